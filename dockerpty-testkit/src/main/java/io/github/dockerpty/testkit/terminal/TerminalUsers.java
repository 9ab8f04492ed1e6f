// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Finds out from Linux' {@code /proc} who has a terminal open. */
final class TerminalUsers {

    private static final Path PROCESSES = Path.of("/proc");

    private TerminalUsers() {}

    /** Whether any process that may be looked into has it open, this one included, but for those named. */
    static boolean any(Path device, Set<String> exceptPids) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                boolean counts = !exceptPids.contains(process.getFileName().toString());
                if (counts && descriptor(process, device) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** This process' newest descriptor of the terminal. */
    static int ownDescriptor(Path device) throws IOException {
        int descriptor = descriptor(PROCESSES.resolve("self"), device);
        if (descriptor < 0) {
            throw new IOException("/proc/self/fd does not list " + device + ", which this process has open");
        }
        return descriptor;
    }

    private static int descriptor(Path process, Path device) {
        int highest = -1;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path link : links) {
                if (leadsTo(link, device)) {
                    highest = Math.max(
                            highest, Integer.parseInt(link.getFileName().toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException notOursOrGone) {
            // Another user's process cannot have this terminal; one that has ended has nothing open.
            return highest;
        }
        return highest;
    }

    /** By name first, which is cheap; a container has terminals of the same names, which are other files. */
    private static boolean leadsTo(Path link, Path device) {
        try {
            return Files.readSymbolicLink(link).equals(device) && Files.isSameFile(link, device);
        } catch (IOException closedMeanwhileOrNotHere) {
            return false;
        }
    }
}
