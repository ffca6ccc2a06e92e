package com.slackclone.workspace;

import com.slackclone.account.AccountTies;
import com.slackclone.platform.dynamodb.Write;
import java.util.List;
import org.springframework.stereotype.Component;

/// Lets nobody in whose account is deleted at the same time: they would stay a member for good.
@Component
class LivingAccounts implements WorkspaceParts {

    private final AccountTies accounts;

    LivingAccounts(AccountTies accounts) {
        this.accounts = accounts;
    }

    /// That the owner's account is not deleted is a condition of owning.
    @Override
    public List<Write> toCreate(Workspace workspace) {
        return List.of();
    }

    @Override
    public List<Write> toJoin(Membership member) {
        return List.of(accounts.require(member.userId()));
    }

    @Override
    public List<Write> toReturn(Membership member) {
        return toJoin(member);
    }
}
