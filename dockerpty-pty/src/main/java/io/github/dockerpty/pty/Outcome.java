// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.SinkException;
import java.util.OptionalInt;

/**
 * How a session ended; every way is its own case, so that none can be taken for a success.
 *
 * <p>Immutable. Differs from the seed: there a session returned nothing.
 */
public sealed interface Outcome {

    /**
     * The process ended and its output came whole.
     *
     * @param code the exit code, 0 to 255; 128 + n when signal n ended the process
     * @param outputStillOpen whether the stream was open still and was given up: what the process's children or, for
     *     an engine that keeps streams open, nobody would have written is not in the output
     */
    record Exited(int code, boolean outputStillOpen) implements Outcome {

        /**
         * With the output at its end.
         *
         * @param code the exit code
         */
        public Exited(int code) {
            this(code, false);
        }
    }

    /** The caller or the detach keys ended the session; the process runs on. */
    record Detached() implements Outcome {}

    /**
     * A signal to this process ended the session; the other process runs on.
     *
     * @param signal its name without {@code SIG}, for example {@code TERM}
     * @param times how many of INT and TERM had come: 1 if none was passed on; 3 if two were and did not end the
     *     process
     */
    record Interrupted(String signal, int times) implements Outcome {}

    /**
     * The caller's stdout or stderr takes no more bytes, for example because its reader is gone; the process runs on.
     *
     * @param cause names the stream, and has as its cause what the stream threw
     */
    record OutputClosed(SinkException cause) implements Outcome {}

    /**
     * The stream or the engine was lost; what became of the process is not known.
     *
     * @param cause what broke, with its message for people
     */
    record ConnectionLost(Exception cause) implements Outcome {}

    /**
     * The caller's time limit, or a close that kills, ended the session; what became of the process the report tells.
     *
     * @param cause which of them
     * @param report how the process was reached and what was left of it
     * @param exitCode the process's, if its output ended and the engine told it
     */
    record Stopped(Cause cause, KillReport report, OptionalInt exitCode) implements Outcome {

        /** What stopped a session. */
        public enum Cause {
            /** {@link SessionLimits#time}. */
            TIME_LIMIT,
            /** {@link Session#close} with {@link OnClose#KILL}. */
            CLOSE
        }
    }

    /**
     * The session never began: the process never ran or, if it ran before, was not touched. A start that the engine was
     * asked for and did not answer is a {@link ConnectionLost}.
     *
     * @param reason the refusal, usually an {@link EngineException} with the engine's words
     */
    record NeverStarted(Exception reason) implements Outcome {}
}
