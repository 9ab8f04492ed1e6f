// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * A session held as a value: write its stdin, read its stdout and stderr, resize, signal, leave, learn its end.
 *
 * <pre>{@code
 * try (Session session = DockerPty.sessions(engine).exec("web", ExecSpec.of(List.of("date")))) {
 *     byte[] date = session.stdout().readAllBytes();
 *     Outcome outcome = session.await();
 * }
 * }</pre>
 *
 * <p><b>Streams.</b> Each is a pipe of 64 KiB. While one is full the session reads nothing more from the engine, so
 * whoever wants both stdout and stderr reads both at the same time, as with a {@link Process}; one that is not wanted
 * is closed, and what comes of it is discarded. A reader gets -1 only when the process ended and its output came whole:
 * any other end of the session is a {@link SessionEndedException}, after the bytes that came.
 *
 * <p><b>End.</b> The session is over when the output has ended, the streams have taken it and the exit code is known,
 * or when it was left or lost. What is in the streams then can still be read.
 *
 * <p><b>Threads.</b> Any thread may call any method, but on the thread of a loop those that block hold up its sessions.
 * A session has a daemon thread of its own, one more while it has input, and those that {@link PseudoTerminal} tells
 * of; in a loop ({@link Sessions#on}) it has none. None is left once {@link #close} has returned.
 *
 * <p>Opened by {@link DockerPty#sessions}. Whoever opens it closes it.
 */
public final class Session implements AutoCloseable {

    private final String id;
    private final List<String> command;
    private final SessionEnds ends;
    private final SessionTask task;
    private final long openedMillis = System.currentTimeMillis();

    /** What a session is with: an id at the engine, and the command if it is known. */
    record Subject(String id, List<String> command) {}

    Session(Subject subject, SessionEnds ends, SessionTask task) {
        this.id = subject.id();
        this.command = subject.command();
        this.ends = ends;
        this.task = task;
    }

    /**
     * What the session is with.
     *
     * @return the id of the exec, or the container's name or id that the session was opened with
     */
    public String id() {
        return id;
    }

    /**
     * The process's stdin.
     *
     * <p>A write blocks while the pipe is full; {@link #close} and the end of the session end it with an
     * {@link IOException}, and so does a process without stdin. Closing it is the end of the process's input where
     * {@link Sockets.InputEnd} allows that, and its output goes on.
     *
     * @return the stream, always the same; nothing waits to be flushed
     */
    public OutputStream stdin() {
        return ends.callersStdin();
    }

    /**
     * The process's stdin as a channel, which blocks.
     *
     * @return another view of {@link #stdin}
     */
    public WritableByteChannel stdinChannel() {
        return ends.callersStdin();
    }

    /**
     * Hands input in without blocking, as code on the thread of a loop has to.
     *
     * @param bytes taken from its position; what there is no room for stays in the buffer, to be offered later or
     *     written to {@link #stdin} where that may block
     * @return the number of bytes taken
     * @throws IOException as a write to {@link #stdin}
     */
    public int offer(ByteBuffer bytes) throws IOException {
        return ends.callersStdin().offer(bytes);
    }

    /**
     * The process's stdout; with a terminal, all its output.
     *
     * <p>A read blocks until there is a byte or the end is known; closing the stream ends it with a {@link
     * java.nio.channels.ClosedChannelException}. An interrupt ends it with an {@link java.io.InterruptedIOException}
     * and harms nothing.
     *
     * @return the stream, always the same; its {@code available} tells what can be read without waiting
     */
    public InputStream stdout() {
        return ends.callersStdout();
    }

    /**
     * The process's stdout as a channel, which blocks.
     *
     * @return another view of {@link #stdout}
     */
    public ReadableByteChannel stdoutChannel() {
        return ends.callersStdout();
    }

    /**
     * The process's stderr, which is empty with a terminal.
     *
     * @return the stream, always the same; as {@link #stdout}
     */
    public InputStream stderr() {
        return ends.callersStderr();
    }

    /**
     * The process's stderr as a channel, which blocks.
     *
     * @return another view of {@link #stderr}
     */
    public ReadableByteChannel stderrChannel() {
        return ends.callersStderr();
    }

    /**
     * Has this size sent to the process's terminal; returns at once. Does nothing if it has none.
     *
     * @param size the size, which stays until the next change
     */
    public void resize(TerminalSize size) {
        task.resize(size);
    }

    /**
     * Sends a signal to a container's first process, or to each process of an exec; waits until it has been started.
     *
     * <p>Engines have no call for the latter: a helper process in the container does it, see {@link Sessions#exec}.
     *
     * @param name the signal without {@code SIG}, for example {@code INT}
     * @throws IOException if the engine refuses, as it does when the process has ended, or if no process of the exec is
     *     found; a {@link SessionEndedException} if it never ran or the session was left before
     * @throws java.io.InterruptedIOException if the thread is interrupted; its status is kept
     * @throws UnsupportedOperationException for an exec that {@link Sessions#exec} did not create
     */
    public void signal(String name) throws IOException {
        task.signal(name);
    }

    /** Leaves with {@link Outcome.Detached}; the process runs on. Returns at once; does nothing after the end. */
    public void detach() {
        task.detach();
    }

    /**
     * How the session ends.
     *
     * <p>Completes with an exception only where {@link PseudoTerminal#start} throws one. Dependent actions without an
     * executor run on the session's thread and should be short.
     *
     * @return a stage that the caller cannot complete
     */
    public CompletionStage<Outcome> exit() {
        return task.exit().minimalCompletionStage();
    }

    /**
     * Blocks until the session is over; does not read the streams, so a full one keeps it from ending.
     *
     * @return how it ended; a later call returns the same
     * @throws IOException where {@link PseudoTerminal#start} throws one
     * @throws InterruptedException if the thread is interrupted; the session goes on
     */
    public Outcome await() throws IOException, InterruptedException {
        try {
            return task.exit().get();
        } catch (ExecutionException failure) {
            throw new IOException("the session failed: " + failure.getCause().getMessage(), failure.getCause());
        }
    }

    /** Whether the end is decided, though the session may not be over. */
    boolean isEnding() {
        return task.isEnding();
    }

    /**
     * The session as a process of the JDK, for code that takes one.
     *
     * <p>What is honest about it: the streams are the session's. It has ended when the session is over, so with output
     * that nobody reads it lives on, and that of an exec as long as a child in the background holds the output open,
     * unless {@link SessionLimits#withDrain} ends that. An exit code that is not known, as after a detach or a lost
     * connection, is an {@link UnknownExitException}, never a number. {@code destroy} sends TERM and {@code
     * destroyForcibly} KILL, as {@link #signal} does, without waiting for the end but for the engine's answer: to a
     * container's first process, which ignores a TERM that it has no handler for, or to each process of an exec that
     * can be found. What cannot be sent is an {@link java.io.UncheckedIOException}, or an {@link
     * UnsupportedOperationException} for an exec that {@link Sessions#exec} did not create. {@code info} knows the
     * command and when the session was opened; there is no {@code pid} and no {@code toHandle}, which throw {@link
     * UnsupportedOperationException}.
     *
     * @return a view of this session; nothing has to be closed when it has ended
     */
    public Process asProcess() {
        return new SessionProcess(this, new ProcessFacts(command, Instant.ofEpochMilli(openedMillis)));
    }

    /**
     * What went through so far; what was discarded because its stream was closed counts as discarded.
     *
     * @return the counts of this moment
     */
    public SessionAccount account() {
        return ends.adjust(task.account());
    }

    /**
     * Closes the streams and what the session holds; what the streams still hold is lost.
     *
     * <p>If the session is not over, leaves it as {@link #detach} does, or, with {@link OnClose#KILL}, ends its process
     * first as {@link SessionLimits#withTimeout} tells, which blocks for the grace and some seconds at most; an
     * interrupt, which is kept, shortens that. Waits for the session's threads, but not on the thread of its loop, and
     * ends every wait of others. A second call does nothing.
     */
    @Override
    public void close() {
        ends.discardOutput();
        task.leave();
        ends.close();
        task.join();
    }
}
