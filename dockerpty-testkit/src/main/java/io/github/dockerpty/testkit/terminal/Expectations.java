// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.Screen;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The waits of a session; each fails with a {@link FailureReport}. */
final class Expectations {

    /** A match and which of several patterns it is of. */
    record Found(int index, MatchResult match) {}

    private final Line line;
    private final Child child;
    private final Duration limit;
    private final FailureReport report;

    Expectations(FailureReport report, Line line, Child child, Duration limit) {
        this.line = line;
        this.child = child;
        this.limit = limit;
        this.report = report;
    }

    Deadline deadline() {
        return Deadline.in(limit);
    }

    AssertionError failure(String what) {
        return report.of(what);
    }

    Found match(List<Pattern> patterns) {
        Found found =
                await("the output matches " + FailureReport.escape(patterns.toString()), () -> earliest(patterns));
        line.transcript().consume(found.match.end());
        return found;
    }

    Screen screen(String what, Predicate<Screen> wanted) {
        return await(what, () -> {
            Screen screen = line.emulator().picture();
            return wanted.test(screen) ? screen : null;
        });
    }

    void modes(String what, Predicate<LineModes> wanted) {
        BooleanSupplier condition = () -> wanted.test(line.pty().modes().line());
        try {
            deadline().await(what, condition);
        } catch (AssertionError e) {
            throw failure(e.getMessage() + "; modes: " + line.pty().modes().line());
        }
    }

    void silence(Duration time) {
        int before = line.transcript().byteCount();
        Deadline end = Deadline.in(time);
        while (!end.hasPassed()) {
            long version = line.transcript().version();
            int more = line.transcript().byteCount() - before;
            if (more > 0) {
                throw failure("expected silence for " + time + ", but " + more + " bytes were printed");
            }
            if (line.transcript().end().isPresent()) {
                return;
            }
            awaitChange("silence", version, end);
        }
    }

    void end() {
        Deadline end = deadline();
        while (true) {
            long version = line.transcript().version();
            if (line.transcript().end().isPresent()) {
                return;
            }
            if (end.hasPassed()) {
                throw failure(timeOut("the output ends")
                        + (child.isAlive() ? "" : "; the program has gone, but something keeps its terminal open"));
            }
            awaitChange("the output ends", version, end);
        }
    }

    int exit() {
        try {
            if (!child.awaitEnd(deadline())) {
                throw failure(timeOut("the program exits"));
            }
        } catch (InterruptedException e) {
            throw interrupted("the program exits", e);
        }
        end();
        return child.exitCode();
    }

    AssertionError interrupted(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        AssertionError failure = failure("interrupted while waiting until " + what);
        failure.initCause(cause);
        return failure;
    }

    String timeOut(String what) {
        return "time ran out (" + limit + ") while waiting until " + what;
    }

    private <T> T await(String what, Supplier<T> attempt) {
        Deadline end = deadline();
        while (true) {
            // Both before the attempt, so that nothing printed during it is missed.
            long version = line.transcript().version();
            boolean complete = line.transcript().end().isPresent();
            T result = attempt.get();
            if (result != null) {
                return result;
            }
            if (complete) {
                throw failure("the output ended before " + what);
            }
            if (end.hasPassed()) {
                throw failure(timeOut(what));
            }
            awaitChange(what, version, end);
        }
    }

    private void awaitChange(String what, long version, Deadline end) {
        try {
            line.transcript().awaitChange(version, end);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    private Found earliest(List<Pattern> patterns) {
        String pending = line.transcript().pending();
        Found found = null;
        for (int i = 0; i < patterns.size(); i++) {
            Matcher matcher = patterns.get(i).matcher(pending);
            if (matcher.find() && (found == null || matcher.start() < found.match.start())) {
                found = new Found(i, matcher.toMatchResult());
            }
        }
        return found;
    }
}
