// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** Reads an answer as RFC 9112 says, within limits; takes not a byte more than belongs to it. */
public final class ResponseReader {

    private static final int HEAD_LIMIT = 64 * 1024;
    private static final int STATUS_DIGITS_AT = 9;
    private static final int STATUS_END = 12;

    private final InputStream in;

    /**
     * Reads from a stream.
     *
     * @param in where answers come from
     */
    public ResponseReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads up to the empty line.
     *
     * @return status and headers
     * @throws IOException when it is no head of HTTP/1, or longer than 64 KiB
     */
    public ResponseHead head() throws IOException {
        LineReader lines = new LineReader(in, HEAD_LIMIT);
        String first = lines.next();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new BadRequestException("no header: " + line);
            }
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return new ResponseHead(status(first), headers);
    }

    private static int status(String line) throws BadRequestException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new BadRequestException("no status line: " + line);
        }
        return Integer.parseInt(line.substring(STATUS_DIGITS_AT, STATUS_END));
    }

    /**
     * Reads what follows a head.
     *
     * @param head the head
     * @return the body without chunking; up to the end of the stream if the head tells no length
     * @throws IOException when it is cut, malformed, or longer than 16 MiB
     */
    public byte[] body(ResponseHead head) throws IOException {
        if (head.status() < 200 || head.status() == 204 || head.status() == 304) {
            return new byte[0];
        }
        boolean toldLength = head.headers().containsKey("Transfer-Encoding")
                || head.headers().containsKey("Content-Length");
        return toldLength ? new BodyReader(in).read(head.headers()) : rest();
    }

    private byte[] rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (all.size() + count > BodyReader.LIMIT) {
                throw new BadRequestException("the body is longer than " + BodyReader.LIMIT + " bytes");
            }
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }
}
