// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DeviceFileTest {

    @TempDir
    private Path folder;

    @Test
    void nullDevice_isNoTerminal() {
        DeviceFile file = DeviceFile.of(Path.of("/dev/null"));
        assertThat(file.isCharacterDevice()).isTrue();
        assertThat(file.mayBeTerminal()).isFalse();
    }

    @Test
    void otherCharacterDevice_mayBeOne() {
        assertThat(DeviceFile.of(Path.of("/dev/zero")).mayBeTerminal()).isTrue();
    }

    @Test
    void file_isStoredAndNoTerminal() throws Exception {
        DeviceFile file = DeviceFile.of(Files.createFile(folder.resolve("file")));
        assertThat(file.isStored()).isTrue();
        assertThat(file.mayBeTerminal()).isFalse();
        assertThat(file.isFifo()).isFalse();
    }

    @Test
    void missing_inAFolderThatIsThere_isNothing() {
        DeviceFile file = DeviceFile.of(folder.resolve("missing"));
        assertThat(file.isUnknown()).isFalse();
        assertThat(file.mayBeTerminal()).isFalse();
    }

    @Test
    void missingFolder_isUnknownSoTheDriverDecides() {
        DeviceFile file = DeviceFile.of(folder.resolve("missing").resolve("0"));
        assertThat(file.isUnknown()).isTrue();
        assertThat(file.mayBeTerminal()).isTrue();
        assertThat(file.isCharacterDevice()).isFalse();
        assertThat(file.isStored()).isFalse();
        assertThat(file.isFifo()).isFalse();
    }
}
