// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static io.github.dockerpty.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many execs leave no thread, no descriptor and no file behind.
 *
 * <p>In a JVM of its own, whose temporary folder nobody else uses.
 */
@Timeout(180)
class LeftoversTest {

    @TempDir
    Path folder;

    @Test
    void execs_leaveNoThreadDescriptorOrFile() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Child.class.getName(), folder.toString()));
        try (PipedProcess child = PipedProcess.start(new ProcessBuilder(command))) {
            assertThat(child.await(Duration.ofSeconds(120)))
                    .exitedWith(0)
                    .printed("1000 scripted: nothing; 20 of this machine: nothing; closed: nothing\n");
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Started in a JVM of its own. */
    static final class Child {

        private final Path folder;
        private final EngineClient client;

        private Child(Path folder, EngineClient client) {
            this.folder = folder;
            this.client = client.withVersion("1.41");
        }

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            LeakCheck all = LeakCheck.begin();
            EmbeddedEngine engine = EmbeddedEngine.setUp()
                    .image("box", Map.of("true", session -> 0))
                    .image("host", HostPrograms.only("true"))
                    .container("c", "box")
                    .container("h", "host")
                    .onUnixSocket();
            try (engine) {
                Child child = new Child(folder, engine.client());
                System.out.print("1000 scripted: " + child.left("c", 1000) + "; ");
                System.out.print("20 of this machine: " + child.left("h", 20) + "; ");
            }
            all.close();
            // The native library of the terminals stays until the JVM ends.
            System.out.print("closed: "
                    + (names(folder).stream().allMatch(name -> name.startsWith("jline"))
                            ? "nothing\n"
                            : names(folder) + "\n"));
        }

        /** What so many execs leave, after one that may open what is opened once. */
        private String left(String container, int count) throws IOException {
            exec(container, true);
            exec(container, false);
            Set<String> before = names(folder);
            LeakCheck leaks = LeakCheck.begin();
            for (int i = 0; i < count; i++) {
                exec(container, i % 2 == 0);
            }
            leaks.close();
            Set<String> after = names(folder);
            return after.equals(before) ? "nothing" : before + " has become " + after;
        }

        private void exec(String container, boolean tty) throws IOException {
            String json = "{\"Cmd\":[\"true\"],\"AttachStdout\":true,\"Tty\":" + tty + "}";
            String created = client.call("POST", "/containers/" + container + "/exec", json)
                    .expecting(201)
                    .text();
            String id = created.replaceAll("(?s).*\"Id\": ?\"([0-9a-f]+)\".*", "$1");
            try (EngineStream stream =
                    client.hijack("/exec/" + id + "/start", "{\"Detach\":false,\"Tty\":" + tty + "}")) {
                if (stream.in().readAllBytes().length > 0) {
                    throw new AssertionError("the exec has printed something");
                }
            }
        }

        private static Set<String> names(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.map(file -> folder.relativize(file).toString())
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
            }
        }
    }
}
