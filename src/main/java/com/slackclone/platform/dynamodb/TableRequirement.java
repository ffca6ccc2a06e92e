package com.slackclone.platform.dynamodb;

import com.slackclone.platform.start.Requirement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TableRequirement {

    @Bean
    Requirement tables(Dynamo dynamo) {
        return new Requirement(
                "DynamoDB tables",
                Arrays.stream(Table.values())
                        .collect(Collectors.toMap(dynamo::name, table -> () -> dynamo.exists(table))),
                true);
    }
}
