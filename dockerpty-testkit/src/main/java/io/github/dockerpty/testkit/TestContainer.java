// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.time.Duration;

/**
 * A container for a test: described, then started, used, and removed by {@link #close}.
 *
 * <p>It has no network and no terminal unless told otherwise, and labels by which it is found if the test is killed.
 * The methods that describe it may be called before {@link #create} only. Calls block until the engine has answered, at
 * most for the limit, 30 seconds unless {@link #withLimit} sets another, and throw {@link EngineRefusedException} with
 * the engine's words when it refuses. Described by one thread, used by any.
 */
public interface TestContainer extends AutoCloseable {

    /**
     * Names it; it gets a name that no other has if this is not called.
     *
     * @param name letters, digits, {@code _.-}
     * @return this
     */
    TestContainer withName(String name);

    /**
     * Sets a variable for its processes.
     *
     * @param name of the variable
     * @param value of the variable
     * @return this
     */
    TestContainer withEnvironment(String name, String value);

    /**
     * Sets a label.
     *
     * @param name of the label
     * @param value of the label
     * @return this
     */
    TestContainer withLabel(String name, String value);

    /**
     * Gives its main process a terminal.
     *
     * @return this
     */
    TestContainer withTty();

    /**
     * Lets its main process read what the first attached client sends, up to that client's end.
     *
     * @return this
     */
    TestContainer withStdin();

    /**
     * Makes its main process a shell that does nothing until it is stopped, for execs; the image needs {@code sh}.
     *
     * <p>It prints {@code staying} when it can be stopped, which the start awaits.
     *
     * @return this
     * @throws IllegalStateException when it was given a command
     */
    TestContainer staying();

    /**
     * Sets any other field of the engine's {@code POST /containers/create}.
     *
     * @param field for example {@code WorkingDir}
     * @param value a string, number, boolean, or a list or map of such
     * @return this
     */
    TestContainer withConfig(String field, Object value);

    /**
     * Sets any field of {@code HostConfig}, for example {@code NetworkMode} to {@code bridge}.
     *
     * @param field for example {@code Binds}
     * @param value a string, number, boolean, or a list or map of such
     * @return this
     */
    TestContainer withHostConfig(String field, Object value);

    /**
     * What {@link #start} waits for; nothing if this is not called, all if it is called several times.
     *
     * @param readiness asked every few milliseconds
     * @return this
     */
    TestContainer waitingFor(Readiness readiness);

    /**
     * Sets the longest time of each call, also that of an exec and that until it is ready.
     *
     * @param each before patience
     * @return this
     */
    TestContainer withLimit(Duration each);

    /**
     * Makes the container without starting it, so that a client can attach before; a second call does nothing.
     *
     * @return this
     * @throws IOException when the engine does not answer or refuses
     */
    TestContainer create() throws IOException;

    /**
     * Makes the container if need be, starts it and waits until it is ready.
     *
     * @return this
     * @throws IOException when the engine does not answer or refuses
     * @throws AssertionError when it does not become ready, with what it has printed
     */
    TestContainer start() throws IOException;

    /** {@return its 64 hexadecimal digits}
     * @throws IllegalStateException before {@link #create} */
    String id();

    /** {@return its name, also before it is made} */
    String name();

    /**
     * Whether its main process runs.
     *
     * @return false before the start and after the end
     * @throws IOException when the engine does not answer or refuses
     */
    boolean isRunning() throws IOException;

    /**
     * All that the engine says about it.
     *
     * @return the JSON text of {@code GET /containers/{id}/json}
     * @throws IOException when the engine does not answer or refuses
     */
    String inspect() throws IOException;

    /**
     * What its main process has written so far, of which engines keep the latest part.
     *
     * @return both streams; of a terminal all in the first
     * @throws IOException when the engine does not answer or refuses, or when it is more than 16 MiB
     */
    Output logs() throws IOException;

    /**
     * Opens a stream to its main process, with the standard input if it has one; before the start nothing is missed.
     *
     * @return the stream, in frames unless it has a terminal; to be closed
     * @throws IOException when the engine does not answer or refuses
     */
    EngineStream attach() throws IOException;

    /**
     * Runs a command in it to its end.
     *
     * @param command program and arguments
     * @return how it ended; a command that cannot be started has the exit code 126 or 127
     * @throws IOException when the engine does not answer or refuses
     * @throws AssertionError when it has not ended within the limit
     */
    default ExecResult exec(String... command) throws IOException {
        return execution(command).run();
    }

    /**
     * Runs a command in it that reads an input up to its end.
     *
     * @param input all that it reads
     * @param command program and arguments
     * @return how it ended
     * @throws IOException when the engine does not answer or refuses
     * @throws AssertionError when it has not ended within the limit
     */
    default ExecResult execWithInput(byte[] input, String... command) throws IOException {
        return execution(command).withInput(input).run();
    }

    /**
     * Describes a command to run in it.
     *
     * @param command program and arguments
     * @return the exec, not made yet
     */
    TestExec execution(String... command);

    /**
     * Sends its main process a signal.
     *
     * @param signal for example {@code TERM}
     * @throws IOException when the engine does not answer or refuses
     */
    void kill(String signal) throws IOException;

    /**
     * Ends its main process by TERM, after ten seconds by KILL; does nothing when it does not run.
     *
     * @throws IOException when the engine does not answer or refuses
     */
    void stop() throws IOException;

    /**
     * Gives its terminal another size.
     *
     * @param rows the height
     * @param columns the width
     * @throws IOException when the engine does not answer or refuses
     */
    void resize(int rows, int columns) throws IOException;

    /**
     * Blocks until its main process has ended.
     *
     * @param limit how long at most, before patience
     * @return the exit code, 128 + n after signal n
     * @throws IOException when the engine does not answer or refuses
     * @throws AssertionError when it does not end in time, with what it has printed
     */
    int awaitExit(Duration limit) throws IOException;

    /**
     * As {@link #awaitExit(Duration)} with the usual limit.
     *
     * @return the exit code, 128 + n after signal n
     * @throws IOException when the engine does not answer or refuses
     * @throws AssertionError when it does not end in time, with what it has printed
     */
    int awaitExit() throws IOException;

    /**
     * Removes it, a running one too; does nothing when it was not made or has gone.
     *
     * @throws IOException when the engine does not answer or refuses
     */
    @Override
    void close() throws IOException;
}
