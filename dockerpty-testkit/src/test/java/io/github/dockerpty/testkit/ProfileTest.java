// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the probes do not look at: what engines call themselves, and the documented differences of Docker 28. */
@Timeout(60)
class ProfileTest {

    private static EmbeddedEngine start(Profile profile) throws IOException {
        return EmbeddedEngine.setUp()
                .profile(profile)
                .image("box", HostPrograms.only("true"))
                .container("c", "box")
                .onUnixSocket();
    }

    @ParameterizedTest
    @CsvSource({"DOCKER_20_10,1.41,20.10.24", "DOCKER_28,1.50,28.2.2", "PODMAN_4,1.41,4.3.1"})
    void version_isThatOfTheEngine(Profile profile, String api, String release) throws IOException {
        try (EmbeddedEngine engine = start(profile)) {
            ApiClient.Answer version = new ApiClient(engine.host(), "1.41").call("GET", "/version");
            assertThat(version.json().text("ApiVersion")).isEqualTo(api);
            assertThat(version.json().text("Version")).isEqualTo(release);
            assertThat(version.head()).contains("Api-Version: " + api, release);
        }
    }

    @Test
    void docker28_refusesAnUnknownWait_and127ForAMissingProgram() throws IOException {
        try (EmbeddedEngine engine = start(Profile.DOCKER_28)) {
            ApiClient api = new ApiClient(engine.host(), "1.50");
            assertThat(api.call("POST", "/containers/c/wait?condition=strange").status())
                    .isEqualTo(400);
            String id = api.exec("c", "{\"Cmd\":[\"nosuchcmd\"],\"AttachStdout\":true}");
            try (ApiClient.Stream stream = api.start(id, false)) {
                assertThat(stream.toEnd()).contains("executable file not found in $PATH");
            }
            assertThat(api.call("GET", "/exec/" + id + "/json").json().number("ExitCode"))
                    .isEqualTo(127);
        }
    }

    @Test
    void docker28_leavesOutWhatTheApiHasGivenUp() throws IOException {
        try (EmbeddedEngine engine = start(Profile.DOCKER_28)) {
            for (String version : List.of("1.43", "1.44", "1.45")) {
                ApiClient api = new ApiClient(engine.host(), version);
                JsonObject image = api.call("GET", "/images/box/json").json();
                assertThat(image.fields().containsKey("VirtualSize")).isEqualTo(version.equals("1.43"));
                assertThat(image.fields().containsKey("ContainerConfig")).isEqualTo(!version.equals("1.45"));
                assertThat(api.call("GET", "/images/json").body().contains("VirtualSize"))
                        .isEqualTo(version.equals("1.43"));
            }
        }
    }

    @Test
    void docker28_stopsWithAnotherSignal_from142On() throws IOException {
        try (EmbeddedEngine engine = start(Profile.DOCKER_28)) {
            for (String version : List.of("1.41", "1.42")) {
                ApiClient api = new ApiClient(engine.host(), version);
                api.call("POST", "/containers/c/start");
                api.call("POST", "/containers/c/stop?signal=INT");
                assertThat(api.call("POST", "/containers/c/wait").json().number("StatusCode"))
                        .isEqualTo(version.equals("1.41") ? 143 : 130);
            }
        }
    }

    @Test
    void apiVersion_isAsSet() throws IOException {
        try (EmbeddedEngine engine = EmbeddedEngine.setUp().apiVersion("1.30").onUnixSocket()) {
            assertThat(new ApiClient(engine.host(), "1.30")
                            .call("GET", "/_ping")
                            .head())
                    .contains("Api-Version: 1.30");
            assertThat(new ApiClient(engine.host(), "1.31")
                            .call("GET", "/_ping")
                            .body())
                    .contains("Maximum supported API version is 1.30");
        }
    }

    @Test
    void missingFolder_isToldLikeAMissingProgram() throws IOException {
        try (EmbeddedEngine engine = start(Profile.DOCKER_20_10)) {
            ApiClient api = new ApiClient(engine.host(), "1.41");
            String id = api.exec("c", "{\"Cmd\":[\"true\"],\"AttachStdout\":true,\"WorkingDir\":\"/no/such\"}");
            try (ApiClient.Stream stream = api.start(id, false)) {
                assertThat(stream.toEnd()).contains("OCI runtime exec failed", "chdir to cwd (\"/no/such\")");
            }
            String container = api.create("{\"Image\":\"box\",\"Cmd\":[\"true\"],\"WorkingDir\":\"/no/such\"}");
            assertThat(api.call("POST", "/containers/" + container + "/start").message())
                    .contains("/no/such");
        }
    }

    @Test
    void tcp_servesScriptedPrograms() throws IOException {
        try (EmbeddedEngine engine =
                EmbeddedEngine.setUp().image("box", session -> 0).onTcp()) {
            assertThat(engine.host().getScheme()).isEqualTo("tcp");
            assertThat(new ApiClient(engine.host(), "1.41")
                            .call("GET", "/images/box/json")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /build",
                "POST /commit",
                "GET /containers/c/top",
                "GET /containers/c/stats",
                "GET /containers/c/archive?path=/",
                "GET /containers/c/changes",
                "POST /containers/c/update",
                "POST /containers/prune",
                "GET /networks/none",
                "POST /networks/create",
                "GET /swarm",
                "GET /system/df"
            })
    void outOfScope_isNotFound(String request) throws IOException {
        String[] words = request.split(" ", -1);
        try (EmbeddedEngine engine = start(Profile.DOCKER_20_10)) {
            ApiClient.Answer answer = new ApiClient(engine.host(), "1.41").call(words[0], words[1]);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.message()).isEqualTo("page not found");
        }
    }
}
