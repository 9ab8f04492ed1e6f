// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

/**
 * Counts per stream type: one thread adds, any thread reads. Stdin counts as stdout.
 *
 * <p>Plain fields rather than three atomic objects: a session has five of these, and a loop has thousands of sessions.
 */
@SuppressWarnings("NonAtomicVolatileUpdate")
final class Tally {

    /** Of nothing so far; never added to, so that what is idle shares it. */
    static final Tally NONE = new Tally();

    private volatile long stdout;
    private volatile long stderr;
    private volatile long systemError;

    void add(StreamType type, long count) {
        if (type == StreamType.STDERR) {
            stderr += count;
        } else if (type == StreamType.SYSTEM_ERROR) {
            systemError += count;
        } else {
            stdout += count;
        }
    }

    long of(StreamType type) {
        if (type == StreamType.STDERR) {
            return stderr;
        }
        return type == StreamType.SYSTEM_ERROR ? systemError : stdout;
    }

    long total() {
        return stdout + stderr + systemError;
    }
}
