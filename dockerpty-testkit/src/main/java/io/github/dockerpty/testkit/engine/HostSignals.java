// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Sends signals to programs of this machine, by the shell's kill, since Java knows two of them only. */
final class HostSignals {

    private HostSignals() {}

    /** Signals a process; nothing happens when it has ended. KILL ends its descendants too, as in a container. */
    static void send(String name, Process process) {
        if (!process.isAlive()) {
            return;
        }
        if (name.equals("KILL")) {
            // Looked for before, because orphans are nobody's; killed after, or the parent would tell of their end.
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        } else {
            run(name, Long.toString(process.pid()));
        }
    }

    /** Ends all processes of the group that a process led. */
    static void killGroup(Process leader) {
        run("KILL", "-" + leader.pid());
    }

    private static void run(String name, String target) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", name, target)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run sh to send " + name + " to " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
