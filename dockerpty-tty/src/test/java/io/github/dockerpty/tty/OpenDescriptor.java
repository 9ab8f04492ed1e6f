// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An open file whose descriptor is known. */
record OpenDescriptor(int number, RandomAccessFile file, Path path) implements Closeable {

    static OpenDescriptor of(String content) throws IOException {
        Path path = Files.writeString(Files.createTempFile("dockerpty", ".txt"), content);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path link : links) {
                if (Files.exists(link) && Files.isSameFile(link, path)) {
                    return new OpenDescriptor(
                            Integer.parseInt(link.getFileName().toString()), file, path);
                }
            }
        }
        file.close();
        throw new IOException("no descriptor of " + path);
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.delete(path);
    }
}
