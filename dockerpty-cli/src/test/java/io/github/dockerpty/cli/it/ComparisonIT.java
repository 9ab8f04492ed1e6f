// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same words to docker and to this command have the same effect. */
class ComparisonIT extends OnEachEngine {

    @BeforeAll
    static void printVersion(TestReporter report) {
        String version = PipedProcess.run(new ProcessBuilder("docker", "--version"))
                .stdout()
                .strip();
        report.publishEntry("compared with", version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-eA=one --env=B=two --env C=b=c -u nobody -w /tmp|echo $A $B $C; id -u; id -g; pwd",
                "--user 7:8 --workdir=/etc|id -u; id -g; pwd",
                "|cat; echo out; echo err >&2; exit 9",
                "-t|test -t 0 && test -t 1 && echo a terminal",
            })
    void execAndRun(String flagsAndScript) {
        String[] parts = flagsAndScript.split("\\|", 2);
        String[] flags = parts[0].isEmpty() ? new String[0] : parts[0].split(" ");
        assertSame(join("exec", flags, bench.box(), "sh", "-c", parts[1]));
        assertSame(bench.run(join(null, flags, Bench.IMAGE, "sh", "-c", parts[1])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hostname box.example --add-host=other:10.1.2.3|hostname; grep other /etc/hosts",
                "-h box --read-only --tmpfs /scratch|hostname; touch /x; mount | grep -c ' /scratch '",
                "--cap-drop ALL --security-opt no-new-privileges|grep -e CapEff -e NoNewPrivs /proc/self/status",
                "--cap-add SYS_ADMIN --mount type=tmpfs,destination=/m|"
                        + "grep CapEff /proc/self/status; mount | grep -c ' /m '",
                "-a stdout -a stderr --entrypoint /bin/echo|not a script",
                "--init=false --stop-signal USR1 --stop-timeout 3 -m 64m --cpus 0.5 --restart no --log-driver none|"
                        + "echo o; echo e >&2",
            })
    void run(String flagsAndScript) {
        String[] parts = flagsAndScript.split("\\|", 2);
        assertSame(bench.run(join(null, parts[0].split(" "), Bench.IMAGE, "sh", "-c", parts[1])));
    }

    @Test
    void environmentFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("env"), "# comment\n\n  A= x \nB=\"quoted\"\nHOME\n");
        String print = "echo \"[$A][$B][$HOME]\"";
        String path = file.toString();
        assertSame("exec", "--env-file", path, "-e", "B=flag", bench.box(), "sh", "-c", print);
        assertSame(bench.run("--env-file", path, Bench.IMAGE, "sh", "-c", print));
    }

    @Test
    void volume(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("file"), "from the host\n");
        String script = "cat /v/file; touch /v/new; echo $?";
        assertSame(bench.run("-v", folder + ":/v:ro", Bench.IMAGE, "sh", "-c", script));
        String mount = "type=bind,src=" + folder + ",dst=/v,readonly";
        assertSame(bench.run("--mount", mount, Bench.IMAGE, "sh", "-c", script));
    }

    @Test
    void detachedRun_printsTheIdAlone() {
        ExecResult result = bench.call(bench.run("-d", Bench.IMAGE, "true"));
        assertThat(result.exitCode()).isZero();
        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).matches("[0-9a-f]{64}\n");
        assertThat(bench.containers()).contains(result.stdout().strip());
    }

    @Test
    void detachedExec_printsNothing() {
        ExecResult result = bench.call("exec", "-d", bench.box(), "sleep", "7301");
        assertThat(result).exitedWith(0).printed("").printedNoErrors();
        bench.awaitProcess(bench.box(), "sleep 7301", true);
    }

    private void assertSame(String... arguments) {
        ExecResult docker = bench.tryDocker(arguments);
        assertThat(bench.call(arguments)).isEqualTo(docker);
    }

    private static String[] join(String first, String[] flags, String... rest) {
        Stream<String> head = first == null ? Stream.of() : Stream.of(first);
        return Stream.of(head, Stream.of(flags), Stream.of(rest))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }
}
