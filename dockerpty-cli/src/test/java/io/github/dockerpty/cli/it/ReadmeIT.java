// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.cli.docs.ReadmeExample;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README tells its readers to run does what it says. */
class ReadmeIT extends OnEachEngine {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void command_opensAShellInANewContainer() throws IOException {
        String line = Files.readString(PROJECT.resolve("README.md"))
                .lines()
                .map(String::strip)
                .filter(text -> text.startsWith("dockerpty-cli/target/dockerpty/bin/dockerpty run"))
                .findFirst()
                .orElseThrow();
        String[] words = line.replace(" run ", " run --network=none ").split(" ");
        try (TerminalSession t = TerminalSession.of(words)
                .directory(PROJECT)
                .environment(Programs.environment(bench.host()))
                .start()) {
            t.expectText("# ");
            t.line("echo $((6*7)) here").expectText("42 here\r\n");
            t.line("exit 5");
            assertThat(t.awaitExit()).isEqualTo(5);
            assertThat(t.termios()).isEqualTo(t.initialTermios());
        }
    }

    @Test
    void program_feedsAContainerAndLearnsItsExitCode() throws IOException, URISyntaxException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = new ProcessBuilder(java, "-cp", classPath(), ReadmeExample.class.getName());
        program.environment().putAll(Programs.environment(bench.host()));
        try (PipedProcess piped = PipedProcess.start(program)) {
            ExecResult result = piped.await();
            assertThat(result).exitedWith(0).printed("HELLO\nexit code 3\n");
        }
    }

    /** The modules and the libraries of this JVM, wherever Maven put them; readers of the README have no logback. */
    private static String classPath() throws URISyntaxException {
        String tests = Path.of(ReadmeExample.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String own = Path.of("target", "test-classes").toAbsolutePath().toString();
        String all = System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + System.getProperty("java.class.path", "");
        return Stream.concat(Stream.of(tests, own), Stream.of(all.split(File.pathSeparator)))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
