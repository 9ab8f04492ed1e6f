// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Key;
import io.github.dockerpty.testkit.LineModes;
import io.github.dockerpty.testkit.Screen;
import io.github.dockerpty.testkit.TerminalDevice;
import io.github.dockerpty.testkit.TerminalSession;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A session whose program has been started. */
final class DrivenSession implements TerminalSession {

    private final Line line;
    private final Hands hands;
    private final Child child;
    private final String initialTermios;
    private final Workers workers;
    private final Expectations expectations;
    private boolean closed;

    /**
     * How a session began.
     *
     * @param child what runs
     * @param termios the modes before it ran
     * @param limit for each wait
     * @param kept its recording, for a failure
     */
    record Start(Child child, String termios, Duration limit, Recordings.Kept kept) {}

    DrivenSession(Line line, Workers workers, Start start) {
        this.line = line;
        this.hands = new Hands(workers.keyboard(), line.transcript(), line.recording());
        this.child = start.child();
        this.initialTermios = start.termios();
        this.workers = workers;
        this.expectations = new Expectations(new FailureReport(line, child, start.kept()), line, child, start.limit());
    }

    @Override
    public TerminalSession type(String text) {
        return typeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TerminalSession typeBytes(byte... bytes) {
        hands.type(bytes, expectations);
        return this;
    }

    @Override
    public TerminalSession press(Key... keys) {
        for (Key key : keys) {
            type(key.sequence());
        }
        return this;
    }

    @Override
    public TerminalSession resize(int rows, int columns) {
        SessionSetup.requireSize(rows, columns);
        line.resize(rows, columns);
        return this;
    }

    @Override
    public TerminalSession hangUp() {
        try {
            line.pty().close();
            workers.listener().join();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hang up " + child.describe(), e);
        } catch (InterruptedException e) {
            throw expectations.interrupted("the terminal is closed", e);
        }
        return this;
    }

    @Override
    public MatchResult expect(String regex) {
        return expectations.match(List.of(Pattern.compile(regex))).match();
    }

    @Override
    public int expectAny(String... regexes) {
        return expectations
                .match(Stream.of(regexes).map(Pattern::compile).toList())
                .index();
    }

    @Override
    public TerminalSession expectText(String text) {
        expectations.match(List.of(Pattern.compile(text, Pattern.LITERAL)));
        return this;
    }

    @Override
    public Screen expectScreen(String what, Predicate<Screen> wanted) {
        return expectations.screen(what, wanted);
    }

    @Override
    public TerminalSession expectModes(String what, Predicate<LineModes> wanted) {
        expectations.modes(what, wanted);
        return this;
    }

    @Override
    public void expectSilence(Duration time) {
        expectations.silence(time);
    }

    @Override
    public void expectEnd() {
        expectations.end();
    }

    @Override
    public Screen screen() {
        return line.emulator().picture();
    }

    @Override
    public byte[] output() {
        return line.transcript().bytes();
    }

    @Override
    public LineModes modes() {
        return line.pty().modes().line();
    }

    @Override
    public String termios() {
        return line.pty().modes().all();
    }

    @Override
    public String initialTermios() {
        return initialTermios;
    }

    @Override
    public TerminalDevice device() {
        return line.pty().device();
    }

    @Override
    public OutputStream stdinPipe() {
        return child.stdinPipe();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public int awaitExit() {
        return expectations.exit();
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public TerminalSession signal(String name) {
        if (!child.isAlive()) {
            throw new IllegalStateException("cannot send " + name + " to " + child.describe());
        }
        child.signal(name);
        return this;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            end();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the session with " + child.describe(), e);
        } catch (InterruptedException e) {
            throw expectations.interrupted("the session is closed", e);
        }
    }

    private void end() throws IOException, InterruptedException {
        try {
            child.kill(line.pty());
        } finally {
            workers.stop(line);
        }
    }
}
