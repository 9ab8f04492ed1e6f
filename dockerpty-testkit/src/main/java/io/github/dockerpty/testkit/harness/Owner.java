// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The process that a container belongs to, as its label names it.
 *
 * @param machine the boot and the process namespace, in which ids of processes mean something
 * @param pid the process
 * @param start when it began, in milliseconds, because ids are used again
 */
record Owner(String machine, long pid, long start) {

    static final String LABEL = "io.github.dockerpty.testkit.owner";

    private static final Owner SELF = self(ProcessHandle.current());
    private static final int PARTS = 4;

    static Map<String, String> labels() {
        return Map.of(LABEL, SELF.toString());
    }

    private static Owner self(ProcessHandle process) {
        return new Owner(here(), process.pid(), beginning(process));
    }

    /** Empty where the system has no such names: then nothing can be said about the processes of others. */
    private static String here() {
        try {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            String namespace =
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return boot.strip() + "/" + namespace;
        } catch (IOException notThere) {
            return "";
        }
    }

    private static long beginning(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The owner that a label names; empty if it is of another form. */
    static Optional<Owner> parse(String label) {
        String[] parts = label.split("/", -1);
        if (parts.length != PARTS || !parts[2].matches("[0-9]{1,10}") || !parts[3].matches("[0-9]{1,15}")) {
            return Optional.empty();
        }
        return Optional.of(new Owner(parts[0] + "/" + parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    }

    /** Whether it certainly runs no more: only of processes of this machine can that be said. */
    boolean hasEnded() {
        if (SELF.machine.isEmpty() || !machine.equals(SELF.machine)) {
            return false;
        }
        Optional<ProcessHandle> running = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return running.isEmpty() || beginning(running.get()) != start;
    }

    @Override
    public String toString() {
        return machine + "/" + pid + "/" + start;
    }
}
