// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.PathPattern;
import io.github.dockerpty.testkit.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request that an engine received, also when it was broken or no route answered it.
 *
 * @param method for example {@code POST}; empty if the request was broken before it
 * @param path as sent, with the API version and without the query, for example {@code /v1.41/containers/c1/attach}
 * @param query decoded, for example {@code stream=1}; of a repeated name the last value
 * @param headers by name without regard to case; the values of a repeated name joined by a comma
 * @param body the bytes without chunking, not copied
 * @param upgraded whether the answer gives the connection to a conversation
 * @param defect what was wrong with the request in one line, for example bytes sent before an upgrade was answered
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordedRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        boolean upgraded,
        Optional<String> defect) {

    static RecordedRequest of(Request request, boolean upgraded, Optional<String> defect) {
        return new RecordedRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.body(),
                upgraded,
                request.defect().or(() -> defect));
    }

    /**
     * Method and path without the API version, for example {@code POST /containers/c1/attach}.
     *
     * @return one line
     */
    public String line() {
        return method + " " + PathPattern.withoutVersion(path);
    }

    /**
     * The body as UTF-8 text.
     *
     * @return the text, empty without a body
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : " " + query) + (body.length == 0 ? "" : " " + text())
                + defect.map(text -> " (" + text + ")").orElse("");
    }
}
