// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartArchiveTest {

    @TempDir
    Path folder;

    private Path archive;
    private Path launcher;

    @BeforeEach
    void launcherThatRemembers() throws IOException {
        archive = folder.resolve("cache/dockerpty/x.jsa");
        launcher = Files.writeString(folder.resolve("launcher"), "#!/bin/sh\necho \"$*\" >>'" + folder + "/calls'\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void missing_isMadeOnce() throws Exception {
        made(archive(true).makeIfMissing());
        assertThat(folder.resolve("calls")).hasContent("warm-up");
        assertThat(archive(true).makeIfMissing())
                .as("while it is being made, or has just failed")
                .isEmpty();
        Files.setLastModifiedTime(Path.of(archive + ".attempt"), ago(Duration.ofHours(25)));
        made(archive(true).makeIfMissing());
        assertThat(archive(true).makeIfMissing()).as("the failure is new again").isEmpty();
    }

    @Test
    void present_isLeftAlone() throws Exception {
        present(Duration.ofDays(20));
        assertThat(archive(true).makeIfMissing()).isEmpty();
        assertThat(archive).exists();
    }

    @Test
    void rejected_isMadeAnew() throws Exception {
        present(Duration.ofHours(1));
        made(archive(false).makeIfMissing());
        assertThat(archive).doesNotExist();
    }

    @Test
    void rejectedThoughJustMade_isNotMadeAtEachStart() throws Exception {
        present(Duration.ofMinutes(1));
        assertThat(archive(false).makeIfMissing()).isEmpty();
        assertThat(archive).exists();
    }

    @Test
    void impossible_isPassedOver() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file where a folder should be");
        assertThat(archive(true).makeIfMissing()).isEmpty();
        assertThat(new StartArchive(Path.of("/proc/no/x.jsa"), launcher.toString(), true).makeIfMissing())
                .isEmpty();
    }

    private StartArchive archive(boolean inUse) {
        return new StartArchive(archive, launcher.toString(), inUse);
    }

    private void present(Duration age) throws IOException {
        Files.createDirectories(archive.getParent());
        Files.setLastModifiedTime(Files.createFile(archive), ago(age));
    }

    private static FileTime ago(Duration age) {
        return FileTime.from(Instant.now().minus(age));
    }

    private static void made(Optional<Process> process) throws InterruptedException {
        assertThat(process.orElseThrow().waitFor()).isZero();
    }
}
