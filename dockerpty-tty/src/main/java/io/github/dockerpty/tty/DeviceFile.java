// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What an open descriptor refers to, asked from the JDK alone: cheap enough for every start of a program.
 *
 * @param mode the type and permission bits of {@code stat(2)}; 0 if there is no such descriptor
 * @param device the number of the device that it is, 0 if none; both numbers are -1 if nothing could be learned
 */
record DeviceFile(int mode, long device) {

    private static final int TYPE = 0xF000;
    private static final int FIFO = 0x1000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int BLOCK_DEVICE = 0x6000;
    private static final int REGULAR = 0x8000;

    private static final DeviceFile NONE = new DeviceFile(0, 0);
    private static final DeviceFile UNKNOWN = new DeviceFile(-1, -1);

    static Path path(int fd) {
        return Path.of("/dev/fd/" + fd);
    }

    static DeviceFile of(int fd) {
        return of(path(fd));
    }

    static DeviceFile of(Path path) {
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:mode,rdev");
            return new DeviceFile((Integer) found.get("mode"), (Long) found.get("rdev"));
        } catch (NoSuchFileException closed) {
            return Files.exists(path.getParent()) ? NONE : UNKNOWN;
        } catch (IOException denied) {
            return UNKNOWN;
        } catch (UnsupportedOperationException windows) {
            return NONE;
        }
    }

    boolean isUnknown() {
        // Not by equals, which a record makes of method handles at its first call.
        return mode == UNKNOWN.mode && device == UNKNOWN.device;
    }

    /** Whether only a terminal driver can say no: a character device, not the one that most stand-ins are. */
    boolean mayBeTerminal() {
        return isUnknown() || (isCharacterDevice() && device != of(Path.of("/dev/null")).device);
    }

    boolean isCharacterDevice() {
        return is(CHARACTER_DEVICE);
    }

    boolean isFifo() {
        return is(FIFO);
    }

    /** Whether it has an offset and never keeps a reader waiting. */
    boolean isStored() {
        return is(REGULAR) || is(BLOCK_DEVICE);
    }

    private boolean is(int type) {
        return !isUnknown() && (mode & TYPE) == type;
    }
}
