// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users get wrong: one line that says what and what to do, the right code, and nothing changed. */
@Timeout(60)
class BadInputTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "125 | run --detatch busybox | unknown flag --detatch",
                "125 | exec --detatch c1 true | unknown flag --detatch of 'dockerpty exec'; the nearest one is",
                "125 | -x run busybox | unknown flag -x of 'dockerpty'",
                "125 | rnu busybox | unknown verb 'rnu'; the nearest one is run",
                "125 | run | 'dockerpty run' takes IMAGE",
                "125 | exec c1 | 'dockerpty exec' takes CONTAINER COMMAND",
                "125 | start a b | 'dockerpty start' takes CONTAINER but got 'a b'",
                "125 | run --detach-keys ctrl-P busybox | detach keys \"ctrl-P\"",
                "125 | exec --detach-keys foo c1 sh | detach keys \"foo\"",
                "125 | run --env-file /no/where busybox | --env-file=/no/where cannot be read: no such file",
                "1 | exec --env-file /no/where c1 sh | --env-file=/no/where cannot be read: no such file",
                "125 | run --cidfile /no/where busybox | --cidfile=/no/where cannot be created: no such file",
                "125 | run -d -a stdout busybox | conflicting options: --attach and --detach",
                "125 | run --rm --restart=always busybox | conflicting options: --restart=always and --rm",
                "125 | run --pull=often busybox | --pull=often: the value must be one of",
                "125 | run -p x busybox | --publish=x: 'x' is no port",
                "125 | run -Z busybox | unknown flag -Z of 'dockerpty run'; 'dockerpty help run' lists them",
                "125 | run -e | flag -e of 'dockerpty run' needs a value; 'dockerpty help run' explains it",
                "125 | run -e =x busybox | --env==x: the variable has no name",
                "125 | --log-level loud run busybox | --log-level=loud: the value must be one of",
                "125 | completion tcsh | there is no completion for 'tcsh'",
                "125 | help nothing | unknown verb 'nothing'",
                "125 | -H unix:///s engine | serves an engine and asks none, so --host does not belong to it",
                "125 | engine --listen tcp://0.0.0.0:2376 | so it listens on 127.0.0.1 alone",
                "125 | engine --listen tcp://127.0.0.1:65536 | '65536' is no port",
                "125 | engine --listen tcp://127.0.0.1:x | 'x' is no port",
                "125 | engine --listen tcp://127.0.0.1 | write unix:///path or tcp://127.0.0.1:port",
                "125 | engine --listen unix:// | write unix:///path or tcp://127.0.0.1:port",
                "125 | engine --allow sh,/bin/cat | names of programs without folders are needed",
                "125 | engine --profile docker-1 | --profile=docker-1: the value must be one of",
                "1 | engine --listen unix:///no/such/s | cannot serve an engine: unix:///no/such/s: No such file",
                "1 | exec a/b true | 'a/b': \"a/b\" is no name or id of a container",
                "1 | attach ../c1 | '../c1': \"../c1\" is no name or id of a container"
            })
    void mistake_isOneLineAndChangesNothing(int code, String typed, String message) {
        CommandRun command = container.command();
        assertThat(command.run(typed.split(" "))).isEqualTo(code);
        assertThat(command.err()).startsWith("dockerpty: ").contains(message).hasLineCount(1);
        assertThat(command.out()).isEmpty();
        assertThat(container.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "125 | gopher://x | run busybox | gopher",
                "125 | gopher://x | exec c1 true | gopher",
                "125 | ssh://x | run busybox | ssh",
                "125 | embedded: | run -d busybox | begins and ends with this command, so nothing can run on in it",
                "125 | embedded: | exec c1 true | there is no container in it yet; 'dockerpty engine' serves one",
                "125 | embedded: | attach c1 | there is no container in it yet",
                "125 | embedded: | start c1 | there is no container in it yet",
                "125 | embedded:podman | run busybox | nothing follows the colon",
                "125 | unix:///no/such/socket | run busybox | /no/such/socket",
                "1 | unix:///no/such/socket | exec c1 true | /no/such/socket",
                "1 | unix:///no/such/socket | attach c1 | /no/such/socket",
                "1 | tcp://127.0.0.1:1 | start c1 | 127.0.0.1:1"
            })
    void host_thatCannotBeUsed_isNamed(int code, String host, String typed, String message) {
        CommandRun flag = new CommandRun();
        assertThat(flag.run(("-H " + host + " " + typed).split(" "))).isEqualTo(code);
        assertThat(flag.err()).startsWith("dockerpty: ").contains(message).hasLineCount(1);
        CommandRun variable = new CommandRun().with(Map.of("DOCKER_HOST", host));
        assertThat(variable.run(typed.split(" "))).isEqualTo(code);
        assertThat(variable.err()).contains(message).hasLineCount(1);
    }

    @Test
    void hostTwice_isRefused() {
        CommandRun command = new CommandRun();
        assertThat(command.run("-H", "unix:///a", "-H", "unix:///b", "attach", "c"))
                .isEqualTo(125);
        assertThat(command.err()).isEqualTo("dockerpty: --host is given 2 times; give one\n");
    }

    @Test
    void context_missing_isRefused() {
        CommandRun command = new CommandRun();
        assertThat(command.run("--config", folder.toString(), "-c", "nope", "attach", "c"))
                .isEqualTo(125);
        assertThat(command.err()).contains("nope").hasLineCount(1);
    }

    @Test
    void debug_showsTheTrace() {
        CommandRun command = new CommandRun();
        assertThat(command.run("-D", "-H", "unix:///no/such/socket", "attach", "c"))
                .isEqualTo(1);
        assertThat(command.err()).contains("\tat ");
    }

    @Test
    void help_isOnStdout() {
        CommandRun overview = new CommandRun();
        assertThat(overview.run()).isZero();
        assertThat(overview.out()).startsWith("Usage: dockerpty");
        CommandRun verb = new CommandRun();
        assertThat(verb.run("run", "--help")).isZero();
        CommandRun same = new CommandRun();
        assertThat(same.run("help", "run")).isZero();
        assertThat(same.out()).isEqualTo(verb.out()).startsWith("Usage: dockerpty run");
    }

    @Test
    void version_engineOrNone_isZero() {
        CommandRun command = container.command();
        assertThat(command.run("version")).isZero();
        assertThat(command.out())
                .startsWith("dockerpty ")
                .contains("\nJava ")
                .contains("API 1.41, at " + container.engine.host());
        CommandRun none = new CommandRun();
        assertThat(none.run("-H", "unix:///no/such/socket", "version")).isZero();
        assertThat(none.out())
                .contains("Engine not reached at unix:///no/such/socket")
                .hasLineCount(3);
        CommandRun own = new CommandRun();
        assertThat(own.run("--version")).isZero();
        assertThat(own.out()).startsWith("dockerpty ").hasLineCount(1);
    }

    @Test
    void run_emptyImage_isRefused() {
        CommandRun command = container.command();
        assertThat(command.run("run", "")).isEqualTo(125);
        assertThat(command.err()).isEqualTo("dockerpty: the name of the image is empty; write for example busybox\n");
        assertThat(container.calls()).isEmpty();
    }

    @Test
    void completion_fullDisk_saysSo() {
        CommandRun command = new CommandRun().stdout(fullDisk());
        assertThat(command.run("completion", "bash")).isEqualTo(1);
        assertThat(command.err()).isEqualTo("dockerpty: cannot write to stdout: No space left on device\n");
    }

    @Test
    void exec_fullDisk_saysSo() {
        container.attached(
                Conversation.conversation().send(Frames.frames().stdout("out")).drain());
        CommandRun command = container.command().stdout(fullDisk());
        assertThat(command.run("exec", "c1", "true")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo("dockerpty: cannot write the output of the process in container 'c1': "
                        + "No space left on device; it may run on\n");
    }

    private static OutputStream fullDisk() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }

    @Test
    void completion_closedStdout_is141() {
        CommandRun command = new CommandRun().stdout(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThat(command.run("completion", "bash")).isEqualTo(141);
        assertThat(command.err()).isEmpty();
    }
}
