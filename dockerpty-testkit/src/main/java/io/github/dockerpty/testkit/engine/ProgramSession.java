// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.Frames.Source;
import io.github.dockerpty.testkit.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a scripted program sees of its process. */
final class ProgramSession implements Program.Session {

    private final ProcessSpec spec;
    private final InputPipe input = new InputPipe();
    private final LineDiscipline discipline;
    private final Output output;
    private final OutputStream stdout;
    private final OutputStream stderr;
    private volatile Consumer<String> handler;
    private volatile Consumer<String> unhandled = name -> {};
    private volatile boolean over;

    // Guarded by this.
    private int rows;
    private int columns;
    private int[] seenSize;
    private Runnable onResize = () -> {};

    ProgramSession(ProcessSpec spec, Output output) {
        this.spec = spec;
        this.output = output;
        this.discipline =
                new LineDiscipline(input, this::signal, echo -> output.write(Source.STDOUT, echo, 0, echo.length));
        this.rows = spec.rows();
        this.columns = spec.columns();
        this.seenSize = new int[] {rows, columns};
        this.stdout = new ProcessOutput(this, Source.STDOUT);
        this.stderr = spec.tty() ? stdout : new ProcessOutput(this, Source.STDERR);
    }

    /** Sets what happens with signals that the program does not handle. */
    void unhandled(Consumer<String> action) {
        unhandled = action;
    }

    void signal(String name) {
        Consumer<String> own = handler;
        (own == null ? unhandled : own).accept(name);
    }

    void feed(byte[] bytes, int start, int length) throws InterruptedException {
        if (!spec.tty()) {
            byte[] piece = new byte[length];
            System.arraycopy(bytes, start, piece, 0, length);
            input.put(piece);
            return;
        }
        discipline.type(bytes, start, length);
    }

    /** On a terminal the end of the client's bytes is no key, so nothing happens. */
    void endInput() {
        if (!spec.tty()) {
            input.end();
        }
    }

    void resize(int newRows, int newColumns) {
        Runnable action;
        synchronized (this) {
            if (!spec.tty() || (rows == newRows && columns == newColumns)) {
                return;
            }
            rows = newRows;
            columns = newColumns;
            action = onResize;
            notifyAll();
        }
        action.run();
    }

    void write(Source source, byte[] bytes, int start, int length) throws IOException {
        if (over) {
            throw new IOException("the process has ended");
        }
        try {
            byte[] shown = spec.tty() ? discipline.shown(bytes, start, length) : bytes;
            output.write(source, shown, spec.tty() ? 0 : start, spec.tty() ? shown.length : length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the process has been ended by a signal", e);
        }
    }

    /** The process has ended: nothing that its thread still does has an effect. */
    void end() {
        over = true;
        input.breakOff();
    }

    @Override
    public List<String> command() {
        return spec.command();
    }

    @Override
    public Map<String, String> environment() {
        return spec.environment();
    }

    @Override
    public String directory() {
        return spec.directory().isEmpty() ? "/" : spec.directory();
    }

    @Override
    public boolean hasTty() {
        return spec.tty();
    }

    @Override
    public synchronized int rows() {
        return rows;
    }

    @Override
    public synchronized int columns() {
        return columns;
    }

    @Override
    public InputStream stdin() {
        return input;
    }

    @Override
    public OutputStream stdout() {
        return stdout;
    }

    @Override
    public OutputStream stderr() {
        return stderr;
    }

    @Override
    public String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int value = input.read();
        boolean any = value >= 0;
        while (value >= 0 && value != '\n') {
            line.write(value);
            value = input.read();
        }
        return any ? line.toString(StandardCharsets.UTF_8) : null;
    }

    @Override
    public void print(String text) throws IOException {
        stdout.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void printError(String text) throws IOException {
        stderr.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void raw() {
        discipline.raw(true);
    }

    @Override
    public void cooked() {
        discipline.raw(false);
    }

    @Override
    public synchronized void onResize(Runnable action) {
        onResize = action;
    }

    @Override
    public void onSignal(Consumer<String> action) {
        handler = action;
    }

    @Override
    public synchronized void awaitResize(Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        while (rows == seenSize[0] && columns == seenSize[1]) {
            if (deadline.hasPassed()) {
                throw new AssertionError("the terminal keeps its " + rows + " rows and " + columns + " columns");
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline.left().toNanos()));
        }
        seenSize = new int[] {rows, columns};
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
