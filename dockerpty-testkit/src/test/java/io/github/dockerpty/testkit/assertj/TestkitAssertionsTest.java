// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThatRequests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.EngineClient;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Output;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TestkitAssertionsTest {

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void execResult_asWanted_passes() {
        assertThat(new ExecResult(3, new Output(bytes("out\n"), bytes(""))))
                .exitedWith(3)
                .printed("out\n")
                .printedNoErrors();
    }

    @Test
    void execResult_other_showsTheWholeResult() {
        ExecResult result = new ExecResult(3, new Output(bytes("out\n"), bytes("100%")));
        String whole = " but it was: exit code 3, stdout \"out\\n\", stderr \"100%\"";
        fails(() -> assertThat(result).exitedWith(0), "expected the exit code 0" + whole);
        fails(() -> assertThat(result).printed("in"), "expected the standard output \"in\"" + whole);
        fails(() -> assertThat(result).printedError("x"), "expected the standard error \"x\"" + whole);
        fails(() -> assertThat(result).printedNoErrors(), "expected the standard error \"\"" + whole);
    }

    @Test
    void frames_asWanted_passes() {
        Frames whole = Frames.frames().stdout("a").stderr("e").stdout("b");
        assertThat(whole).isWhole().stdoutIs("ab").stderrIs("e");
        assertThat(whole.raw((byte) 1)).endsInsideFrame();
        assertThat(whole.header(1, 2).raw((byte) 'x')).endsInsideFrame();
    }

    @Test
    void frames_other_showWhatIsWrong() {
        Frames whole = Frames.frames().stdout("a");
        fails(() -> assertThat(whole).stdoutIs("b"), "expected of STDOUT \"b\" but was \"a\" in [STDOUT \"a\"]");
        fails(() -> assertThat(whole).stderrIs("b"), "expected of STDERR \"b\" but was \"\" in [STDOUT \"a\"]");
        fails(
                () -> assertThat(whole).endsInsideFrame(),
                "expected the end inside a frame but all are whole:"
                        + " \"\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x01a\"");
        fails(
                () -> assertThat(Frames.frames().raw((byte) 1)).stdoutIs("a"),
                "expected whole frames but the frame at offset 0 ends after 1 bytes of its header: \"\\x01\"");
        fails(
                () -> assertThat(Frames.frames().header(9, 0)).endsInsideFrame(),
                "expected the end inside a frame but the frame at offset 0 has the unknown type 9:"
                        + " \"\\t\\x00\\x00\\x00\\x00\\x00\\x00\\x00\"");
    }

    @Test
    void requests_asWanted_passes() throws IOException {
        try (ScriptedEngine engine = ScriptedEngine.onUnixSocket()) {
            EngineClient client = EngineClient.at(engine.host());
            client.withVersion("1.41").call("POST", "/containers/c/exec", "{}");
            client.call("GET", "/_ping");
            client.call("POST", "/exec/e/start", "{}");
            assertThatRequests(engine)
                    .containInOrder("POST /containers/c/exec", "* /exec/*/start")
                    .containNone("DELETE /**")
                    .hadNoDefects()
                    .sentNoBytesBeforeUpgrade();
        }
    }

    @Test
    void requests_other_showsThemAll() throws IOException {
        try (ScriptedEngine engine = ScriptedEngine.onUnixSocket()) {
            fails(
                    () -> assertThatRequests(engine).containInOrder("GET /_ping"),
                    "expected the request GET /_ping among: none");
            EngineClient.at(engine.host()).call("GET", "/_ping");
            EngineClient.at(engine.host()).call("GET", "/info?a=b");
            String all = " among:\n  GET /_ping\n  GET /info {a=b}";
            fails(
                    () -> assertThatRequests(engine).containInOrder("GET /info", "GET /_ping"),
                    "expected the request GET /_ping behind GET /info" + all);
            fails(() -> assertThatRequests(engine).containNone("GET /x", "GET /*"), "expected no request GET /*" + all);
            assertThatThrownBy(() -> assertThatRequests(engine).containNone("/info"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a request is named by method and path, not by /info");
        }
    }

    @Test
    void requests_bytesBeforeTheUpgrade_areShown() {
        io.github.dockerpty.testkit.RecordedRequest early = new io.github.dockerpty.testkit.RecordedRequest(
                "POST",
                "/exec/e/start",
                java.util.Map.of(),
                java.util.Map.of(),
                new byte[0],
                true,
                java.util.Optional.of("2 bytes came before the upgrade was answered"));
        String shown = "POST /exec/e/start (2 bytes came before the upgrade was answered)";
        fails(
                () -> assertThatRequests(List.of(early)).sentNoBytesBeforeUpgrade(),
                "expected no bytes before the upgrade but there are:\n  " + shown);
        fails(
                () -> assertThatRequests(List.of(early)).hadNoDefects(),
                "expected no defects but there are:\n  " + shown);
    }

    @Test
    void others_assertjsOwn_isNotHidden() {
        assertThat("text").isEqualTo("text");
        assertThat(List.of(1)).hasSize(1);
    }
}
