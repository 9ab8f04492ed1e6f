// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.DuplexChannel;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.pty.hijack.Dialer;
import io.github.dockerpty.testkit.BlockedCall;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a lasting engine uses its connection again, and when not. */
@Timeout(60)
class KeptConnectionTest {

    private static final ExecStart START = new ExecStart(true, Optional.empty());
    private static final String EXEC = "{\"ID\":\"e1\",\"Running\":false,\"ExitCode\":0}";

    private final AtomicInteger dialled = new AtomicInteger();
    private LeakCheck leaks;
    private ScriptedEngine script;
    private HttpEngine engine;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onUnixSocket();
        engine = engine(Endpoint.of(script.host()));
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
        script.close();
        leaks.close();
    }

    private HttpEngine engine(Endpoint endpoint) {
        Dialer real = endpoint.dialer();
        Dialer counting = new Dialer() {
            @Override
            public String address() {
                return real.address();
            }

            @Override
            public DuplexChannel dial() throws IOException {
                dialled.incrementAndGet();
                return real.dial();
            }
        };
        return new HttpEngine(endpoint.transport(counting).keeping(), "");
    }

    @Test
    void anExec_takesOneConnection_andOneMoreForItsEnd() throws IOException {
        script.on("POST", "/containers/c1/exec").answer(Reply.json(201, "{\"Id\":\"e1\"}"));
        script.on("POST", "/exec/e1/start")
                .answer(Reply.upgraded(Conversation.conversation().echo()));
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
        String exec = engine.createExec("c1", ExecSpec.of(List.of("cat")));
        try (EngineConnection stream = engine.startExec(exec, START)) {
            stream.write(ByteBuffer.wrap("in".getBytes(StandardCharsets.UTF_8)));
            ByteBuffer echo = ByteBuffer.allocate(2);
            while (echo.hasRemaining()) {
                stream.read(echo);
            }
            assertThat(dialled).hasValue(1);
            engine.inspectExec(exec);
            engine.inspectExec(exec);
        }
        assertThat(dialled).hasValue(2);
    }

    @Test
    void everyAnswerThatIsReadToItsEnd_leavesItsConnection() throws IOException {
        script.on("GET", "/containers/c1/json")
                .answer(Reply.chunked("application/json", bytes("{\"Id\":"), bytes("\"c\"}")));
        script.on("GET", "/containers/c2/json").answer(Reply.json(404, "{\"message\":\"No such container\"}"));
        script.on("POST", "/containers/c1/start").answer(Reply.status(204));
        engine.version();
        engine.inspectContainer("c1");
        assertThatThrownBy(() -> engine.inspectContainer("c2")).isInstanceOf(EngineException.class);
        engine.startContainer("c1");
        engine.version();
        assertThat(dialled).hasValue(1);
    }

    @Test
    void aWait_leavesItsConnectionOnce() throws IOException {
        script.on("POST", "/containers/c1/wait").answer(Reply.json(200, "{\"StatusCode\":3}"));
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
        try (PendingExit exit = engine.waitContainer("c1", WaitCondition.NEXT_EXIT)) {
            assertThat(exit.await()).isEqualTo(3);
        }
        engine.inspectExec("e1");
        engine.inspectExec("e1");
        assertThat(dialled).hasValue(1);
    }

    /** A loop has taken its channel, which does not block any more. */
    @Test
    void aWaitOfALoop_takesItsConnectionWithIt() throws IOException {
        script.on("POST", "/containers/c1/wait").answer(Reply.json(200, "{\"StatusCode\":3}"));
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
        try (PendingExit exit = engine.waitContainer("c1", WaitCondition.NEXT_EXIT)) {
            assertThat(((SelectableExit) exit).told()).isPresent();
            assertThat(exit.await()).isEqualTo(3);
        }
        engine.inspectExec("e1");
        assertThat(dialled).hasValue(2);
    }

    @Test
    void anAnswerThatIsNotReadToItsEnd_takesItsConnectionWithIt() throws IOException {
        script.on("GET", "/containers/c1/logs").answer(Reply.body(200, "text/plain", "much"));
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
        try (Source log = engine.logs("c1")) {
            assertThat(log.read(ByteBuffer.allocate(1))).isOne();
        }
        engine.inspectExec("e1");
        assertThat(dialled).hasValue(2);
    }

    @Test
    void aServerThatSaysThatItCloses_isBelieved() throws IOException {
        engine.version();
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC).withHeader("Connection", "Close"));
        script.on("GET", "/exec/e2/json").answer(closing("1.0"));
        engine.inspectExec("e1");
        engine.inspectExec("e2");
        assertThat(dialled).hasValue(2);
        script.on("POST", "/containers/c1/start").answer(Reply.status(204));
        engine.startContainer("c1");
        assertThat(dialled).hasValue(3);
    }

    /** As an engine does that has been started anew. */
    @Test
    void aServerThatHasClosed_isConnectedToAgain_forWhatChangesNothing() throws IOException {
        engine.version();
        script.on("GET", "/exec/e1/json").answer(closing("1.1"));
        engine.inspectExec("e1");
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
        assertThat(engine.inspectExec("e1").exitCode()).hasValue(0);
        assertThat(dialled).hasValue(2);
    }

    @Test
    void aServerThatHasClosed_fails_whatMustNotBeDoneTwice() throws IOException {
        engine.version();
        script.on("GET", "/exec/e1/json").answer(closing("1.1"));
        script.on("POST", "/containers/c1/kill").answer(Reply.status(204));
        engine.inspectExec("e1");
        assertThatThrownBy(() -> engine.killContainer("c1", "INT"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("POST /v1.41/containers/c1/kill");
        engine.killContainer("c1", "INT");
        assertThat(script.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
        assertThat(dialled).hasValue(2);
    }

    @Test
    void callsAtTheSameTime_haveOneEach_ofWhichOneIsKept() throws Exception {
        engine.version();
        CompletableFuture<String> late = new CompletableFuture<>();
        script.on("GET", "/exec/e1/json").answer(Reply.chunkedLater(late));
        script.on("GET", "/exec/e2/json").answer(Reply.json(200, EXEC));
        BlockedCall<ExecInfo> first = BlockedCall.in(() -> engine.inspectExec("e1"));
        engine.inspectExec("e2");
        late.complete(EXEC);
        assertThat(first.result().exitCode()).hasValue(0);
        assertThat(dialled).hasValue(2);
        engine.inspectExec("e2");
        assertThat(dialled).hasValue(2);
    }

    @Test
    void anInterruptedCall_isNotMadeAgain() throws Exception {
        engine.version();
        CompletableFuture<String> never = new CompletableFuture<>();
        script.on("GET", "/exec/e1/json").answer(Reply.chunkedLater(never));
        try {
            assertThat(CloseWhileBlockedTest.interruptedWhile(() -> engine.inspectExec("e1")))
                    .isInstanceOf(ClosedByInterruptException.class);
        } finally {
            never.complete("{}");
        }
        assertThat(dialled).hasValue(1);
    }

    @Test
    void closed_worksOn_andKeepsNothing() throws IOException {
        script.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
        engine.inspectExec("e1");
        engine.close();
        engine.close();
        engine.inspectExec("e1");
        engine.inspectExec("e1");
        assertThat(dialled).hasValue(3);
    }

    @Test
    void overTls_oneHandshakeIsEnough(@TempDir Path folder) throws Exception {
        try (ScriptedEngine tls = ScriptedEngine.onMutualTls(folder);
                HttpEngine lasting = engine(Endpoint.fromEnvironment(tls.environment(), folder))) {
            tls.on("GET", "/exec/e1/json").answer(Reply.json(200, EXEC));
            lasting.version();
            lasting.inspectExec("e1");
            lasting.inspectExec("e1");
            assertThat(dialled).hasValue(1);
        }
    }

    /** Whole and without a word of it, but the last on its connection. */
    private static Reply closing(String version) {
        return Reply.bytes(
                bytes("HTTP/" + version + " 200 OK\r\nContent-Length: " + EXEC.length() + "\r\n\r\n" + EXEC));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
