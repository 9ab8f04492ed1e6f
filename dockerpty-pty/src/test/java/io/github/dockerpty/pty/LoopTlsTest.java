// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.testkit.Reply;
import io.github.dockerpty.testkit.ScriptedEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in a loop over TLS. */
@Timeout(60)
class LoopTlsTest {

    static {
        Pollers.open();
    }

    @TempDir
    Path directory;

    private LeakCheck leaks;
    private ScriptedEngine script;
    private PumpLoop loop;

    @BeforeEach
    void start() throws Exception {
        // The files that the JDK opens once.
        SSLContext.getDefault();
        leaks = LeakCheck.begin();
        script = ScriptedEngine.onMutualTls(directory);
        loop = PumpLoop.open();
    }

    @AfterEach
    void stop() throws IOException {
        loop.close();
        script.close();
        leaks.close();
    }

    private Session exec(Conversation talk, boolean tty) throws IOException {
        script.on("POST", "/exec/e1/start").answer(Reply.upgraded(talk));
        script.on("GET", "/exec/e1/json").answer(ScriptedProcess.execInfo(false, "0", tty));
        Map<String, String> environment = Map.of(
                "DOCKER_HOST",
                "tcp://localhost:" + script.host().getPort(),
                "DOCKER_TLS_VERIFY",
                "1",
                "DOCKER_CERT_PATH",
                directory.toString());
        Engine engine = Engine.at(Endpoint.fromEnvironment(environment, directory));
        return DockerPty.sessions(engine).on(loop).startExec("e1");
    }

    @Test
    void input_itsEnd_andOutput_goThrough() throws Exception {
        byte[] much = new byte[2_000_000];
        Arrays.fill(much, (byte) 'm');
        try (Session session = exec(conversation().drain().send(frames().stdout(much)), false)) {
            session.stdin().write(much);
            session.stdin().close();
            assertThat(session.stdout().readAllBytes()).isEqualTo(much);
            assertThat(session.await()).isEqualTo(new Outcome.Exited(0));
            assertThat(session.account().stdinBytes()).isEqualTo(much.length);
        }
    }

    @Test
    void keys_areEchoed_oneByOne() throws Exception {
        try (Session session = exec(conversation().echo(), true)) {
            for (int key = 'a'; key <= 'z'; key++) {
                session.stdin().write(key);
                assertThat(session.stdout().read()).isEqualTo(key);
            }
        }
    }

    @Test
    void output_thatIsReset_isALostConnection() throws Exception {
        try (Session session =
                exec(conversation().send(frames().stdout("whole")).reset(), false)) {
            ScriptedSessions.lostCause(IOException.class, session.await());
        }
    }
}
