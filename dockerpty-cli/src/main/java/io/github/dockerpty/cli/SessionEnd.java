// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.pty.KillReport;
import io.github.dockerpty.pty.Outcome;
import java.io.IOException;

/** Makes an exit code of how a session ended, and says what the user cannot see. */
final class SessionEnd {

    private static final int LAST_WARNING = 3;
    private static final int LARGEST = 255;

    private final Context context;
    private final String process;
    private final String back;
    private final boolean lasts;

    /**
     * The end of one session with an engine that outlasts it.
     *
     * @param process what runs on, for example {@code container 'c1'}
     * @param back how to return to it; empty if there is no way
     */
    SessionEnd(Context context, String process, String back) {
        this(context, process, back, true);
    }

    private SessionEnd(Context context, String process, String back, boolean lasts) {
        this.context = context;
        this.process = process;
        this.back = back;
        this.lasts = lasts;
    }

    /** The end of a session with whose end the engine ends, and all that runs in it. */
    static SessionEnd withEngine(Context context, String process) {
        return new SessionEnd(context, process, "", false);
    }

    /**
     * The exit code.
     *
     * @throws IOException the reason, if the process never ran
     */
    int code(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Exited exited) {
            return exited(exited.code());
        }
        if (outcome instanceof Outcome.Detached) {
            context.endLine();
            context.say("detached; " + runsOn());
            return ExitCode.DETACHED;
        }
        if (outcome instanceof Outcome.Interrupted interrupted) {
            return interrupted(interrupted);
        }
        if (outcome instanceof Outcome.OutputClosed closed) {
            return outputClosed(closed);
        }
        if (outcome instanceof Outcome.ConnectionLost lost) {
            context.endLine();
            context.say("lost the session with " + process + ": " + ErrorText.of("the engine", lost.cause())
                    + "; its exit code is unknown" + (lasts ? ", and it may run on" : ""));
            return ExitCode.UNKNOWN;
        }
        if (outcome instanceof Outcome.Stopped stopped) {
            return stopped(stopped);
        }
        throw refusal(((Outcome.NeverStarted) outcome).reason());
    }

    /** This system would cut a larger one to its last byte, and that may be 0. */
    private int exited(int code) {
        if (code < 0 || code > LARGEST) {
            context.say(process + " ended with the exit code " + code + ", which cannot be passed on here");
            return ExitCode.UNKNOWN;
        }
        return code;
    }

    private int interrupted(Outcome.Interrupted how) {
        context.endLine();
        if (how.times() >= LAST_WARNING) {
            context.say("got INT or TERM " + how.times() + " times and gave up waiting; " + runsOn());
            return ExitCode.FAILED;
        }
        context.say("interrupted by SIG" + how.signal() + "; " + runsOn());
        return ExitCode.ofSignal(how.signal());
    }

    /** The process's own code, if it is known; never a success that nobody saw. */
    private int stopped(Outcome.Stopped how) {
        context.endLine();
        KillReport report = how.report();
        boolean left = report.rung() == KillReport.Rung.LEFT_RUNNING
                || !report.survivors().isEmpty();
        String why = report.detail().isEmpty() ? "" : ": " + report.detail();
        context.say((how.cause() == Outcome.Stopped.Cause.TIME_LIMIT ? "its time is over; " : "closed; ")
                + (left ? process + " may run on" + why : process + " was ended by SIG" + report.signal()));
        return how.exitCode().isPresent() ? exited(how.exitCode().getAsInt()) : ExitCode.UNKNOWN;
    }

    private int outputClosed(Outcome.OutputClosed closed) {
        Throwable cause = closed.cause().getCause() == null
                ? closed.cause()
                : closed.cause().getCause();
        if (ExitCode.isBrokenPipe(cause)) {
            return ExitCode.BROKEN_PIPE;
        }
        context.say(
                "cannot write the output of " + process + ": " + cause.getMessage() + (lasts ? "; it may run on" : ""));
        return ExitCode.FAILED;
    }

    private String runsOn() {
        if (!lasts) {
            return process + " was ended with the embedded engine";
        }
        return process + " runs on" + (back.isEmpty() ? "" : "; " + back + " returns to it");
    }

    private static IOException refusal(Exception reason) {
        return reason instanceof IOException known ? known : new IOException(reason.getMessage(), reason);
    }
}
