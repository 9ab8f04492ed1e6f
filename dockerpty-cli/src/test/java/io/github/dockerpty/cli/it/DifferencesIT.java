// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the docker CLI is wrong or weak and this command is not; docs/differences.md cites these tests. */
class DifferencesIT extends OnEachEngine {

    @Test
    void refusedStream_showsTheEnginesWords() {
        ExecResult result = bench.call("exec", "-u", "nosuchuser", bench.box(), "true");
        assertThat(result.exitCode()).isIn(1, 126);
        assertThat(result.stdout() + result.stderr()).contains("nosuchuser").doesNotContain("unable to upgrade");
    }

    @Test
    void attach_inputEndsBeforeTheReply_theReplyArrives() {
        String container =
                bench.running("-i", Bench.IMAGE, "sh", "-c", "read x; sleep 0.5; echo \"reply to $x\"; exit 4");
        try (PipedProcess p = bench.start("attach", container)) {
            p.send("hi\n").endInput();
            assertThat(p.await()).exitedWith(4).printed("reply to hi\n").printedNoErrors();
        }
    }

    @Test
    void run_oneStreamAskedFor_showsThatOneAlone() {
        ExecResult out =
                bench.call(bench.run("--rm", "-a", "stdout", Bench.IMAGE, "sh", "-c", "echo out; echo err >&2"));
        assertThat(out).exitedWith(0).printed("out\n").printedNoErrors();
        ExecResult err =
                bench.call(bench.run("--rm", "-a", "stderr", Bench.IMAGE, "sh", "-c", "echo out; echo err >&2"));
        assertThat(err).exitedWith(0).printed("").printedError("err\n");
    }

    @Test
    void run_neverStarted_leavesNoContainer() {
        bench.box();
        List<String> before = bench.containers();
        ExecResult result = bench.call(bench.run("--rm", "-u", "nosuchuser", Bench.IMAGE, "true"));
        assertThat(result.exitCode()).isIn(125, 126, 127);
        assertThat(result.stderr())
                .startsWith("dockerpty: ")
                .contains("nosuchuser")
                .hasLineCount(1);
        assertThat(bench.containers()).isEqualTo(before);
    }

    @Test
    void start_terminalButNoneHere_isRefusedBeforeTheStart() {
        String container = bench.created("-it", Bench.IMAGE, "sh");
        ExecResult result = bench.call("start", container);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr())
                .startsWith("dockerpty: ")
                .contains("terminal")
                .hasLineCount(1);
        assertThat(bench.state(container)).startsWith("created");
    }

    @Test
    void attach_terminalWithoutInput_needsNoTerminal() {
        String script = "trap 'echo bye; exit 3' USR1; while :; do echo tick; sleep 0.1; done";
        String container = bench.running("-t", Bench.IMAGE, "sh", "-c", script);
        try (PipedProcess p = bench.start("attach", container).endInput()) {
            p.awaitStdout("tick");
            bench.docker("kill", "-s", "USR1", container);
            ExecResult result = p.await();
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.stdout()).endsWith("bye\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"RUN", "EXEC"})
    void terminalWithoutInput_endsLinesOnce(Verb verb) {
        String[] arguments = verb.script(bench, "-t", "echo one; echo two");
        try (TerminalSession t = bench.terminal(arguments).start()) {
            assertThat(t.awaitExit()).isZero();
            assertThat(new String(t.output(), StandardCharsets.UTF_8)).isEqualTo("one\r\ntwo\r\n");
            assertThat(t.modes().outputProcessing()).isTrue();
        }
    }

    @Test
    void variableThatIsNotSetHere_isNotSetThere() {
        String print = "echo ${NOSUCHVARIABLE-unset}";
        ExecResult exec = bench.call("exec", "-e", "NOSUCHVARIABLE", bench.box(), "sh", "-c", print);
        assertThat(exec).exitedWith(0).printed("unset\n").printedNoErrors();
        ExecResult run = bench.call(bench.run("--rm", "-e", "NOSUCHVARIABLE", Bench.IMAGE, "sh", "-c", print));
        assertThat(run).exitedWith(0).printed("unset\n").printedNoErrors();
    }

    @Test
    void terminalWithoutInput_controlCStillInterrupts() {
        String[] arguments = Verb.EXEC.script(bench, "-t", "echo ready; exec sleep 7201");
        try (TerminalSession t = bench.terminal(arguments).start()) {
            t.expectText("ready");
            t.type("\u0003");
            assertThat(t.awaitExit()).isEqualTo(130);
            assertThat(t.modes().outputProcessing()).isTrue();
        }
    }
}
