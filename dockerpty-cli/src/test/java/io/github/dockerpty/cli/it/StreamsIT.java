// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes go where they belong, all of them, and none that belongs to somebody else is taken. */
class StreamsIT extends OnEachEngine {

    private static final int LINES = 3000;

    @ParameterizedTest
    @EnumSource(Verb.class)
    void outputs_areApartAndComplete(Verb verb) {
        String script =
                "i=0; while [ $i -lt " + LINES + " ]; do echo \"out $i\"; echo \"err $i\" >&2; i=$((i+1)); done";
        ExecResult result = bench.call(verb.script(bench, "", script));
        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).isEqualTo(lines("out "));
        assertThat(result.stderr()).isEqualTo(lines("err "));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void firstAndLastBytes_arrive(Verb verb) {
        ExecResult result = bench.call(verb.script(bench, "", "printf '<'; seq 20000; printf '>'"));
        String numbers = IntStream.rangeClosed(1, 20000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        assertThat(result).exitedWith(0).printed("<" + numbers + ">").printedNoErrors();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void inputThatNeverEnds_holdsNothing(Verb verb) {
        try (PipedProcess p = bench.start(verb.script(bench, "-i", "echo done"))) {
            assertThat(p.await()).exitedWith(0).printed("done\n").printedNoErrors();
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void endedInput_leavesTheOutput(Verb verb) {
        try (PipedProcess p = bench.start(verb.script(bench, "-i", "cat; sleep 0.2; echo tail; exit 3"))) {
            p.send("body\n").endInput();
            assertThat(p.await()).exitedWith(3).printed("body\ntail\n").printedNoErrors();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"RUN", "EXEC"})
    void inputNotAskedFor_staysWithTheNextReader(Verb verb, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("input"), "one\ntwo\n");
        String[] inner = verb.script(bench, "", "cat; echo inner");
        ProcessBuilder ofFile = inShell("{ \"$@\"; cat; } <" + file, inner);
        assertThat(PipedProcess.run(ofFile))
                .exitedWith(0)
                .printed("inner\none\ntwo\n")
                .printedNoErrors();
        ProcessBuilder ofPipe = inShell("cat " + file + " | { \"$@\"; cat; }", verb.script(bench, "", "echo inner"));
        assertThat(PipedProcess.run(ofPipe))
                .exitedWith(0)
                .printed("inner\none\ntwo\n")
                .printedNoErrors();
    }

    @Test
    void closedOutput_endsQuietlyWith141() {
        String[] inner = Verb.EXEC.script(bench, "", "seq 1000000");
        ExecResult result = PipedProcess.run(inShell("{ \"$@\"; echo code=$? >&2; } | head -n 1", inner));
        assertThat(result).exitedWith(0).printed("1\n").printedError("code=141\n");
    }

    @Test
    void closedOutput_givesTheTerminalBack() {
        String[] inner = Verb.EXEC.script(bench, "-it", "seq 1000000");
        List<String> command = inShell("{ \"$@\"; echo code=$? >&2; stty -a >&2; } | head -n 1", inner)
                .command();
        try (TerminalSession t = TerminalSession.of(command.toArray(String[]::new))
                .environment(Programs.environment(bench.host()))
                .start()) {
            t.expectText("1\r\n").expectText("code=141\r\n");
            assertThat(t.awaitExit()).isZero();
            assertThat(t.modes().canonical()).isTrue();
            assertThat(t.modes().echo()).isTrue();
        }
    }

    private static String lines(String prefix) {
        return IntStream.range(0, LINES).mapToObj(i -> prefix + i + "\n").collect(Collectors.joining());
    }

    /** A shell that calls the command as its {@code "$@"}. */
    private ProcessBuilder inShell(String script, String... arguments) {
        ProcessBuilder builder = Programs.dockerpty(bench.host(), arguments);
        return builder.command(Stream.concat(Stream.of("sh", "-c", script, "sh"), builder.command().stream())
                .toList());
    }
}
