// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The official docker command works against the embedded engine as against dockerd 20.10. */
@Timeout(120)
abstract class DockerCliContract {

    @TempDir
    private Path folder;

    private LeakCheck leaks;
    private EmbeddedEngine engine;
    private DockerCli docker;

    abstract EmbeddedEngine start(EmbeddedSetup setup, Path folder) throws IOException;

    String choose(List<String> programs) {
        return programs.get(0);
    }

    @BeforeEach
    void start() throws IOException {
        List<String> programs = DockerCli.programs();
        assumeTrue(!programs.isEmpty(), "no docker command on the PATH");
        leaks = LeakCheck.begin();
        EmbeddedSetup setup = EmbeddedEngine.setUp()
                .image("busybox", HostPrograms.only("sh", "cat", "true"))
                .image("greeter", Map.of("greet", this::greet))
                .container("keep", "busybox")
                .container("scripted", "greeter");
        engine = start(setup, folder);
        docker = new DockerCli(choose(programs), engine, folder);
    }

    private int greet(Program.Session session) throws IOException, InterruptedException {
        session.onSignal(name -> {});
        session.print("name? ");
        String name = session.readLine();
        if (session.rows() == 0) {
            // Below API 1.42 the size comes in a call of its own, perhaps later than the name.
            session.awaitResize(Deadline.USUAL);
        }
        session.print("hello " + name + " at " + session.rows() + "x" + session.columns() + "\n");
        return 3;
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
            leaks.close();
        }
    }

    @Test
    void execInteractive_hasPromptSizeKeysAndExitCode() {
        try (TerminalSession terminal = docker.onTerminal("exec", "-it", "-e", "PS1=ready> ", "keep", "sh")) {
            terminal.expectText("ready> ");
            // Not before the command has passed on the size of its start: only then does it look for others.
            terminal.line("while [ \"$(stty size)\" != '30 100' ]; do :; done; echo si''zed")
                    .expectText("sized");
            terminal.resize(24, 80);
            terminal.line("while [ \"$(stty size)\" != '24 80' ]; do :; done; echo re''sized")
                    .expectText("resized");
            terminal.line("cat");
            terminal.line("echoed").expectText("echoed").expectText("echoed");
            terminal.press(Key.ctrl('C')).expectText("ready> ");
            terminal.line("(exit 7)").expectText("ready> ");
            terminal.press(Key.ctrl('D')).expectEnd();
            assertThat(terminal.awaitExit()).isEqualTo(7);
            assertThat(terminal.termios()).isEqualTo(terminal.initialTermios());
        }
    }

    @Test
    void execInteractive_ofAScriptedProgram() {
        try (TerminalSession terminal = docker.onTerminal("exec", "-it", "scripted", "greet")) {
            terminal.expectText("name? ");
            terminal.type("Bob").press(Key.BACKSPACE).type("b").press(Key.ctrl('C'));
            terminal.expectText("^C").line("Ada");
            terminal.expect("hello Ada at 30x100");
            assertThat(terminal.awaitExit()).isEqualTo(3);
        }
    }

    @Test
    void execWithInput_passesItsEnd() throws Exception {
        ExecResult run = docker.runWithInput(
                "one\ntwo\n".getBytes(StandardCharsets.UTF_8), "exec", "-i", "keep", "sh", "-c", "cat; echo tail");
        assertThat(run).exitedWith(0).printed("one\ntwo\ntail\n").printedNoErrors();
    }

    @Test
    void exec_keepsTheStreamsApart() throws Exception {
        ExecResult run = docker.run("exec", "keep", "sh", "-c", "echo out; echo err >&2; exit 42");
        assertThat(run).exitedWith(42).printed("out\n").printedError("err\n");
    }

    @Test
    void exec_ofAMissingProgram_says126() throws Exception {
        for (String container : List.of("keep", "scripted")) {
            ExecResult run = docker.run("exec", container, "nosuchcmd");
            assertThat(run.exitCode()).isEqualTo(126);
            assertThat(run.stdout()).contains("\"nosuchcmd\": executable file not found in $PATH");
        }
    }

    @Test
    void run_removesTheContainer() throws Exception {
        assertThat(docker.run("run", "--rm", "--name", "gone", "busybox", "sh", "-c", "echo hi; exit 5"))
                .exitedWith(5)
                .printed("hi\n")
                .printedNoErrors();
        assertThat(docker.run("ps", "-aq", "--filter", "name=gone$").stdout()).isEmpty();
        assertThat(docker.run("container", "inspect", "gone").exitCode()).isEqualTo(1);
    }

    @Test
    void run_ofAMissingProgram_says127() throws Exception {
        ExecResult run = docker.run("run", "--rm", "busybox", "nosuchcmd");
        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.stderr()).contains("executable file not found in $PATH");
    }

    @Test
    void runWithInput_passesItsEnd() throws Exception {
        assertThat(docker.runWithInput("abc".getBytes(StandardCharsets.UTF_8), "run", "--rm", "-i", "busybox", "cat"))
                .exitedWith(0)
                .printed("abc")
                .printedNoErrors();
    }

    @Test
    void runInteractive_thenDetach_thenAttachAgain() throws Exception {
        try (TerminalSession terminal =
                docker.onTerminal("run", "-it", "--name", "shell", "-e", "PS1=ready> ", "busybox", "sh")) {
            terminal.expectText("ready> ");
            terminal.press(Key.ctrl('P'), Key.ctrl('Q')).expectEnd();
            assertThat(terminal.awaitExit()).isZero();
        }
        assertThat(docker.run("inspect", "-f", "{{.State.Status}}", "shell").stdout())
                .isEqualTo("running\n");
        try (TerminalSession terminal = docker.onTerminal("attach", "shell")) {
            // The prompt came before this client, so ask for another.
            terminal.line("echo he''re").expectText("here").expectText("ready> ");
            terminal.line("exit 4").expectEnd();
            assertThat(terminal.awaitExit()).isEqualTo(4);
        }
    }

    @Test
    void logs_followToTheEnd() throws Exception {
        docker.run("run", "-d", "-i", "--name", "talker", "busybox", "sh", "-c", "echo one; read go; echo two >&2");
        try (PipedProcess follower = docker.start("logs", "-f", "talker")) {
            follower.awaitStdout("one");
            docker.runWithInput("go\n".getBytes(StandardCharsets.UTF_8), "attach", "talker");
            assertThat(follower.await()).exitedWith(0).printed("one\n").printedError("two\n");
        }
        assertThat(docker.run("logs", "--tail", "1", "talker"))
                .exitedWith(0)
                .printed("")
                .printedError("two\n");
    }

    @Test
    void wait_killAndStop_tellExitCodes() throws Exception {
        docker.run("run", "-d", "-i", "--name", "killed", "busybox", "cat");
        String script = "trap 'exit 9' TERM; echo ready; while :; do cat /dev/null; done";
        docker.run("run", "-d", "--name", "stopped", "busybox", "sh", "-c", script);
        try (PipedProcess waiting = docker.start("wait", "killed")) {
            assertThat(docker.run("kill", "killed").stdout()).isEqualTo("killed\n");
            assertThat(waiting.await()).exitedWith(0).printed("137\n");
        }
        // Process 1 gets no signal before it has a handler.
        try (PipedProcess ready = docker.start("logs", "-f", "stopped")) {
            ready.awaitStdout("ready");
            assertThat(docker.run("stop", "stopped").stdout()).isEqualTo("stopped\n");
            assertThat(ready.await()).exitedWith(0);
        }
        assertThat(docker.run("wait", "stopped").stdout()).isEqualTo("9\n");
        assertThat(docker.run("kill", "stopped").stderr()).contains("is not running");
    }

    @Test
    void oneMegabyteEachWay_arrivesWhole() throws Exception {
        byte[] bytes = new byte[1 << 20];
        new Random(1).nextBytes(bytes);
        for (String[] command : List.of(
                new String[] {"exec", "-i", "keep", "cat"}, new String[] {"run", "--rm", "-i", "busybox", "cat"})) {
            ExecResult run = docker.runWithInput(bytes, command);
            assertThat(run.exitCode()).isZero();
            assertThat(run.output().stdoutBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void eightAtOnce_doNotDisturbEachOther() throws Exception {
        List<PipedProcess> running = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                running.add(docker.start("exec", "-i", "keep", "sh", "-c", "cat; exit " + i));
            }
            for (int i = 0; i < 8; i++) {
                ExecResult result = running.get(i).send("input " + i).endInput().await();
                assertThat(result).exitedWith(i).printed("input " + i).printedNoErrors();
            }
        } finally {
            running.forEach(PipedProcess::close);
        }
    }
}
