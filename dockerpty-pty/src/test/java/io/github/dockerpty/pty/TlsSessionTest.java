// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Fault;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Relay;
import io.github.dockerpty.testkit.RepeatedBytes;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions and calls over mutual TLS: what is cut is lost, what waits can be ended, much goes both ways at once. */
@Timeout(60)
class TlsSessionTest {

    private static final ExecStart START = new ExecStart(true, Optional.empty());
    private static final long BIG = 8 * 1024 * 1024;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private LeakCheck leaks;
    private ScriptedEngine script;
    private Relay relay;

    @BeforeEach
    void start() throws Exception {
        // The files that the JDK opens once.
        SSLContext.getDefault();
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onMutualTls(directory);
        relay = Relay.plain(script.host());
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        script.close();
        leaks.close();
    }

    private Engine engine(int port) throws IOException {
        Map<String, String> environment = Map.of(
                "DOCKER_HOST",
                "tcp://localhost:" + port,
                "DOCKER_TLS_VERIFY",
                "1",
                "DOCKER_CERT_PATH",
                directory.toString());
        return Engine.at(Endpoint.fromEnvironment(environment, directory));
    }

    private void execStarts(Conversation talk, boolean tty) {
        script.on("POST", "/exec/e1/start").answer(Reply.upgraded(talk));
        script.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(false, "0", tty));
    }

    private PseudoTerminal exec(int port) throws IOException {
        SessionStreams streams = SessionStreams.of(InputStream.nullInputStream(), out, OutputStreams.FAILING);
        return new PseudoTerminal(new ExecOperation(engine(port), "e1", streams, SessionOptions.defaults()));
    }

    /* The client has shown everything that came: only the end is missing. */
    private void cutTheLine() {
        Deadline.in(Deadline.USUAL).await("the output", () -> out.size() == 5);
        relay.endAnswers();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void output_cutWhereItCouldEnd_isALostConnection(boolean tty) throws IOException {
        Conversation talk =
                tty ? conversation().sendRaw("whole") : conversation().send(frames().stdout("whole"));
        execStarts(talk.run(this::cutTheLine), tty);
        Outcome outcome = ScriptedSessions.lostCause(
                SSLException.class, exec(relay.port()).start());
        assertThat(((Outcome.ConnectionLost) outcome).cause()).hasMessageContaining("was cut before its TLS had ended");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("whole");
    }

    /* Over plain TCP it may be the end, when input is unread; over TLS the end would have come before. */
    @Test
    void output_resetWhereItCouldEnd_isALostConnection() throws IOException {
        execStarts(conversation().send(frames().stdout("whole")).reset(), false);
        ScriptedSessions.lostCause(
                SSLException.class, exec(script.host().getPort()).start());
    }

    @Test
    void answer_inPieces_andWithTheFirstBytes_isWhole() throws IOException {
        execStarts(conversation().send(frames().stdout("out").stdout("put")), false);
        script.on("POST", "/exec/e1/start").inject(new Fault.Split(1)).times(1);
        assertThat(exec(relay.port()).start()).isEqualTo(new Outcome.Exited(0));
        script.on("POST", "/exec/e1/start").inject(new Fault.HeadGluedToData());
        assertThat(exec(relay.port()).start()).isEqualTo(new Outcome.Exited(0));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("outputoutput");
    }

    @Test
    void detach_whileTheEngineDoesNotAnswer_leaves() throws Exception {
        execStarts(conversation(), false);
        script.on("POST", "/exec/e1/start").answer(Reply.bytesLeftOpen("HTTP/1.1 1".getBytes(StandardCharsets.UTF_8)));
        PseudoTerminal pty = exec(relay.port());
        Thread other = new Thread(() -> {
            Deadline.in(Deadline.USUAL).await("the call", () -> script.requests().stream()
                    .anyMatch(request -> request.line().endsWith("/start")));
            pty.detach();
        });
        other.start();
        assertThat(pty.start()).isEqualTo(new Outcome.Detached());
        other.join();
    }

    @Test
    void read_interrupted_throwsAndKeepsTheStatus() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        execStarts(conversation().awaitGate(gate), true);
        EngineConnection stream = engine(relay.port()).startExec("e1", START);
        Callable<Integer> read = () -> {
            try {
                return stream.read(ByteBuffer.allocate(1));
            } finally {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        };
        assertThat(CloseWhileBlockedTest.interruptedWhile(read)).isInstanceOf(ClosedByInterruptException.class);
        assertThat(stream.isOpen()).isFalse();
        gate.countDown();
    }

    @Test
    void handshake_withoutAnAnswer_canBeInterrupted() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Engine engine = engine(silent.getLocalPort());
            assertThat(CloseWhileBlockedTest.interruptedWhile(engine::version))
                    .isInstanceOf(ClosedByInterruptException.class);
        }
    }

    @Test
    void bothWaysAtOnce_muchArrivesWhole() throws Exception {
        execStarts(conversation().echo(), true);
        byte[] sent = RepeatedBytes.of("both ways at once\n", BIG).asStream().readAllBytes();
        try (EngineConnection stream = engine(relay.port()).startExec("e1", START)) {
            FutureTask<Void> writing = new FutureTask<>(() -> {
                ByteBuffer bytes = ByteBuffer.wrap(sent);
                while (bytes.hasRemaining()) {
                    stream.write(bytes);
                }
                stream.shutdownOutput();
                return null;
            });
            new Thread(writing, "writing").start();
            ByteBuffer received = ByteBuffer.allocate((int) BIG + 1);
            int count = 0;
            while (count >= 0) {
                count = stream.read(received);
            }
            writing.get(Deadline.USUAL.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(received.flip()).isEqualTo(ByteBuffer.wrap(sent));
        }
    }
}
