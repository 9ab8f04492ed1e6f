// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.EngineClient.Answer;
import io.github.dockerpty.testkit.TestEngine.Ability;
import io.github.dockerpty.testkit.TestEngine.Kind;
import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/**
 * What an engine has said about itself.
 *
 * @param kind which it is
 * @param podman whether it behaves like podman, as the embedded engine may
 * @param apiVersion the newest that it speaks
 */
public record EngineFacts(Kind kind, boolean podman, String apiVersion) {

    private static final String VERSION = "1\\.[0-9]{1,4}";
    private static final int CONSOLE_SIZE = 42;

    /**
     * Asks an engine.
     *
     * @param client without an API version
     * @return the facts
     * @throws IOException when no engine answers
     */
    static EngineFacts ask(EngineClient client) throws IOException {
        Answer answer = client.call("GET", "/version").expecting(200);
        try {
            JsonObject version = JsonObject.parse(answer.body());
            if (!version.text("ApiVersion").matches(VERSION)) {
                throw new IOException("no engine at " + client.host() + ": it tells no API version: " + answer.text());
            }
            boolean embedded = version.object("Platform").text("Name").equals("embedded");
            return of(embedded, answer.headers(), version.text("ApiVersion"));
        } catch (JsonException e) {
            throw new IOException("no engine at " + client.host() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Takes the facts from what engines send with every answer.
     *
     * @param embedded whether it is an embedded engine
     * @param headers of any answer
     * @param apiVersion the newest that it speaks
     * @return the facts
     */
    public static EngineFacts of(boolean embedded, Map<String, String> headers, String apiVersion) {
        boolean podman = headers.containsKey("Libpod-Api-Version");
        return new EngineFacts(embedded ? Kind.EMBEDDED : real(podman, headers), podman, apiVersion);
    }

    private static Kind real(boolean podman, Map<String, String> headers) {
        if (podman) {
            return Kind.PODMAN;
        }
        return headers.getOrDefault("Server", "").startsWith("Docker/") ? Kind.DOCKER : Kind.OTHER;
    }

    /**
     * Whether it has an ability.
     *
     * @param ability which
     * @return false also when that is not known
     */
    public boolean can(Ability ability) {
        return switch (ability) {
            case INITIAL_SIZE -> hasConsoleSize();
            case DETACH_KEYS -> kind != Kind.OTHER && !podman;
            case HALF_CLOSE -> podman;
            case SIGNALS -> kind != Kind.OTHER;
            case FILES -> kind == Kind.DOCKER || kind == Kind.PODMAN;
        };
    }

    boolean hasConsoleSize() {
        int minor = Integer.parseInt(apiVersion.substring(apiVersion.indexOf('.') + 1));
        return !podman && minor >= CONSOLE_SIZE;
    }
}
