// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Ownership;
import io.github.dockerpty.io.PumpOptions;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Stream;
import io.github.dockerpty.tty.NullTty;
import io.github.dockerpty.tty.StandardOutput;
import io.github.dockerpty.tty.TerminalInput;
import io.github.dockerpty.tty.TerminalSize;
import io.github.dockerpty.tty.Tty;
import io.github.dockerpty.tty.Ttys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * The caller's ends of a session: stdin, stdout, stderr, and the terminals behind them.
 *
 * <p>They stay the caller's and are never closed. One session at a time uses them; they may serve any number of
 * sessions one after the other. Each write to an {@code OutputStream} is flushed. Immutable but for what
 * {@link #of(InputStream, OutputStream, OutputStream)} says of input read too late.
 */
public final class SessionStreams {

    private static final Tty NO_TTY = new NullTty();

    /**
     * Opens the local input for one session.
     *
     * <p>The session owns what it gets: it reads on one platform thread and closes from another, which has to end a
     * blocked read.
     */
    @FunctionalInterface
    public interface Input {

        /**
         * Opens the input.
         *
         * @return a channel that the session closes
         * @throws IOException if it cannot be opened
         */
        ReadableByteChannel open() throws IOException;
    }

    /** How a session gets its input: as the interface says, but for a source. */
    @FunctionalInterface
    interface Opener {
        Source open() throws IOException;
    }

    /** Opened through the descriptor, so that leaving it loses nothing; a file as such, which a connection can send. */
    private static final class StandardInput implements Opener {
        @Override
        public Source open() throws IOException {
            Optional<FileChannel> file = TerminalInput.standardFile();
            return file.isPresent()
                    ? Stream.reading(file.get(), Ownership.BORROWED)
                    : Stream.reading(TerminalInput.standard());
        }
    }

    /** An input that each session closes. */
    private record OwnedInput(Input input) implements Opener {
        @Override
        public Source open() throws IOException {
            return Stream.reading(input.open());
        }
    }

    /** With more at once, the other end of a pipe has nothing to do meanwhile. */
    private static final int STEP_TO_A_PIPE = 32 * 1024;

    private final Opener input;
    private final Sink stdout;
    private final Sink stderr;
    private final Tty inputTty;
    private final Tty outputTty;

    private SessionStreams(Opener input, Sink stdout, Sink stderr) {
        this(input, stdout, stderr, NO_TTY, NO_TTY);
    }

    private SessionStreams(Opener input, Sink stdout, Sink stderr, Tty inputTty, Tty outputTty) {
        this.input = input;
        this.stdout = stdout;
        this.stderr = stderr;
        this.inputTty = inputTty;
        this.outputTty = outputTty;
    }

    /**
     * The standard streams of this process, unbuffered and by descriptor, with their terminals.
     *
     * <p>No byte typed after a session is lost to whoever reads standard input next.
     *
     * @return the default ends
     */
    public static SessionStreams standard() {
        return new SessionStreams(
                new StandardInput(),
                Stream.writing(StandardOutput.out(), Ownership.BORROWED),
                Stream.writing(StandardOutput.err(), Ownership.BORROWED),
                Ttys.standardInput(),
                Ttys.standardOutput());
    }

    /**
     * Plain streams, without terminals.
     *
     * <p>A read that waits in an {@code InputStream} cannot be ended by anyone but the stream itself (a {@link
     * PipedInputStream} excepted, whose reader is interrupted). If the session ends meanwhile, its reader, a daemon
     * thread, stays until the read returns, and what it returns is kept for the next session over the same {@code
     * SessionStreams}. For this process's own standard input take {@link #standard}, which has no such limit.
     *
     * @param stdin where input comes from
     * @param stdout where stdout goes, and all output of a process with a terminal
     * @param stderr where stderr goes; may be the same as stdout
     * @return the ends
     */
    public static SessionStreams of(InputStream stdin, OutputStream stdout, OutputStream stderr) {
        boolean endsByInterrupt = stdin instanceof PipedInputStream;
        SharedInput shared = new SharedInput(Stream.reading(stdin, Ownership.BORROWED), endsByInterrupt);
        return new SessionStreams(shared, Stream.writing(stdout), Stream.writing(stderr));
    }

    /**
     * Channels, without terminals.
     *
     * @param stdin opened for each session
     * @param stdout where stdout goes, and all output of a process with a terminal
     * @param stderr where stderr goes; may be the same as stdout
     * @return the ends
     */
    public static SessionStreams of(Input stdin, WritableByteChannel stdout, WritableByteChannel stderr) {
        return new SessionStreams(
                new OwnedInput(stdin),
                Stream.writing(stdout, Ownership.BORROWED),
                Stream.writing(stderr, Ownership.BORROWED));
    }

    /**
     * Channels that stay open, without terminals.
     *
     * <p>A selectable input (a socket, a {@link java.nio.channels.Pipe}) is waited for with a selection, so that
     * leaving it loses nothing; it must not be registered with a selector of its own, and does not block during the
     * session. Of any other channel, what {@link #of(InputStream, OutputStream, OutputStream)} says of streams holds.
     *
     * @param stdin where input comes from
     * @param stdout where stdout goes, and all output of a process with a terminal
     * @param stderr where stderr goes; may be the same as stdout
     * @return the ends
     */
    public static SessionStreams of(ReadableByteChannel stdin, WritableByteChannel stdout, WritableByteChannel stderr) {
        return of(
                Stream.reading(stdin, Ownership.BORROWED),
                Stream.writing(stdout, Ownership.BORROWED),
                Stream.writing(stderr, Ownership.BORROWED));
    }

    /**
     * Sources and sinks that stay open, without terminals.
     *
     * @param stdin where input comes from, as for channels
     * @param stdout where stdout goes, and all output of a process with a terminal
     * @param stderr where stderr goes; may be the same as stdout
     * @return the ends
     */
    public static SessionStreams of(Source stdin, Sink stdout, Sink stderr) {
        SharedInput shared = new SharedInput(stdin, false);
        return new SessionStreams(shared, stdout, stderr);
    }

    /** Ends that are made for one session, which opens the input at most once. */
    static SessionStreams ofOne(Opener stdin, Sink stdout, Sink stderr) {
        return new SessionStreams(stdin, stdout, stderr);
    }

    /**
     * Output only: stdin is at its end from the beginning.
     *
     * @param stdout where stdout goes, and all output of a process with a terminal
     * @param stderr where stderr goes; may be the same as stdout
     * @return the ends
     */
    public static SessionStreams of(OutputStream stdout, OutputStream stderr) {
        return of(InputStream.nullInputStream(), stdout, stderr);
    }

    /**
     * The same ends with terminals behind them.
     *
     * @param input the terminal that input comes from: put in raw mode when the process has a terminal too
     * @param output the terminal that output goes to: its size is the process's
     * @return the changed copy
     */
    public SessionStreams withTerminals(Tty input, Tty output) {
        return new SessionStreams(this.input, stdout, stderr, input, output);
    }

    /**
     * The terminal that input comes from.
     *
     * @return it, possibly one that is no terminal
     */
    public Tty inputTty() {
        return inputTty;
    }

    /**
     * The terminal that output goes to.
     *
     * @return it, possibly one that is no terminal
     */
    public Tty outputTty() {
        return outputTty;
    }

    Source openInput() throws IOException {
        return input.open();
    }

    Sink stdout() {
        return stdout;
    }

    Sink stderr() {
        return stderr;
    }

    /** How much output to move at a time. */
    PumpOptions steps(PumpOptions usual) {
        boolean isPipe = input instanceof StandardInput && !StandardOutput.isFile();
        return isPipe ? usual.withBufferSize(STEP_TO_A_PIPE) : usual;
    }

    /** The size of the output's terminal, else of the input's. */
    Optional<TerminalSize> size() {
        Optional<TerminalSize> size = outputTty.size();
        return size.isPresent() ? size : inputTty.size();
    }
}
