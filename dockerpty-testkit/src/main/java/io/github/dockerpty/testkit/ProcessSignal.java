// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sends any signal to a process, through the shell's own {@code kill}; Java knows TERM and KILL alone. */
public final class ProcessSignal {

    private ProcessSignal() {}

    /**
     * Sends a signal and returns once the kernel has it.
     *
     * @param name with or without SIG, such as {@code WINCH}
     * @param pid the process, this JVM's for example
     * @throws IllegalStateException when the shell refuses: there is no such signal or process
     * @throws UncheckedIOException when there is no shell
     * @throws AssertionError when the thread is interrupted, whose status stays set; the signal may have gone
     */
    public static void send(String name, long pid) {
        String plain = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
        String what = "cannot send " + name + " to process " + pid;
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("interrupted: " + what);
        }
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", plain, Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(what + ": " + answer.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + what, e);
        }
    }

    /**
     * Sends this JVM a signal, as {@link #send}.
     *
     * @param name with or without SIG
     */
    public static void sendHere(String name) {
        send(name, ProcessHandle.current().pid());
    }
}
