// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** The body of a request in chunks (RFC 9112, section 7.1), one for each read, because its length is not known. */
final class Upload {

    /** No body, and no chunks either. */
    static final Upload NONE = new Upload(null);

    /** The most bytes of a chunk, a number of four hexadecimal digits. */
    private static final int SIZE = 0x4000;

    /** Four digits, CR LF. */
    private static final int BEFORE = 6;

    private static final byte[] LAST = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream source;

    /** A body that stays the caller's; null for none. */
    Upload(InputStream source) {
        this.source = source;
    }

    /**
     * Sends the body to its end; one that breaks off gets no last chunk, so that no server takes it for whole.
     *
     * @throws UnreadableBodyException if the source fails
     * @throws IOException if the channel does
     */
    void sendTo(WritableByteChannel channel) throws IOException {
        if (source == null) {
            return;
        }
        byte[] chunk = new byte[BEFORE + SIZE + 2];
        for (int count = read(chunk); count >= 0; count = read(chunk)) {
            // A chunk without bytes would be the last one.
            if (count > 0) {
                send(channel, frame(chunk, count));
            }
        }
        send(channel, ByteBuffer.wrap(LAST));
    }

    private int read(byte[] chunk) throws UnreadableBodyException {
        try {
            return source.read(chunk, BEFORE, SIZE);
        } catch (IOException failure) {
            throw new UnreadableBodyException(failure);
        }
    }

    private static ByteBuffer frame(byte[] chunk, int count) {
        for (int i = 0; i < 4; i++) {
            chunk[i] = (byte) Character.forDigit(count >> (12 - 4 * i) & 0xF, 16);
        }
        chunk[4] = '\r';
        chunk[5] = '\n';
        chunk[BEFORE + count] = '\r';
        chunk[BEFORE + count + 1] = '\n';
        return ByteBuffer.wrap(chunk, 0, BEFORE + count + 2);
    }

    private static void send(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
