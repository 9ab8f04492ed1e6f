// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Restart policies: what starts a container again, and what keeps it down. */
@Timeout(60)
class EmbeddedRestartTest {

    private final AtomicInteger runs = new AtomicInteger();
    /** Each run takes one before it ends. */
    private final Semaphore ends = new Semaphore(1000);

    private LeakCheck leaks;
    private EmbeddedEngine engine;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        use(Profile.DOCKER_20_10);
    }

    private void use(Profile profile) throws IOException {
        engine = EmbeddedEngine.setUp()
                .profile(profile)
                .image("box", session -> {
                    runs.incrementAndGet();
                    ends.acquire();
                    return 4;
                })
                .onUnixSocket();
        api = new ApiClient(engine.host(), "1.41");
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    private String started(String policy) throws IOException {
        String id = api.create("{\"Image\":\"box\",\"HostConfig\":{\"RestartPolicy\":{\"Name\":\"" + policy + "}}}");
        assertThat(act(id, "start")).isEqualTo(204);
        return id;
    }

    private int act(String id, String action) throws IOException {
        return api.call("POST", "/containers/" + id + "/" + action).status();
    }

    private JsonObject inspect(String id) throws IOException {
        return api.call("GET", "/containers/" + id + "/json").json();
    }

    private String state(String id) throws IOException {
        JsonObject state = inspect(id).object("State");
        return state.text("Status") + " " + state.number("ExitCode");
    }

    private void awaitRestarts(String id, int count) {
        ProbeBench.await(count + " restarts", () -> inspect(id).number("RestartCount") == count);
    }

    @Test
    void onFailure_startsAgain_soManyTimes() throws IOException {
        for (Profile profile : List.of(Profile.DOCKER_20_10, Profile.PODMAN_4)) {
            engine.close();
            use(profile);
            runs.set(0);
            String id = started("on-failure\",\"MaximumRetryCount\":2");
            ProbeBench.await("three runs", () -> state(id).equals("exited 4"));
            assertThat(runs).hasValue(3);
            assertThat(inspect(id).number("RestartCount")).isEqualTo(2);
        }
    }

    @Test
    void betweenTwoRuns_littleIsPossible() throws IOException {
        String id = started("always\"");
        ProbeBench.await("restarting", () -> state(id).equals("restarting 4"));
        ProbeBench.await("no exec", () -> api.call("POST", "/containers/" + id + "/exec", "{\"Cmd\":[\"x\"]}")
                .message()
                .contains("is restarting, wait until the container is running"));
        ProbeBench.await(
                "no attach",
                () -> api.call("POST", "/containers/" + id + "/attach").body().contains("is restarting"));
        ProbeBench.await("no pause", () -> act(id, "pause") == 409);
        ProbeBench.await("no resize", () -> act(id, "resize?h=1&w=1") == 409);
        assertThat(api.call("DELETE", "/containers/" + id).message()).contains("You cannot remove a r");
        ProbeBench.await(
                "listed", () -> api.call("GET", "/containers/json").body().contains("Restarting (4) "));
        assertThat(api.call("DELETE", "/containers/" + id + "?force=1").status())
                .isEqualTo(204);
    }

    @Test
    void stopAndKill_keepItDown_andEndTheWait() throws IOException {
        for (String action : List.of("stop", "kill")) {
            String id = started("unless-stopped\"");
            // The fourth pause is so long that the call comes within it, not into a run, which it would end otherwise.
            ProbeBench.await("a long pause", () -> inspect(id).number("RestartCount") >= 4);
            assertThat(act(id, action)).isEqualTo(204);
            assertThat(api.call("POST", "/containers/" + id + "/wait").json().number("StatusCode"))
                    .isEqualTo(4);
            assertThat(state(id)).isEqualTo("exited 4");
            assertThat(act(id, "kill")).isEqualTo(409);
        }
    }

    @Test
    void startByAClient_countsFromTheBeginning() throws IOException {
        ends.drainPermits();
        ends.release(2);
        String id = started("always\"");
        awaitRestarts(id, 2);
        // In a pause, or in a run that does not end by itself.
        for (int count = 3; act(id, "start") == 304; count++) {
            ends.release();
            awaitRestarts(id, count);
        }
        assertThat(inspect(id).number("RestartCount")).isZero();
        act(id, "stop");
    }
}
