// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.pty.ScriptedProcess.code;
import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions with a container that is started, over a scripted engine. */
@Timeout(60)
class RunSessionTest extends ScriptedSessions {

    private static final String PLAIN = "\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false";
    private static final String STDIN_ONCE = "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true";
    private static final String STDIN_KEPT = "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":false";
    private static final String TTY = "\"Tty\":true,\"OpenStdin\":true,\"StdinOnce\":true";

    private Conversation thenExit(Conversation talk, int code) {
        return talk.run(() -> process.exit.complete(code(code)));
    }

    @Test
    void calls_comeInTheOrderThatIsRightOnEveryEngine() throws IOException {
        process.containerIs("created", PLAIN);
        process.containerAttaches(
                thenExit(conversation().send(frames().stdout("out").stderr("err")), 42));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(42));
        assertThat(process.out()).isEqualTo("out");
        assertThat(process.err()).isEqualTo("err");
        assertThat(process.lines())
                .containsExactly(
                        "GET /containers/c1/json",
                        "POST /containers/c1/attach",
                        "POST /containers/c1/wait",
                        "POST /containers/c1/start");
        assertThat(process.engine.requests())
                .filteredOn(request -> request.line().endsWith("/wait"))
                .allSatisfy(request -> assertThat(request.query()).containsEntry("condition", "next-exit"));
    }

    @Test
    void autoRemove_takesTheCodeFromTheExit_andWaitsForTheRemoval() throws IOException {
        CompletableFuture<String> removal = new CompletableFuture<>();
        process.engine
                .on("GET", "/containers/c1/json")
                .answer(ScriptedProcess.containerInfo("created", PLAIN, "\"AutoRemove\":true"));
        process.containerAttaches(thenExit(conversation(), 42));
        process.engine
                .on("POST", "/containers/c1/wait")
                .answer(Reply.chunkedLater(process.exit))
                .times(1);
        process.engine.on("POST", "/containers/c1/wait").answer(Reply.chunkedLater(removal));
        process.exit.thenRun(() -> removal.complete(code(0)));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(42));
        assertThat(process.engine.requests())
                .filteredOn(request -> request.line().endsWith("/wait"))
                .extracting(request -> request.query().get("condition"))
                .containsExactly("next-exit", "removed");
    }

    @Test
    void input_ofItsOwn_endsAsAHalfClose() throws IOException {
        process.containerIs("created", STDIN_ONCE);
        process.containerAttaches(
                thenExit(conversation().receive("in").receiveEnd().send(frames().stdout("IN")), 0));
        process.type("in");
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("IN");
    }

    @Test
    void input_thatOutlivesThisClient_staysOpen_butOnPodmanEnds() throws IOException {
        process.containerIs("created", STDIN_KEPT);
        process.containerAttaches(conversation());
        process.type("in");
        try (Sockets sockets = process.run().sockets()) {
            assertThat(sockets.input()).isEqualTo(Sockets.InputEnd.KEEP_OPEN);
        }
        process.engine
                .on("HEAD", "/_ping")
                .answer(Reply.body(200, "text/plain", "").withHeader("Libpod-Api-Version", "4.3.1"));
        try (Sockets sockets = process.run().sockets()) {
            assertThat(sockets.input()).isEqualTo(Sockets.InputEnd.HALF_CLOSE);
        }
    }

    @Test
    void input_ofATerminal_isNeverHalfClosed() throws IOException {
        process.containerIs("created", TTY);
        process.containerAttaches(conversation());
        try (Sockets sockets = process.run().sockets()) {
            assertThat(sockets.input()).isEqualTo(Sockets.InputEnd.KEEP_OPEN);
        }
    }

    @Test
    void stdinOnly_endsWithTheExit_thoughTheStreamStaysOpen() throws IOException {
        process.containerIs("created", STDIN_ONCE);
        process.containerAttaches(
                thenExit(conversation().receive("in"), 9).drain().pause(Deadline.USUAL));
        process.type("in");
        process.options = SessionOptions.defaults().withOutput(false, false);
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(9));
        assertThat(process.pty.account().end()).isEqualTo(SessionAccount.End.EXIT_FIRST);
    }

    @Test
    void outputNotWanted_isDiscarded() throws IOException {
        process.containerIs("created", PLAIN);
        process.containerAttaches(
                thenExit(conversation().send(frames().stdout("out").stderr("err")), 0));
        process.options = SessionOptions.defaults().withOutput(true, false);
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("out");
        assertThat(process.err()).isEmpty();
        assertThat(process.pty.account().discardedBytes()).isEqualTo(3);
        assertThat(process.engine.requests())
                .filteredOn(request -> request.line().endsWith("/attach"))
                .allSatisfy(request ->
                        assertThat(request.query()).containsEntry("stdout", "1").doesNotContainKey("stderr"));
    }

    @Test
    void logReplay_comesFirst_andJoinsWithoutASeam() throws IOException {
        process.containerIs("exited", PLAIN);
        process.containerAttaches(thenExit(conversation().send(frames().stdout("live")), 0));
        process.engine
                .on("GET", "/containers/c1/logs")
                .answer(Reply.body(
                        200,
                        "application/octet-stream",
                        frames().stdout("past ").stderr("old").bytes()));
        process.options = SessionOptions.defaults().withReplay(LogReplay.ALL);
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("past live");
        assertThat(process.err()).isEqualTo("old");
        assertThat(process.lines())
                .containsSubsequence(
                        "POST /containers/c1/attach", "GET /containers/c1/logs", "POST /containers/c1/start");
    }

    @Test
    void logReplay_notPossible_isRefused() throws IOException {
        process.containerIs("exited", PLAIN);
        process.containerAttaches(conversation().drain());
        process.engine
                .on("GET", "/containers/c1/logs")
                .answer(Reply.status(501, "log driver does not support reading"));
        process.options = SessionOptions.defaults().withReplay(LogReplay.ALL);
        assertThat(process.runContainer())
                .isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                        .hasMessageContaining("log driver"));
    }

    @Test
    void size_isSetBetweenAttachAndStart_forEnginesThatTakeIt() throws IOException {
        process.containerIs("created", TTY);
        process.containerAttaches(thenExit(conversation().sendRaw("$ "), 0));
        process.engine
                .on("POST", "/containers/c1/resize")
                .answer(Reply.status(409, "not running"))
                .times(1);
        process.engine.on("POST", "/containers/c1/resize").answer(Reply.status(200));
        process.options = SessionOptions.defaults().withSize(SizeSource.fixed(30, 100));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("$ ");
        assertThat(process.lines())
                .containsSubsequence(
                        "POST /containers/c1/attach", "POST /containers/c1/resize", "POST /containers/c1/start");
    }

    @ParameterizedTest
    @CsvSource({"attach, 409, no such command", "start, 400, exec format error", "wait, 500, broken"})
    void refusals_areToldInTheEnginesWords(String call, int status, String words) throws IOException {
        process.containerIs("created", PLAIN);
        process.containerAttaches(conversation().drain());
        process.engine.on("POST", "/containers/c1/" + call).answer(Reply.status(status, words));
        assertThat(process.runContainer())
                .isInstanceOfSatisfying(Outcome.NeverStarted.class, never -> assertThat(never.reason())
                        .hasMessage(words));
    }

    @Test
    void wait_thatBreaks_isAskedForAgain() throws IOException {
        process.containerIs("created", PLAIN);
        process.containerAttaches(conversation().send(frames().stdout("out")));
        CompletableFuture<String> broken = new CompletableFuture<>();
        broken.completeExceptionally(new IOException("cut"));
        process.engine
                .on("POST", "/containers/c1/wait")
                .answer(Reply.chunkedLater(broken))
                .times(1);
        process.exit.complete(code(5));
        assertThat(process.runContainer()).isEqualTo(new Outcome.Exited(5));
        assertThat(process.engine.requests())
                .filteredOn(request -> request.line().endsWith("/wait"))
                .extracting(request -> request.query().get("condition"))
                .containsExactly("next-exit", "not-running");
    }

    @Test
    void wait_thatNeverTells_isALostConnection() throws IOException {
        process.containerIs("created", PLAIN);
        process.containerAttaches(conversation());
        process.engine
                .on("POST", "/containers/c1/wait")
                .answer(Reply.chunked("application/json", new byte[] {'{'}))
                .times(1);
        process.engine.on("POST", "/containers/c1/wait").answer(Reply.status(404, "No such container: c1"));
        assertThat(process.runContainer()).isInstanceOf(Outcome.ConnectionLost.class);
    }
}
