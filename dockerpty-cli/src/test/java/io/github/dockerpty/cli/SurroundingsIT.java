// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built command where it is called in an unusual way: closed streams, signals, folders, locales. */
@Timeout(120)
class SurroundingsIT {

    @TempDir
    Path folder;

    @Test
    void launcher_closedStreams_areEmpty() throws Exception {
        String[] closed = {"<&-", ">&-", "2>&-", "<&- >&- 2>&-"};
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation()
                    .receiveEnd()
                    .send(Frames.frames().stdout("out").stderr("err")));
            container.exits(42);
            for (String streams : closed) {
                BuiltCommand.Result result = BuiltCommand.launcher(folder, "/bin/sh")
                        .with(container.engine.environment())
                        .run("-c", "'" + BuiltCommand.LAUNCHER + "' exec -i c1 cat " + streams);
                assertThat(result.code()).as(streams).isEqualTo(42);
                assertThat(result.out())
                        .as(streams)
                        .isEqualTo(streams.contains(">&-") && !streams.equals("2>&-") ? "" : "out");
                assertThat(result.err()).as(streams).isEqualTo(streams.contains("2>&-") ? "" : "err");
            }
        }
    }

    @Test
    void run_signalWhileTheContainerIsMade_leavesNone() throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            CompletableFuture<String> created = new CompletableFuture<>();
            container.engine.on("POST", "/containers/create").answer(Reply.chunkedLater(created));
            container.attached(Conversation.conversation().drain());
            BuiltCommand.Started command =
                    launcher().with(container.engine.environment()).start("run", "--rm", "busybox");
            awaitRequest(container, "POST /containers/create");
            command.process().destroy();
            created.complete("{\"Id\":\"" + ScriptedContainer.ID + "\",\"Warnings\":[]}");
            assertThat(command.end().code()).isEqualTo(143);
            assertThat(container.calls()).contains("DELETE /containers/" + ScriptedContainer.ID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rm=true", "--rm=false"})
    void run_signalBeforeTheSessionTakesSignals_leavesNoneUnnamed(String remove) throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            CompletableFuture<String> inspected = new CompletableFuture<>();
            container.engine.on("GET", "/containers/*/json").answer(Reply.chunkedLater(inspected));
            BuiltCommand.Started command =
                    launcher().with(container.engine.environment()).start("run", remove, "busybox");
            awaitRequest(container, "GET /containers/" + ScriptedContainer.ID + "/json");
            command.process().destroy();
            // The second look at the container is that of the command that ends.
            awaitRequest(container, "GET /containers/" + ScriptedContainer.ID + "/json");
            inspected.complete(ScriptedContainer.details(false, false));
            BuiltCommand.Result result = command.end();
            assertThat(result.code()).isEqualTo(143);
            assertThat(container.calls()).doesNotContain("POST /containers/" + ScriptedContainer.ID + "/start");
            boolean removed = container.calls().contains("DELETE /containers/" + ScriptedContainer.ID);
            assertThat(removed).isEqualTo(remove.endsWith("true"));
            assertThat(result.err())
                    .isEqualTo(
                            removed
                                    ? ""
                                    : "dockerpty: interrupted; container '" + ScriptedContainer.ID
                                            + "' was created and has not run; 'dockerpty start "
                                            + ScriptedContainer.ID + "' runs it\n");
        }
    }

    private static void awaitRequest(ScriptedContainer container, String line) {
        while (!container.engine.takeRequest(Duration.ofSeconds(30)).line().equals(line)) {
            // Others come before it.
        }
    }

    @Test
    void arguments_asLongAsTheSystemAllows_arrive() throws Exception {
        String[] arguments = new String[15];
        Arrays.fill(arguments, "x".repeat(120_000));
        arguments[0] = "exec";
        arguments[1] = "c1";
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation());
            BuiltCommand.Result result =
                    launcher().with(container.engine.environment()).run(arguments);
            assertThat(result).isEqualTo(new BuiltCommand.Result(0, "", ""));
            assertThat(container.request("POST /containers/c1/exec").text().length())
                    .isGreaterThan(13 * 120_000);
        }
    }

    @Test
    void input_fromADirectory_isRefusedBeforeAnythingIsMade() throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            for (String verb : new String[] {"run -i busybox", "exec -i c1 cat", "attach c1", "start c1"}) {
                BuiltCommand.Result result = BuiltCommand.launcher(folder, "/bin/sh")
                        .with(container.engine.environment())
                        .run("-c", "'" + BuiltCommand.LAUNCHER + "' " + verb + " < /");
                assertThat(result.code()).isEqualTo(verb.startsWith("run") ? 125 : 1);
                assertThat(result.err())
                        .contains(": stdin is a directory; give a file, a pipe or /dev/null")
                        .hasLineCount(1);
            }
            assertThat(container.calls()).containsOnly("GET /containers/c1/json");
        }
    }

    @Test
    void path_thatTheLocaleCannotName_saysSo() throws Exception {
        String call = "LC_ALL=C '" + BuiltCommand.LAUNCHER + "' run -v ./\u00fc:/x busybox";
        Path script = Files.writeString(folder.resolve("script"), call);
        BuiltCommand.Result result = BuiltCommand.launcher(folder, "/bin/sh").run(script.toString());
        assertThat(result.code()).isEqualTo(125);
        assertThat(result.err())
                .startsWith("dockerpty: path './\u00fc' cannot be named: ")
                .endsWith("set LC_ALL=C.UTF-8\n")
                .hasLineCount(1);
    }

    private BuiltCommand launcher() {
        return BuiltCommand.launcher(folder, BuiltCommand.LAUNCHER.toString());
    }
}
