// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.spec.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of {@code --cidfile}: made before the container, so that a mistake creates nothing; gone if it fails. */
final class CidFile implements Closeable {

    private static final CidFile NONE = new CidFile(null);

    private final Path file;
    private boolean written;

    private CidFile(Path file) {
        this.file = file;
    }

    /** Creates the file, empty; an empty name stands for none. */
    static CidFile reserve(String name) throws IOException {
        if (name.isEmpty()) {
            return NONE;
        }
        Path file = Path.of(name);
        try {
            Files.createFile(file);
            return new CidFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException(Flags.CIDFILE + "=" + name
                    + " exists already; remove it, or name another, if its container is no longer of interest");
        } catch (IOException e) {
            throw new RefusedException(Flags.CIDFILE + "=" + name + " cannot be created: " + Reason.of(e));
        }
    }

    /** Writes the bare id, without a line end. */
    void write(String id) throws IOException {
        if (file != null) {
            Files.writeString(file, id);
            written = true;
        }
    }

    /** Removes the file unless an id was written. */
    @Override
    public void close() throws IOException {
        if (file != null && !written) {
            Files.deleteIfExists(file);
        }
    }
}
