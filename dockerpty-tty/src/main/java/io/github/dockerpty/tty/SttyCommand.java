// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code stty(1)} on a descriptor, ended and collected before the answer is there. */
final class SttyCommand {

    /** Only a serial line that is held by flow control takes longer than milliseconds. */
    private static final int LIMIT_SECONDS = 5;

    private final int fd;

    SttyCommand(int fd) {
        this.fd = fd;
    }

    /**
     * What came.
     *
     * @param status the exit status, -1 if the command had to be killed
     * @param text output and error output without the final newline
     */
    record Answer(int status, String text) {}

    /** Runs it; an interrupt does not end the wait (modes must not be left half set) and stays pending. */
    Answer run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        // Opened again by name, not inherited: the child gets it as its standard input, and it is not ours to pass on.
        builder.redirectInput(
                fd == 0 ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.from(new File("/dev/fd/" + fd)));
        Process stty = builder.start();
        try {
            if (!ends(stty)) {
                return new Answer(-1, "no end after " + LIMIT_SECONDS + " s, killed");
            }
            byte[] text = stty.getInputStream().readAllBytes();
            return new Answer(stty.exitValue(), new String(text, StandardCharsets.ISO_8859_1).strip());
        } finally {
            stty.destroyForcibly();
            stty.getInputStream().close();
        }
    }

    private static boolean ends(Process stty) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return stty.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The system's own before any other on the search path: another may not know this system's modes. */
    private static String program() {
        for (String path : new String[] {"/bin/stty", "/usr/bin/stty"}) {
            if (new File(path).canExecute()) {
                return path;
            }
        }
        return "stty";
    }
}
