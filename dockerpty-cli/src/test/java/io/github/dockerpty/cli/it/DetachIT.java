// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.Relay;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The detach keys leave the process running, and the person comes back to it. */
class DetachIT extends OnEachEngine {

    private static final String DETACH = "\u0010\u0011";

    @Test
    void run_detached_goesOnWithAttachAndStart() {
        String name = Bench.newName();
        String[] run = bench.run("--name", name, "-it", Bench.IMAGE, "sh");
        try (TerminalSession t = bench.terminal(run).start()) {
            t.expectText(TerminalIT.PROMPT);
            t.line("x=kept; echo $((2+2)) set").expectText("4 set");
            detach(t, name);
        }
        for (String verb : new String[] {"attach", "start"}) {
            try (TerminalSession t = bench.terminal(verb, name).start()) {
                t.line("echo $x by " + verb).expectText("kept by " + verb + "\r\n");
                detach(t, name);
            }
        }
        try (TerminalSession t = bench.terminal("attach", name).start()) {
            t.line("exit 4");
            assertThat(t.awaitExit()).isEqualTo(4);
        }
    }

    @Test
    void exec_detached_leavesTheProcessRunning() {
        try (TerminalSession t = exec("", "echo ready; exec sleep 7001")) {
            detachExec(t);
            bench.awaitProcess(bench.box(), "sleep 7001", true);
        }
    }

    @Test
    void exec_overPlainTcp_detaches() {
        try (Relay relay = bench.relay();
                TerminalSession t = bench.terminalOn(
                                relay.host().toString(), Verb.EXEC.script(bench, "-it", "echo ready; exec sleep 7002"))
                        .start()) {
            detachExec(t);
            bench.awaitProcess(bench.box(), "sleep 7002", true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'ctrl-a,d','\u0001d'",
        "ctrl-x,'\u0018'",
        "DEL,'\u007f'",
        "'ctrl-p,ctrl-q','\u0010\u0011'",
        "'a,b,c',abc"
    })
    void chosenKeys_detach(String keys, String typed) {
        try (TerminalSession t = exec("--detach-keys " + keys, "echo ready; exec sleep 7003")) {
            t.expectText("ready");
            t.type(typed);
            assertThat(t.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0010\u0010\u0011", "abc\u0010\u0011", "\u0010a\u0010\u0011"})
    void keysAfterOtherInput_detach(String typed) {
        try (TerminalSession t = exec("", "echo ready; exec sleep 7004")) {
            t.expectText("ready");
            t.type(typed);
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void keysOfTheConfiguration_detach(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"detachKeys\": \"ctrl-e,e\"}");
        try (TerminalSession t = bench.terminal(Verb.EXEC.script(bench, "-it", "echo ready; exec sleep 7005"))
                .environment(Map.of("DOCKER_CONFIG", folder.toString()))
                .start()) {
            t.expectText("ready");
            t.type("\u0005e");
            assertThat(t.awaitExit()).isZero();
        }
    }

    @Test
    void keysThatOnlyBegin_reachTheProcess() {
        try (TerminalSession t = exec("", "stty raw -echo; echo ready; head -c 4 | od -An -tx1")) {
            t.expectText("ready");
            t.type("\u0010x\u0010").type("y");
            t.expectText("10 78 10 79");
            assertThat(t.awaitExit()).isZero();
        }
    }

    private TerminalSession exec(String flags, String script) {
        return bench.terminal(Verb.EXEC.script(bench, "-it " + flags, script)).start();
    }

    private void detach(TerminalSession t, String container) {
        t.expectModes("the terminal is raw", LineModes::isRaw);
        t.type(DETACH).expectText("dockerpty: detached").expectText(container);
        assertThat(t.awaitExit()).isZero();
        assertThat(bench.state(container)).startsWith("running");
    }

    private static void detachExec(TerminalSession t) {
        t.expectText("ready");
        t.type(DETACH).expectText("dockerpty: detached");
        assertThat(t.awaitExit()).isZero();
        assertThat(t.modes().isRaw()).isFalse();
        assertThat(new String(t.output(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("escape sequence");
    }
}
