// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import java.util.List;

/** Writes values as JSON text (RFC 8259). */
final class Json {

    private static final String HEX = "0123456789abcdef";

    private Json() {}

    static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
                out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** An array of strings. */
    static String texts(List<String> values) {
        StringBuilder out = new StringBuilder("[");
        for (String value : values) {
            out.append(out.length() == 1 ? "" : ",").append(text(value));
        }
        return out.append(']').toString();
    }

    /** An array of values that are JSON already. */
    static String array(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }
}
