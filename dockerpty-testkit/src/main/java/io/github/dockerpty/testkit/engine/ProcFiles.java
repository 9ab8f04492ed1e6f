// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux tells of processes in {@code /proc} (proc(5)); where that is missing, little is known. */
final class ProcFiles {

    private static final Path PROC = Path.of("/proc");
    private static final String CAUGHT = "SigCgt:";
    private static final int HEX = 16;

    private ProcFiles() {}

    /** Whether a process has a handler for a signal; true where that cannot be found out. */
    static boolean handles(long pid, String signal) {
        try {
            for (String line : Files.readAllLines(PROC.resolve(pid + "/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(CAUGHT)) {
                    long mask = Long.parseUnsignedLong(
                            line.substring(CAUGHT.length()).strip(), HEX);
                    return (mask >>> (Signals.number(signal) - 1) & 1) == 1;
                }
            }
            return true;
        } catch (IOException goneOrNoProc) {
            return true;
        }
    }

    /** The processes of a session; none where that cannot be found out. */
    static List<Long> session(long leader) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (sessionOf(process) == leader) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException noProc) {
            return List.of();
        }
        return found;
    }

    /** The fourth field after the name, which stands in parentheses and may hold anything. */
    private static long sessionOf(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            return Long.parseLong(fields[3]);
        } catch (IOException ended) {
            return -1;
        }
    }
}
