// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.PipedProcess;
import io.github.dockerpty.testkit.RealEngines;
import io.github.dockerpty.testkit.RealEngines.RealEngine;
import io.github.dockerpty.testkit.Relay;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TerminalSetup;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One engine for one test class: starts the built command on it, calls docker beside it, and in the end removes every
 * container that was made, which all carry its label.
 */
final class Bench implements AutoCloseable {

    static final String IMAGE = "busybox:latest";

    /** What a JVM that warns, or a program that prints a stack, says on stderr. */
    static final String[] NOISE = {"WARNING", "warning: [", "Exception", "\tat "};

    private static final File NOTHING = new File("/dev/null");

    /** Ends at once when it is asked to, which PID 1 does not by itself. */
    private static final String IDLE = "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done";

    private final String name;
    private final Optional<RealEngine> engine;
    private final String label = "io.github.dockerpty.it=" + UUID.randomUUID();
    private String box;

    Bench(String name) {
        this.name = name;
        this.engine = RealEngines.find(name);
    }

    void requireEngine() {
        assumeTrue(engine.isPresent(), () -> RealEngines.reason(name));
    }

    boolean isPodman() {
        return engine.orElseThrow().isPodman();
    }

    /** A port before the engine, which listens in and can be cut. */
    Relay relay() {
        try {
            return Relay.plain(URI.create(host()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    String host() {
        return engine.orElseThrow().host().toString();
    }

    // The command ------------------------------------------------------------------------------------------------

    /** Starts the command with pipes; a warning of the JVM or a stack trace fails the test. */
    PipedProcess start(String... arguments) {
        return PipedProcess.start(Programs.dockerpty(host(), arguments)).forbidding(NOISE);
    }

    /** Runs the command to its end with an empty input. */
    ExecResult call(String... arguments) {
        ProcessBuilder builder = Programs.dockerpty(host(), arguments).redirectInput(NOTHING);
        try (PipedProcess piped = PipedProcess.start(builder).forbidding(NOISE)) {
            return piped.await();
        }
    }

    /** Prepares the command on a terminal. */
    TerminalSetup terminal(String... arguments) {
        return terminalOn(host(), arguments);
    }

    /** The same, with the engine's socket somewhere else. */
    TerminalSetup terminalOn(String otherHost, String... arguments) {
        return TerminalSession.of(
                        Programs.dockerpty(otherHost, arguments).command().toArray(String[]::new))
                .environment(Programs.environment(otherHost));
    }

    /** The arguments of a {@code run} whose container is swept up in the end. */
    String[] run(String... flagsImageAndCommand) {
        return Stream.concat(Stream.of("run", "--network=none", "--label", label), Stream.of(flagsImageAndCommand))
                .toArray(String[]::new);
    }

    // Docker beside it -------------------------------------------------------------------------------------------

    /** What docker prints, without the line's end; it must succeed. */
    String docker(String... arguments) {
        ExecResult result = tryDocker(arguments);
        assertThat(result.exitCode())
                .as("docker %s: %s", List.of(arguments), result)
                .isZero();
        return result.stdout().strip();
    }

    ExecResult tryDocker(String... arguments) {
        return PipedProcess.run(Programs.docker(host(), arguments));
    }

    PipedProcess startDocker(String... arguments) {
        return PipedProcess.start(Programs.docker(host(), arguments));
    }

    /** The id of a new container. */
    String created(String... flagsImageAndCommand) {
        return docker(labelled("create", flagsImageAndCommand));
    }

    /** The id of a new container that runs. */
    String running(String... flagsImageAndCommand) {
        return docker(labelled("run", "-d", flagsImageAndCommand));
    }

    /** A container that runs as long as the class and has nothing to say. */
    String box() {
        if (box == null) {
            box = running(IMAGE, "sh", "-c", IDLE);
        }
        return box;
    }

    /** A name that no other container has. */
    static String newName() {
        return "dockerpty-it-" + UUID.randomUUID();
    }

    String state(String container) {
        return docker("inspect", "--format", "{{.State.Status}} {{.State.ExitCode}}", container);
    }

    void awaitState(String container, String state) {
        Deadline.in(PipedProcess.USUAL_LIMIT)
                .await(container + " is " + state, () -> state(container).equals(state));
    }

    /** The containers of this class, running or not. */
    List<String> containers() {
        return docker("ps", "-aq", "--no-trunc", "--filter", "label=" + label)
                .lines()
                .toList();
    }

    /** Waits until a process of the container has, or no longer has, the text in its command line. */
    void awaitProcess(String container, String text, boolean there) {
        String what = text + (there ? " runs" : " has gone") + " in " + container;
        Deadline.in(PipedProcess.USUAL_LIMIT)
                .await(what, () -> processes(container).contains(text) == there);
    }

    private String processes(String container) {
        return docker("exec", container, "ps", "-o", "args");
    }

    @Override
    public void close() {
        if (engine.isEmpty()) {
            return;
        }
        try {
            Deadline.in(PipedProcess.USUAL_LIMIT)
                    .await("no container with --rm is left by this class", () -> selfRemoving()
                            .isEmpty());
        } finally {
            List<String> left = containers();
            if (!left.isEmpty()) {
                docker(Stream.concat(Stream.of("rm", "-f"), left.stream()).toArray(String[]::new));
            }
        }
    }

    private List<String> selfRemoving() {
        List<String> ids = containers();
        if (ids.isEmpty()) {
            return ids;
        }
        String format = "{{.Id}} {{.HostConfig.AutoRemove}}";
        Stream<String> inspect = Stream.concat(Stream.of("inspect", "--format", format), ids.stream());
        // One that goes away meanwhile makes docker fail, but it prints the others.
        return tryDocker(inspect.toArray(String[]::new))
                .stdout()
                .lines()
                .filter(line -> line.endsWith(" true"))
                .toList();
    }

    private String[] labelled(String verb, String... rest) {
        return Stream.concat(Stream.of(verb, "--network=none", "--label", label), Stream.of(rest))
                .toArray(String[]::new);
    }

    private String[] labelled(String verb, String flag, String[] rest) {
        return labelled(verb, Stream.concat(Stream.of(flag), Stream.of(rest)).toArray(String[]::new));
    }

    /** The engine's name, as the report shows it. */
    @Override
    public String toString() {
        return name;
    }
}
