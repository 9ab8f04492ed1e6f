// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.EmbeddedSetup;
import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.Profile;
import io.github.dockerpty.tty.SignalTrap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** {@code engine}: serves the embedded engine until a signal ends it, and prints how to reach it. */
final class EngineCommand implements Command {

    private static final String[] ENDING = {"INT", "TERM", "HUP"};

    private final Context context;
    private final Arguments global;
    private final Arguments arguments;
    private final CountDownLatch ended = new CountDownLatch(1);

    EngineCommand(Context context, Arguments global, Arguments arguments) {
        this.context = context;
        this.global = global;
        this.arguments = arguments;
    }

    @Override
    public int run() throws UsageException, IOException {
        if (global.given(Flags.HOST)) {
            throw new UsageException("'dockerpty engine' serves an engine and asks none, so " + Flags.HOST
                    + " does not belong to it; " + Flags.LISTEN + " names its address");
        }
        List<String> allowed = allowed();
        EmbeddedSetup setup = EmbeddedEngine.setUp().profile(profile()).anyOtherImage(programs(allowed));
        EngineAddress address = EngineAddress.parse(arguments.text(Flags.LISTEN));
        // Before there is anything that a signal would leave behind.
        List<SignalTrap> traps = trap();
        try {
            serve(address, setup, allowed, traps);
        } finally {
            traps.forEach(SignalTrap::close);
        }
        return ExitCode.DONE;
    }

    private List<SignalTrap> trap() {
        List<SignalTrap> traps = new ArrayList<>();
        for (String name : ENDING) {
            Optional<SignalTrap> trap = SignalTrap.install(name, received -> ended.countDown());
            trap.ifPresent(traps::add);
        }
        return traps;
    }

    private void serve(EngineAddress address, EmbeddedSetup setup, List<String> allowed, List<SignalTrap> traps)
            throws IOException {
        try (address;
                EmbeddedEngine engine = address.serve(setup)) {
            announce(engine, allowed);
            ended.await();
            // Another signal ends an end that takes too long.
            traps.forEach(SignalTrap::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Profile profile() {
        return switch (arguments.text(Flags.PROFILE)) {
            case "docker-20.10" -> Profile.DOCKER_20_10;
            case "podman-4" -> Profile.PODMAN_4;
            default -> Profile.DOCKER_28;
        };
    }

    /** The names of the only programs that may run; none if any may. */
    private List<String> allowed() {
        List<String> names = new ArrayList<>();
        for (String list : arguments.all(Flags.ALLOW)) {
            names.addAll(List.of(list.split(",", -1)));
        }
        return names;
    }

    private static HostPrograms programs(List<String> allowed) throws UsageException {
        try {
            return allowed.isEmpty() ? HostPrograms.any() : HostPrograms.only(allowed.toArray(new String[0]));
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.ALLOW + "=" + String.join(",", allowed) + ": " + e.getMessage());
        }
    }

    /** What a shell can take over goes to stdout, what a person must know to stderr. */
    private void announce(EmbeddedEngine engine, List<String> allowed) throws IOException {
        StringBuilder exports = new StringBuilder();
        Map<String, String> variables = new TreeMap<>(engine.environment());
        variables.put("DOCKER_HOST", EngineAddress.of(engine.host()));
        variables.forEach((name, value) -> exports.append("export ")
                .append(name)
                .append('=')
                .append(quoted(value))
                .append('\n'));
        context.print(exports.toString());
        String programs = allowed.isEmpty() ? "any" : "no other than " + String.join(", ", allowed);
        context.say("this engine runs programs of this machine (" + programs + "), as user '"
                + System.getProperty("user.name") + "' and without isolation, for whoever reaches it;"
                + " images, users, mounts, networks and limits mean nothing to it; INT or TERM ends it and them");
    }

    private static String quoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c) && ":/._-".indexOf(c) < 0) {
                return "'" + value.replace("'", "'\\''") + "'";
            }
        }
        return value;
    }
}
