// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of a response.
 *
 * @param status 100 to 599
 * @param fields names and values in turn, as they came, without blanks around the values
 * @param minor the version behind {@code HTTP/1.}
 */
public record ResponseHead(int status, List<String> fields, int minor) {

    /**
     * Copies the list.
     *
     * @param status 100 to 599
     * @param fields names and values in turn
     * @param minor the version behind {@code HTTP/1.}
     */
    public ResponseHead {
        fields = List.copyOf(fields);
    }

    /**
     * The value of a header.
     *
     * @param name its name in any case
     * @return the first value; empty if there is none
     */
    public Optional<String> header(String name) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equalsIgnoreCase(name)) {
                return Optional.of(fields.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** Whether the body comes in chunks. */
    boolean isChunked() {
        return header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked");
    }

    /** Whether the answer to any request with this status has no body. */
    boolean isBodiless() {
        return status == 204 || status == 304;
    }

    /** Whether another head follows; 101 is none of these. */
    boolean isInterim() {
        return status / 100 == 1 && status != 101;
    }

    /** Whether the server will take another request on this connection (RFC 9112, section 9.3). */
    boolean isLasting() {
        String options = header("Connection").orElse("");
        return minor == 0
                ? options.equalsIgnoreCase("keep-alive")
                : !options.toLowerCase(Locale.ROOT).contains("close");
    }
}
