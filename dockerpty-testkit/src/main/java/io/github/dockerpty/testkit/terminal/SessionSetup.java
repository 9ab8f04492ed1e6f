// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.TerminalBody;
import io.github.dockerpty.testkit.TerminalSession;
import io.github.dockerpty.testkit.TerminalSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what a session needs and starts it. */
public final class SessionSetup implements TerminalSetup {

    private static final int LARGEST_SIZE = 4096;
    private static final Set<String> INHERITED_SIZE = Set.of("LINES", "COLUMNS");

    private final List<String> program;
    private final TerminalBody body;
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> unset = new HashSet<>();
    private int rows = 24;
    private int columns = 80;
    private Path directory;
    private Duration limit = Deadline.USUAL;
    private List<String> modes = List.of();
    private Streams streams = Streams.TERMINAL;
    private Path asciicast;
    private Launcher launcher;
    private PtyDriver driver;

    private SessionSetup(List<String> program, TerminalBody body) {
        this.program = program;
        this.body = body;
        environment.put("TERM", "xterm-256color");
    }

    /**
     * A session with a program.
     *
     * @param program its name and arguments
     * @return the setup
     */
    public static SessionSetup of(List<String> program) {
        if (program.isEmpty()) {
            throw new IllegalArgumentException("a terminal session needs a program");
        }
        return new SessionSetup(program, null);
    }

    /**
     * A session with a body.
     *
     * @param body to run on a thread
     * @return the setup
     */
    public static SessionSetup of(TerminalBody body) {
        return new SessionSetup(List.of(), body);
    }

    @Override
    public TerminalSetup size(int rowCount, int columnCount) {
        requireSize(rowCount, columnCount);
        rows = rowCount;
        columns = columnCount;
        return this;
    }

    @Override
    public TerminalSetup environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    @Override
    public TerminalSetup environmentWithout(String... names) {
        unset.addAll(List.of(names));
        return this;
    }

    @Override
    public TerminalSetup directory(Path folder) {
        directory = folder;
        return this;
    }

    @Override
    public TerminalSetup limit(Duration each) {
        if (each.isNegative() || each.isZero()) {
            throw new IllegalArgumentException("a limit of " + each + " leaves no time");
        }
        limit = each;
        return this;
    }

    @Override
    public TerminalSetup startingModes(String... settings) {
        modes = List.of(settings);
        return this;
    }

    @Override
    public TerminalSetup stdin(Path file) {
        streams = new Streams(Streams.End.file(file), streams.stdout(), streams.stderr());
        return this;
    }

    @Override
    public TerminalSetup stdinFromPipe() {
        streams = new Streams(Streams.End.PIPE, streams.stdout(), streams.stderr());
        return this;
    }

    @Override
    public TerminalSetup stdout(Path file) {
        streams = new Streams(streams.stdin(), Streams.End.file(file), streams.stderr());
        return this;
    }

    @Override
    public TerminalSetup stderr(Path file) {
        streams = new Streams(streams.stdin(), streams.stdout(), Streams.End.file(file));
        return this;
    }

    @Override
    public TerminalSetup recordTo(Path file) {
        asciicast = file;
        return this;
    }

    /** Chooses the launcher instead of taking the first that works. */
    SessionSetup launcher(Launcher chosen) {
        launcher = chosen;
        return this;
    }

    /** Chooses the terminal's driver instead of taking the usual one. */
    SessionSetup driver(PtyDriver chosen) {
        driver = chosen;
        return this;
    }

    @Override
    public TerminalSession start() {
        try {
            return launch();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a session with " + name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while starting a session with " + name(), e);
        }
    }

    private TerminalSession launch() throws IOException, InterruptedException {
        Pty pty = (driver == null ? PtyDriver.usual() : driver).open(rows, columns);
        Line line = null;
        Workers workers = null;
        Child child = null;
        try {
            if (!modes.isEmpty()) {
                Stty.run(pty.path(), modes);
            }
            String initial = pty.modes().all();
            Recordings.Kept kept = recording();
            line = new Line(pty, new Emulator(rows, columns), new Transcript(), kept.recording());
            workers = Workers.start(line);
            child = startChild(pty);
            return new DrivenSession(line, workers, new DrivenSession.Start(child, initial, limit, kept));
        } finally {
            if (child == null) {
                pty.letEndThrough();
                pty.close();
                if (workers != null) {
                    workers.stop(line);
                }
            }
        }
    }

    private Child startChild(Pty pty) throws IOException, InterruptedException {
        String device = pty.path().toString();
        if (body != null) {
            return ThreadChild.start(body, pty, "dockerpty-testkit-body-" + device);
        }
        Launcher chosen = launcher == null ? Launcher.usual() : launcher;
        var builder = new ProcessBuilder(chosen.command(device, streams, program));
        builder.directory(directory == null ? null : directory.toFile());
        builder.environment().keySet().removeAll(INHERITED_SIZE);
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(unset);
        return ProcessChild.start(builder, program, streams, pty);
    }

    private Recordings.Kept recording() throws IOException {
        if (asciicast != null) {
            return new Recordings.Kept("", Recording.to(asciicast, rows, columns), true);
        }
        String path = body == null ? program.get(0) : "body";
        return Recordings.of(path.substring(path.lastIndexOf('/') + 1), rows, columns);
    }

    private String name() {
        return body == null ? String.join(" ", program) : "a body in this process";
    }

    static void requireSize(int rows, int columns) {
        if (rows < 0 || columns < 0 || rows > LARGEST_SIZE || columns > LARGEST_SIZE) {
            throw new IllegalArgumentException("a terminal of " + rows + " rows and " + columns + " columns: 0 to "
                    + LARGEST_SIZE + " are possible");
        }
    }
}
