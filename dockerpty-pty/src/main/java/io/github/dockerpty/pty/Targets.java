// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.nio.charset.StandardCharsets;

/** Parts of request targets, so that no name can lead to another path. */
final class Targets {

    private static final String HEX = "0123456789ABCDEF";

    private Targets() {}

    /** The path of a container; the engines allow letters, digits and {@code _ . -} in names, and a slash before. */
    static String container(String container) {
        return "/containers/" + containerName(container);
    }

    /** The name or id of a container, without the slash that the engines' own answers put before names. */
    static String containerName(String container) {
        return checked("container", container.startsWith("/") ? container.substring(1) : container);
    }

    /** The path of an exec. */
    static String exec(String exec) {
        return "/exec/" + checked("exec", exec);
    }

    private static String checked(String what, String name) {
        boolean valid = !name.isEmpty() && name.charAt(0) != '.';
        for (int i = 0; i < name.length(); i++) {
            valid &= isPlain(name.charAt(i));
        }
        if (!valid) {
            throw new IllegalArgumentException("\"" + name + "\" is no name or id of a " + what
                    + ": those consist of letters, digits, \"_\", \".\" and \"-\"");
        }
        return name;
    }

    /** A value of the query, percent-encoded. */
    static String encoded(String value) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isPlain(c)) {
                text.append(c);
            } else {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}
