// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads the body that a request's headers promise, within a limit. */
final class BodyReader {

    static final int LIMIT = 16 * 1024 * 1024;

    private static final int CHUNK_LINES_LIMIT = 64 * 1024;

    private final InputStream in;

    BodyReader(InputStream in) {
        this.in = in;
    }

    byte[] read(Map<String, String> headers) throws IOException {
        String coding = headers.get("Transfer-Encoding");
        String length = headers.get("Content-Length");
        if (coding == null) {
            return length == null ? new byte[0] : readExactly(number(length, 10));
        }
        if (length != null || !coding.equalsIgnoreCase("chunked")) {
            throw new BadRequestException("unclear length of the body: " + coding + ", " + length);
        }
        return readChunks();
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        LineReader lines = new LineReader(in, CHUNK_LINES_LIMIT);
        for (int size = chunkSize(lines); size > 0; size = chunkSize(lines)) {
            if (body.size() + size > LIMIT) {
                throw new BadRequestException("the body is longer than " + LIMIT + " bytes");
            }
            body.writeBytes(readExactly(size));
            if (!lines.next().isEmpty()) {
                throw new BadRequestException("a chunk is longer than its size");
            }
        }
        skipTrailers(lines);
        return body.toByteArray();
    }

    /** Trailers say nothing that an engine uses. */
    private static void skipTrailers(LineReader lines) throws IOException {
        String trailer;
        do {
            trailer = lines.next();
        } while (!trailer.isEmpty());
    }

    private static int chunkSize(LineReader lines) throws IOException {
        String line = lines.next();
        int semicolon = line.indexOf(';');
        return number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), 16);
    }

    private static int number(String text, int radix) throws BadRequestException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f || Character.digit(text.charAt(i), radix) < 0) {
                throw new BadRequestException("no length: " + text);
            }
        }
        if (text.isEmpty()) {
            throw new BadRequestException("an empty length");
        }
        if (text.length() > 12 || Long.parseLong(text, radix) > LIMIT) {
            throw new BadRequestException("the body is longer than " + LIMIT + " bytes");
        }
        return Integer.parseInt(text, radix);
    }

    private byte[] readExactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new BadRequestException("the end came after " + bytes.length + " of " + count + " body bytes");
        }
        return bytes;
    }
}
