// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a scripted program can do and see. */
class ProgramSessionTest extends OneProgram {

    private final CompletableFuture<Object> seen = new CompletableFuture<>();

    @Test
    void session_tellsWhatTheClientAsked() throws Exception {
        with(session -> {
            seen.complete(session.command() + " " + session.directory() + " " + session.hasTty() + " "
                    + session.environment().get("A") + " "
                    + session.environment().get("TERM") + " "
                    + session.environment().get("HOSTNAME"));
            return 0;
        });
        container(",\"Entrypoint\":[\"x\"],\"Cmd\":[\"y\"],\"WorkingDir\":\"/w\",\"Env\":[\"A=b\",\"B\"],\"Tty\":true"
                + ",\"Hostname\":\"h\"");
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("[x, y] /w true b xterm h");
    }

    @Test
    void unhandledSignal_endsTheProgram_interrupted() throws Exception {
        with(session -> {
            try {
                session.awaitEnd();
            } catch (InterruptedException e) {
                seen.complete("interrupted");
                throw e;
            }
            return 0;
        });
        String id = container("");
        assertThat(api.call("POST", "/containers/" + id + "/kill?signal=WINCH").status())
                .isEqualTo(204);
        assertThat(api.call("POST", "/containers/" + id + "/kill?signal=15").status())
                .isEqualTo(204);
        assertThat(exit(id)).isEqualTo(143);
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }

    @Test
    void stop_killsAProgramThatIgnoresIt() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        with(session -> {
            session.onSignal(seen::complete);
            ready.countDown();
            session.awaitEnd();
            return 0;
        });
        String id = container(",\"StopSignal\":\"SIGUSR1\"");
        ready.await();
        assertThat(api.call("POST", "/containers/" + id + "/stop?t=0").status()).isEqualTo(204);
        assertThat(exit(id)).isEqualTo(137);
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("USR1");
    }

    @Test
    void restart_runsItAgain() throws Exception {
        Semaphore up = new Semaphore(0);
        with(session -> {
            session.print("up\n");
            up.release();
            session.awaitEnd();
            return 0;
        });
        String id = container("");
        up.acquire();
        assertThat(api.call("POST", "/containers/" + id + "/restart?t=1").status())
                .isEqualTo(204);
        assertThat(api.call("GET", "/containers/" + id + "/json")
                        .json()
                        .object("State")
                        .flag("Running"))
                .isTrue();
        up.acquire();
        api.call("POST", "/containers/" + id + "/kill");
        exit(id);
        assertThat(api.call("GET", "/containers/" + id + "/logs?stdout=1")
                        .body()
                        .split("up\n", -1))
                .hasSize(3);
    }

    @Test
    void resize_isSeenByTheHandler_andByTheWait() throws Exception {
        CompletableFuture<Void> listening = new CompletableFuture<>();
        with(session -> {
            session.onResize(() -> seen.complete(session.rows()));
            listening.complete(null);
            session.awaitResize(Deadline.USUAL);
            return session.columns();
        });
        String id = container(",\"Tty\":true");
        listening.get(10, TimeUnit.SECONDS);
        assertThat(api.call("POST", "/containers/" + id + "/resize?h=24&w=80").status())
                .isEqualTo(200);
        assertThat(exit(id)).isEqualTo(80);
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(24);
    }

    @Test
    void awaitResize_givesUp() throws Exception {
        with(session -> {
            session.awaitResize(Duration.ofMillis(1));
            return 0;
        });
        String id = container(",\"Tty\":true");
        assertThat(exit(id)).isEqualTo(1);
        assertThat(api.call("GET", "/containers/" + id + "/logs?stdout=1").body())
                .contains("keeps its 0 rows");
    }

    @Test
    void rawMode_passesKeysThrough() throws Exception {
        with(session -> {
            session.raw();
            session.print("go\n");
            int key = session.stdin().read();
            session.cooked();
            session.print(key + "\n");
            return session.stdin().read();
        });
        String id = api.create("{\"Image\":\"box\",\"Tty\":true,\"OpenStdin\":true}");
        try (ApiClient.Stream stream = api.upgrade("/containers/" + id + "/attach?stream=1&stdin=1&stdout=1", null)) {
            api.call("POST", "/containers/" + id + "/start");
            stream.client().readUntil("go\n");
            stream.client().send("\u0003");
            stream.client().readUntil("3\r\n");
            stream.client().send("\u0004");
            assertThat(stream.toEnd()).isEmpty();
        }
        assertThat(exit(id)).isEqualTo(255);
    }

    @Test
    void writesAfterTheEnd_fail() throws Exception {
        with(session -> {
            session.onSignal(name -> {});
            try {
                session.awaitEnd();
            } catch (InterruptedException killed) {
                try {
                    session.stdout().write('x');
                } catch (IOException e) {
                    seen.complete(e.getMessage());
                }
            }
            return 0;
        });
        String id = container("");
        api.call("POST", "/containers/" + id + "/kill");
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("the process has ended");
    }

    @Test
    void pause_holdsTheOutputBack() throws Exception {
        with(session -> {
            String line = session.readLine();
            session.print(line + "\n");
            return 0;
        });
        String id = api.create("{\"Image\":\"box\",\"OpenStdin\":true}");
        try (ApiClient.Stream stream = api.upgrade("/containers/" + id + "/attach?stream=1&stdin=1&stdout=1", null)) {
            api.call("POST", "/containers/" + id + "/start");
            assertThat(api.call("POST", "/containers/" + id + "/pause").status())
                    .isEqualTo(204);
            stream.client().send("held\n");
            assertThat(stream.client().readFor(Duration.ofMillis(50))).isEqualTo("...");
            assertThat(api.call("POST", "/containers/" + id + "/unpause").status())
                    .isEqualTo(204);
            assertThat(stream.toEnd()).endsWith("held\n");
        }
    }
}
