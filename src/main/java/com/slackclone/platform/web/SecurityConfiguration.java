package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Which paths there are, and what browsers may do with them. Who is asking is none of its business: see the
/// interceptors of GraphQL.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String GRAPHIQL_CSP =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    private final ClientAddresses clients;

    SecurityConfiguration(ClientAddresses clients) {
        this.clients = clients;
    }

    /// The explorer page runs scripts and may be cached.
    @Bean
    @Order(1)
    @ConditionalOnBooleanProperty("slack-clone.graphiql.enabled")
    SecurityFilterChain graphiqlSecurity(HttpSecurity http) {
        http.securityMatcher("/graphiql", "/graphiql/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return stateless(http)
                .headers(headers -> {
                    addTo(headers, "Cache-Control");
                    headers.addHeaderWriter(new StaticHeadersWriter(SecurityHeaders.CSP, GRAPHIQL_CSP));
                })
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiSecurity(HttpSecurity http, CorsFilter cors, MetricsAccess metrics) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        WebConfiguration.ENDPOINT, "/health", "/health/*", "/error", "/hooks/*", "/email/unsubscribe")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access(metrics)
                .anyRequest()
                .denyAll());
        return stateless(http)
                .addFilter(cors)
                .headers(headers -> addTo(headers, ""))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, response, _) -> notFound(response))
                        .accessDeniedHandler((_, response, _) -> notFound(response)));
    }

    private void addTo(HeadersConfigurer<HttpSecurity> headers, String except) {
        headers.defaultsDisabled()
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(true).requestMatcher(clients::isSecure));
        SecurityHeaders.ALL.forEach((name, value) -> {
            var isOwn = name.equals(except) || (!except.isEmpty() && name.equals(SecurityHeaders.CSP));
            if (!isOwn) {
                headers.addHeaderWriter(new StaticHeadersWriter(name, value));
            }
        });
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        JsonErrors.write(response, 404, ApiException.notFound("page"));
    }

    /// Only for pages of the configured origins; a page of the same origin needs no leave.
    @Bean
    CorsFilter corsFilter(WebProperties properties) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "POST"));
        rules.setAllowedHeaders(List.of("*"));
        rules.setExposedHeaders(List.of(
                "RateLimit",
                "RateLimit-Policy",
                "RateLimit-Limit",
                "RateLimit-Remaining",
                "RateLimit-Reset",
                "Retry-After",
                RequestId.HEADER));
        rules.setAllowCredentials(true);
        rules.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(WebConfiguration.ENDPOINT, rules);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new JsonCorsProcessor());
        return filter;
    }

    private static final class JsonCorsProcessor extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(org.springframework.http.HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            response.getBody()
                    .write(Json.bytes(
                            ErrorBody.of(ApiException.forbidden("Pages of this origin may not use the API so."))));
            response.flush();
        }
    }
}
