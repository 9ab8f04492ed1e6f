// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Terminals in a JVM of its own where native code cannot be had: script is chosen, and nothing is said of it. */
@Timeout(60)
class WithoutNativeCodeTest {

    private static final int DENIAL_SINCE = 24;

    @Test
    void machineThatTheLibraryDoesNotKnow_hasTerminals() {
        assertWorks("-Dos.arch=pdp11");
    }

    @Test
    void nativeAccessDenied_hasTerminals() {
        Assumptions.assumeTrue(
                Runtime.version().feature() >= DENIAL_SINCE, "a JDK before " + DENIAL_SINCE + " denies no native code");
        assertWorks("--illegal-native-access=deny");
    }

    @Test
    void nativeAccessNotGranted_hasTerminalsWithoutAWarning() {
        Assumptions.assumeTrue(
                Runtime.version().feature() >= DENIAL_SINCE, "a JDK before " + DENIAL_SINCE + " does not warn");
        assertWorks();
    }

    private static void assertWorks(String... flags) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        assertThat(PipedProcess.run(new ProcessBuilder(command)))
                .exitedWith(0)
                .printed("31 101, 3; 7 77, 4; interrupted, nothing left\n")
                .printedNoErrors();
    }

    /** Started in a JVM of its own. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            LeakCheck leaks = LeakCheck.begin();
            String session = session();
            String engine = engine();
            String key = key();
            leaks.close();
            System.out.print(session + "; " + engine + "; " + key + ", nothing left\n");
        }

        private static String session() {
            try (var t = TerminalSession.of("sh", "-c", "stty size; exit 3")
                    .size(31, 101)
                    .start()) {
                return t.expect("\\d+ \\d+").group() + ", " + t.awaitExit();
            }
        }

        private static String engine() throws IOException {
            EmbeddedSetup setup =
                    EmbeddedEngine.setUp().image("box", HostPrograms.shell()).container("c", "box");
            try (EmbeddedEngine engine = setup.onUnixSocket()) {
                ApiClient client = new ApiClient(engine.host(), "1.41");
                String exec = client.exec(
                        "c",
                        "{\"Cmd\":[\"sh\",\"-c\",\"read -r line; stty size; exit 4\"],\"AttachStdin\":true,"
                                + "\"AttachStdout\":true,\"Tty\":true}");
                try (ApiClient.Stream stream = client.start(exec, true)) {
                    client.call("POST", "/exec/" + exec + "/resize?h=7&w=77");
                    stream.client().send("go\r".getBytes(StandardCharsets.US_ASCII));
                    String output = stream.toEnd();
                    int code = (int)
                            client.call("GET", "/exec/" + exec + "/json").json().number("ExitCode");
                    return output.replace("go\r\n", "").strip() + ", " + code;
                }
            }
        }

        private static String key() {
            try (var t = TerminalSession.of("sh", "-c", "echo ready; exec sleep 1000")
                    .start()) {
                t.expectText("ready").press(Key.ctrl('c'));
                return t.awaitExit() == 130 ? "interrupted" : "not interrupted";
            }
        }
    }
}
