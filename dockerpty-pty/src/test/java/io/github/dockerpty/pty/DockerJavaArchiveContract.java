// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that only real engines answer: archives and images, whose bodies have no length. */
abstract class DockerJavaArchiveContract extends DockerJavaTransportContract {

    DockerJavaArchiveContract(String name) {
        super(name);
    }

    @Test
    void archive_goesIn_andComesOut(@TempDir Path directory) throws IOException {
        byte[] bytes = "0123456789".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(directory.resolve("numbers.txt"), bytes);
        String name = create(shell("true"));
        client.copyArchiveToContainerCmd(name)
                .withHostResource(file.toString())
                .withRemotePath("/tmp")
                .exec();
        try (InputStream tar =
                client.copyArchiveFromContainerCmd(name, "/tmp/numbers.txt").exec()) {
            assertThat(new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("numbers.txt")
                    .contains(new String(bytes, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void archive_forNobody_isRefused() {
        byte[] large = new byte[8 * 1024 * 1024];
        assertThatThrownBy(() -> client.copyArchiveToContainerCmd("dockerpty-no-such-thing")
                        .withTarInputStream(new ByteArrayInputStream(large))
                        .withRemotePath("/tmp")
                        .exec())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void image_savedAndLoaded_isTheSame() throws IOException {
        String before = busybox();
        byte[] tar;
        try (InputStream saved = client.saveImageCmd("busybox:latest").exec()) {
            tar = saved.readAllBytes();
        }
        client.loadImageCmd(new ByteArrayInputStream(tar)).exec();
        assertThat(busybox()).isEqualTo(before);
    }

    private String busybox() {
        return client.inspectImageCmd("busybox:latest").exec().getId();
    }
}
