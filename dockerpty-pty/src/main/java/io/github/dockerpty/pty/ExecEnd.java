// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/**
 * Whether the process of an exec has ended, of an engine that is asked again and again; confined to who asks.
 *
 * <p>Engines answer the start before the process runs: dockerd then says that it does not, without a code; podman says
 * so with the code 0.
 */
final class ExecEnd {

    private static final long FIRST_PAUSE_MS = 10;
    private static final long LONGEST_PAUSE_MS = 160;

    /** So long has "not running" to be told before it is believed of a process that was never seen to run. */
    private static final long START_MS = 1000;

    private final long begin = System.nanoTime();
    private boolean seen;
    private long pause = FIRST_PAUSE_MS;

    boolean isTold(ExecInfo info) {
        seen |= info.running();
        boolean trusted = seen || System.nanoTime() - begin > START_MS * 1_000_000;
        return trusted && !info.running() && info.exitCode().isPresent();
    }

    /** How long to wait before the next question, in milliseconds. */
    long pause() {
        long now = pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        return now;
    }
}
