#!/bin/sh
# Creates tables, queues and buckets in the containers of docker-compose.yml, as the template says that CDK synthesized.
# What exists already is left as it is.
set -eu
template=${1:-/infra/data-local.template.json}

until aws --endpoint-url "$DYNAMODB_ENDPOINT" dynamodb list-tables >/dev/null 2>&1 \
    && aws --endpoint-url "$SQS_ENDPOINT" sqs list-queues >/dev/null 2>&1 \
    && aws --endpoint-url "$S3_ENDPOINT" s3api list-buckets >/dev/null 2>&1; do
    sleep 1
done

resources() {
    jq -c --arg type "$1" '.Resources[] | select(.Type == $type) | .Properties' "$template"
}

resources AWS::DynamoDB::Table | while read -r table; do
    name=$(echo "$table" | jq -r .TableName)
    echo "table $name"
    echo "$table" | jq '{TableName, AttributeDefinitions, KeySchema, BillingMode}
        + (if .GlobalSecondaryIndexes then {GlobalSecondaryIndexes} else {} end)
        + (if .StreamSpecification
           then {StreamSpecification: (.StreamSpecification + {StreamEnabled: true})} else {} end)' >/tmp/table.json
    aws --endpoint-url "$DYNAMODB_ENDPOINT" dynamodb describe-table --table-name "$name" >/dev/null 2>&1 \
        || aws --endpoint-url "$DYNAMODB_ENDPOINT" dynamodb create-table --cli-input-json file:///tmp/table.json >/dev/null
    ttl=$(echo "$table" | jq -r '.TimeToLiveSpecification.AttributeName // empty')
    [ -z "$ttl" ] || aws --endpoint-url "$DYNAMODB_ENDPOINT" dynamodb update-time-to-live --table-name "$name" \
        --time-to-live-specification "Enabled=true,AttributeName=$ttl" >/dev/null 2>&1 || true
done

resources AWS::SQS::Queue | while read -r queue; do
    name=$(echo "$queue" | jq -r .QueueName)
    echo "queue $name"
    aws --endpoint-url "$SQS_ENDPOINT" sqs create-queue --queue-name "$name" >/dev/null
done

resources AWS::S3::Bucket | while read -r bucket; do
    name=$(echo "$bucket" | jq -r .BucketName)
    echo "bucket $name"
    aws --endpoint-url "$S3_ENDPOINT" s3api head-bucket --bucket "$name" >/dev/null 2>&1 \
        || aws --endpoint-url "$S3_ENDPOINT" s3api create-bucket --bucket "$name" >/dev/null
done
