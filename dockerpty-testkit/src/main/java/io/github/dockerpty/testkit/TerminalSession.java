// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.terminal.SessionSetup;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/**
 * A program (or a piece of this one) on a real pseudo-terminal, driven as a person would: type, look, resize, hang up.
 *
 * <p>For Linux, also without native code ({@link TerminalSetup#start}); untested elsewhere, not for Windows. The
 * session owns the pseudo-terminal and the program; {@link #close()} ends both. Methods may be called from any thread,
 * but keys and expectations belong on one. Each wait ends at the session's limit ({@link Deadline#USUAL} unless set,
 * times the machine's patience) with an {@link AssertionError} that says what was awaited and shows the screen, the
 * end of the output and the program's fate; an interrupt ends it in the same way and stays set.
 */
public interface TerminalSession extends AutoCloseable {

    /**
     * Prepares a session with a program, found on the path unless it names a folder.
     *
     * @param command the program and its arguments
     * @return what can be set before the start
     */
    static TerminalSetup of(String... command) {
        return SessionSetup.of(List.of(command));
    }

    /**
     * Prepares a session with a body that runs on a thread of this process.
     *
     * @param body ends the session's output when it returns
     * @return what can be set before the start; program, environment, directory and redirections do not apply
     */
    static TerminalSetup inProcess(TerminalBody body) {
        return SessionSetup.of(body);
    }

    /**
     * Types text, encoded as UTF-8, and waits until the terminal has taken it.
     *
     * <p>A terminal in canonical mode drops what exceeds its line buffer (4,095 bytes on Linux); in raw mode the call
     * waits for the program to read. What is typed after the program's end goes nowhere.
     *
     * @param text as the keyboard would send it, so {@code \r} for Enter
     * @return this
     */
    TerminalSession type(String text);

    /**
     * Types bytes as they are, otherwise like {@link #type}.
     *
     * @param bytes what to send
     * @return this
     */
    TerminalSession typeBytes(byte... bytes);

    /**
     * Types a text and Enter.
     *
     * @param text without a line end
     * @return this
     */
    default TerminalSession line(String text) {
        return type(text + "\r");
    }

    /**
     * Presses keys one after another.
     *
     * <p>Whatever is typed next after {@link Key#ESCAPE} is held back until the program has been quiet for 150 ms since
     * that key, for a second at most: programs tell the key from a longer sequence by time alone.
     *
     * @param keys one or more
     * @return this
     */
    TerminalSession press(Key... keys);

    /**
     * Gives the terminal another size; the kernel signals the foreground programs.
     *
     * @param rows 0 to 4096; 0 is what terminals without a size report
     * @param columns likewise
     * @return this
     */
    TerminalSession resize(int rows, int columns);

    /**
     * Takes the terminal away, as a closed window or a cut connection does: the program gets SIGHUP.
     *
     * <p>Afterwards only the calls that look back work: screen, output, exit. A second call does nothing.
     *
     * @return this
     */
    TerminalSession hangUp();

    /**
     * Waits until the output not yet consumed contains a match, and consumes it up to the end of the match.
     *
     * <p>The text is what was printed, control sequences included, so lines end with {@code \r\n} and {@code $} matches
     * wherever the output pauses.
     *
     * @param regex a {@link java.util.regex.Pattern}
     * @return the match, with offsets from the first character not consumed before
     */
    MatchResult expect(String regex);

    /**
     * Waits for any of several matches, and consumes the output up to the end of the one that begins first.
     *
     * @param regexes patterns; of two that begin at one place the first named wins
     * @return the index of the match's pattern
     */
    int expectAny(String... regexes);

    /**
     * Waits for a text as it stands, and consumes the output up to its end.
     *
     * @param text what to look for
     * @return this
     */
    TerminalSession expectText(String text);

    /**
     * Waits until the screen is as wanted; consumes nothing.
     *
     * @param what what is awaited, for the message
     * @param wanted asked on the calling thread after each change
     * @return the screen that was wanted
     */
    Screen expectScreen(String what, Predicate<Screen> wanted);

    /**
     * Waits until the terminal's modes are as wanted.
     *
     * @param what what is awaited, for the message
     * @param wanted asked on the calling thread every two milliseconds
     * @return this
     */
    TerminalSession expectModes(String what, Predicate<LineModes> wanted);

    /**
     * Fails if anything is printed within the given time from now; output from before does not count.
     *
     * @param time how long to look; less if the output has ended
     */
    void expectSilence(Duration time);

    /** Waits for the end of the output: the program and all that shared its terminal have gone. */
    void expectEnd();

    /**
     * What the terminal shows now.
     *
     * @return a picture that stays as it is
     */
    Screen screen();

    /**
     * Everything printed until now.
     *
     * @return a copy
     */
    byte[] output();

    /**
     * The terminal's modes now, as the kernel has them; still there after the program's end, so that a test sees
     * whether they were restored.
     *
     * @return the four that matter most
     * @throws IllegalStateException after {@link #hangUp()} or {@link #close()}
     */
    LineModes modes();

    /**
     * All modes, speeds and control characters of the terminal in one line.
     *
     * @return equal for two moments only if nothing in {@code struct termios} differs
     * @throws IllegalStateException after {@link #hangUp()} or {@link #close()}
     */
    String termios();

    /**
     * What {@link #termios()} was just before the program started.
     *
     * @return equal to it again once the program has restored everything
     */
    String initialTermios();

    /**
     * The terminal's device, which this process may open too.
     *
     * @return its path and a descriptor of this process
     */
    TerminalDevice device();

    /**
     * Where to write the program's input if it comes from a pipe; closing it is the end of that input.
     *
     * @return the pipe, closed with the session
     * @throws IllegalStateException without {@link TerminalSetup#stdinFromPipe()}
     */
    OutputStream stdinPipe();

    /**
     * Whether the program runs.
     *
     * @return false once it has ended, even if its output is still to be read
     */
    boolean isAlive();

    /**
     * Waits for the end of the program and of all its output.
     *
     * <p>Something that outlives the program and keeps the terminal open makes the wait fail.
     *
     * @return the exit code, 128 + n after signal n; of a body what it returned
     * @throws AssertionError also when a body threw, with its exception as the cause
     */
    int awaitExit();

    /**
     * The process id of the program itself, not of a launcher.
     *
     * @return the id, even after the end
     * @throws IllegalStateException for a body
     */
    long pid();

    /**
     * Sends the program a signal.
     *
     * @param name with or without SIG, such as {@code TERM}
     * @return this
     * @throws IllegalStateException for a body, and when the program has ended
     */
    TerminalSession signal(String name);

    /**
     * Kills the program and its children if they still run, and closes the terminal; a second call does nothing.
     *
     * @throws AssertionError when a body does not end although it was interrupted and its terminal hung up
     * @throws java.io.UncheckedIOException when the recording could not be written
     */
    @Override
    void close();
}
