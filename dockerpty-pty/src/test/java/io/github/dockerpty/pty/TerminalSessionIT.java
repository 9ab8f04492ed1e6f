// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user stories with a terminal, of a person at a pseudo-terminal, on a real engine; subclasses say which one. */
@Timeout(60)
abstract class TerminalSessionIT extends RealSessions {

    private static final byte[] DETACH = {16, 17};

    TerminalSessionIT(String name) {
        super(name);
    }

    private static ContainerSpec terminal(String... command) {
        return ContainerSpec.of("busybox:latest", command).withTerminal();
    }

    private String size(int rows, int columns) {
        return rows + " " + columns;
    }

    private void assertStory(SessionUser user) {
        user.terminal().expectText("/ # ").type("echo he''llo\r").expectText("hello");
        user.terminal().expectText("/ # ").type("echo er''ror >&2\r").expectText("error");
        user.askUntil("stty size", size(SessionUser.ROWS, SessionUser.COLUMNS));
        user.pty().resize(new TerminalSize(20, 60));
        user.askUntil("stty size", size(20, 60));
        for (int i = 1; i <= 20; i++) {
            user.pty().resize(new TerminalSize(30 + i, 80 + i));
        }
        user.askUntil("stty size", size(50, 100));
        user.terminal().type("exit 7\r");
        assertThat(user.outcome()).isEqualTo(new Outcome.Exited(7));
        assertThat(user.terminal().termios()).isEqualTo(user.terminal().initialTermios());
    }

    @Test
    void shell_ofAContainer_isThereWithPromptSizesAndExit() throws IOException {
        try (SessionUser user = SessionUser.at(starting(create(terminal("sh"))))) {
            assertStory(user);
        }
    }

    @Test
    void shell_withLoggingOff_isThereToo() throws IOException {
        ContainerSpec silent = terminal("sh").withHostConfig("LogConfig", "{\"Type\":\"none\"}");
        try (SessionUser user = SessionUser.at(starting(create(silent)))) {
            user.terminal().expectText("/ # ").type("exit\r");
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void shell_ofAnExec_isThereWithPromptSizesAndExit() throws IOException {
        try (SessionUser user = SessionUser.at(exec(keep(), true, "sh"))) {
            assertStory(user);
        }
    }

    @Test
    void size_isRightFromTheBeginning_whereTheEngineAllowsIt() throws IOException {
        // dockerd before API 1.42 has no way to tell the size before the process asks for it.
        if (!isPodman() && !engine.version().isAtLeast(1, 42)) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            try (SessionUser user = SessionUser.at(starting(create(terminal("stty", "size"))))) {
                user.terminal().expectText(size(SessionUser.ROWS, SessionUser.COLUMNS));
                assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
            }
        }
    }

    @Test
    void detach_leavesTheContainerRunning_andItCanBeAttachedToAgain() throws IOException {
        String container = create(terminal("sh"));
        try (SessionUser user = SessionUser.at(starting(container))) {
            user.terminal()
                    .expectText("/ # ")
                    .type("x=mark''ed\r")
                    .expectText("/ # ")
                    .typeBytes(DETACH);
            assertThat(user.outcome()).isEqualTo(new Outcome.Detached());
            assertThat(user.terminal().termios()).isEqualTo(user.terminal().initialTermios());
        }
        assertThat(engine.inspectContainer(container).running()).isTrue();
        try (SessionUser user = SessionUser.at(attaching(container))) {
            user.terminal().type("echo still $x\r").expectText("still marked").type("exit 3\r");
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(3));
        }
    }

    @Test
    void detach_leavesAnExecRunning() throws IOException {
        String keep = keep();
        // Silent, also about the ^P that dockerd passes on when we leave: output that finds nobody may end it there.
        ExecSpec spec = ExecSpec.of(List.of("sh", "-c", "stty -echo; echo ready; exec sleep 600"))
                .interactive(true, true);
        String id = engine.createExec(keep, spec);
        SessionUser.Factory exec =
                streams -> new ExecOperation(engine, id, streams, SessionOptions.defaults()).createdAs(spec);
        try (SessionUser user = SessionUser.at(exec)) {
            user.terminal().expectText("ready\r\n").typeBytes((byte) 16).typeBytes(DETACH);
            assertThat(user.outcome()).isEqualTo(new Outcome.Detached());
        }
        assertThat(engine.inspectExec(id)).matches(ExecInfo::running, "runs on after the detach");
    }

    @Test
    void running_isAttachedToByStart() throws IOException {
        try (SessionUser user = SessionUser.at(starting(running(terminal("sh"))))) {
            user.terminal().type("echo th''ere\r").expectText("there").type("exit\r");
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void endsAtOnce_endsCleanly() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (SessionUser user = SessionUser.at(starting(create(terminal("true"))))) {
                assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
                assertThat(user.terminal().termios()).isEqualTo(user.terminal().initialTermios());
            }
        }
    }

    @Test
    void typeAhead_isExecuted() throws IOException {
        String container = create(terminal("sh"));
        SessionUser user = SessionUser.waiting(starting(container));
        try (user) {
            user.terminal().type("echo ty''ped\r").expectText("ty''ped");
            user.begin();
            user.terminal().expectText("typed").type("exit\r");
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void interruptKey_goesToTheProcess() throws IOException {
        try (SessionUser user = SessionUser.at(
                exec(keep(), true, "sh", "-c", "trap 'exit 8' INT; echo up; while :; do sleep 0.1; done"))) {
            user.terminal().expectText("up").typeBytes((byte) 3);
            assertThat(user.outcome()).isEqualTo(new Outcome.Exited(8));
        }
    }

    @Test
    void execThatIsKilled_withItsContainer_tellsTheSignalOrThatItIsUnknown() throws IOException {
        String keep = keep();
        try (SessionUser user = SessionUser.at(exec(keep, true, "sh"))) {
            user.terminal().expectText("/ # ");
            engine.killContainer(keep, "KILL");
            Deadline.in(Deadline.USUAL).await("the end", user::isOver);
            assertThat(user.outcome())
                    .satisfiesAnyOf(
                            outcome -> assertThat(outcome).isEqualTo(new Outcome.Exited(137)),
                            outcome -> assertThat(outcome).isInstanceOf(Outcome.ConnectionLost.class));
        }
    }
}
