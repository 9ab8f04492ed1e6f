// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** The three pipes between a session that is held as a value and its caller. */
final class SessionEnds {

    private static final int CAPACITY = 64 * 1024;

    private final SessionPipe stdin = new SessionPipe(CAPACITY, false);
    private final SessionPipe stdout = new SessionPipe(CAPACITY, true);
    private final SessionPipe stderr = new SessionPipe(CAPACITY, true);

    final PipeWriter callersStdin = new PipeWriter(stdin);
    final PipeReader callersStdout = new PipeReader(stdout);
    final PipeReader callersStderr = new PipeReader(stderr);

    private volatile boolean inputOpened;

    /** Null without a wrapper. */
    private WrapperReport report;

    /** The session's ends. */
    SessionStreams streams() {
        WritableByteChannel out = report != null ? report : new PipeWriter(stdout);
        return SessionStreams.of(this::openInput, out, new PipeWriter(stderr));
    }

    /** Has a wrapper's report taken out of stdout; before the streams are asked for. */
    WrapperReport takeReport(String mark) {
        report = new WrapperReport(mark, new PipeWriter(stdout));
        return report;
    }

    private ReadableByteChannel openInput() {
        inputOpened = true;
        return new PipeReader(stdin);
    }

    /** The process runs: if it has no stdin, nobody shall wait for it to take something. */
    void started() {
        if (!inputOpened) {
            stdin.abandon();
        }
    }

    /** The session is over; null if its output came whole. */
    void finish(IOException cut) {
        stdin.abandon();
        endReport();
        stdout.finish(cut);
        stderr.finish(cut);
    }

    /** If it has not come, stdout is empty, so this does not wait. */
    private void endReport() {
        if (report != null) {
            try {
                report.end();
            } catch (IOException finished) {
                // The end was told before.
            }
        }
    }

    /** The caller wants no more output: the session's threads do not wait for it. */
    void discardOutput() {
        callersStdout.close();
        callersStderr.close();
    }

    /** The caller is gone: ends every wait, also of the session's own threads. */
    void close() {
        callersStdin.close();
        discardOutput();
    }

    /** The account of what the caller has really got, or can still get. */
    SessionAccount adjust(SessionAccount taken) {
        long out = stdout.discarded();
        long err = stderr.discarded();
        return new SessionAccount(
                taken.stdoutBytes() - out - (report == null ? 0 : report.length()),
                taken.stderrBytes() - err,
                taken.discardedBytes() + out + err,
                taken.stdinBytes(),
                taken.inputRefused(),
                taken.resizes(),
                taken.resizesRefused(),
                taken.signals(),
                taken.end());
    }
}
