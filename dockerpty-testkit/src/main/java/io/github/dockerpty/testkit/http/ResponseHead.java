// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The status line and the headers of an answer.
 *
 * @param status the three digits
 * @param headers by name without regard to case; copied
 */
public record ResponseHead(int status, Map<String, String> headers) {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(101, "UPGRADED"),
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(409, "Conflict"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"));

    /**
     * Copies the headers.
     *
     * @param status the three digits
     * @param headers by name without regard to case
     */
    public ResponseHead {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /**
     * The head as it is on the wire.
     *
     * @return the bytes, the empty line at the end among them
     */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("HTTP/1.1 ");
        text.append(status)
                .append(' ')
                .append(REASONS.getOrDefault(status, "Status"))
                .append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
