// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;

/** A command to run in a container, described first; confined to one thread. */
public interface TestExec {

    /**
     * Gives the command an input, which ends behind the bytes; none if this is not called.
     *
     * <p>A terminal's input has no such end: send {@code ^D} (byte 4) as its last.
     *
     * @param input all that it reads, not copied
     * @return this
     */
    TestExec withInput(byte[] input);

    /**
     * Gives the command an input, which ends behind the text; none if this is not called.
     *
     * @param input all that it reads, sent as UTF-8
     * @return this
     */
    TestExec withInput(String input);

    /**
     * Gives the command a terminal; its output is then one stream.
     *
     * <p>The size is there before the process on engines with {@link TestEngine.Ability#INITIAL_SIZE}; others are told
     * as soon as they take it.
     *
     * @param rows the height; 0 leaves the size alone
     * @param columns the width
     * @return this
     */
    TestExec withTty(int rows, int columns);

    /**
     * Sets a variable for the command.
     *
     * @param name of the variable
     * @param value of the variable
     * @return this
     */
    TestExec withEnvironment(String name, String value);

    /**
     * Sets any other field of the engine's {@code POST /containers/{id}/exec}.
     *
     * @param field for example {@code User}
     * @param value a string, number, boolean, or a list or map of such
     * @return this
     */
    TestExec withConfig(String field, Object value);

    /**
     * Runs the command and waits for its end.
     *
     * @return how it ended
     * @throws IOException when the engine does not answer or refuses, or cuts the stream
     * @throws AssertionError when it has not ended within the container's limit, with what it has written
     */
    ExecResult run() throws IOException;

    /**
     * Starts the command and leaves its streams to the caller; an input that was set is not sent.
     *
     * @return the stream with its input open, in frames unless it has a terminal; to be closed
     * @throws IOException when the engine does not answer or refuses
     */
    EngineStream start() throws IOException;

    /** {@return the id of the exec}
     * @throws IllegalStateException before it was started */
    String id();

    /**
     * Blocks until the engine says that the command has ended.
     *
     * @return its exit code
     * @throws IOException when the engine does not answer or refuses
     * @throws AssertionError when it has not ended within the container's limit
     * @throws IllegalStateException before it was started
     */
    int awaitExit() throws IOException;
}
