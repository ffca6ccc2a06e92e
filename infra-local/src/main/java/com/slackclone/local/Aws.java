package com.slackclone.local;

/// The account that the stack pretends to be.
///
/// Only S3 checks credentials, so that a pre-signed URL fails here when it would fail there. DynamoDB Local takes
/// any, if they are letters and digits.
final class Aws {

    static final String ACCOUNT = "000000000000";
    static final String REGION = "us-east-1";
    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local";

    private Aws() {}
}
