// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes of a marked exec, found and signalled by a helper: a shell that is run in the container as the same
 * user and looks through /proc. It needs {@code sh}, and nothing else than that.
 */
final class ExecTarget implements Target {

    /**
     * Asks grep only where it sees what is behind a zero byte, which that of busybox does not; read leaves them out.
     *
     * <p>With the variable, the signal (0 for none), the reported id and start: prints each id found and signals it. A
     * zombie has no environment any more; the kernel keeps a session's id from being used again while it has members.
     */
    private static final String HELPER =
            """
            v=$1 s=$2 w=$3 t=$4
            marked() {
              if printf 'a\\000%s' "$v" | grep -qF "$v"; then
                grep -lsF "$v" /proc/[0-9]*/environ
                return
              fi
              for f in /proc/[0-9]*/environ; do
                while IFS= read -r l || [ -n "$l" ]; do
                  case $l in *"$v"*) echo "$f"; break;; esac
                done <"$f"
              done
            }
            reported() {
              [ "$w" -gt 0 ] || return
              if IFS= read -r l <"/proc/$w/stat"; then
                set -- ${l##*) }
                [ "${20}" = "$t" ] || return
              fi
              for f in /proc/[0-9]*/stat; do
                IFS= read -r l <"$f" || continue
                set -- ${l##*) }
                [ "$1" != Z ] && [ "$4" = "$w" ] && echo "$f"
              done
            }
            for f in $(marked; reported); do
              p=${f#/proc/}; p=${p%/*}
              echo "$p"
              [ "$s" = 0 ] || kill -s "$s" "$p"
            done
            exit 0
            """;

    private static final int NOT_FOUND = 404;
    private static final long PAUSE_MS = 30;
    private static final int ATTEMPTS = 6;

    /** So often even though the engine says that nothing runs, as it may before the start. */
    private static final int UNSEEN = 2;

    private final Engine engine;
    private final String container;
    private final String exec;
    private final String user;
    private final boolean privileged;
    private final ExecMark mark;

    /** Null without a wrapper. */
    private final WrapperReport report;

    /** What the helper has to know: where, as whom, and what it shall find. */
    record Place(String container, String exec, ExecSpec spec, ExecMark mark) {}

    ExecTarget(Engine engine, Place place, WrapperReport report) {
        this.engine = engine;
        this.container = place.container();
        this.exec = place.exec();
        this.user = place.spec().user();
        this.privileged = place.spec().privileged();
        this.mark = place.mark();
        this.report = report;
    }

    @Override
    public boolean isRunning() throws IOException {
        try {
            return engine.inspectExec(exec).running();
        } catch (EngineException answer) {
            if (answer.status() == NOT_FOUND) {
                // The container is gone, and its processes with it.
                return false;
            }
            throw answer;
        }
    }

    /** An engine answers the start before the process has its environment, so that nothing may be found at first. */
    @Override
    public List<Long> signal(String name) throws IOException {
        List<Long> found = help(name);
        for (int attempt = 1; found.isEmpty() && attempt < ATTEMPTS && (attempt <= UNSEEN || isRunning()); attempt++) {
            pause(attempt * PAUSE_MS);
            found = help(name);
        }
        return found;
    }

    private static void pause(long millis) throws InterruptedIOException {
        LockSupport.parkNanos(millis * 1_000_000);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while looking for the processes of an exec");
        }
    }

    @Override
    public List<Long> look() throws IOException {
        return help("0");
    }

    private List<Long> help(String signal) throws IOException {
        String id = report == null ? "0" : Long.toString(report.process());
        String start = report == null ? "" : report.start();
        ExecSpec helper = new ExecSpec(
                List.of("sh", "-c", HELPER, "sh", mark.variable(), signal, id, start),
                false,
                false,
                true,
                List.of(),
                user,
                "",
                privileged,
                "",
                Optional.empty());
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        try (OutputStream ignored = OutputStream.nullOutputStream()) {
            check(DockerPty.execCommand(engine, container, helper, SessionStreams.of(found, ignored)), found);
        } catch (EngineException refusal) {
            if (new ContainerTarget(engine, container).isRunning()) {
                throw refusal;
            }
            return List.of();
        }
        return ids(found.toString(StandardCharsets.US_ASCII));
    }

    private void check(Outcome outcome, ByteArrayOutputStream said) throws IOException {
        if (outcome instanceof Outcome.ConnectionLost lost) {
            throw new IOException("the helper process in container " + container + " was lost", lost.cause());
        }
        if (outcome instanceof Outcome.NeverStarted never) {
            throw new IOException(
                    "no helper process in container " + container + ": "
                            + never.reason().getMessage(),
                    never.reason());
        }
        if (!outcome.equals(new Outcome.Exited(0))) {
            throw new IOException("no helper process in container " + container + ", which needs sh: " + outcome + " "
                    + said.toString(StandardCharsets.UTF_8).trim());
        }
    }

    private static List<Long> ids(String lines) throws IOException {
        List<Long> ids = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(lines);
        while (words.hasMoreTokens()) {
            try {
                ids.add(Long.valueOf(words.nextToken()));
            } catch (NumberFormatException strange) {
                throw new IOException("the helper process said what is no process id: " + lines.trim(), strange);
            }
        }
        return ids;
    }

    @Override
    public KillReport.Rung rung() {
        return report != null && report.process() > 0 ? KillReport.Rung.WRAPPER : KillReport.Rung.MARKER;
    }
}
