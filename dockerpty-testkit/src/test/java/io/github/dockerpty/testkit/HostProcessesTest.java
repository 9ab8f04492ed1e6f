// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs of this machine have in common with the processes of a container. */
@Timeout(60)
class HostProcessesTest {

    private LeakCheck leaks;
    private EmbeddedEngine engine;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc, so nothing is known of processes");
        leaks = LeakCheck.begin();
        engine = EmbeddedEngine.setUp()
                .image("box", HostPrograms.only("sh", "sleep"))
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
            leaks.close();
        }
    }

    private String create(boolean tty, boolean init, String script) throws IOException {
        return api.create(JsonObject.of(
                        "Image",
                        "box",
                        "Cmd",
                        List.of("sh", "-c", script),
                        "OpenStdin",
                        true,
                        "Tty",
                        tty,
                        "HostConfig",
                        JsonObject.of("Init", init))
                .toString());
    }

    private ApiClient.Stream started(String id) throws IOException {
        ApiClient.Stream stream = api.upgrade("/containers/" + id + "/attach?stream=1&stdin=1&stdout=1&stderr=1", null);
        act(id, "start", 204);
        return stream;
    }

    private void act(String id, String action, int status) throws IOException {
        assertThat(api.call("POST", "/containers/" + id + "/" + action).status())
                .isEqualTo(status);
    }

    private long exitCode(String id) throws IOException {
        return api.call("POST", "/containers/" + id + "/wait").json().number("StatusCode");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void children_endWithTheMainProcess(boolean tty) throws IOException {
        String id = create(tty, false, "sleep 1000 & echo \"pid=$!.\"; read x");
        try (ApiClient.Stream stream = started(id)) {
            String text = stream.client().readUntil(".");
            long child = Long.parseLong(text.substring(text.indexOf('=') + 1, text.length() - 1));
            assertThat(ProcessHandle.of(child)).isPresent();
            stream.client().send("x\n");
            assertThat(exitCode(id)).isZero();
            // An orphan that has ended may wait for the machine's process 1.
            ProbeBench.await("the child has ended", () -> "ZXx ".indexOf(processState(child)) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void firstProcess_isNotEndedBySignals_unlessItHandlesThem(boolean tty) throws IOException {
        String id = create(tty, false, "trap 'echo usr1' USR1; echo ready.; while :; do read x; done");
        try (ApiClient.Stream stream = started(id)) {
            stream.client().readUntil("ready.");
            act(id, "kill?signal=TERM", 204);
            act(id, "kill?signal=QUIT", 204);
            act(id, "kill?signal=USR1", 204);
            stream.client().send("x\n");
            stream.client().readUntil("usr1");
            act(id, "stop?t=0", 204);
            assertThat(exitCode(id)).isEqualTo(137);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void underAnInit_signalsEndIt(boolean tty) throws IOException {
        String id = create(tty, true, "echo ready.; while :; do read x; done");
        try (ApiClient.Stream stream = started(id)) {
            stream.client().readUntil("ready.");
            act(id, "stop", 204);
            assertThat(exitCode(id)).isEqualTo(143);
        }
    }

    @Test
    void paused_allProcessesAreStopped_andGoOn() throws IOException {
        String id = create(false, false, "echo ready.; read x; echo \"got $x\"");
        try (ApiClient.Stream stream = started(id)) {
            stream.client().readUntil("ready.\n");
            String exec = api.exec(id, "{\"Cmd\":[\"sleep\",\"1000\"]}");
            api.call("POST", "/exec/" + exec + "/start", "{\"Detach\":true}");
            act(id, "pause", 204);
            // On a busy machine a process may take a moment to notice that it is stopped.
            long main = api.call("GET", "/containers/" + id + "/json")
                    .json()
                    .object("State")
                    .number("Pid");
            long other = api.call("GET", "/exec/" + exec + "/json").json().number("Pid");
            ProbeBench.await("both are stopped", () -> processState(main) == 'T' && processState(other) == 'T');
            stream.client().send("it\n");
            act(id, "unpause", 204);
            assertThat(stream.toEnd()).endsWith("got it\n");
        }
    }

    @Test
    void signal_letsAPausedContainerGoOn() throws IOException {
        String id = create(false, false, "trap 'exit 9' TERM; echo ready.; while :; do read x; done");
        try (ApiClient.Stream stream = started(id)) {
            stream.client().readUntil("ready.");
            act(id, "pause", 204);
            act(id, "start", 409);
            act(id, "kill?signal=TERM", 204);
            stream.client().send("x\n");
            assertThat(exitCode(id)).isEqualTo(9);
        }
    }

    /** The field behind the name, which stands in parentheses (proc(5)); a blank when there is no such process. */
    private static char processState(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return ' ';
        }
    }
}
