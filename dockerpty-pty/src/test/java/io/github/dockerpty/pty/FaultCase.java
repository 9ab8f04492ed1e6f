// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.pty.FaultEnd.Seen;
import io.github.dockerpty.pty.FaultVerb.Call;
import io.github.dockerpty.testkit.Armed;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.EmbeddedSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One session that a fault strikes, with an engine of its own. */
record FaultCase(FaultRow row, FaultMoment moment, FaultVerb verb, FaultDrive drive) {

    /** Hangs are found by this; no session should come near it. */
    private static final int GUARD_S = 60;

    /** Long enough that the fault has struck before; what hangs is ended by it. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private static final byte[] LINE = "go\n".getBytes(StandardCharsets.US_ASCII);

    FaultPlan plan() {
        return row.at(moment, verb);
    }

    void run(PumpLoop loop) throws Exception {
        EmbeddedSetup setup =
                EmbeddedEngine.setUp().image("box", FaultProcess.programs()).container("c", "box");
        try (EmbeddedEngine embedded = row == FaultRow.RESET ? setup.onTcp() : setup.onUnixSocket()) {
            FaultPlan plan = plan();
            Armed armed = embedded.on(verb.method(plan.call()), verb.path(plan.call()))
                    .inject(plan.fault());
            if (verb == FaultVerb.EXEC && (plan.call() == Call.STREAM || plan.end() == FaultEnd.STOPPED)) {
                // What ends the process makes such calls too.
                armed.times(1);
            }
            Engine engine = Engine.at(Endpoint.of(embedded.host()));
            Sessions sessions = drive.sessions(engine, loop).with(options()).with(limits(plan));
            try (Session session = verb.open(sessions, engine, plan.process())) {
                Thread types = new Thread(() -> type(session), "types");
                types.start();
                Outcome outcome = session.exit().toCompletableFuture().get(GUARD_S, TimeUnit.SECONDS);
                plan.end().check(seen(session, outcome));
                types.join();
            }
            assertThat(armed.hits()).as("times that the fault struck").isPositive();
        }
    }

    private static SessionOptions options() {
        return SessionOptions.defaults().withSize(SizeSource.fixed(FaultProcess.ROWS, FaultProcess.COLUMNS));
    }

    private static SessionLimits limits(FaultPlan plan) {
        SessionLimits limits = SessionLimits.none().withGrace(Duration.ofMillis(200));
        return plan.end() == FaultEnd.STOPPED ? limits.withTimeout(TIME_LIMIT) : limits;
    }

    /** A line, and during the input all that the process does not read. */
    private void type(Session session) {
        try {
            session.stdin().write(LINE);
            if (row == FaultRow.IGNORED_HALF_CLOSE) {
                session.stdin().close();
            } else if (moment == FaultMoment.DURING_INPUT) {
                flood(session);
            }
        } catch (IOException sessionOver) {
            // A session that is over takes no more.
        }
    }

    @SuppressWarnings("InfiniteLoopStatement") // until the session is over
    private static void flood(Session session) throws IOException {
        byte[] much = new byte[16 * 1024];
        while (true) {
            session.stdin().write(much);
        }
    }

    private static Seen seen(Session session, Outcome outcome) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        boolean cut = isCut(session.stdout(), out);
        assertThat(isCut(session.stderr(), err)).isEqualTo(cut);
        return new Seen(outcome, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), cut);
    }

    private static boolean isCut(InputStream from, ByteArrayOutputStream read) throws IOException {
        try {
            for (int next = from.read(); next != -1; next = from.read()) {
                read.write(next);
            }
            return false;
        } catch (SessionEndedException told) {
            return true;
        }
    }

    @Override
    public String toString() {
        return row + " " + moment + ", " + verb + " on " + drive;
    }
}
