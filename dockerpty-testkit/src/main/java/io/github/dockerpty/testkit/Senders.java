// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The ways in which answers are written. */
final class Senders {

    static final String RAW_STREAM = "application/vnd.docker.raw-stream";

    private Senders() {}

    static Reply.Sender status(int code) {
        // RFC 9110, section 8.6: these have no body and must not tell a length.
        boolean bodiless = code < 200 || code == 204 || code == 304;
        return exchange -> {
            exchange.head(code, bodiless ? Map.of() : Map.of("Content-Length", "0"));
            exchange.body(new byte[0]);
            return true;
        };
    }

    static Reply.Sender body(int code, String contentType, byte[] body) {
        return exchange -> {
            exchange.head(code, Map.of("Content-Type", contentType, "Content-Length", Integer.toString(body.length)));
            exchange.body(body);
            return true;
        };
    }

    static Reply.Sender chunked(String contentType, byte[]... pieces) {
        return exchange -> {
            exchange.head(200, Map.of("Content-Type", contentType, "Transfer-Encoding", "chunked"));
            for (byte[] piece : pieces) {
                exchange.body(chunk(piece));
            }
            exchange.body(ascii("0\r\n\r\n"));
            return true;
        };
    }

    static Reply.Sender later(CompletableFuture<String> body) {
        return exchange -> {
            exchange.head(200, Map.of("Content-Type", "application/json", "Transfer-Encoding", "chunked"));
            exchange.out().finish();
            String json;
            try {
                json = body.get();
            } catch (ExecutionException cut) {
                return false;
            }
            exchange.body(chunk(json.getBytes(StandardCharsets.UTF_8)));
            exchange.body(ascii("0\r\n\r\n"));
            return true;
        };
    }

    static Reply.Sender untilEnd(int code, byte[] body) {
        return exchange -> {
            exchange.head(code, Map.of("Content-Type", RAW_STREAM));
            exchange.body(body);
            return false;
        };
    }

    static Reply.Sender raw(byte[] whole, boolean leftOpen) {
        return exchange -> {
            exchange.out().write(whole);
            if (leftOpen) {
                exchange.in().transferTo(OutputStream.nullOutputStream());
            }
            return false;
        };
    }

    static Reply.Sender conversation(int code, Map<String, String> head, Conversation conversation) {
        return exchange -> {
            exchange.head(code, head);
            conversation.run(exchange);
            return false;
        };
    }

    private static byte[] chunk(byte[] piece) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        if (piece.length > 0) {
            chunk.write(ascii(Integer.toHexString(piece.length) + "\r\n"));
            chunk.write(piece);
            chunk.write(ascii("\r\n"));
        }
        return chunk.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
