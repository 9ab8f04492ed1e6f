// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dockerpty.pty.KillReport.Rung;
import io.github.dockerpty.pty.Outcome.Stopped;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time limits and closes that kill, over a scripted engine: refusals, silence, helpers that fail. */
@Timeout(60)
class StopperTest extends ScriptedSessions {

    private static final String PLAIN = "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false";
    private static final SessionLimits SOON =
            SessionLimits.none().withTimeout(Duration.ofMillis(50)).withGrace(Duration.ofMillis(50));

    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void open() {
        gate.countDown();
    }

    private Sessions sessions(SessionLimits limits) {
        return DockerPty.sessions(process.connect()).with(limits);
    }

    private static KillReport report(Session session) throws Exception {
        Outcome outcome = session.await();
        assertThat(outcome).isInstanceOf(Stopped.class);
        return ((Stopped) outcome).report();
    }

    private static KillReport leftRunning(Session session, String detail) throws Exception {
        KillReport report = report(session);
        assertThat(report.rung()).isEqualTo(Rung.LEFT_RUNNING);
        assertThat(report.detail()).contains(detail);
        return report;
    }

    @Test
    void container_getsTerm_thenKill_andItsCodeIsTold() throws Exception {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().awaitGate(gate));
        process.engine.on("POST", "/containers/c1/kill").answer(Reply.status(204));
        try (Session session = sessions(SOON).attach("c1")) {
            Deadline.in(Deadline.USUAL).await("two kills", () -> kills().size() >= 2);
            process.containerIs("exited", PLAIN);
            process.exit.complete(ScriptedProcess.code(137));
            gate.countDown();
            KillReport report = report(session);
            assertThat(report).isEqualTo(new KillReport(Rung.ENGINE, "KILL", List.of(), ""));
            assertThat(((Stopped) session.await()).exitCode()).hasValue(137);
        }
        assertThat(kills()).startsWith("TERM", "KILL");
    }

    private List<String> kills() {
        return process.engine.requests().stream()
                .filter(request -> request.line().endsWith("/kill"))
                .map(request -> request.query().get("signal"))
                .toList();
    }

    @Test
    void engineThatRefuses_isToldInItsWords() throws Exception {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().awaitGate(gate));
        process.engine.on("POST", "/containers/c1/kill").answer(Reply.status(500, "no permission"));
        try (Session session = sessions(SOON).attach("c1")) {
            assertThat(leftRunning(session, "no permission").signal()).isEmpty();
        }
    }

    @Test
    void containerThatIsGone_isNoFailure() throws Exception {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().awaitGate(gate));
        process.engine.on("POST", "/containers/c1/kill").answer(Reply.status(404, "No such container"));
        Session session = sessions(SessionLimits.none().onClose(OnClose.KILL)).attach("c1");
        Deadline.in(Deadline.USUAL).await("attached", () -> process.lines().size() > 3);
        process.engine.on("GET", "/containers/c1/json").answer(Reply.status(404, "No such container"));
        session.close();
        assertThat(report(session).rung()).isEqualTo(Rung.ENGINE);
    }

    @Test
    void engineThatDoesNotAnswerTheStart_isLeft() throws Exception {
        process.containerIs("created", PLAIN);
        process.containerAttaches(conversation().drain());
        byte[] half = "HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII);
        process.engine.on("POST", "/containers/c1/start").answer(Reply.bytesLeftOpen(half));
        try (Session session = sessions(SOON).start("c1")) {
            leftRunning(session, "had not answered");
        }
    }

    @Test
    void engineThatDoesNotAnswerTheKill_isGivenUp_whenTheCallerIs() throws Exception {
        process.containerIs("running", PLAIN);
        process.containerAttaches(conversation().drain());
        byte[] half = "HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII);
        process.engine.on("POST", "/containers/c1/kill").answer(Reply.bytesLeftOpen(half));
        Session session = sessions(SessionLimits.none().onClose(OnClose.KILL)).attach("c1");
        Thread closer = new Thread(session::close, "closes");
        closer.start();
        Deadline.in(Deadline.USUAL).await("kill", () -> !kills().isEmpty());
        closer.interrupt();
        closer.join();
        leftRunning(session, "did not wait");
        session.close();
    }

    /** A helper is the second exec, whose stdout is scripted. */
    private Session execWithHelper(String says, int code) throws Exception {
        process.engine
                .on("POST", "/containers/c1/exec")
                .answer(Reply.json(201, "{\"Id\":\"e1\"}"))
                .times(1);
        process.engine.on("POST", "/containers/c1/exec").answer(Reply.json(201, "{\"Id\":\"e2\"}"));
        process.execStarts(conversation().awaitGate(gate));
        process.engine.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(true, "null", false));
        process.engine
                .on("POST", "/exec/e2/start")
                .answer(Reply.upgraded(conversation().send(frames().stdout(says))));
        process.engine
                .on("GET", "/exec/e2/json")
                .answer(ScriptedProcess.execInfo(false, Integer.toString(code), false));
        return sessions(SOON).exec("c1", ExecSpec.of(List.of("sleep", "9")));
    }

    @Test
    void helperWithoutAShell_isToldInTheEnginesWords() throws Exception {
        try (Session session = execWithHelper("exec: \"sh\": not found", 127)) {
            leftRunning(session, "not found");
        }
    }

    @Test
    void helperThatSaysNonsense_isNotBelieved() throws Exception {
        try (Session session = execWithHelper("12 moo", 0)) {
            leftRunning(session, "12 moo");
        }
    }

    @Test
    void processThatNobodyFinds_isLeftRunning() throws Exception {
        try (Session session = execWithHelper("", 0)) {
            assertThat(leftRunning(session, "nothing of it can be found").signal())
                    .isEqualTo("KILL");
        }
    }

    @Test
    void survivors_areNamed() throws Exception {
        try (Session session = execWithHelper("12 13", 0)) {
            assertThat(report(session)).isEqualTo(new KillReport(Rung.MARKER, "KILL", List.of(12L, 13L), ""));
        }
    }

    @Test
    void detach_whileTheKillGoesOn_keepsTheReport() throws Exception {
        try (Session session = execWithHelper("12", 0)) {
            Deadline.in(Deadline.USUAL).await("the kill", () -> process.lines().contains("POST /exec/e2/start"));
            session.detach();
            assertThat(report(session).survivors()).containsExactly(12L);
        }
    }

    @Test
    void marker_isTheProcesssOwn_andNotTheHelpers() throws Exception {
        try (Session session = execWithHelper("", 0)) {
            session.detach();
        }
        String created = process.engine.requests().stream()
                .filter(request -> request.line().endsWith("/containers/c1/exec"))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(created).contains("\"Env\":[\"DOCKERPTY_SESSION=").contains("\"Cmd\":[\"sleep\",\"9\"]");
    }

    @Test
    void negativeTimes_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionLimits.none().withGrace(Duration.ofSeconds(-1)))
                .withMessageContaining("grace");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionLimits.none().withTimeout(Duration.ofSeconds(-1)))
                .withMessageContaining("time limit");
    }
}
