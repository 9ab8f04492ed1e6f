// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user gets wrong is one line on stderr and the right code; nothing is made and nothing is lost. */
class WrongInputIT extends OnEachEngine {

    @Test
    void unknownScheme() {
        assertRefused(125, "gopher", "-H", "gopher://engine", "run", Bench.IMAGE);
        assertRefused(125, "gopher", "-H", "gopher://engine", "exec", bench.box(), "true");
    }

    @Test
    void missingSocket(@TempDir Path folder) {
        String socket = folder.resolve("no.sock").toString();
        assertRefused(125, socket, "-H", "unix://" + socket, "run", Bench.IMAGE);
        assertRefused(1, socket, "-H", "unix://" + socket, "exec", bench.box(), "true");
    }

    @Test
    void detachKeysOfNoGrammar() {
        assertRefused(125, "foo", bench.run("--rm", "--detach-keys", "foo", "-i", Bench.IMAGE));
        assertRefused(125, "foo", "exec", "--detach-keys", "foo", "-i", bench.box(), "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "start"})
    void missingContainer(String verb) {
        assertRefused(1, "nosuchcontainer", verb, "nosuchcontainer");
    }

    @Test
    void missingContainer_ofExec() {
        assertRefused(1, "nosuchcontainer", "exec", "nosuchcontainer", "true");
    }

    @Test
    void missingImage() {
        assertRefused(125, "nosuchimage", bench.run("--pull=never", "nosuchimage:none"));
        assertRefused(125, "localhost:1/nosuch", bench.run("-q", "localhost:1/nosuch:none"));
        assertRefused(125, "BAD:::name", bench.run("BAD:::name"));
    }

    @Test
    void unknownFlag_namesTheNearest() {
        assertRefused(125, "--interactive", bench.run("--interactiv", Bench.IMAGE));
        assertRefused(125, "--nosuchflag", "exec", "--nosuchflag", bench.box(), "true");
    }

    @Test
    void unknownVerbAndMissingArguments() {
        assertRefused(125, "exce", "exce", "x");
        assertRefused(125, "exec", "exec", bench.box());
        assertRefused(125, "run", "run");
        assertRefused(125, "attach", "attach");
    }

    @Test
    void unreadableEnvFile(@TempDir Path folder) {
        String file = folder.resolve("missing.env").toString();
        assertRefused(125, file, bench.run("--env-file", file, Bench.IMAGE));
        assertRefused(1, file, "exec", "--env-file", file, bench.box(), "true");
    }

    @Test
    void existingCidFile_staysAsItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("cid"), "precious");
        assertRefused(125, file.toString(), bench.run("--cidfile", file.toString(), Bench.IMAGE));
        assertThat(file).hasContent("precious");
    }

    @Test
    void cidFile_ofAContainerThatNeverWas_isGone(@TempDir Path folder) {
        Path file = folder.resolve("cid");
        assertRefused(125, "nosuchimage", bench.run("--cidfile", file.toString(), "--pull=never", "nosuchimage"));
        assertThat(file).doesNotExist();
    }

    @Test
    void conflicts() {
        assertRefused(125, "--detach", bench.run("-d", "-a", "stdout", Bench.IMAGE));
        assertRefused(125, "--restart", bench.run("--rm", "--restart", "always", Bench.IMAGE));
        assertRefused(125, "--pull", bench.run("--pull", "sometimes", Bench.IMAGE));
    }

    @Test
    void terminalAskedForWithoutOne() {
        assertRefused(125, "terminal", bench.run("-it", Bench.IMAGE));
        assertRefused(1, "terminal", "exec", "-it", bench.box(), "true");
    }

    @Test
    void containerThatDoesNotRun() {
        String container = bench.created(Bench.IMAGE, "true");
        assertRefused(1, "running", "exec", container, "true");
        assertRefused(1, "start it first", "attach", container);
        assertThat(bench.state(container)).startsWith("created");
    }

    @Test
    void pausedContainer() {
        String container = bench.running(Bench.IMAGE, "sleep", "1000");
        bench.docker("pause", container);
        try {
            assertRefused(1, "paused", "attach", container);
            assertRefused(1, "paused", "exec", container, "true");
        } finally {
            bench.docker("unpause", container);
        }
    }

    private void assertRefused(int code, String named, String... arguments) {
        bench.box();
        List<String> before = bench.containers();
        ExecResult result = bench.call(arguments);
        assertThat(result.stderr().lines().toList()).as(result.toString()).hasSize(1);
        assertThat(result.stderr()).startsWith("dockerpty: ").contains(named).doesNotContain("Exception");
        assertThat(result.stdout()).isEmpty();
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
        assertThat(bench.containers()).isEqualTo(before);
    }
}
