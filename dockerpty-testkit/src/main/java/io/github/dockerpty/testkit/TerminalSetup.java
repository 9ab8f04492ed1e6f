// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What can be set before a session starts; each method returns this object. */
public interface TerminalSetup {

    /**
     * The first size, there before the program starts; 24 rows and 80 columns unless set.
     *
     * @param rows 0 to 4096
     * @param columns 0 to 4096
     * @return this
     */
    TerminalSetup size(int rows, int columns);

    /**
     * Adds variables to the environment, which is that of this process with TERM=xterm-256color and without LINES
     * and COLUMNS.
     *
     * @param variables copied
     * @return this
     */
    TerminalSetup environment(Map<String, String> variables);

    /**
     * Takes variables out of the environment, whoever set them.
     *
     * @param names their names
     * @return this
     */
    TerminalSetup environmentWithout(String... names);

    /**
     * The folder in which the program starts; that of this process unless set.
     *
     * @param folder an existing folder
     * @return this
     */
    TerminalSetup directory(Path folder);

    /**
     * The longest time for each wait, before patience.
     *
     * @param each more than zero
     * @return this
     */
    TerminalSetup limit(Duration each);

    /**
     * Sets modes before the program starts, on top of the kernel's usual ones.
     *
     * @param settings arguments of {@code stty}
     * @return this
     */
    TerminalSetup startingModes(String... settings);

    /**
     * Gives the program its standard input from a file, the terminal only for the rest.
     *
     * @param file opened for reading
     * @return this
     */
    TerminalSetup stdin(Path file);

    /**
     * Gives the program its standard input from a pipe, {@link TerminalSession#stdinPipe()}.
     *
     * @return this
     */
    TerminalSetup stdinFromPipe();

    /**
     * Sends the program's standard output to a file, made or emptied.
     *
     * @param file opened for writing
     * @return this
     */
    TerminalSetup stdout(Path file);

    /**
     * Sends the program's standard error to a file, made or emptied.
     *
     * @param file opened for writing
     * @return this
     */
    TerminalSetup stderr(Path file);

    /**
     * Records the session as an asciicast of version 2, output, input and sizes.
     *
     * <p>Without this, a session whose wait fails leaves a recording in the folder that the system property
     * {@code dockerpty.failures} names, if it is set, and the failure names the file.
     *
     * @param asciicast the file, made or emptied
     * @return this
     */
    TerminalSetup recordTo(Path asciicast);

    /**
     * Opens the terminal and starts the program.
     *
     * <p>Keys may be pressed at once, but wait for a first sign of the program before ^C: until it has begun the signal
     * may meet its launcher. A program that is missing is found out by {@link TerminalSession#awaitExit()}: 127, as in
     * a shell.
     *
     * <p>The pseudo-terminal is the C library's, through jline-native. Where that native code may not run without a
     * warning (from JDK 22 on {@code --enable-native-access} permits it), or there is none for the machine, {@code
     * script} of util-linux holds the terminal instead, with {@code env} of coreutils 8.31; the system property {@code
     * dockerpty.terminal}, {@code native} or {@code script}, decides otherwise. All works alike on it, but for this:
     * {@link TerminalSession#type} waits only until {@code script} has the keys, which with util-linux before 2.39
     * carries no output while the program leaves them unread; a program may see the new rows of a {@link
     * TerminalSession#resize} before the new columns; and modes cost a process each time they are asked.
     *
     * @return the running session, to be closed by the caller
     * @throws java.io.UncheckedIOException when there is no pseudo-terminal, or no way to launch a program on it
     */
    TerminalSession start();
}
