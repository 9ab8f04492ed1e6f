// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads requests from one connection, byte-exactly: what follows a request stays in the stream. */
public final class RequestReader {

    static final int HEAD_LIMIT = 64 * 1024;

    private final InputStream in;

    // Of the request being read, so that a broken one still tells what came before the defect.
    private RequestLine line;
    private Map<String, String> headers;

    /**
     * Reads from a stream.
     *
     * @param in the client's bytes, buffered; not closed
     */
    public RequestReader(InputStream in) {
        this.in = in;
    }

    /**
     * Blocks until a request is complete or broken.
     *
     * @return the request; null at the end of the stream before its first byte
     * @throws IOException when the connection fails
     */
    public Request next() throws IOException {
        line = RequestLine.NONE;
        headers = Map.of();
        LineReader lines = new LineReader(in, HEAD_LIMIT);
        try {
            line = RequestLine.parse(lines.next());
            headers = readHeaders(lines);
            return request(new BodyReader(in).read(headers), Optional.empty());
        } catch (BadRequestException e) {
            return lines.hasBegun() ? request(new byte[0], Optional.of(e.getMessage())) : null;
        }
    }

    private Request request(byte[] body, Optional<String> defect) {
        return new Request(line.method(), line.path(), line.query(), headers, body, line.minorVersion(), defect);
    }

    private static Map<String, String> readHeaders(LineReader lines) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String field = lines.next(); !field.isEmpty(); field = lines.next()) {
            int colon = field.indexOf(':');
            if (colon < 1 || !RequestLine.isToken(field.substring(0, colon))) {
                throw new BadRequestException("a header line without a name");
            }
            headers.merge(
                    field.substring(0, colon),
                    field.substring(colon + 1).strip(),
                    (first, more) -> first + ", " + more);
        }
        return Collections.unmodifiableMap(headers);
    }
}
