// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LauncherIT {

    @TempDir
    Path folder;

    @Test
    void launcher_anyPath_isFollowed() throws Exception {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), BuiltCommand.LAUNCHER);
        assertStarts(launcher(absolute.toString()));
        Files.createDirectory(folder.resolve("deep"));
        Path relative = Files.createSymbolicLink(folder.resolve("deep/relative"), Path.of("../absolute"));
        assertStarts(launcher(relative.toString()));
    }

    @Test
    void launcher_blanksInThePath_areKept() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a b  c/$x/bin"));
        Path copy = Files.copy(BuiltCommand.LAUNCHER, home.resolve("dockerpty"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(home.resolve("../lib"), BuiltCommand.FOLDER.resolve("lib"));
        assertStarts(launcher(copy.toString()));
    }

    @Test
    void launcher_relativePath_isFoundFromAnyFolder() throws Exception {
        assertStarts(launcher("bin/dockerpty").in(BuiltCommand.FOLDER));
        assertStarts(launcher("./dockerpty").in(BuiltCommand.FOLDER.resolve("bin")));
        assertStarts(BuiltCommand.launcher(folder, "/bin/sh").in(BuiltCommand.FOLDER.resolve("bin")), "dockerpty");
        BuiltCommand.Result found = launcher("/bin/sh")
                .with(Map.of("PATH", BuiltCommand.FOLDER.resolve("bin") + ":" + System.getenv("PATH")))
                .run("-c", "dockerpty --version");
        assertThat(found.out()).startsWith("dockerpty ");
    }

    @Test
    void launcher_withoutJavaHome_takesJavaOfPath() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin/java"));
        String path = "/no where:" + bin + ":/usr/bin:/bin";
        assertStarts(launcher().without("JAVA_HOME").with(Map.of("PATH", path)));
    }

    @Test
    void launcher_noJava_saysSo() throws Exception {
        BuiltCommand.Result none = launcher()
                .without("JAVA_HOME")
                .with(Map.of("PATH", folder.toString()))
                .run("version");
        assertThat(none.code()).isEqualTo(125);
        assertThat(none.err()).startsWith("dockerpty: there is no java on PATH").hasLineCount(1);
        BuiltCommand.Result wrong =
                launcher().with(Map.of("JAVA_HOME", "/no/where")).run("version");
        assertThat(wrong.code()).isEqualTo(125);
        assertThat(wrong.err())
                .startsWith("dockerpty: JAVA_HOME is '/no/where'")
                .hasLineCount(1);
    }

    @Test
    void launcher_oldJava_isRefused() throws Exception {
        for (String version : new String[] {"1.8.0_292", "11.0.2"}) {
            Path home = Files.createDirectories(folder.resolve(version));
            Files.createDirectories(home.resolve("bin"));
            Files.copy(Path.of("/bin/true"), home.resolve("bin/java"));
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
            BuiltCommand.Result result =
                    launcher().with(Map.of("JAVA_HOME", home.toString())).run("version");
            assertThat(result.code()).isEqualTo(125);
            assertThat(result.err())
                    .contains("is Java " + version.substring(0, version.indexOf('.')) + "; dockerpty needs 17")
                    .hasLineCount(1);
        }
    }

    @Test
    void arguments_arriveAsTyped() throws Exception {
        String[] odd = {"a b", "", "*", "$HOME", "\"q\"", "'", "\\", "--", "line\nbreak", "\u00fc\u20ac\ud83d\ude00"};
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation());
            String[] arguments = new String[odd.length + 5];
            String[] first = {"exec", "-eA=\u00fc", "-eOWN", "c1", "x"};
            System.arraycopy(first, 0, arguments, 0, first.length);
            System.arraycopy(odd, 0, arguments, first.length, odd.length);
            for (String locale : new String[] {"C", "C.UTF-8"}) {
                BuiltCommand.Result result = BuiltCommand.launcher(folder, "/bin/sh")
                        .with(container.engine.environment())
                        .with(Map.of("LC_ALL", locale))
                        .run(call(arguments));
                assertThat(result.err()).isEmpty();
                assertThat(result.code()).isZero();
            }
            assertThat(container.engine.requests())
                    .filteredOn(request -> request.line().equals("POST /containers/c1/exec"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.text())
                            .contains("\"Cmd\":[\"x\",\"a b\",\"\",\"*\",\"$HOME\",\"\\\"q\\\"\",\"'\",\"\\\\\","
                                    + "\"--\",\"line\\nbreak\",\"\u00fc\u20ac\ud83d\ude00\"]")
                            .contains("\"Env\":[\"A=\u00fc\",\"OWN=\u00f6\"]"));
        }
    }

    @Test
    void exec_ofTheBuiltCommand_isQuiet() throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation()
                    .send(Frames.frames().stdout("out").stderr("err")));
            container.exits(42);
            BuiltCommand.Result result =
                    launcher().with(container.engine.environment()).run("exec", "c1", "true");
            assertThat(result).isEqualTo(new BuiltCommand.Result(42, "out", "err"));
        }
    }

    @Test
    void terminal_leavesNothingInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        String nowhere = "unix://" + folder.resolve("nowhere");
        // On a terminal, whose size it asks for, the command loads the library that knows.
        try (TerminalSession terminal = TerminalSession.of(
                        BuiltCommand.LAUNCHER.toString(), "-H", nowhere, "exec", "-it", "c1", "sh")
                .environment(Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary))
                .start()) {
            assertThat(terminal.awaitExit()).isEqualTo(1);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** A script, so that bytes reach the command whatever the locale of this JVM is. */
    private String[] call(String[] arguments) throws IOException {
        StringBuilder script = new StringBuilder("OWN='\u00f6'; export OWN\nexec '" + BuiltCommand.LAUNCHER + "'");
        for (String argument : arguments) {
            script.append(" '").append(argument.replace("'", "'\\''")).append('\'');
        }
        return new String[] {Files.writeString(folder.resolve("script"), script).toString()};
    }

    private BuiltCommand launcher() {
        return launcher(BuiltCommand.LAUNCHER.toString());
    }

    private BuiltCommand launcher(String path) {
        return BuiltCommand.launcher(folder, path);
    }

    private static void assertStarts(BuiltCommand command, String... before) throws Exception {
        String[] arguments = new String[before.length + 1];
        System.arraycopy(before, 0, arguments, 0, before.length);
        arguments[before.length] = "--version";
        BuiltCommand.Result result = command.run(arguments);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("dockerpty ").hasLineCount(1);
        assertThat(result.code()).isZero();
    }
}
