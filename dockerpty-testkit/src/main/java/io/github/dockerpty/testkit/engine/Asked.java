// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonException;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request that has found its route, and the usual answers. */
final class Asked {

    static final String RAW_STREAM = "application/vnd.docker.raw-stream";
    static final String MULTIPLEXED_STREAM = "application/vnd.docker.multiplexed-stream";

    private static final Set<String> FALSE = Set.of("", "0", "no", "false", "none");

    private final Call call;
    private final List<String> path;
    private final ApiVersion version;

    Asked(Call call, List<String> path, ApiVersion version) {
        this.call = call;
        this.path = path;
        this.version = version;
    }

    Call call() {
        return call;
    }

    /** What the route leaves open: its id or name. */
    String id() {
        return path.get(1);
    }

    /** All segments, without the version. */
    List<String> path() {
        return path;
    }

    /** The version that the client speaks. */
    ApiVersion version() {
        return version;
    }

    /** A value of the query, empty without it. */
    String query(String name) {
        return call.request().query().getOrDefault(name, "");
    }

    boolean has(String name) {
        return call.request().query().containsKey(name);
    }

    /** As the engine reads booleans: a few words are false, all others true. */
    boolean flag(String name) {
        return !FALSE.contains(query(name).strip().toLowerCase(Locale.ROOT));
    }

    /** The header, empty without it. */
    String header(String name) {
        return call.request().headers().getOrDefault(name, "");
    }

    boolean hasBody() {
        return call.request().body().length > 0;
    }

    /** The body; an empty object without one. */
    JsonObject json() throws Refusal {
        try {
            return hasBody() ? JsonObject.parse(call.request().body()) : JsonObject.EMPTY;
        } catch (JsonException e) {
            // 500 and not 400: so both engines answered when they were asked.
            throw new Refusal(500, e.getMessage());
        }
    }

    boolean answer(int status, Object json) throws IOException {
        return answer(status, "application/json", JsonObject.write(json) + "\n");
    }

    boolean answer(int status, String contentType, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        call.head(status, Map.of("Content-Type", contentType, "Content-Length", Integer.toString(body.length)));
        call.body(body);
        return true;
    }

    boolean answer(int status) throws IOException {
        // RFC 9110, section 8.6: these have no body and must not tell a length.
        call.head(status, status == 204 || status == 304 ? Map.of() : Map.of("Content-Length", "0"));
        call.body(new byte[0]);
        return true;
    }

    /** Prepares to take the connection over, with 101 if the client asked for an upgrade, else with 200. */
    Hijacked hijack(boolean tty) {
        if (header("Upgrade").isEmpty()) {
            return call.hijack(200, Map.of("Content-Type", RAW_STREAM));
        }
        boolean tells = version.isAtLeast(ApiVersion.CONSOLE_SIZE) && !tty;
        String type = tells ? MULTIPLEXED_STREAM : RAW_STREAM;
        return call.hijack(101, Map.of("Connection", "Upgrade", "Upgrade", "tcp", "Content-Type", type));
    }
}
