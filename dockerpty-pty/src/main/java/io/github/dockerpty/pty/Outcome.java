// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

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
     */
    record Exited(int code) implements Outcome {}

    /** The caller or the detach keys ended the session; the process runs on. */
    record Detached() implements Outcome {}

    /**
     * The stream or the engine was lost; what became of the process is not known.
     *
     * @param cause what broke, with its message for people
     */
    record ConnectionLost(Exception cause) implements Outcome {}

    /**
     * The process never ran.
     *
     * @param reason the refusal, usually an {@link EngineException} with the engine's words
     */
    record NeverStarted(Exception reason) implements Outcome {}
}
