// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dockerpty engine}: what it prints leads clients to it, and it leaves nothing. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class EngineVerbIT {

    private static final Pattern EXPORT = Pattern.compile("^export ([A-Z_]+)='?([^'\n]*)'?$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private Path temporary;

    @BeforeEach
    void makeFolder() throws IOException {
        // A blank, so that what is printed for the shell has to be quoted.
        temporary = Files.createDirectory(folder.resolve("a b"));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void session_canBeLeftAndTakenUpAgain() {
        try (PipedProcess engine = engine()) {
            Map<String, String> variables = variables(engine);
            assertThat(variables.get("DOCKER_HOST")).startsWith("unix://" + temporary);
            try (TerminalSession t = terminal(variables, "run", "-it", "--name", "n1", "busybox", "sh")) {
                t.expect("[#$] ");
                t.line("one=1; echo $((6*7)) here").expectText("42 here");
                t.type("\u0010\u0011");
                assertThat(t.awaitExit()).isZero();
                assertThat(t.screen().text()).contains("'dockerpty attach n1' returns to it");
            }
            assertThat(call(variables, "exec", "n1", "echo", "in"))
                    .exitedWith(0)
                    .printed("in\n")
                    .printedNoErrors();
            try (TerminalSession t = terminal(variables, "attach", "n1")) {
                t.expectModes("the terminal is raw", LineModes::isRaw);
                t.line("echo $one is kept").expectText("1 is kept");
                t.line("exit 7");
                assertThat(t.awaitExit()).isEqualTo(7);
            }
            assertThat(engine.signal("TERM").await().exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void signal_endsItAndWhatRunsInIt(String signal) {
        try (PipedProcess engine = engine()) {
            Map<String, String> variables = variables(engine);
            String script = "echo ready; while :; do sleep 0.05; done";
            try (PipedProcess client = PipedProcess.start(program(variables, "run", "busybox", "sh", "-c", script))) {
                client.awaitStdout("ready");
                assertThat(engine.signal(signal).await().exitCode()).isZero();
                assertThat(client.await().exitCode()).isNotZero();
            }
        }
    }

    @Test
    void allowedPrograms_areTheOnlyOnes() {
        try (PipedProcess engine = engine("--allow", "sh,echo", "--allow=cat")) {
            Map<String, String> variables = variables(engine);
            assertThat(call(variables, "run", "--rm", "busybox", "echo", "a").stdout())
                    .isEqualTo("a\n");
            assertThat(call(variables, "run", "--rm", "busybox", "ls").exitCode())
                    .isEqualTo(127);
            assertThat(engine.signal("TERM").await().stderr())
                    .contains("programs of this machine (no other than sh, echo, cat), as user '")
                    .contains("without isolation");
        }
    }

    @Test
    void profile_isTheOneAskedFor() {
        try (PipedProcess engine = engine("--profile=podman-4")) {
            assertThat(call(variables(engine), "version").stdout()).contains("Libpod/4.3.1 (linux), API 1.41");
            assertThat(engine.signal("TERM").await().exitCode()).isZero();
        }
    }

    @Test
    void socketAtAPath_isThisUsersAndNoOthersPlace() throws IOException {
        Path socket = folder.resolve("engine.sock");
        try (PipedProcess engine = engine("--listen", "unix://" + socket)) {
            assertThat(variables(engine)).containsEntry("DOCKER_HOST", "unix://" + socket);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            ExecResult second = engine("--listen", "unix://" + socket).await();
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.stderr())
                    .contains("cannot serve an engine: unix://" + socket + ": ")
                    .contains("remove it if nothing listens there any more");
            assertThat(engine.signal("TERM").await().exitCode()).isZero();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void port_takesClientsWithItsCertificateOnly() throws IOException {
        try (PipedProcess engine = engine("--listen", "tcp://127.0.0.1:0")) {
            Map<String, String> variables = variables(engine);
            Path certificates = Path.of(variables.get("DOCKER_CERT_PATH"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certificates)))
                    .isEqualTo("rwx------");
            assertThat(call(variables, "run", "--rm", "busybox", "echo", "a").stdout())
                    .isEqualTo("a\n");
            ExecResult stranger =
                    call(Map.of("DOCKER_HOST", variables.get("DOCKER_HOST")), "run", "busybox", "echo", "a");
            assertThat(stranger.exitCode()).isEqualTo(125);
            assertThat(stranger.stdout()).isEmpty();
            assertThat(engine.signal("INT").await().exitCode()).isZero();
        }
    }

    @Test
    void closedOutput_endsIt() {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec \"$@\" >/dev/full", "sh");
        builder.command().addAll(program(Map.of(), "engine").command());
        builder.environment().putAll(environment(Map.of()));
        try (PipedProcess engine = PipedProcess.start(builder)) {
            ExecResult result = engine.await();
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.stderr()).contains("cannot write to stdout: No space left on device");
        }
    }

    private PipedProcess engine(String... flags) {
        String[] arguments = new String[flags.length + 1];
        arguments[0] = "engine";
        System.arraycopy(flags, 0, arguments, 1, flags.length);
        ProcessBuilder builder = program(Map.of(), arguments);
        builder.environment().remove("DOCKER_HOST");
        builder.redirectInput(new File("/dev/null"));
        return PipedProcess.start(builder).forbidding(Bench.NOISE);
    }

    /** What a shell would make of the lines, which come in one piece. */
    private static Map<String, String> variables(PipedProcess engine) {
        engine.awaitStdout("export DOCKER_HOST=");
        engine.awaitStderr("INT or TERM ends it");
        Map<String, String> variables = new HashMap<>();
        Matcher line = EXPORT.matcher(engine.stdout());
        while (line.find()) {
            variables.put(line.group(1), line.group(2));
        }
        assertThat(engine.stdout().lines()).hasSameSizeAs(variables.entrySet());
        return variables;
    }

    private ExecResult call(Map<String, String> variables, String... arguments) {
        return PipedProcess.run(plain(variables, arguments));
    }

    private TerminalSession terminal(Map<String, String> variables, String... arguments) {
        ProcessBuilder plain = plain(variables, arguments);
        return TerminalSession.of(plain.command().toArray(String[]::new))
                .environment(plain.environment())
                .start();
    }

    private static ProcessBuilder plain(Map<String, String> variables, String... arguments) {
        ProcessBuilder builder = Programs.dockerpty("", arguments);
        builder.environment().putAll(variables);
        return builder;
    }

    private ProcessBuilder program(Map<String, String> variables, String... arguments) {
        ProcessBuilder builder = plain(variables, arguments);
        builder.environment().putAll(environment(variables));
        return builder;
    }

    private Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Programs.environment(""));
        all.putAll(variables);
        all.put("JDK_JAVA_OPTIONS", "\"-Djava.io.tmpdir=" + temporary + "\"");
        return all;
    }
}
