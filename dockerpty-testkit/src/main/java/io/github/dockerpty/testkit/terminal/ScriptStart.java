// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A running {@code script} of util-linux that holds a pseudo-terminal nobody has as his own yet.
 *
 * <p>{@code script} makes its command the leader of the terminal's session and ends with it. So the command only tells
 * the terminal's name and ends, which frees the terminal for the session of whatever is launched on it; and since
 * {@code script} was started to ignore SIGCHLD, it does not hear of that end and goes on carrying bytes.
 *
 * @param script the process; its input is typed, its output was printed
 * @param device the terminal
 */
record ScriptStart(Process script, Path device) {

    private static final String SCRIPT =
            "exec 3>&2; exec setsid env --ignore-signal=CHLD script -q" + " -c 'echo $$ >&3; exec tty >&3' /dev/null";

    /** A harmless command that only works where this does. */
    static List<String> probe() {
        return List.of("setsid", "env", "--ignore-signal=CHLD", "script", "--version");
    }

    static ScriptStart open() throws IOException {
        var builder = new ProcessBuilder("sh", "-c", SCRIPT);
        builder.environment().put("SHELL", "/bin/sh");
        Process script = builder.start();
        boolean started = false;
        try {
            var told = new BufferedReader(new InputStreamReader(script.getErrorStream(), StandardCharsets.UTF_8));
            long leader = leader(told.readLine());
            String device = told.readLine();
            if (device == null || !device.startsWith("/dev/")) {
                throw new IOException("tty under script told no terminal but: " + device);
            }
            Deadline.in(Deadline.USUAL).await("the terminal " + device + " is nobody's", () -> hasEnded(leader));
            started = true;
            return new ScriptStart(script, Path.of(device));
        } finally {
            if (!started) {
                script.destroyForcibly();
            }
        }
    }

    private static long leader(String told) throws IOException {
        try {
            return Long.parseLong(told);
        } catch (NumberFormatException e) {
            throw new IOException("script of util-linux, started with setsid and env, failed: " + told, e);
        }
    }

    private static boolean hasEnded(long pid) {
        return ProcessHandle.of(pid).map(handle -> !handle.isAlive()).orElse(true);
    }
}
