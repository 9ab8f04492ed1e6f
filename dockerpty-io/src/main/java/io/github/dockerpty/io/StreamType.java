// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

/** The meaning of the first byte of a frame (moby, {@code api/pkg/stdcopy}). */
public enum StreamType {
    /** Number 0, kept by engines for history; its payload counts as stdout. */
    STDIN,
    /** Number 1. */
    STDOUT,
    /** Number 2. */
    STDERR,
    /** Number 3: the payload is an error message of the engine itself, not output. */
    SYSTEM_ERROR;

    private static final StreamType[] MEANINGS = {STDOUT, STDOUT, STDERR, SYSTEM_ERROR};

    static boolean isKnown(int id) {
        return id < MEANINGS.length;
    }

    static StreamType meaningOf(int id) {
        return MEANINGS[id];
    }
}
