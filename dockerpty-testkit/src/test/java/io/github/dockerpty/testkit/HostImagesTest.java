// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine on which every image is there and runs what this machine has. */
@Timeout(60)
class HostImagesTest {

    @TempDir
    Path folder;

    private LeakCheck leaks;
    private EmbeddedEngine engine;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        leaks = LeakCheck.begin();
        engine = EmbeddedEngine.setUp().anyOtherImage(HostPrograms.any()).onUnixSocket(folder.resolve("socket"));
        api = new ApiClient(engine.host(), "1.41");
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        leaks.close();
    }

    private ApiClient.Answer create(String image, String... command) throws IOException {
        String words = command.length == 0 ? "" : "\"" + String.join("\",\"", command) + "\"";
        return api.call("POST", "/containers/create", "{\"Image\":\"" + image + "\",\"Cmd\":[" + words + "]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"busybox", "docker.io/library/alpine:3.20", "localhost:5000/a/b:T1", "debian@sha256:0123456789"})
    void anyImage_runs(String image) throws IOException {
        String id = create(image, "true").json().text("Id");
        assertThat(api.call("POST", "/containers/" + id + "/start").status()).isEqualTo(204);
        assertThat(api.call("POST", "/containers/" + id + "/wait").body()).contains("\"StatusCode\":0");
    }

    @Test
    void sameImage_isOneAndListed() throws IOException {
        create("busybox", "true");
        create("docker.io/library/busybox:latest", "true");
        assertThat(api.call("GET", "/images/json").body()).containsOnlyOnce("busybox:latest");
        assertThat(api.call("GET", "/images/other/json").status()).isEqualTo(404);
    }

    @Test
    void noImageName_isRefused() throws IOException {
        assertThat(create("BAD:::name", "true").status()).isEqualTo(404);
        assertThat(create("", "true").status()).isEqualTo(404);
    }

    @Test
    void pull_bringsWhatIsThereAnyway() throws IOException {
        assertThat(api.call("POST", "/images/create?fromImage=alpine&tag=3").body())
                .contains("Image is up to date for alpine:3");
        assertThat(api.call("GET", "/images/alpine:3/json").status()).isEqualTo(200);
        assertThat(api.call("POST", "/images/create?fromImage=BAD").message()).contains("no registry");
    }

    @Test
    void noCommand_isTheShell() throws IOException {
        String id = create("busybox").json().text("Id");
        assertThat(api.call("GET", "/containers/" + id + "/json").body()).contains("\"Path\":\"sh\"");
    }

    @ParameterizedTest
    @CsvSource({"nosuchprogram,executable file not found", "/no/such,executable file not found", "/,permission denied"})
    void noProgram_isToldLikeAnEngine(String program, String words) throws IOException {
        String id = create("busybox", program).json().text("Id");
        ApiClient.Answer answer = api.call("POST", "/containers/" + id + "/start");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("exec: \"" + program + "\": " + words);
    }

    @Test
    void home_isThatOfTheUser() throws IOException {
        String id = create("busybox", "sh", "-c", "[ $HOME = " + System.getProperty("user.home") + " ]")
                .json()
                .text("Id");
        api.call("POST", "/containers/" + id + "/start");
        assertThat(api.call("POST", "/containers/" + id + "/wait").body()).contains("\"StatusCode\":0");
    }

    @Test
    void socketAtAPath_isTheUsersAlone() throws IOException {
        Path socket = folder.resolve("socket");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThatIOException().isThrownBy(() -> EmbeddedEngine.setUp().onUnixSocket(socket));
        assertThat(socket).exists();
        engine.close();
        assertThat(socket).doesNotExist();
    }

    @Test
    void port_isTheOneAskedFor() throws IOException {
        EmbeddedSetup setup = EmbeddedEngine.setUp().anyOtherImage(HostPrograms.only("true"));
        try (EmbeddedEngine first = setup.onMutualTls(Files.createDirectory(folder.resolve("a")))) {
            Path other = Files.createDirectory(folder.resolve("b"));
            int taken = first.host().getPort();
            assertThatIOException().isThrownBy(() -> setup.onMutualTls(other, taken));
        }
        assertThatIllegalStateException().isThrownBy(setup::onTcp).withMessageContaining("Unix socket");
    }
}
