// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** What the steps of a conversation do with the bytes of one connection. */
final class Wire {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Exchange exchange;
    private final InputStream in;

    Wire(Exchange exchange) {
        this.exchange = exchange;
        this.in = exchange.in();
    }

    /** The connection, with everything sent that was held back. */
    Connection connection() throws IOException {
        exchange.out().finish();
        return exchange.connection();
    }

    void send(byte[] bytes) throws IOException {
        exchange.out().write(bytes);
    }

    void receive(byte[] expected) throws IOException {
        exchange.out().finish();
        byte[] got = new byte[expected.length];
        int count = 0;
        while (count < expected.length) {
            int more = in.read(got, count, expected.length - count);
            if (more < 0) {
                throw new AssertionError("the client ended after " + Escapes.quote(Arrays.copyOf(got, count)));
            }
            int wrong = Arrays.mismatch(got, count, count + more, expected, count, count + more);
            if (wrong >= 0) {
                throw new AssertionError("at byte " + (count + wrong) + " came "
                        + Escapes.quote(Arrays.copyOfRange(got, count + wrong, count + more)) + " instead of "
                        + Escapes.quote(Arrays.copyOfRange(expected, count + wrong, expected.length)));
            }
            count += more;
        }
    }

    void receiveEnd() throws IOException {
        exchange.out().finish();
        byte[] surplus = new byte[BUFFER_BYTES];
        int count = in.read(surplus);
        if (count >= 0) {
            throw new AssertionError("instead of the end came " + Escapes.quote(Arrays.copyOf(surplus, count)));
        }
    }

    void drain() throws IOException {
        exchange.out().finish();
        in.transferTo(OutputStream.nullOutputStream());
    }

    void echo() throws IOException {
        exchange.out().finish();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            exchange.out().write(buffer, 0, count);
        }
    }
}
