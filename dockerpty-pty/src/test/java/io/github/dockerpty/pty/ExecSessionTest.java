// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with an exec, over a scripted engine: output, exit code, refusals. */
@Timeout(60)
class ExecSessionTest extends ScriptedSessions {

    @Test
    void output_staysApart_andTheCodeIsToldByInspect() throws IOException {
        process.execStarts(
                conversation().send(frames().stdout("out\n").stderr("err\n").stdout("more\n")));
        process.execEnds(42, false);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(42));
        assertThat(process.out()).isEqualTo("out\nmore\n");
        assertThat(process.err()).isEqualTo("err\n");
        assertThat(process.lines()).containsExactly("GET /exec/e1/json", "POST /exec/e1/start", "GET /exec/e1/json");
        assertThat(process.pty.account())
                .isEqualTo(new SessionAccount(
                        9,
                        4,
                        2,
                        1,
                        0,
                        0,
                        OptionalLong.empty(),
                        false,
                        0,
                        0,
                        0,
                        SessionAccount.End.STREAM_ENDED,
                        Set.of(Quirk.FRAMES_NAMED_RAW)));
    }

    @Test
    void exitCode_stillRunningForAWhile_isAskedForAgain() throws IOException {
        process.execStarts(conversation());
        process.execEnds(7, false);
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(ScriptedProcess.execInfo(true, "null", false))
                .times(4);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(7));
        assertThat(process.lines()).filteredOn("GET /exec/e1/json"::equals).hasSize(5);
    }

    @Test
    void exitCode_podmanSaysZeroWhileRunning_isNotBelieved() throws IOException {
        process.execStarts(conversation());
        process.execEnds(3, false);
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(ScriptedProcess.execInfo(true, "0", false))
                .times(3);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(3));
    }

    @Test
    void exitCode_neverTold_isALostConnection() throws IOException {
        process.execStarts(conversation().send(frames().stdout("some")));
        process.engine.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(true, "0", false));
        lostCause(IOException.class, process.runExec());
        assertThat(process.out()).isEqualTo("some");
        assertThat(process.pty.account().end()).isEqualTo(SessionAccount.End.CONNECTION_LOST);
    }

    @Test
    void exitCode_nullOrGone_isALostConnection() throws IOException {
        process.execStarts(conversation());
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(ScriptedProcess.execInfo(false, "0", false))
                .times(1);
        process.engine.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(false, "null", false));
        lostCause(IOException.class, process.runExec());
        process.engine
                .on("GET", "/exec/e1/json")
                .answer(ScriptedProcess.execInfo(false, "0", false))
                .times(1);
        process.engine.on("GET", "/exec/e1/json").answer(Reply.status(404, "No such exec instance: e1"));
        lostCause(EngineException.class, process.runExec());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4294967296", "-4294967296"})
    void exitCode_thatIsNone_isALostConnection(String code) throws IOException {
        process.execStarts(conversation());
        process.engine.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(false, code, false));
        lostCause(IOException.class, process.runExec());
    }

    @Test
    void refusals_areToldInTheEnginesWords() throws IOException {
        process.execEnds(0, false);
        process.engine
                .on("POST", "/exec/e1/start")
                .answer(Reply.status(409, "Container c1 is paused"))
                .times(1);
        process.engine
                .on("POST", "/exec/e1/start")
                .answer(Reply.plainText(404, "No such exec instance"))
                .times(1);
        process.engine
                .on("POST", "/exec/e1/start")
                .answer(Reply.bytes("garbage\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(process.runExec())
                .isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                        .hasMessage("Container c1 is paused"));
        assertThat(process.runExec())
                .isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                        .hasMessage("No such exec instance"));
        assertThat(process.runExec()).isInstanceOf(Outcome.NeverStarted.class);
        assertThat(process.pty.account().end()).isEqualTo(SessionAccount.End.NEVER_STARTED);
    }

    @Test
    void terminal_isStartedAsItWasCreated_andNeverDemuxed() throws IOException {
        process.execStarts(conversation().sendRaw("\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0002raw"));
        process.execEnds(0, true);
        process.options = SessionOptions.defaults().withInteractive(false);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0002raw");
        assertThat(process.engine.requests())
                .anySatisfy(request -> assertThat(request.text()).contains("\"Tty\":true"));
    }

    @Test
    void consoleSize_isSentWhereTheEngineTakesIt() throws IOException {
        process.engine.apiVersion("1.42");
        process.execStarts(conversation());
        process.execEnds(0, true);
        process.engine.on("POST", "/exec/e1/resize").answer(Reply.status(200));
        process.options = SessionOptions.defaults().withSize(SizeSource.fixed(33, 99));
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.engine.requests())
                .anySatisfy(request -> assertThat(request.text()).contains("\"ConsoleSize\":[33,99]"));
    }

    @Test
    void start_twice_isRefused() throws IOException {
        process.execStarts(conversation());
        process.execEnds(0, false);
        PseudoTerminal pty = process.exec();
        pty.start();
        assertThatIllegalStateException().isThrownBy(pty::start);
    }
}
