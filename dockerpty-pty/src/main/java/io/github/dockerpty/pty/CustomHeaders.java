// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code DOCKER_CUSTOM_HEADERS}: comma-separated {@code name=value} fields, quoted as in CSV where needed. */
final class CustomHeaders {

    private final String text;
    private int at;

    private CustomHeaders(String text) {
        this.text = text;
    }

    static Map<String, String> parse(String text) throws EndpointException {
        CustomHeaders fields = new CustomHeaders(text);
        Map<String, String> headers = new LinkedHashMap<>();
        while (fields.at <= text.length()) {
            String field = fields.next();
            int equals = field.indexOf('=');
            if (equals <= 0) {
                throw malformed();
            }
            headers.put(field.substring(0, equals).strip(), field.substring(equals + 1));
        }
        return headers;
    }

    private String next() throws EndpointException {
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            return quoted();
        }
        int end = text.indexOf(',', at);
        String field = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() + 1 : end + 1;
        return field;
    }

    private String quoted() throws EndpointException {
        StringBuilder field = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append(text.charAt(at++));
            } else if (at == text.length() || text.charAt(at) == ',') {
                at++;
                return field.toString();
            } else {
                throw malformed();
            }
        }
        throw malformed();
    }

    /* Without the text: a header is often a token. */
    private static EndpointException malformed() {
        return new EndpointException(
                "DOCKER_CUSTOM_HEADERS", "not comma-separated name=value pairs: write them as A=1,B=2", null);
    }
}
