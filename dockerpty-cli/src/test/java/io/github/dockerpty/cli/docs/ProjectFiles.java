// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project, from the folder above this module. */
final class ProjectFiles {

    private ProjectFiles() {}

    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    static String read(String file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " of the project", e);
        }
    }
}
