package com.slackclone.account;

import com.slackclone.realtime.Topic;
import java.util.Collection;

/// Where people hear of somebody. Who knows that depends on this package, so it is declared here and known there.
public interface UserTopics {

    /// One topic for each workspace that the person is or was a member of. One call of DynamoDB. A membership
    /// that is less than a second old may be left out: its workspace has just been told of the person.
    Collection<Topic> of(UserId user);
}
