// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ProcessSignal;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user stories without a terminal, and the exit codes, on a real engine; subclasses say which one. */
@Timeout(60)
abstract class SessionIT extends RealSessions {

    SessionIT(String name) {
        super(name);
    }

    private static Result exited(int code, String out, String err) {
        return new Result(new Outcome.Exited(code), out, err);
    }

    @Test
    void output_andErrors_stayApart() throws Exception {
        String script = "echo out; echo err >&2; printf end";
        assertThat(session(starting(create(shell(script))), "")).isEqualTo(exited(0, "out\nend", "err\n"));
        assertThat(session(exec(keep(), false, "sh", "-c", script), "")).isEqualTo(exited(0, "out\nend", "err\n"));
    }

    @Test
    void input_isIgnored_whenNotInteractive() throws Exception {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("stdin was read");
            }
        };
        SessionOptions quiet = SessionOptions.defaults().withInteractive(false);
        assertThat(session(starting(create(shell("echo done")), quiet), unread)).isEqualTo(exited(0, "done\n", ""));
        String keep = keep();
        SessionUser.Factory exec = streams -> {
            String id = engine.createExec(
                    keep, ExecSpec.of(java.util.List.of("cat")).interactive(true, false));
            return new ExecOperation(engine, id, streams, quiet);
        };
        assertThat(session(exec, unread)).isEqualTo(exited(0, "", ""));
    }

    @Test
    void input_withoutTerminal_isEchoed_untilItEnds() throws Exception {
        String script = "cat; echo to-err >&2; exit 3";
        assertThat(session(starting(create(shell(script).withStdin())), "one\ntwo\n"))
                .isEqualTo(exited(3, "one\ntwo\n", "to-err\n"));
        assertThat(session(exec(keep(), false, "sh", "-c", script), "one\ntwo\n"))
                .isEqualTo(exited(3, "one\ntwo\n", "to-err\n"));
    }

    @Test
    void input_withoutTerminal_answersAreMixed() throws Exception {
        String script = "while read x; do echo \"out $x\"; echo \"err $x\" >&2; done";
        Result expected = exited(0, "out 1\nout 2\n", "err 1\nerr 2\n");
        assertThat(session(starting(create(shell(script).withStdin())), "1\n2\n"))
                .isEqualTo(expected);
        assertThat(session(exec(keep(), false, "sh", "-c", script), "1\n2\n")).isEqualTo(expected);
    }

    @Test
    void input_ofADetachedContainer_isAnswered_thoughItEnds() throws Exception {
        String script = "read x; sleep 1; echo \"got $x\"; exit 6";
        ContainerSpec spec = shell(script);
        ContainerSpec open = new ContainerSpec(
                spec.image(),
                spec.command(),
                "",
                "",
                false,
                true,
                false,
                false,
                spec.environment(),
                spec.size(),
                spec.config(),
                spec.hostConfig());
        assertThat(session(attaching(running(open)), "hi\n")).isEqualTo(exited(6, "got hi\n", ""));
    }

    @Test
    void input_onlyAttached_endsWithTheExit() throws Exception {
        SessionOptions stdinOnly = SessionOptions.defaults().withOutput(false, false);
        String container = create(shell("cat; exit 5").withStdin());
        assertThat(session(starting(container, stdinOnly), "x\n")).isEqualTo(exited(5, "", ""));
    }

    @Test
    void input_hugeAndUnread_isNoFailure() throws Exception {
        SessionUser.Factory head = exec(keep(), false, "head", "-c", "3");
        Result result = session(head, RepeatedBytes.of("abc", 8 << 20).asStream());
        assertThat(result.outcome()).isEqualTo(new Outcome.Exited(0));
        // podman writes a complaint of its own to the process's stderr, and then may have lost the output.
        String complaint = isPodman() ? "Error: (read|write) unixpacket .*\\R" : "none";
        boolean complained = result.err().matches(complaint);
        assertThat(result.out()).isIn("abc", complained ? "" : "abc");
        assertThat(result.err()).matches(complained ? complaint : "");
    }

    @Test
    void bytes_thereAndBack_areTheSame() throws Exception {
        byte[] bytes = new byte[8 << 20];
        new Random(1).nextBytes(bytes);
        for (SessionUser.Factory factory : new SessionUser.Factory[] {
            exec(keep(), false, "cat"),
            starting(create(ContainerSpec.of("busybox:latest", "cat").withStdin()))
        }) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SessionStreams streams = SessionStreams.of(new ByteArrayInputStream(bytes), out, OutputStreams.FAILING);
            assertThat(new PseudoTerminal(factory.make(streams)).start()).isEqualTo(new Outcome.Exited(0));
            assertThat(out.toByteArray()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 126, 127, 137, 143})
    void exitCode_isTold_byEveryWay(int code) throws Exception {
        String exit = "exit " + code;
        Outcome expected = new Outcome.Exited(code);
        String kept = create(shell(exit));
        assertThat(session(starting(kept), "").outcome()).as("run").isEqualTo(expected);
        assertThat(session(starting(kept), "").outcome()).as("start again").isEqualTo(expected);
        String removed = create(shell(exit), true);
        assertThat(session(starting(removed), "").outcome()).as("run --rm").isEqualTo(expected);
        assertThat(session(exec(keep(), false, "sh", "-c", exit), "").outcome())
                .as("exec")
                .isEqualTo(expected);
        String waiting = running(shell("read x; " + exit).withStdin());
        assertThat(session(attaching(waiting), "go\n").outcome()).as("attach").isEqualTo(expected);
    }

    @Test
    void exitCode_ofAKilledExec_tellsTheSignal() throws Exception {
        String keep = keep();
        assertThat(session(exec(keep, false, "sh", "-c", "kill -9 $$"), "").outcome())
                .isEqualTo(new Outcome.Exited(137));
        assertThat(session(exec(keep, false, "sh", "-c", "kill -TERM $$"), "").outcome())
                .isEqualTo(new Outcome.Exited(143));
    }

    @Test
    void containerThatEndsAtOnce_losesNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(session(starting(create(shell("echo x"))), "")).isEqualTo(exited(0, "x\n", ""));
        }
    }

    @Test
    void missingProgram_neverStarts_orIsToldByTheEngine() throws Exception {
        String container = create(ContainerSpec.of("busybox:latest", "no-such-program"));
        Outcome outcome = session(starting(container), "").outcome();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no-such-program"));
        Outcome exec = session(exec(keep(), false, "no-such-program"), "").outcome();
        assertThat(exec).isEqualTo(new Outcome.Exited(isPodman() ? 127 : 126));
    }

    @Test
    void stoppedContainer_isNotAttachedTo() throws Exception {
        String container = create(shell("exit 4"));
        session(starting(container), "");
        assertThat(session(attaching(container), "").outcome())
                .isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                        .isInstanceOf(ContainerStateException.class));
        assertThat(engine.inspectContainer(container).exitCode()).isEqualTo(4);
    }

    @Test
    void log_isReplayed_beforeWhatComes() throws Exception {
        String container = create(shell("echo line; echo error >&2"));
        session(starting(container), "");
        SessionOptions replaying = SessionOptions.defaults().withReplay(LogReplay.ALL);
        assertThat(session(starting(container, replaying), "")).isEqualTo(exited(0, "line\nline\n", "error\nerror\n"));
    }

    @Test
    void signal_reachesTheProcess() throws Exception {
        String script = "trap 'echo caught; exit 9' TERM; echo ready; while :; do sleep 0.1; done";
        SessionOptions proxying = SessionOptions.defaults().withSignals(Signals.PROXY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionStreams streams = SessionStreams.of(out, OutputStreams.FAILING);
        PseudoTerminal pty = new PseudoTerminal(new RunOperation(engine, create(shell(script)), streams, proxying));
        Thread killer = new Thread(() -> {
            Deadline.in(Deadline.USUAL).await("ready", () -> out.size() > 0);
            ProcessSignal.sendHere("TERM");
        });
        killer.start();
        assertThat(pty.start()).isEqualTo(new Outcome.Exited(9));
        assertThat(out).hasToString("ready\ncaught\n");
        assertThat(pty.account().signals()).isEqualTo(1);
    }
}
