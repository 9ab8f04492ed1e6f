// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** Versions of the Engine API: two numbers with a dot. */
final class ApiVersions {

    /** The newest version that these calls were written for. */
    static final String OWN = "1.51";
    /** What an engine speaks that does not tell. */
    static final String OLDEST = "1.24";

    private ApiVersions() {}

    /** The lower of the engine's version and our own; the oldest if the engine's is none. */
    static String agree(String engine) {
        if (!isVersion(engine)) {
            return OLDEST;
        }
        return isBelow(engine, OWN) ? engine : OWN;
    }

    /** The version without a leading "v". */
    static String checked(String text) {
        String version = text.startsWith("v") ? text.substring(1) : text;
        if (!isVersion(version)) {
            throw new IllegalArgumentException("\"" + text + "\" is not an API version: use two numbers, as in 1.41");
        }
        return version;
    }

    private static boolean isBelow(String one, String other) {
        int first = major(one);
        int second = major(other);
        return first != second ? first < second : minor(one) < minor(other);
    }

    static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    private static boolean isVersion(String text) {
        int dot = text.indexOf('.');
        return dot > 0
                && dot < 5
                && text.length() - dot <= 5
                && isNumber(text, 0, dot)
                && isNumber(text, dot + 1, text.length());
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }
}
