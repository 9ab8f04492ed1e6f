// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does before anything runs: the request, the id file, the pull. */
@Timeout(60)
class RunCreationTest {

    @TempDir
    Path folder;

    private ScriptedContainer container;

    @BeforeEach
    void start() throws IOException {
        container = new ScriptedContainer();
    }

    @AfterEach
    void stop() throws IOException {
        container.close();
    }

    @Test
    void run_request_hasWhatFlagsSay() {
        container.command().run("run", "-d", "--name", "n", "--platform", "linux/arm64", "--init", "busybox", "a");
        var request = container.request("POST /containers/create");
        assertThat(request.query()).containsEntry("name", "n").containsEntry("platform", "linux/arm64");
        assertThat(request.text()).contains("\"Cmd\":[\"a\"]").contains("\"Init\":true");
    }

    @Test
    void run_cidfile_holdsTheBareId() throws IOException {
        Path file = folder.resolve("id");
        container.command().run("run", "-d", "--cidfile", file.toString(), "busybox");
        assertThat(file).hasContent(ScriptedContainer.ID);
        assertThat(Files.size(file)).isEqualTo(64);
    }

    @Test
    void run_cidfileExists_createsNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("id"));
        CommandRun command = container.command();
        assertThat(command.run("run", "--cidfile", file.toString(), "busybox")).isEqualTo(125);
        assertThat(command.err())
                .startsWith("dockerpty: cannot run image 'busybox': --cidfile=" + file + " exists already; remove it")
                .hasLineCount(1);
        assertThat(container.calls()).isEmpty();
        assertThat(file).isEmptyFile();
    }

    @Test
    void run_creationFails_cidfileIsGone() {
        container.engine.on("POST", "/containers/create").answer(Reply.status(409, "name in use"));
        Path file = folder.resolve("id");
        assertThat(container.command().run("run", "--cidfile", file.toString(), "busybox"))
                .isEqualTo(125);
        assertThat(file).doesNotExist();
    }

    @Test
    void run_imageMissing_isPulledAndCreatedAgain() {
        container
                .engine
                .on("POST", "/containers/create")
                .answer(Reply.status(404, "No such image: busybox:latest"))
                .times(1);
        container
                .engine
                .on("POST", "/images/create")
                .answer(Reply.chunked(
                        "application/json", "{\"status\":\"Pulling\"}\r\n".getBytes(StandardCharsets.UTF_8)));
        CommandRun command = container.command();
        assertThat(command.run("run", "-d", "busybox")).isZero();
        assertThat(command.err()).isEqualTo("dockerpty: Pulling\n");
        assertThat(container.calls())
                .startsWith("POST /containers/create", "POST /images/create", "POST /containers/create");
    }

    @Test
    void run_imageMissingAndNever_isRefused() {
        container.engine.on("POST", "/containers/create").answer(Reply.status(404, "No such image: nope:latest"));
        CommandRun command = container.command();
        assertThat(command.run("run", "--pull=never", "nope")).isEqualTo(125);
        assertThat(command.err())
                .isEqualTo("dockerpty: cannot run image 'nope': No such image: nope:latest; "
                        + "without --pull=never it is pulled\n");
        assertThat(container.calls()).containsExactly("POST /containers/create");
    }

    @Test
    void run_pullAlwaysAndQuiet_pullsFirstAndSaysNothing() {
        container
                .engine
                .on("POST", "/images/create")
                .answer(Reply.chunked(
                        "application/json", "{\"status\":\"Pulling\"}\r\n".getBytes(StandardCharsets.UTF_8)));
        CommandRun command = container.command();
        assertThat(command.run("run", "-dq", "--pull", "always", "busybox")).isZero();
        assertThat(command.err()).isEmpty();
        assertThat(container.calls()).startsWith("POST /images/create", "POST /containers/create");
    }

    @Test
    void run_pullFails_isOneLine() {
        container.engine.on("POST", "/containers/create").answer(Reply.status(404, "No such image: nope:latest"));
        container
                .engine
                .on("POST", "/images/create")
                .answer(Reply.status(404, "pull access denied for nope,\nrepository does not exist"));
        CommandRun command = container.command();
        assertThat(command.run("run", "nope")).isEqualTo(125);
        assertThat(command.err())
                .isEqualTo("dockerpty: cannot pull image 'nope': pull access denied for nope, "
                        + "repository does not exist\n");
    }

    @Test
    void run_warning_isSaid() {
        container
                .engine
                .on("POST", "/containers/create")
                .answer(Reply.json(201, "{\"Id\":\"" + ScriptedContainer.ID + "\",\"Warnings\":[\"no swap\"]}"));
        CommandRun command = container.command();
        command.run("run", "-d", "busybox");
        assertThat(command.err()).isEqualTo("dockerpty: warning: no swap\n");
    }
}
