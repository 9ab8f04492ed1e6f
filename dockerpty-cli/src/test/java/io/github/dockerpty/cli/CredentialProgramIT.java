// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pulls of the built command with logins from a credential program, which is found by PATH. */
@Timeout(120)
class CredentialProgramIT {

    private static final String SECRET = "hunter2";

    @TempDir
    Path folder;

    private ScriptedContainer container;

    @BeforeEach
    void start() throws IOException {
        container = new ScriptedContainer();
        container
                .engine
                .on("POST", "/images/create")
                .answer(Reply.chunked("application/json", "{\"status\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stop() throws IOException {
        container.close();
    }

    @Test
    void helperOfTheRegistry_comesBeforeStoreAndAuths() throws Exception {
        program("one", "echo '{\"ServerURL\":\"quay.io\",\"Username\":\"me\",\"Secret\":\"" + SECRET + "\"}'");
        config("{\"credHelpers\":{\"quay.io\":\"one\"},\"credsStore\":\"two\","
                + "\"auths\":{\"quay.io\":{\"auth\":\"eDp5\"}}}");
        BuiltCommand.Result result = pull("-D", "quay.io/a");
        assertThat(result.code()).isZero();
        assertThat(login()).contains("\"username\":\"me\"").contains("\"password\":\"" + SECRET + "\"");
        assertThat(folder.resolve("one.arguments")).hasContent("get\n");
        assertThat(folder.resolve("one.stdin")).hasContent("quay.io");
        String sent = request().headers().get("X-Registry-Auth");
        assertThat(result.err()).contains("DEBUG").doesNotContain(SECRET).doesNotContain(sent);
    }

    @Test
    void store_servesTheOtherRegistries() throws Exception {
        program("two", "echo '{\"Username\":\"<token>\",\"Secret\":\"" + SECRET + "\"}'");
        config("{\"credHelpers\":{\"quay.io\":\"one\"},\"credsStore\":\"two\"}");
        assertThat(pull("busybox").code()).isZero();
        assertThat(login()).contains("\"identitytoken\":\"" + SECRET + "\"");
        assertThat(folder.resolve("two.stdin")).hasContent("https://index.docker.io/v1/");
    }

    @Test
    void noCredentials_isAnonymous() throws Exception {
        program("two", "echo 'credentials not found in native keychain'; exit 1");
        config("{\"credsStore\":\"two\"}");
        assertThat(pull("busybox").code()).isZero();
        assertThat(request().headers()).doesNotContainKey("X-Registry-Auth");
    }

    @Test
    void failure_isOneLineWithoutWhatItSaid() throws Exception {
        program("two", "echo 'locked: " + SECRET + "'; echo '" + SECRET + "' >&2; exit 3");
        config("{\"credsStore\":\"two\"}");
        BuiltCommand.Result result = pull("busybox");
        assertThat(result.code()).isEqualTo(125);
        assertThat(result.err())
                .contains("docker-credential-two failed with status 3 for https://index.docker.io/v1/")
                .doesNotContain(SECRET)
                .hasLineCount(1);
    }

    @Test
    void answerThatIsNoJson_isRefusedWithoutIt() throws Exception {
        program("two", "echo 'garbage " + SECRET + "'");
        config("{\"credsStore\":\"two\"}");
        BuiltCommand.Result result = pull("busybox");
        assertThat(result.code()).isEqualTo(125);
        assertThat(result.err())
                .contains("docker-credential-two answered")
                .doesNotContain(SECRET)
                .hasLineCount(1);
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(
                folder.resolve("docker-credential-" + name),
                "#!/bin/sh\necho \"$@\" >'" + folder + "/" + name + ".arguments'\ncat >'" + folder + "/" + name
                        + ".stdin'\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    private BuiltCommand.Result pull(String... arguments) throws Exception {
        String image = arguments[arguments.length - 1];
        String debug = arguments.length > 1 ? arguments[0] : "--debug=false";
        return BuiltCommand.launcher(folder, BuiltCommand.LAUNCHER.toString())
                .with(container.engine.environment())
                .with(Map.of("PATH", folder + ":" + System.getenv("PATH"), "DOCKER_CONFIG", folder.toString()))
                .run(debug, "run", "-d", "--pull=always", image);
    }

    private RecordedRequest request() {
        return container.request("POST /images/create");
    }

    private String login() {
        byte[] json = Base64.getUrlDecoder().decode(request().headers().get("X-Registry-Auth"));
        return new String(json, StandardCharsets.UTF_8);
    }
}
