// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A body whose length nobody knows yet, in chunks; the head goes out with its making. */
final class ChunkedBody {

    private final Call call;

    ChunkedBody(Call call, String contentType) throws IOException {
        this.call = call;
        call.head(200, Map.of("Content-Type", contentType, "Transfer-Encoding", "chunked"));
    }

    void write(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
            chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(bytes);
            chunk.writeBytes(new byte[] {'\r', '\n'});
            call.body(chunk.toByteArray());
        }
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void end() throws IOException {
        call.body("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
