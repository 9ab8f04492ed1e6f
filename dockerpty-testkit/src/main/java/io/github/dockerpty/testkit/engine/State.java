// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.time.Instant;

/** Where a container stands, at one moment. */
record State(Phase phase, boolean paused, int exitCode, String error, Instant started, Instant finished) {

    /** The part of its life. */
    enum Phase {
        CREATED,
        RUNNING,
        /** Ended and about to start again, which counts as running. */
        RESTARTING,
        /** Ended and about to start again, which does not count as running. */
        STOPPED,
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

    State restarting(int code) {
        return new State(Phase.RESTARTING, false, code, "", started, Instant.now());
    }

    State stopped(int code) {
        return new State(Phase.STOPPED, false, code, "", started, Instant.now());
    }

    State exited(int code) {
        return new State(Phase.EXITED, false, code, "", started, Instant.now());
    }

    /** The process could not be started: a new container stays new, any other has ended; both tell the reason. */
    State notStarted(int code, String reason) {
        Phase now = phase == Phase.CREATED ? Phase.CREATED : Phase.EXITED;
        return new State(now, false, code, reason, started, finished);
    }

    /** Whether it runs or is about to: an engine calls both running. */
    boolean isRunning() {
        return phase == Phase.RUNNING || isRestarting();
    }

    boolean isRestarting() {
        return phase == Phase.RESTARTING;
    }

    boolean hasExited() {
        return phase == Phase.EXITED || phase == Phase.STOPPED;
    }

    /** One word, as in a list of containers. */
    String word() {
        return switch (phase) {
            case CREATED -> "created";
            case RUNNING -> paused ? "paused" : "running";
            case RESTARTING -> "restarting";
            case STOPPED -> "stopped";
            case EXITED -> "exited";
        };
    }
}
