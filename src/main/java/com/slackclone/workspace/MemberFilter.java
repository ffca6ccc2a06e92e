package com.slackclone.workspace;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which members of a workspace are wanted.
///
/// @param role null for all
/// @param isActive null for all
record MemberFilter(@Nullable Role role, @Nullable Boolean isActive) implements Predicate<Membership> {

    @Override
    public boolean test(Membership member) {
        return (role == null || role == member.role()) && (isActive == null || isActive == member.isActive());
    }
}
