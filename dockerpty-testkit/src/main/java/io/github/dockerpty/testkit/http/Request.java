// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.util.Map;
import java.util.Optional;

/**
 * One request as it came.
 *
 * @param method for example {@code POST}; empty when the request was broken before it
 * @param path the path as sent, without the query
 * @param query decoded; of a name that is repeated the last value
 * @param headers by name without regard to case; values of a repeated name joined by a comma
 * @param body the bytes without chunking, not copied
 * @param minorVersion the digit after {@code HTTP/1.}
 * @param defect what was broken, in one line
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        int minorVersion,
        Optional<String> defect) {

    /**
     * Whether the client may send another request on the same connection.
     *
     * @return false after a broken request, under HTTP/1.0 and when the client says so
     */
    public boolean keepsAlive() {
        return defect.isEmpty()
                && minorVersion > 0
                && !"close".equalsIgnoreCase(headers.getOrDefault("Connection", ""));
    }
}
