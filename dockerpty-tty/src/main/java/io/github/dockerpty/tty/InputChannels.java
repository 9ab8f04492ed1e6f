// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Picks the way to read a descriptor by what it is. */
final class InputChannels {

    private static final Path CONTROLLING_TERMINAL = Path.of("/dev/tty");

    private InputChannels() {}

    static ReadableByteChannel open(int fd) throws IOException {
        Tty tty = Ttys.of(fd);
        DeviceFile file = DeviceFile.of(fd);
        if (file.isCharacterDevice()) {
            return openDevice(fd, tty);
        }
        if (file.isFifo() && isAnonymous(fd)) {
            return FileChannel.open(DeviceFile.path(fd), StandardOpenOption.READ);
        }
        requireStandard(fd);
        return file.isStored() ? new FileInput(StandardInput.FILE) : SharedInput.STANDARD.open();
    }

    private static ReadableByteChannel openDevice(int fd, Tty tty) throws IOException {
        try {
            return FileChannel.open(DeviceFile.path(fd), StandardOpenOption.READ);
        } catch (IOException denied) {
            // After su the terminal belongs to somebody else; the controlling one may be opened all the same.
            if (!tty.isTerminal()) {
                throw denied;
            }
            return openControlling(fd, denied);
        }
    }

    private static ReadableByteChannel openControlling(int fd, IOException denied) throws IOException {
        try {
            return FileChannel.open(CONTROLLING_TERMINAL, StandardOpenOption.READ);
        } catch (IOException none) {
            if (fd != 0) {
                denied.addSuppressed(none);
                throw denied;
            }
            return new PolledInput(StandardInput.STREAM);
        }
    }

    /** Opening a FIFO that has a name would wait for a writer, and all of them may be gone already. */
    private static boolean isAnonymous(int fd) {
        try {
            return Files.readSymbolicLink(DeviceFile.path(fd)).toString().startsWith("pipe:");
        } catch (IOException notTold) {
            return false;
        }
    }

    private static void requireStandard(int fd) throws TtyException {
        if (fd != 0) {
            throw new TtyException(
                    "open for reading",
                    DescriptorTty.name(fd),
                    -1,
                    "it is no terminal and no pipe; only as descriptor 0 can it be read");
        }
    }
}
