// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EndpointTest {

    /** {@code printf c1 | sha256sum}. */
    private static final String C1 = "d0f631ca1ddba8db3bcfcb9e057cdc98d0379f1bee00e75a545147a27dadd982";

    @TempDir
    Path home;

    private Endpoint resolve(EndpointOptions options, Map<String, String> environment) throws IOException {
        Path directory = DockerConfig.directory(options.config(), environment, home);
        return Endpoint.resolve(options, environment, DockerConfig.load(directory));
    }

    private String host(Map<String, String> environment) throws IOException {
        return Endpoint.fromEnvironment(environment, home).toString();
    }

    private void config(String json) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".docker"));
        Files.writeString(directory.resolve("config.json"), json);
    }

    private void context(String name, String host) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        String hash = HexFormat.of().formatHex(digest);
        Path meta =
                Files.createDirectories(home.resolve(".docker/contexts/meta").resolve(hash));
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\":\"" + name + "\",\"Metadata\":{\"Description\":\"x\"},"
                        + "\"Endpoints\":{\"other\":{},\"docker\":{\"Host\":\"" + host
                        + "\",\"SkipTLSVerify\":false}}}");
    }

    @Test
    void environment_empty_isTheDefaultSocket() throws IOException {
        assertThat(host(Map.of())).isEqualTo("unix:///var/run/docker.sock");
    }

    @Test
    void host_beatsContexts() throws Exception {
        context("c1", "tcp://one:1");
        config("{\"currentContext\":\"c1\"}");
        assertThat(host(Map.of())).isEqualTo("tcp://one:1");
        assertThat(host(Map.of("DOCKER_CONTEXT", "nope", "DOCKER_HOST", " tcp://h:7 ")))
                .isEqualTo("tcp://h:7");
        EndpointOptions option = EndpointOptions.NONE.withHost("tcp://o:8");
        assertThat(resolve(option, Map.of("DOCKER_HOST", "tcp://h:7"))).hasToString("tcp://o:8");
    }

    @Test
    void context_option_beatsTheEnvironment() throws Exception {
        context("c1", "tcp://one:1");
        context("c2", "unix:///two.sock");
        config("{\"currentContext\":\"nope\"}");
        assertThat(host(Map.of("DOCKER_CONTEXT", "c2"))).isEqualTo("unix:///two.sock");
        EndpointOptions option = EndpointOptions.NONE.withContext("c1");
        assertThat(resolve(option, Map.of("DOCKER_CONTEXT", "c2", "DOCKER_HOST", "tcp://h:7")))
                .hasToString("tcp://one:1");
        assertThat(host(Map.of("DOCKER_CONTEXT", "default"))).isEqualTo("unix:///var/run/docker.sock");
    }

    @Test
    void context_missing_isAnErrorAndNoFallBack() {
        assertThatThrownBy(() -> host(Map.of("DOCKER_CONTEXT", "nope")))
                .isInstanceOfSatisfying(
                        EndpointException.class, e -> assertThat(e.setting()).isEqualTo("context \"nope\""))
                .hasMessageContaining("context not found");
    }

    @Test
    void context_withHost_isAConflict() {
        EndpointOptions both = EndpointOptions.NONE.withHost("h").withContext("c");
        assertThatThrownBy(() -> resolve(both, Map.of())).hasMessageContaining("--host: not together with --context");
    }

    @Test
    void context_damagedOrOtherwise_namesTheFile() throws Exception {
        context("c1", "ssh://far");
        assertThatThrownBy(() -> host(Map.of("DOCKER_CONTEXT", "c1")))
                .hasMessageContaining("context \"c1\"")
                .hasMessageContaining("ssh");
        context("c2", "\\u00");
        assertThatThrownBy(() -> host(Map.of("DOCKER_CONTEXT", "c2")))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("meta.json");
    }

    @Test
    void host_wrong_namesTheSetting() {
        assertThatThrownBy(() -> host(Map.of("DOCKER_HOST", "ftp://x")))
                .isInstanceOf(EndpointException.class)
                .hasMessageStartingWith("DOCKER_HOST: \"ftp://x\"");
        assertThatThrownBy(() -> resolve(EndpointOptions.NONE.withHost("ftp://x"), Map.of()))
                .hasMessageStartingWith("--host: ");
    }

    @Test
    void config_elsewhere_isFound() throws Exception {
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve("config.json"), "{\"currentContext\":\"gone\"}");
        assertThatThrownBy(() -> host(Map.of("DOCKER_CONFIG", other.toString())))
                .hasMessageContaining("\"gone\"");
    }

    @Test
    void config_malformed_isAWarning() throws IOException {
        config("{\"currentContext\":");
        Endpoint endpoint = Endpoint.fromEnvironment(Map.of(), home);
        assertThat(endpoint).hasToString("unix:///var/run/docker.sock");
        assertThat(endpoint.warnings()).singleElement().asString().contains("config.json is passed over");
    }

    @Test
    void config_members_areRead() throws IOException {
        config("{\"detachKeys\":\"ctrl-a,d\",\"HttpHeaders\":{\"X-A\":\"1\",\"X-Odd\":[2]},\"credsStore\":\"pass\","
                + "\"credHelpers\":{\"r.io\":\"h\"},\"auths\":{\"r.io\":{\"auth\":\"c2VjcmV0\"}},\"other\":[{}]}");
        DockerConfig config = DockerConfig.load(home.resolve(".docker"));
        assertThat(config.detachKeys()).isEqualTo("ctrl-a,d");
        assertThat(config.httpHeaders()).isEqualTo(Map.of("X-A", "1"));
        assertThat(config.credsStore()).isEqualTo("pass");
        assertThat(config.credHelpers()).isEqualTo(Map.of("r.io", "h"));
        assertThat(config.auths()).isEqualTo(Map.of("r.io", Map.of("auth", "c2VjcmV0")));
        assertThat(config.warning()).isEmpty();
        assertThat(config.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void config_missing_isEmpty() {
        DockerConfig config = DockerConfig.load(home.resolve("gone"));
        assertThat(config.currentContext()).isEmpty();
        assertThat(config.warning()).isEmpty();
    }

    @Test
    void apiVersion_ofTheEnvironment_isFixed() throws IOException {
        assertThat(Endpoint.fromEnvironment(Map.of("DOCKER_API_VERSION", "v1.40"), home)
                        .apiVersion())
                .hasValue("1.40");
        assertThat(Endpoint.fromEnvironment(Map.of(), home).apiVersion()).isEmpty();
        assertThatThrownBy(() -> host(Map.of("DOCKER_API_VERSION", "new")))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("1.41");
    }

    @Test
    void tls_verified_needsTheAuthority() {
        Map<String, String> environment = Map.of("DOCKER_TLS_VERIFY", "0", "DOCKER_CERT_PATH", home.toString());
        assertThatThrownBy(() -> host(environment))
                .isInstanceOfSatisfying(
                        EndpointException.class, e -> assertThat(e.setting()).endsWith("ca.pem"))
                .hasMessageContaining("no such file");
    }

    @Test
    void tls_unverified_needsNoFile() throws IOException {
        Endpoint endpoint = Endpoint.fromEnvironment(Map.of("DOCKER_TLS", "0"), home);
        assertThat(endpoint.isTls()).isTrue();
        assertThat(endpoint).hasToString("tcp://localhost:2376");
    }

    @Test
    void tls_namedFileMissing_isAnError() {
        EndpointOptions options = new EndpointOptions(
                Optional.of("tcp://h"),
                Optional.empty(),
                true,
                false,
                Optional.empty(),
                Optional.of(home.resolve("mine.pem")),
                Optional.of(home.resolve("mine.key")),
                Optional.empty());
        assertThatThrownBy(() -> resolve(options, Map.of())).hasMessageContaining("mine.pem: no such file");
    }

    @Test
    void tls_forAUnixSocket_isPassedOver() throws IOException {
        Endpoint endpoint =
                Endpoint.fromEnvironment(Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_HOST", "unix:///x"), home);
        assertThat(endpoint.isTls()).isFalse();
    }

    @Test
    void of_kinds_areCheckedAtOnce() throws Exception {
        assertThat(Endpoint.of(URI.create("tcp://h:1")).uri()).hasToString("tcp://h:1");
        assertThat(Endpoint.of(URI.create("tcp://h:1"), SSLContext.getDefault()).isTls())
                .isTrue();
        assertThatThrownBy(() -> Endpoint.of(URI.create("unix:///x"), SSLContext.getDefault()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endpoint.of(URI.create("http://h"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void customHeaders_malformed_areNotRepeated() {
        for (String text : new String[] {"secret", "=secret", "A=1,", "\"A=secret", "\"A=1\"secret"}) {
            assertThatThrownBy(() -> CustomHeaders.parse(text))
                    .as(text)
                    .isInstanceOf(EndpointException.class)
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    void customHeaders_quoted_mayHoldCommas() throws IOException {
        assertThat(CustomHeaders.parse("A=1,\"B=2,\"\"3\"\"\",C="))
                .isEqualTo(Map.of("A", "1", "B", "2,\"3\"", "C", ""));
    }

    @Test
    void directory_inTheStore_isTheHashOfTheName() throws Exception {
        context("c1", "tcp://one:1");
        Files.move(home.resolve(".docker/contexts/meta").resolve(C1), home.resolve("moved"));
        assertThatThrownBy(() -> host(Map.of("DOCKER_CONTEXT", "c1"))).hasMessageContaining("not found");
    }
}
