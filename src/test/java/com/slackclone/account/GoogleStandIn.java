package com.slackclone.account;

import com.slackclone.testing.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's browser at the OpenID provider of the local stack.
final class GoogleStandIn {

    static final String CLIENT = "slack-clone-local";
    static final String NONCE = "a-nonce-of-the-client";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CODE = Pattern.compile("code=([^&]+)");

    private GoogleStandIn() {}

    /// Somebody who is new at Google.
    static String newSubject() {
        return UUID.randomUUID().toString();
    }

    /// The claims of somebody with an address of a domain that Google hosts.
    static Map<String, Object> claims(String email) {
        var domain = email.substring(email.indexOf('@') + 1);
        return Map.of("email", email, "email_verified", true, "name", "Grace Hopper", "hd", domain);
    }

    static Map<String, Object> claims(String email, String name, Object value) {
        var claims = new HashMap<>(claims(email));
        claims.put(name, value);
        return claims;
    }

    static String idToken(String subject, Map<String, ?> claims) {
        return idToken("google", CLIENT, subject, claims);
    }

    static String idToken(String issuer, String client, String subject, Map<String, ?> claims) {
        var url = LocalStack.shared().endpoint("oidc") + "/" + issuer;
        var redirect = "http://localhost/callback";
        var query = Map.of(
                "client_id",
                client,
                "response_type",
                "code",
                "scope",
                "openid",
                "nonce",
                NONCE,
                "redirect_uri",
                redirect);
        var login = Map.of("username", subject, "claims", JsonMapper.shared().writeValueAsString(claims));
        var location = post(url + "/authorize?" + form(query), login)
                .headers()
                .firstValue("location")
                .orElseThrow();
        var code = CODE.matcher(location);
        if (!code.find()) {
            throw new AssertionError("No code: " + location);
        }
        var grant = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client,
                "client_secret",
                "any",
                "redirect_uri",
                redirect,
                "code",
                code.group(1));
        var answer = post(url + "/token", grant).body();
        return JsonMapper.shared().readTree(answer).required("id_token").asString();
    }

    private static HttpResponse<String> post(String url, Map<String, String> values) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(values)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
