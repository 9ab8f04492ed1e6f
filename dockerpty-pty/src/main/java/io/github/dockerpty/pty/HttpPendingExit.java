// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.Response;
import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;
import java.util.OptionalInt;

/** A wait whose response head has come; the body comes with the exit. */
final class HttpPendingExit implements PendingExit {

    private static final int LIMIT = 64 * 1024;

    private final String call;
    private final Response response;
    /* Confined to the waiting thread. */
    private OptionalInt code = OptionalInt.empty();

    HttpPendingExit(String call, Response response) {
        this.call = call;
        this.response = response;
    }

    @Override
    public int await() throws IOException {
        if (code.isEmpty()) {
            try {
                code = OptionalInt.of(exitCode(new JsonReader(response.readAll(LIMIT))));
            } catch (IOException e) {
                throw EngineFailures.translate(e);
            }
        }
        return code.getAsInt();
    }

    private int exitCode(JsonReader reader) throws IOException {
        Long status = null;
        String error = "";
        reader.beginObject();
        for (String name = reader.nextName(); name != null; name = reader.nextName()) {
            switch (name) {
                case "StatusCode" -> status = reader.number();
                case "Error" -> error = EngineFailures.messageMember(reader);
                default -> reader.skip();
            }
        }
        if (!error.isEmpty()) {
            throw new EngineException(call, 500, error);
        }
        if (status == null || status < 0 || status > Integer.MAX_VALUE) {
            throw new IOException(call + ": the engine does not know the exit code (it says " + status + ")");
        }
        return status.intValue();
    }

    @Override
    public void close() {
        try {
            response.close();
        } catch (IOException e) {
            // The wait is given up either way; what the engine did not take back ends with the container.
            CallLog.failed(call, e);
        }
    }
}
