// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.Profile;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which quirks of its engine a session has met, on each kind of engine, in a loop and on threads. */
@Timeout(60)
class SessionQuirksTest {

    private static final SessionOptions SIZED = SessionOptions.defaults().withSize(SizeSource.fixed(33, 77));

    private final CountDownLatch gate = new CountDownLatch(1);
    private PumpLoop loop;

    @BeforeEach
    void openLoop() throws IOException {
        loop = PumpLoop.open();
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    private EmbeddedEngine embedded(Profile profile) throws IOException {
        return EmbeddedEngine.setUp()
                .profile(profile)
                .image("box", session -> {
                    gate.await();
                    session.print("done\n");
                    return 0;
                })
                .container("c", "box")
                .onUnixSocket();
    }

    private static Engine engine(EmbeddedEngine embedded) {
        return Engine.at(Endpoint.of(embedded.host()));
    }

    private static void assertMet(Session session, Quirk... quirks) throws Exception {
        Outcome outcome = session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(outcome).isEqualTo(new Outcome.Exited(0));
        assertThat(session.account().quirks()).isEqualTo(Set.of(quirks));
    }

    @ParameterizedTest
    @CsvSource({"DOCKER_20_10, true", "PODMAN_4, true", "DOCKER_28, false"})
    void frames_thatAreNamedRaw_areTold(Profile profile, boolean named) throws Exception {
        gate.countDown();
        try (EmbeddedEngine embedded = embedded(profile)) {
            for (FaultDrive drive : FaultDrive.values()) {
                Sessions sessions = drive.sessions(engine(embedded), loop);
                try (Session session = sessions.exec("c", ExecSpec.of(List.of("any")))) {
                    assertMet(session, named ? new Quirk[] {Quirk.FRAMES_NAMED_RAW} : new Quirk[0]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void size_thatIsRefusedBeforeTheStart_isTold(Profile profile) throws Exception {
        gate.countDown();
        try (EmbeddedEngine embedded = embedded(profile)) {
            for (FaultDrive drive : FaultDrive.values()) {
                Sessions sessions = drive.sessions(engine(embedded), loop).with(SIZED);
                try (Session session =
                        sessions.run(ContainerSpec.of("box", "any").withTerminal())) {
                    session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS);
                    assertThat(session.account().quirks()).contains(Quirk.EARLY_SIZE_REFUSED);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void endOfInput_thatATerminalHasNot_isTold(Profile profile) throws Exception {
        try (EmbeddedEngine embedded = embedded(profile)) {
            List<Session> open = new ArrayList<>();
            for (FaultDrive drive : FaultDrive.values()) {
                ExecSpec spec = ExecSpec.of(List.of("any")).interactive(true, true);
                Session session = drive.sessions(engine(embedded), loop).exec("c", spec);
                open.add(session);
                session.stdin().close();
                Deadline.in(Deadline.USUAL).await("the end is kept back", () -> session.account()
                        .quirks()
                        .contains(Quirk.INPUT_END_KEPT));
            }
            gate.countDown();
            for (Session session : open) {
                assertMet(session, Quirk.INPUT_END_KEPT);
                session.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FaultDrive.class)
    void exec_thatStillRunsAfterItsStream_isTold(FaultDrive drive) throws Exception {
        try (ScriptedProcess process = ScriptedProcess.onUnixSocket()) {
            process.execStarts(conversation());
            process.execEnds(0, true);
            Reply running = ScriptedProcess.execInfo(true, "null", true);
            process.engine.on("GET", "/exec/e1/json").answer(running).times(3);
            try (Session session =
                    drive.sessions(process.connect(), loop).with(SIZED).startExec("e1")) {
                assertThat(session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS))
                        .isEqualTo(new Outcome.Exited(0));
                assertThat(session.account().quirks()).contains(Quirk.RUNNING_AFTER_END);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FaultDrive.class)
    void firstSize_thatIsRefused_isTold(FaultDrive drive) throws Exception {
        try (ScriptedProcess process = ScriptedProcess.onUnixSocket()) {
            process.execStarts(conversation().awaitGate(gate));
            process.execEnds(0, true);
            process.engine.on("POST", "/exec/e1/resize").answer(Reply.status(201));
            Reply refusal = Reply.status(500, "{\"message\":\"not ready\"}");
            process.engine.on("POST", "/exec/e1/resize").answer(refusal).times(2);
            try (Session session =
                    drive.sessions(process.connect(), loop).with(SIZED).startExec("e1")) {
                Deadline.in(Deadline.USUAL)
                        .await("the size is taken", () -> session.account().resizes() == 1);
                gate.countDown();
                assertThat(session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS))
                        .isEqualTo(new Outcome.Exited(0));
                assertThat(session.account().quirks())
                        .isEqualTo(EnumSet.of(Quirk.FIRST_SIZE_REFUSED))
                        .isUnmodifiable();
            }
        }
    }
}
