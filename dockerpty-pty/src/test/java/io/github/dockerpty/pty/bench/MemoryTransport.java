// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Answers every request of docker-java with the same stream from memory. */
final class MemoryTransport implements DockerHttpClient {

    private final byte[] wire;

    MemoryTransport(byte[] wire) {
        this.wire = wire;
    }

    @Override
    public Response execute(Request request) {
        return new Answer(new ByteArrayInputStream(wire));
    }

    @Override
    public void close() {}

    private record Answer(InputStream body) implements Response {

        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of("Content-Type", List.of("application/vnd.docker.multiplexed-stream"));
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public void close() {}
    }
}
