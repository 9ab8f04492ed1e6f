// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How errors look on the wire. */
final class Refusals {

    private Refusals() {}

    static JsonObject json(Refusal refusal, Traits traits) {
        JsonObject message = JsonObject.of("message", refusal.getMessage());
        return traits.has(Quirk.LIBPOD)
                ? JsonObject.of("cause", refusal.getMessage())
                        .with(message)
                        .with(JsonObject.of("response", refusal.status()))
                : message;
    }

    /** As dockerd answers a failed attach: text without length, up to the end of the connection. */
    static boolean answerInPlainText(Asked asked, Refusal refusal) throws IOException {
        asked.call().head(refusal.status(), Map.of("Content-Type", Asked.RAW_STREAM));
        asked.call().body((refusal.getMessage() + "\r\n").getBytes(StandardCharsets.UTF_8));
        return false;
    }
}
