// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Instant;

/** Where a container stands, at one moment. */
record State(Phase phase, boolean paused, int exitCode, String error, Instant started, Instant finished) {

    /** The part of its life. */
    enum Phase {
        CREATED,
        RUNNING,
        EXITED
    }

    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    static State created() {
        return new State(Phase.CREATED, false, 0, "", NEVER, NEVER);
    }

    State running() {
        return new State(Phase.RUNNING, false, 0, "", Instant.now(), finished);
    }

    State paused(boolean now) {
        return new State(phase, now, exitCode, error, started, finished);
    }

    State exited(int code) {
        return new State(Phase.EXITED, false, code, "", started, Instant.now());
    }

    /** The process could not be started: the container stays as it was, with the reason. */
    State notStarted(int code, String reason) {
        return new State(phase, false, code, reason, started, finished);
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean hasExited() {
        return phase == Phase.EXITED;
    }

    /** One word, as in a list of containers. */
    String word() {
        return switch (phase) {
            case CREATED -> "created";
            case RUNNING -> paused ? "paused" : "running";
            case EXITED -> "exited";
        };
    }
}
