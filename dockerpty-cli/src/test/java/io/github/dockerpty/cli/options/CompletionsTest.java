// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CompletionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ex | exec",
                "-H unix:///s ru | run",
                "--tls ru | run",
                "--lo | --log-level",
                "run --pu | --pull --publish",
                "run -it --name foo --rm --re | --read-only --restart",
                "run --pull a | always",
                "run --pull = a | always",
                "exec --detach-keys x --pri | --privileged",
                "exec c --pri | \"\"",
                "run -e \"\" | \"\"",
                "completion f | fish",
                "help att | attach",
                "-l w | warn"
            })
    void bash_completes(String words, String completions) throws Exception {
        Path script = Files.writeString(folder.resolve("c"), Completions.of("bash"));
        String call = "source " + script + "; COMP_WORDS=(dockerpty " + words
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dockerpty; echo \"${COMPREPLY[*]}\"";
        assertThat(run("bash", "-c", call).strip()).isEqualTo(completions);
    }

    @Test
    void bash_file_completesFiles() throws Exception {
        Files.createFile(folder.resolve("variables"));
        Path script = Files.writeString(folder.resolve("c"), Completions.of("bash"));
        String call = "cd " + folder + "; source " + script
                + "; COMP_WORDS=(dockerpty run --env-file v); COMP_CWORD=3; _dockerpty; echo \"${COMPREPLY[*]}\"";
        assertThat(run("bash", "-c", call)).isEqualTo("variables\n");
    }

    @Test
    void zsh_syntax_isRight() throws Exception {
        assumeInstalled("zsh");
        Path script = Files.writeString(folder.resolve("c"), Completions.of("zsh"));
        assertThat(run("zsh", "-n", script.toString())).isEmpty();
    }

    @Test
    void fish_completes() throws Exception {
        assumeInstalled("fish");
        Path script = Files.writeString(folder.resolve("c"), Completions.of("fish"));
        assertThat(run("fish", "--no-execute", script.toString())).isEmpty();
        String call = "source " + script + "; complete -C 'dockerpty run --pull al'";
        assertThat(run("fish", "-c", call)).startsWith("always");
    }

    @Test
    void scripts_nameEveryVerbAndFlag() throws UsageException {
        for (String shell : List.of("bash", "zsh", "fish")) {
            String script = Completions.of(shell);
            for (Verb verb : Verbs.ALL) {
                assertThat(script).contains(verb.name());
                verb.flags().forEach(flag -> assertThat(script).contains(flag.name()));
            }
        }
    }

    @Test
    void of_otherShell_isRefused() {
        assertThatThrownBy(() -> Completions.of("tcsh"))
                .hasMessageContaining("'tcsh'")
                .hasMessageContaining("bash");
    }

    private static void assumeInstalled(String shell) {
        boolean found = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
        Assumptions.assumeTrue(found, shell + " is not installed: its completion script is not checked");
    }

    private static String run(String... command) {
        ExecResult result = PipedProcess.run(new ProcessBuilder(command).redirectErrorStream(true));
        assertThat(result.exitCode()).as(result.stdout()).isZero();
        return result.stdout();
    }
}
