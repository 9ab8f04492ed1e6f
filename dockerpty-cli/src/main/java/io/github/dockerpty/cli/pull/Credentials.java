// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import io.github.dockerpty.pty.DockerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the login for a registry in {@code config.json}: by {@code credHelpers} before {@code credsStore} before
 * {@code auths}, as the docker CLI does.
 *
 * <p>A secret is held in memory only; no message of this class contains one.
 */
final class Credentials {

    private static final String TOKEN_USER = "<token>";

    private final DockerConfig config;

    Credentials(DockerConfig config) {
        this.config = config;
    }

    /** The login for an image's registry; empty if there is none, and then the pull is anonymous. */
    Optional<AuthConfig> forImage(ImageName image) throws IOException {
        String key = image.credentialsKey();
        String helper = config.credHelpers().getOrDefault(key, "");
        if (helper.isEmpty()) {
            helper = config.credHelpers().getOrDefault(image.registry(), config.credsStore());
        }
        return helper.isEmpty() ? stored(key) : asked(helper, key);
    }

    private static Optional<AuthConfig> asked(String helper, String key) throws IOException {
        Optional<String> answer = CredentialProgram.get(helper, key);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        JsonNode login;
        try {
            login = new ObjectMapper().readTree(answer.get());
        } catch (IOException e) {
            throw new IOException(CredentialProgram.name(helper) + " answered for " + key + " with no JSON");
        }
        String user = text(login, "Username");
        String secret = text(login, "Secret");
        AuthConfig found = new AuthConfig().withRegistryAddress(key);
        return Optional.of(
                user.equals(TOKEN_USER)
                        ? found.withIdentityToken(secret)
                        : found.withUsername(user).withPassword(secret));
    }

    private Optional<AuthConfig> stored(String key) throws IOException {
        for (Map.Entry<String, Map<String, String>> login : config.auths().entrySet()) {
            if (host(login.getKey()).equals(host(key))) {
                return login(login.getValue(), key);
            }
        }
        return Optional.empty();
    }

    private Optional<AuthConfig> login(Map<String, String> entry, String key) throws IOException {
        AuthConfig found = new AuthConfig().withRegistryAddress(key);
        String token = entry.getOrDefault("identitytoken", "");
        if (!token.isEmpty()) {
            return Optional.of(found.withIdentityToken(token));
        }
        String encoded = entry.getOrDefault("auth", "");
        if (encoded.isEmpty()) {
            String user = entry.getOrDefault("username", "");
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.withUsername(user).withPassword(entry.getOrDefault("password", "")));
        }
        String pair = decoded(encoded, key);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw malformed(key);
        }
        return Optional.of(found.withUsername(pair.substring(0, colon)).withPassword(pair.substring(colon + 1)));
    }

    private String decoded(String encoded, String key) throws IOException {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(key);
        }
    }

    private IOException malformed(String key) {
        return new IOException(
                config.directory().resolve("config.json") + ": the login for " + key + " is malformed; log in again");
    }

    /** The host of a key, which may be written as a URL. */
    private static String host(String key) {
        String rest = key.startsWith("https://") ? key.substring(8) : key;
        rest = rest.startsWith("http://") ? rest.substring(7) : rest;
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
