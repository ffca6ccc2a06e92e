package com.slackclone.workspace;

import com.slackclone.realtime.Event;

/// A person has become a member.
public record MemberJoinedWorkspace(Membership member) implements Event {}
