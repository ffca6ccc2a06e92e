package com.slackclone.infra.data;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;

/// Narrows what an AWS service may do to calls on behalf of one resource of this account. Without them, anybody's
/// topic, bucket or pipe could have the service act on ours.
final class CallerConditions {

    private CallerConditions() {}

    /// Sorted, since the order of `Map.of` changes from run to run, and the template's with it.
    static Map<String, Object> onBehalfOf(String arn) {
        return Map.of("StringEquals", new TreeMap<>(Map.of("aws:SourceAccount", Aws.ACCOUNT_ID, "aws:SourceArn", arn)));
    }
}
