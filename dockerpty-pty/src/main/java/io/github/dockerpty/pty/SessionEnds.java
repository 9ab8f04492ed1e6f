// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PushSink;
import io.github.dockerpty.io.Route;
import io.github.dockerpty.io.Sink;
import io.github.dockerpty.io.SinkException;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.StreamType;
import java.io.IOException;

/** The three pipes between a session that is held as a value and its caller, who may have sinks for the output. */
final class SessionEnds implements SessionStreams.Opener {

    private static final int CAPACITY = 64 * 1024;

    private final InputPipe stdin = new InputPipe(CAPACITY);
    private final OutputPipe stdout = new OutputPipe(CAPACITY);
    private final OutputPipe stderr = new OutputPipe(CAPACITY);

    /** Null until the caller asks, as the next two; guarded by this. */
    private PipeWriter callersStdin;

    private PipeReader callersStdout;
    private PipeReader callersStderr;

    /** Where the output goes; null for the pipes. */
    private final Route route;

    private volatile boolean inputOpened;

    /** Null without a wrapper. */
    private WrapperReport report;

    SessionEnds(Route route) {
        this.route = route;
    }

    /** The session's ends. */
    SessionStreams streams() {
        Sink err = route != null ? route.stderr() : stderr;
        return SessionStreams.ofOne(this, report != null ? report : out(), err);
    }

    private Sink out() {
        return route != null ? route.stdout() : stdout;
    }

    /** Has a wrapper's report taken out of stdout; before the streams are asked for. */
    WrapperReport takeReport(String mark) {
        report = new WrapperReport(mark, out());
        return report;
    }

    /** The session's input. */
    @Override
    public Source open() {
        inputOpened = true;
        return stdin;
    }

    synchronized PipeWriter callersStdin() {
        if (callersStdin == null) {
            callersStdin = new PipeWriter(stdin);
        }
        return callersStdin;
    }

    synchronized PipeReader callersStdout() {
        if (callersStdout == null) {
            callersStdout = new PipeReader(stdout);
        }
        return callersStdout;
    }

    synchronized PipeReader callersStderr() {
        if (callersStderr == null) {
            callersStderr = new PipeReader(stderr);
        }
        return callersStderr;
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
        if (cut != null && route != null) {
            cancel(route.stdout());
            cancel(route.stderr());
        }
    }

    /** Nobody shall wait for a demand that may never come. */
    private static void cancel(Sink sink) {
        if (sink instanceof PushSink push) {
            push.cancel();
        }
    }

    /** Tells the caller's sinks that the output came whole, if it did. */
    Outcome tellSinks(Outcome outcome) {
        if (route == null || !(outcome instanceof Outcome.Exited)) {
            return outcome;
        }
        Outcome out = closed(StreamType.STDOUT, outcome);
        return route.stderr() == route.stdout() ? out : closed(StreamType.STDERR, out);
    }

    private Outcome closed(StreamType type, Outcome outcome) {
        try {
            route.sink(type).close();
            return outcome;
        } catch (IOException refusal) {
            return new Outcome.OutputClosed(new SinkException(type, refusal));
        }
    }

    /** If it has not come, stdout is empty, so this does not wait. A caller's sink can do without a part of a mark. */
    private void endReport() {
        if (report != null && route == null) {
            try {
                report.end();
            } catch (IOException finished) {
                // The end was told before.
            }
        }
    }

    /** The caller wants no more output: the session's threads do not wait for it. */
    void discardOutput() {
        stdout.abandon();
        stderr.abandon();
    }

    /** The caller is gone: ends every wait, also of the session's own threads. */
    void close() {
        stdin.finish(null);
        discardOutput();
    }

    /** The account of what the caller has really got, or can still get. */
    SessionAccount adjust(AccountDraft draft) {
        draft.notGot(stdout.counted(), stderr.counted(), report == null ? 0 : report.length());
        draft.written(stdin.counted());
        return draft.account();
    }
}
