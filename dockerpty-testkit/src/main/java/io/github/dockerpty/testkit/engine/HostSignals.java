// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.engine.ProcessSpec.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Sends signals to programs of this machine, by the shell's kill, since Java knows two of them only. */
final class HostSignals {

    /** Those that have their effect whatever the process has said. */
    private static final Set<String> UNSTOPPABLE = Set.of("KILL", "STOP", "CONT");

    private HostSignals() {}

    /**
     * Signals a process; nothing happens when it has ended. KILL ends its descendants too, as in a container; process 1
     * of a container only gets what it handles (pid_namespaces(7)).
     */
    static void send(String name, Process process, Role role) {
        if (!process.isAlive()) {
            return;
        }
        if (name.equals("KILL")) {
            // Looked for before, because orphans are nobody's; killed after, or the parent would tell of their end.
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        } else if (role != Role.FIRST || UNSTOPPABLE.contains(name) || ProcFiles.handles(process.pid(), name)) {
            run(name, List.of(process.pid()));
        }
    }

    /** Ends all processes of the group that a process led. */
    static void killGroup(Process leader) {
        run("KILL", List.of(-leader.pid()));
    }

    /** After the end of a container's main process: all others of its session end too. */
    static void killRest(Process ended, Role role) {
        if (role != Role.EXEC) {
            run("KILL", ProcFiles.session(ended.pid()));
        }
    }

    /** Stops a session, or lets it go on: its leader first and last, so that a shell does not see its jobs stopped. */
    static void freeze(Process leader, boolean on) {
        List<Long> session = new ArrayList<>(ProcFiles.session(leader.pid()));
        session.remove(leader.pid());
        session.add(leader.pid());
        if (on) {
            Collections.reverse(session);
        }
        if (leader.isAlive()) {
            run(on ? "STOP" : "CONT", session);
        }
    }

    private static void run(String name, List<Long> targets) {
        if (targets.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" -- \"$@\"", name));
        targets.forEach(target -> command.add(Long.toString(target)));
        try {
            new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run sh to send " + name + " to " + targets, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
