// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first line of a request. */
record RequestLine(String method, String path, Map<String, String> query, int minorVersion) {

    static final RequestLine NONE = new RequestLine("", "", Map.of(), 1);

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    static RequestLine parse(String line) throws BadRequestException {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !isToken(parts[0]) || !parts[1].startsWith("/")) {
            throw new BadRequestException("the first line is not that of a request");
        }
        if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
            throw new BadRequestException("the protocol is not HTTP/1.1");
        }
        int question = parts[1].indexOf('?');
        String path = question < 0 ? parts[1] : parts[1].substring(0, question);
        String query = question < 0 ? "" : parts[1].substring(question + 1);
        return new RequestLine(parts[0], path, parseQuery(query), parts[2].charAt(7) - '0');
    }

    private static Map<String, String> parseQuery(String query) throws BadRequestException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static String decode(String text) throws BadRequestException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("a broken percent sign in the query: " + e.getMessage());
        }
    }

    /** Whether a text may name a method or a header (RFC 9110, section 5.6.2). */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && TOKEN_SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
