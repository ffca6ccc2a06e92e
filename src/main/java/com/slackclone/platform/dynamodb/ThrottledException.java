package com.slackclone.platform.dynamodb;

/// DynamoDB took only a part of the work, however often it was asked.
public final class ThrottledException extends RuntimeException {

    ThrottledException() {
        super("DynamoDB did not take all of the work in time");
    }
}
