// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.DialException;
import io.github.dockerpty.pty.hijack.Response;
import io.github.dockerpty.pty.json.JsonException;
import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;

/** The edge where failures of the connection and answers with an error become the exceptions of {@link Engine}. */
final class EngineFailures {

    private static final String TLS_MISSING = "Client sent an HTTP request to an HTTPS server";

    private EngineFailures() {}

    static IOException translate(IOException failure) {
        if (failure instanceof DialException dial) {
            return new EngineUnavailableException(dial.address(), dial.getMessage(), dial);
        }
        return failure;
    }

    /** What an answer means that is not the one wanted; the answer is closed. */
    static IOException refused(String address, String call, Response response) throws IOException {
        int status = response.head().status();
        String text = response.readError();
        if (status < 400) {
            return new IOException(call + " on " + address + " was answered with status " + status
                    + ", which no engine sends here: is there a proxy on the way?");
        }
        if (text.contains(TLS_MISSING)) {
            return new EngineUnavailableException(
                    address, address + ": the engine wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH", null);
        }
        return new EngineException(call, status, message(text));
    }

    /** The message of an error's body, whether or not that is JSON. */
    static String message(String body) {
        if (!body.startsWith("{")) {
            return body;
        }
        try {
            String message = messageMember(new JsonReader(body));
            return message.isEmpty() ? body : message.strip();
        } catch (JsonException e) {
            // The engine's words, even if they are not well put.
            return body;
        }
    }

    /** The message of an error object; empty for null. */
    static String messageMember(JsonReader reader) throws JsonException {
        String message = "";
        if (!reader.beginObject()) {
            return message;
        }
        for (String name = reader.nextName(); name != null; name = reader.nextName()) {
            if (name.equalsIgnoreCase("message")) {
                message = reader.string();
            } else {
                reader.skip();
            }
        }
        return message;
    }
}
