// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this process stands in the job control of its session; source: proc(5), {@code /proc/self/stat}.
 *
 * @param processGroup the group of this process
 * @param terminal the device number of the controlling terminal, 0 if there is none
 * @param foregroundGroup the group that has that terminal, -1 if there is none
 */
record JobControl(int processGroup, int terminal, int foregroundGroup) {

    /** Device 5:0, {@code /dev/tty}: whatever the controlling terminal is. */
    private static final int DEV_TTY = 0x500;

    private static final int PROCESS_GROUP = 2;
    private static final int TERMINAL = 4;
    private static final int FOREGROUND_GROUP = 5;

    /** The place now; empty where there is no such file. */
    static Optional<JobControl> now() {
        try {
            byte[] stat = Files.readAllBytes(Path.of("/proc/self/stat"));
            return parse(new String(stat, StandardCharsets.ISO_8859_1));
        } catch (IOException noProc) {
            return Optional.empty();
        }
    }

    /** Reads the line from its last parenthesis on: the name of the program may hold spaces and parentheses. */
    static Optional<JobControl> parse(String stat) {
        int[] fields = new int[FOREGROUND_GROUP + 1];
        int start = stat.lastIndexOf(')') + 2;
        try {
            for (int i = 0; i < fields.length; i++) {
                int end = stat.indexOf(' ', start);
                // The first field is a letter, the state.
                fields[i] = i == 0 ? 0 : Integer.parseInt(stat, start, end, 10);
                start = end + 1;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException notThisFormat) {
            return Optional.empty();
        }
        return Optional.of(new JobControl(fields[PROCESS_GROUP], fields[TERMINAL], fields[FOREGROUND_GROUP]));
    }

    /** Whether the kernel would stop this process for changing that device. */
    boolean isBackgroundOn(long device) {
        boolean controlling = terminal != 0 && ((int) device == terminal || device == DEV_TTY);
        return controlling && foregroundGroup != processGroup;
    }
}
