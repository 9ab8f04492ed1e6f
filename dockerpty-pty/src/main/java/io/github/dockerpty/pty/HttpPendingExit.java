// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Streams;
import io.github.dockerpty.pty.hijack.Response;
import io.github.dockerpty.pty.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;
import java.util.OptionalInt;

/** A wait whose response head has come; the body comes with the exit. */
final class HttpPendingExit implements SelectableExit {

    private static final int LIMIT = 64 * 1024;

    private final String call;
    private final Response response;
    /* Confined to the waiting thread. */
    private OptionalInt code = OptionalInt.empty();
    /* What a loop read of the answer, which then is waited for; null without one. */
    private byte[] first;

    HttpPendingExit(String call, Response response) {
        this.call = call;
        this.response = response;
    }

    @Override
    public int await() throws IOException {
        if (code.isEmpty()) {
            try {
                code = OptionalInt.of(exitCode(new JsonReader(answer())));
            } catch (IOException e) {
                throw EngineFailures.translate(e);
            }
        }
        return code.getAsInt();
    }

    private byte[] answer() throws IOException {
        if (first == null) {
            return response.readAll(LIMIT);
        }
        Streams.setBlocking(response.selectable().channel().orElseThrow(), true);
        byte[] rest = response.readAll(LIMIT);
        return ByteBuffer.allocate(first.length + rest.length)
                .put(first)
                .put(rest)
                .array();
    }

    @Override
    public Optional<Source> told() {
        first = new byte[0];
        return response.selectable().channel().isEmpty() ? Optional.empty() : Optional.of(new Told());
    }

    /** Ends when the answer begins. */
    private final class Told implements Source {

        @Override
        public int read(ByteBuffer target) throws IOException {
            int start = target.position();
            int count = response.read(target);
            if (count > 0) {
                first = new byte[count];
                target.get(start, first);
                target.position(start);
            }
            return count == 0 ? 0 : -1;
        }

        @Override
        public Optional<SelectableChannel> channel() {
            return response.selectable().channel();
        }

        @Override
        public boolean hasBuffered() {
            return response.hasBuffered();
        }

        @Override
        public int interest(int wanted) {
            return response.selectable().interest(wanted);
        }

        @Override
        public boolean setBlocking(boolean blocking) throws IOException {
            return Streams.setBlocking(channel().orElseThrow(), blocking);
        }

        @Override
        public void close() throws IOException {
            response.close();
        }
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
