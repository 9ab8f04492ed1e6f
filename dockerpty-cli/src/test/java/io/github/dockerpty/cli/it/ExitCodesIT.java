// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command ends with the exit code of the process, or with one that says why it never ran. */
class ExitCodesIT extends OnEachEngine {

    private static final int[] CODES = {0, 1, 42, 126, 127, 137, 143};

    @ParameterizedTest
    @EnumSource(Verb.class)
    void code_isThatOfTheProcess(Verb verb) {
        assertCodes(code -> bench.start(verb.script(bench, "", "exit " + code)));
    }

    @Test
    void run_withoutRemoval_codeIsThatOfTheProcess() {
        assertCodes(code -> bench.start(bench.run(Bench.IMAGE, "sh", "-c", "exit " + code)));
    }

    @Test
    void attach_codeIsThatOfTheProcess() {
        assertCodes(code -> {
            String container = bench.running("-i", Bench.IMAGE, "sh", "-c", "read go; exit " + code);
            return bench.start("attach", container).send("go\n").endInput();
        });
    }

    @Test
    void processEndedBySignal_is128AndItsNumber() {
        assertThat(bench.call(Verb.EXEC.script(bench, "", "kill -9 $$")).exitCode())
                .isEqualTo(137);
        assertThat(bench.call(Verb.EXEC.script(bench, "", "kill -TERM $$")).exitCode())
                .isEqualTo(143);
        String name = Bench.newName();
        try (PipedProcess p =
                bench.start(bench.run("--rm", "--name", name, Bench.IMAGE, "sh", "-c", "echo up; sleep 1000"))) {
            p.awaitStdout("up");
            bench.docker("kill", name);
            assertThat(p.await().exitCode()).isEqualTo(137);
        }
    }

    @Test
    void run_missingProgram_is127() {
        for (String removal : new String[] {"--rm", "--rm=false"}) {
            ExecResult result = bench.call(bench.run(removal, Bench.IMAGE, "nosuchprogram"));
            assertThat(result.exitCode()).as(removal).isEqualTo(127);
            assertThat(result.stderr())
                    .startsWith("dockerpty: ")
                    .contains("nosuchprogram")
                    .hasLineCount(1);
            assertThat(result.stdout()).isEmpty();
        }
    }

    @Test
    void run_programThatIsAFolder_is126() {
        ExecResult result = bench.call(bench.run("--rm", Bench.IMAGE, "/etc"));
        assertThat(result.exitCode()).isEqualTo(126);
        assertThat(result.stderr()).startsWith("dockerpty: ").hasLineCount(1);
    }

    @Test
    void exec_missingProgram_isTheEnginesCode() {
        String[] arguments = {"exec", bench.box(), "nosuchprogram"};
        int docker = bench.tryDocker(arguments).exitCode();
        assertThat(docker).isIn(126, 127);
        assertThat(bench.call(arguments).exitCode()).isEqualTo(docker);
    }

    private static void assertCodes(IntFunction<PipedProcess> start) {
        Map<Integer, PipedProcess> running = new LinkedHashMap<>();
        Map<Integer, Integer> ended = new LinkedHashMap<>();
        try {
            for (int code : CODES) {
                running.put(code, start.apply(code));
            }
            running.forEach((code, program) -> ended.put(code, program.await().exitCode()));
        } finally {
            running.values().forEach(PipedProcess::close);
        }
        assertThat(ended).allSatisfy((wanted, code) -> assertThat(code).isEqualTo(wanted));
    }
}
