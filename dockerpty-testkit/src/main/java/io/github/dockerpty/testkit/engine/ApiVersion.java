// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

/** A version of the engine's API, for example 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** Newer than every engine's. */
    static final ApiVersion UNKNOWN = new ApiVersion(Integer.MAX_VALUE, 0);

    static final ApiVersion CONSOLE_SIZE = new ApiVersion(1, 42);
    static final ApiVersion STOP_SIGNAL = new ApiVersion(1, 42);
    static final ApiVersion NO_VIRTUAL_SIZE = new ApiVersion(1, 44);
    static final ApiVersion NO_CONTAINER_CONFIG = new ApiVersion(1, 45);

    /** Reads digits, a dot and digits, few enough for an int. */
    static ApiVersion parse(String text) {
        int dot = text.indexOf('.');
        return new ApiVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    boolean isAtLeast(ApiVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
