// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes as the built command makes and uses it; a bad one is never noticed. */
@Timeout(300)
class StartArchiveIT {

    /** Made once: each takes a second of a processor. */
    @TempDir
    static Path warm;

    private static Path archive;

    @TempDir
    Path folder;

    @BeforeAll
    static void twoAtOnce_makeOneArchive() throws Exception {
        BuiltCommand.Started first = launcher(warm, warm).start("warm-up");
        BuiltCommand.Started second = launcher(warm, warm).start("warm-up");
        BuiltCommand.Result silent = new BuiltCommand.Result(0, "", "");
        assertThat(List.of(first.end(), second.end())).containsOnly(silent);
        List<Path> files = files(warm.resolve("dockerpty"));
        assertThat(files).hasSize(1);
        archive = files.get(0);
        assertThat(archive.toString()).endsWith(".jsa");
    }

    /** Within the minutes in which a rejected archive is left alone, so that no test makes another. */
    @BeforeEach
    void young() throws IOException {
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
    }

    @Test
    void present_isMapped() throws Exception {
        assertThat(isMapped(warm, Map.of())).isTrue();
        assertThat(isMapped(warm, Map.of("DOCKERPTY_ARCHIVE", "no"))).isFalse();
    }

    @Test
    void unusable_isSilent() throws Exception {
        byte[] good = Files.readAllBytes(archive);
        Path copy = folder.resolve(warm.relativize(archive));
        Files.createDirectories(copy.getParent());
        byte[] half = new byte[good.length / 2];
        System.arraycopy(good, 0, half, 0, half.length);
        for (byte[] bad : new byte[][] {{}, {1, 2, 3}, half}) {
            Files.write(copy, bad);
            assertThat(exec(launcher(folder, folder)))
                    .as("%d bytes", bad.length)
                    .isEqualTo(session());
        }
        assertThat(exec(launcher(folder, Path.of("/proc/no")))).isEqualTo(session());
        assertThat(exec(launcher(folder, Files.writeString(folder.resolve("file"), ""))))
                .isEqualTo(session());
    }

    @Test
    void missing_isMadeInTheBackgroundAfterTheSession() throws Exception {
        assertThat(exec(launcher(folder, folder))).isEqualTo(session());
        Path made = folder.resolve(warm.relativize(archive));
        Path attempt = Path.of(made + ".attempt");
        assertThat(Files.exists(attempt) || Files.exists(made)).isTrue();
        // It gives way to everything else that runs.
        Deadline.in(Duration.ofMinutes(4)).await("the archive", () -> !Files.exists(attempt));
        assertThat(made).isRegularFile();
    }

    @Test
    void warmUp_withoutAPlace_saysSo() throws Exception {
        for (Map<String, String> variables :
                List.of(Map.of("XDG_CACHE_HOME", "/proc/no"), Map.of("DOCKERPTY_ARCHIVE", "no"))) {
            BuiltCommand.Result result =
                    launcher(folder, folder).with(variables).run("warm-up");
            assertThat(result.code()).isEqualTo(125);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("dockerpty: ")
                    .contains("set XDG_CACHE_HOME to a folder")
                    .hasLineCount(1);
        }
    }

    /** With what a session's end asks TCP for, where the JDK does so. */
    @Test
    void session_fromIt_loadsFewClasses() throws Exception {
        boolean is25 = Runtime.version().feature() >= 25;
        boolean more = Ahead.asksNetAtClose(System.getProperty("java.version"));
        Path log = folder.resolve("classes");
        String classPath =
                BuiltCommand.classPath().replace(BuiltCommand.FOLDER + "/lib", BuiltCommand.FOLDER + "/bin/../lib");
        BuiltCommand command = BuiltCommand.java(
                folder,
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + archive,
                is25 ? "-XX:+UseSerialGC" : "-XX:+UseG1GC",
                "-Xmx128m",
                "-Xlog:class+load:file=" + log,
                // These two as the launcher has them; 17 has no such option, and does not know the property.
                "-Djdk.reflect.useNativeAccessorOnly=true",
                is25 ? "--enable-native-access=ALL-UNNAMED" : "-Xshare:on",
                "-cp",
                classPath,
                Main.class.getName());
        assertThat(exec(command)).isEqualTo(session());
        try (Stream<String> lines = Files.lines(log)) {
            assertThat(lines.filter(line -> line.contains(" source: ")).count())
                    .isBetween(500L, is25 ? 970L : more ? 905L : 850L);
        }
    }

    /** With a heap of the C library for each thread it would be 150, most of them a page. */
    @Test
    void session_fromIt_growsOneHeap() throws Exception {
        assumeTrue(BuiltCommand.straceIsInstalled(), "strace is not installed: system calls are not counted");
        Path trace = folder.resolve("trace");
        String script = "#!/bin/sh\nexec strace -f -qq -e trace=mprotect -o '%s' '%s' \"$@\"\n";
        Path traced = Files.writeString(folder.resolve("traced"), script.formatted(trace, BuiltCommand.LAUNCHER));
        Files.setPosixFilePermissions(traced, PosixFilePermissions.fromString("rwx------"));
        BuiltCommand command = BuiltCommand.launcher(folder, traced.toString());
        assertThat(exec(command.with(Map.of("XDG_CACHE_HOME", warm.toString()))))
                .isEqualTo(session());
        try (Stream<String> lines = Files.lines(trace)) {
            assertThat(lines.filter(line -> line.contains("mprotect(")).count()).isBetween(10L, 80L);
        }
    }

    private boolean isMapped(Path cache, Map<String, String> variables) throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            CountDownLatch looked = new CountDownLatch(1);
            container.attached(Conversation.conversation()
                    .send(Frames.frames().stdout("out").stderr("err"))
                    .awaitGate(looked));
            container.exits(42);
            BuiltCommand.Started command = launcher(folder, cache)
                    .with(container.engine.environment())
                    .with(variables)
                    .start("exec", "c1", "true");
            Deadline.in(Deadline.USUAL)
                    .await("output", () -> command.out().toFile().length() > 0);
            String maps = Files.readString(Path.of("/proc/" + command.process().pid() + "/maps"));
            looked.countDown();
            assertThat(command.end()).isEqualTo(session());
            return maps.contains(archive.getFileName().toString());
        }
    }

    private static BuiltCommand.Result exec(BuiltCommand command) throws Exception {
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(Conversation.conversation()
                    .send(Frames.frames().stdout("out").stderr("err")));
            container.exits(42);
            return command.with(container.engine.environment()).run("exec", "c1", "true");
        }
    }

    private static BuiltCommand.Result session() {
        return new BuiltCommand.Result(42, "out", "err");
    }

    private static BuiltCommand launcher(Path scratch, Path cache) {
        return BuiltCommand.launcher(scratch, BuiltCommand.LAUNCHER.toString())
                .with(Map.of("XDG_CACHE_HOME", cache.toString()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
