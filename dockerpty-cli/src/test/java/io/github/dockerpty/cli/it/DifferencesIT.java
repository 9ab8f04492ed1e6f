// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

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
        Result result = bench.call("exec", "-u", "nosuchuser", bench.box(), "true");
        assertThat(result.code()).isIn(1, 126);
        assertThat(result.out() + result.err()).contains("nosuchuser").doesNotContain("unable to upgrade");
    }

    @Test
    void attach_inputEndsBeforeTheReply_theReplyArrives() {
        String container =
                bench.running("-i", Bench.IMAGE, "sh", "-c", "read x; sleep 0.5; echo \"reply to $x\"; exit 4");
        try (Piped p = bench.start("attach", container)) {
            p.send("hi\n").endInput();
            assertThat(p.await().toString()).isEqualTo("code 4, stdout [reply to hi\n], stderr []");
        }
    }

    @Test
    void run_oneStreamAskedFor_showsThatOneAlone() {
        Result out = bench.call(bench.run("--rm", "-a", "stdout", Bench.IMAGE, "sh", "-c", "echo out; echo err >&2"));
        assertThat(out.toString()).isEqualTo("code 0, stdout [out\n], stderr []");
        Result err = bench.call(bench.run("--rm", "-a", "stderr", Bench.IMAGE, "sh", "-c", "echo out; echo err >&2"));
        assertThat(err.toString()).isEqualTo("code 0, stdout [], stderr [err\n]");
    }

    @Test
    void run_neverStarted_leavesNoContainer() {
        bench.box();
        List<String> before = bench.containers();
        Result result = bench.call(bench.run("--rm", "-u", "nosuchuser", Bench.IMAGE, "true"));
        assertThat(result.code()).isIn(125, 126, 127);
        assertThat(result.err())
                .startsWith("dockerpty: ")
                .contains("nosuchuser")
                .hasLineCount(1);
        assertThat(bench.containers()).isEqualTo(before);
    }

    @Test
    void start_terminalButNoneHere_isRefusedBeforeTheStart() {
        String container = bench.created("-it", Bench.IMAGE, "sh");
        Result result = bench.call("start", container);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("dockerpty: ").contains("terminal").hasLineCount(1);
        assertThat(bench.state(container)).startsWith("created");
    }

    @Test
    void attach_terminalWithoutInput_needsNoTerminal() {
        String script = "trap 'echo bye; exit 3' USR1; while :; do echo tick; sleep 0.1; done";
        String container = bench.running("-t", Bench.IMAGE, "sh", "-c", script);
        try (Piped p = bench.start("attach", container).endInput()) {
            p.stdout().await("tick");
            bench.docker("kill", "-s", "USR1", container);
            Result result = p.await();
            assertThat(result.code()).isEqualTo(3);
            assertThat(result.out()).endsWith("bye\r\n");
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
        Result exec = bench.call("exec", "-e", "NOSUCHVARIABLE", bench.box(), "sh", "-c", print);
        assertThat(exec.toString()).isEqualTo("code 0, stdout [unset\n], stderr []");
        Result run = bench.call(bench.run("--rm", "-e", "NOSUCHVARIABLE", Bench.IMAGE, "sh", "-c", print));
        assertThat(run.toString()).isEqualTo("code 0, stdout [unset\n], stderr []");
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
