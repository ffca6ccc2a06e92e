package com.slackclone.platform.dynamodb;

/// What a query reads: the table itself by PK and SK, or one of its indexes.
public enum Index {
    PRIMARY("PK", "SK"),
    GSI1("GSI1PK", "GSI1SK"),
    GSI2("GSI2PK", "GSI2SK");

    private final String partition;
    private final String sort;

    Index(String partition, String sort) {
        this.partition = partition;
        this.sort = sort;
    }

    String partition() {
        return partition;
    }

    String sort() {
        return sort;
    }
}
