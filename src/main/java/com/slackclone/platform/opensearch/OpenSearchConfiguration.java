package com.slackclone.platform.opensearch;

import com.slackclone.platform.aws.AwsProperties;
import java.time.Duration;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.aws.AwsSdk2Transport;
import org.opensearch.client.transport.aws.AwsSdk2TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

@Configuration(proxyBeanMethods = false)
class OpenSearchConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /// It connects when it is first used; while OpenSearch is away the server works without.
    @Bean
    OpenSearchClient openSearchClient(OpenSearchTransport transport) {
        return new OpenSearchClient(transport);
    }

    @Bean(destroyMethod = "close")
    OpenSearchTransport openSearchTransport(OpenSearchProperties properties, AwsProperties aws) {
        return properties.isAws() ? signed(properties, aws) : plain(properties);
    }

    private static OpenSearchTransport signed(OpenSearchProperties properties, AwsProperties aws) {
        return new AwsSdk2Transport(
                Apache5HttpClient.builder().socketTimeout(TIMEOUT).build(),
                properties.url().getHost(),
                Region.of(aws.region()),
                AwsSdk2TransportOptions.builder()
                        .setMapper(new JacksonJsonpMapper())
                        .build());
    }

    private static OpenSearchTransport plain(OpenSearchProperties properties) {
        return ApacheHttpClient5TransportBuilder.builder(HttpHost.create(properties.url()))
                .setMapper(new JacksonJsonpMapper())
                .setRequestConfigCallback(request -> request.setResponseTimeout(Timeout.of(TIMEOUT))
                        .setConnectionRequestTimeout(Timeout.of(TIMEOUT)))
                .build();
    }
}
