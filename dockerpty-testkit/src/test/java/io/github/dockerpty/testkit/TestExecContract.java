// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test may rely on when it runs commands in containers, whichever engine it runs on. */
abstract class TestExecContract {

    private LeakCheck leaks;
    TestEngine engine;

    abstract TestEngine open() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        leaks = LeakCheck.begin();
        engine = open();
    }

    @AfterEach
    void end() throws IOException {
        if (engine != null) {
            engine.close();
        }
        leaks.close();
    }

    TestContainer box() throws IOException {
        return engine.container("busybox").staying().start();
    }

    @Test
    void exec_command_givesItsCodeAndItsStreamsApart() throws IOException {
        ExecResult result = box().exec("sh", "-c", "echo out; echo err >&2; exit 3");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
    }

    @Test
    void exec_withInput_readsItToItsEnd() throws IOException {
        byte[] input = new byte[100_000];
        new Random(1).nextBytes(input);
        ExecResult result = box().execWithInput(input, "cat");
        assertThat(result.output().stdoutBytes()).isEqualTo(input);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void exec_missingProgram_hasItsCode() throws IOException {
        ExecResult result = box().exec("nosuchprogram");
        assertThat(result.exitCode()).isIn(126, 127);
        assertThat(result.stdout() + result.stderr()).contains("nosuchprogram");
    }

    @Test
    void exec_onTerminal_hasItsSizeAndOneStream() throws IOException {
        ExecResult result = box().execution("sh", "-c", "read x; stty size; echo err >&2")
                .withTty(33, 99)
                .withInput("\r")
                .run();
        assertThat(result.stdout()).endsWith("33 99\r\nerr\r\n");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void exec_environment_isThatOfContainerAndExec() throws IOException {
        TestContainer box =
                engine.container("busybox").withEnvironment("A", "1").staying().start();
        ExecResult result = box.execution("sh", "-c", "echo $A $B; pwd")
                .withEnvironment("B", "2")
                .withConfig("WorkingDir", "/tmp")
                .run();
        assertThat(result.stdout()).isEqualTo("1 2\n/tmp\n");
    }

    @Test
    void execStart_streams_areTheCallers() throws IOException {
        TestExec exec = box().execution("sh", "-c", "read x; echo got $x; exit 4");
        assertThatThrownBy(exec::id).isInstanceOf(IllegalStateException.class).hasMessageContaining("not started");
        try (EngineStream stream = exec.start()) {
            stream.send("this\n").halfClose();
            assertThat(stream.readFrames().payload(Source.STDOUT)).asString().isEqualTo("got this\n");
        }
        assertThat(exec.awaitExit()).isEqualTo(4);
    }
}
