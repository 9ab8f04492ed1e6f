// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.pty.KillReport;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.SessionStreams;
import io.github.dockerpty.tty.NullTty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session that was stopped. */
@Timeout(60)
class SessionEndTest {

    private static final Outcome.Stopped.Cause LATE = Outcome.Stopped.Cause.TIME_LIMIT;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int code(KillReport report, OptionalInt exitCode) throws IOException {
        OutputStream out = OutputStream.nullOutputStream();
        Context context = new Context(Map.of(), SessionStreams.of(out, err), out, err, new NullTty());
        return new SessionEnd(context, "container 'c1'", "").code(new Outcome.Stopped(LATE, report, exitCode));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void stopped_killed_isTheCodeOfTheProcess() throws IOException {
        KillReport killed = new KillReport(KillReport.Rung.ENGINE, "KILL", List.of(), "");
        assertThat(code(killed, OptionalInt.of(137))).isEqualTo(137);
        assertThat(said()).contains("its time is over; container 'c1' was ended by SIGKILL");
    }

    @Test
    void stopped_leftRunning_isUnknown_andSaysWhy() throws IOException {
        KillReport left = new KillReport(KillReport.Rung.LEFT_RUNNING, "", List.of(), "there is no shell");
        assertThat(code(left, OptionalInt.empty())).isEqualTo(ExitCode.UNKNOWN);
        assertThat(said()).contains("its time is over; container 'c1' may run on: there is no shell");
    }

    @Test
    void stopped_withSurvivors_mayRunOn() throws IOException {
        KillReport some = new KillReport(KillReport.Rung.MARKER, "KILL", List.of(12L), "");
        assertThat(code(some, OptionalInt.empty())).isEqualTo(ExitCode.UNKNOWN);
        assertThat(said()).contains("container 'c1' may run on");
    }
}
