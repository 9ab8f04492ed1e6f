// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the official docker command shows of the embedded engine's containers, images and events. */
@Timeout(120)
abstract class DockerCliRecordsContract {

    @TempDir
    private Path folder;

    private EmbeddedEngine engine;
    private DockerCli docker;

    abstract EmbeddedEngine start(EmbeddedSetup setup, Path folder) throws IOException;

    String choose(List<String> programs) {
        return programs.get(0);
    }

    @BeforeEach
    void start() throws IOException {
        List<String> programs = DockerCli.programs();
        assumeTrue(!programs.isEmpty(), "no docker command on the PATH");
        EmbeddedSetup setup = EmbeddedEngine.setUp()
                .image("busybox", HostPrograms.only("sh", "cat", "true"))
                .image("greeter", session -> 0)
                .container("keep", "busybox")
                .container("scripted", "greeter");
        engine = start(setup, folder);
        docker = new DockerCli(choose(programs), engine, folder);
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void psAndInspect_showWhatRuns() throws Exception {
        assertThat(docker.run("ps", "--format", "{{.Names}} {{.Image}} {{.State}}")
                        .stdout())
                .isEqualTo("scripted greeter running\nkeep busybox running\n");
        assertThat(docker.run("inspect", "-f", "{{.Name}} {{.Config.Tty}} {{.State.Running}}", "keep")
                        .stdout())
                .isEqualTo("/keep false true\n");
        assertThat(docker.run("images", "--format", "{{.Repository}}:{{.Tag}}").stdout())
                .isEqualTo("busybox:latest\ngreeter:latest\n");
        assertThat(docker.run("version", "-f", "{{.Server.APIVersion}}").stdout())
                .isEqualTo("1.41\n");
        assertThat(docker.run("info", "-f", "{{.ContainersRunning}}").stdout()).isEqualTo("2\n");
    }

    @Test
    void pauseRenameRestartRemove_work() throws Exception {
        assertThat(docker.run("pause", "keep").exitCode()).isZero();
        assertThat(docker.run("exec", "keep", "true").stderr()).contains("is paused");
        assertThat(docker.run("unpause", "keep").exitCode()).isZero();
        assertThat(docker.run("rename", "keep", "kept").exitCode()).isZero();
        assertThat(docker.run("rename", "kept", "scripted").stderr()).contains("is already in use");
        assertThat(docker.run("restart", "-t", "1", "kept").exitCode()).isZero();
        assertThat(docker.run("exec", "kept", "true").exitCode()).isZero();
        assertThat(docker.run("rm", "kept").stderr()).contains("cannot remove a running container");
        assertThat(docker.run("rm", "-f", "kept").exitCode()).isZero();
        assertThat(docker.run("exec", "kept", "true").stderr()).contains("No such container: kept");
    }

    @Test
    void events_tellALife_asItHappens() throws Exception {
        List<String> told;
        try (PipedProcess events = docker.start("events", "--since", "1", "--format", "{{.Action}}")) {
            docker.run("run", "--rm", "--name", "short", "busybox", "true");
            docker.run("exec", "keep", "nosuch");
            docker.run("exec", "keep", "true");
            told = events.awaitStdout("exec_die\n")
                    .stdout()
                    .lines()
                    .map(String::strip)
                    .toList();
        }
        assertThat(told)
                .containsSequence("create", "start", "create", "start", "create", "attach", "start", "die", "destroy")
                .containsSequence("exec_create: nosuch", "exec_start: nosuch", "exec_create: true", "exec_start: true")
                .endsWith("exec_start: true", "exec_die");
    }

    @Test
    void outOfScope_isAnsweredInTheEnginesWords() throws Exception {
        assertThat(docker.run("top", "keep").stderr()).contains("page not found");
        assertThat(docker.run("pull", "alpine").stderr()).contains("no registry");
        assertThat(docker.run("exec", "nosuch", "true").stderr()).contains("No such container: nosuch");
    }
}
