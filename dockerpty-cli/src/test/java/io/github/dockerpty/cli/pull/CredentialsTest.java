// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.AuthConfig;
import io.github.dockerpty.pty.DockerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins of config.json itself; those of programs are tested with the built command, which gets a PATH of its own. */
@Timeout(60)
class CredentialsTest {

    private static final String SECRET = "hunter2:x";

    @TempDir
    Path folder;

    @Test
    void auths_pair_isDecoded() throws IOException {
        AuthConfig login = find("{\"auths\":{\"quay.io\":{\"auth\":\"" + base64("me:" + SECRET) + "\"}}}", "quay.io/a")
                .orElseThrow();
        assertThat(login.getUsername()).isEqualTo("me");
        assertThat(login.getPassword()).isEqualTo(SECRET);
        assertThat(login.getRegistryAddress()).isEqualTo("quay.io");
    }

    @Test
    void auths_hub_isFoundByItsUrl() throws IOException {
        String auth = "{\"auth\":\"" + base64("me:p") + "\"}";
        assertThat(find("{\"auths\":{\"https://index.docker.io/v1/\":" + auth + "}}", "busybox"))
                .isPresent();
        assertThat(find("{\"auths\":{\"https://host:5000\":" + auth + "}}", "host:5000/a"))
                .isPresent();
        assertThat(find("{\"auths\":{\"host\":" + auth + "}}", "host:5000/a")).isEmpty();
    }

    @Test
    void auths_identityToken_comesBeforeThePair() throws IOException {
        AuthConfig login = find("{\"auths\":{\"quay.io\":{\"auth\":\"\",\"identitytoken\":\"t\"}}}", "quay.io/a")
                .orElseThrow();
        assertThat(login.getIdentitytoken()).isEqualTo("t");
    }

    @Test
    void auths_userAndPassword_areTaken() throws IOException {
        AuthConfig login = find("{\"auths\":{\"quay.io\":{\"username\":\"u\",\"password\":\"p\"}}}", "quay.io/a")
                .orElseThrow();
        assertThat(login.getUsername()).isEqualTo("u");
        assertThat(login.getPassword()).isEqualTo("p");
    }

    @Test
    void auths_malformed_isRefusedWithoutTheSecret() {
        assertThatThrownBy(() -> find("{\"auths\":{\"quay.io\":{\"auth\":\"%%hunter2\"}}}", "quay.io/a"))
                .hasMessageContaining("the login for quay.io is malformed")
                .hasMessageNotContaining("hunter2");
        String noColon = base64("hunter2");
        assertThatThrownBy(() -> find("{\"auths\":{\"quay.io\":{\"auth\":\"" + noColon + "\"}}}", "quay.io/a"))
                .hasMessageContaining("the login for quay.io is malformed")
                .hasMessageNotContaining(noColon);
    }

    @Test
    void nothingConfigured_isAnonymous() throws IOException {
        assertThat(find("{}", "busybox")).isEmpty();
    }

    @Test
    void program_missing_isNamed() {
        assertThatThrownBy(() -> find("{\"credsStore\":\"no-such-store\"}", "busybox"))
                .hasMessageContaining("docker-credential-no-such-store, which config.json names, cannot be run");
    }

    @Test
    void program_nameWithSlash_isRefused() {
        assertThatThrownBy(() -> find("{\"credHelpers\":{\"quay.io\":\"../x\"}}", "quay.io/a"))
                .hasMessageContaining("no name of a credential program");
    }

    private Optional<AuthConfig> find(String config, String image) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        return new Credentials(DockerConfig.load(folder)).forImage(ImageName.parse(image));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
