// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Sink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Takes the wrapper's report, which is the first line of an exec's stdout, out of it and passes the rest on.
 *
 * <p>What does not begin as a report does, such as an engine's message that there is no {@code sh}, is passed on whole.
 */
final class WrapperReport implements Sink {

    private static final int LONGEST = 1024;

    /** Where /proc/PID/stat tells the start, counted from the state, which follows the name. */
    private static final int START = 19;

    private final byte[] mark;
    private final Sink target;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private boolean decided;

    /** What was no report, as far as it has not been passed on. */
    private ByteBuffer held = ByteBuffer.allocate(0);

    /** In the container; 0 until reported. */
    private volatile long process;

    /** In ticks since the machine's; tells the process from a later one with the same id. */
    private volatile String start = "";

    private volatile int length;

    WrapperReport(String mark, Sink target) {
        this.mark = (mark + " ").getBytes(StandardCharsets.US_ASCII);
        this.target = target;
    }

    long process() {
        return process;
    }

    String start() {
        return start;
    }

    /** Bytes taken out. */
    int length() {
        return length;
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
        int offered = bytes.remaining();
        while (!decided && bytes.hasRemaining()) {
            take(bytes.get());
        }
        doWrite();
        if (!held.hasRemaining() && bytes.hasRemaining()) {
            target.write(bytes);
        }
        return offered - bytes.remaining();
    }

    @Override
    public synchronized int doWrite() throws IOException {
        target.doWrite();
        return held.hasRemaining() ? target.write(held) : 0;
    }

    @Override
    public synchronized boolean needsWrite() {
        return held.hasRemaining() || target.needsWrite();
    }

    private void take(byte next) {
        int at = line.size();
        line.write(next);
        if ((at < mark.length && next != mark[at]) || at >= LONGEST) {
            passOn();
        } else if (next == '\n') {
            decided = true;
            length = line.size();
            read(line.toString(StandardCharsets.US_ASCII));
        }
    }

    private void read(String report) {
        StringTokenizer words = new StringTokenizer(report.substring(mark.length));
        if (words.countTokens() > START + 1) {
            String id = words.nextToken();
            for (int i = 0; i < START; i++) {
                words.nextToken();
            }
            start = words.nextToken();
            process = Long.parseLong(id);
        }
    }

    private void passOn() {
        decided = true;
        held = ByteBuffer.wrap(line.toByteArray());
    }

    /** The end of the output: what looked like the beginning of a report was none. */
    synchronized void end() throws IOException {
        if (!decided) {
            passOn();
            doWrite();
        }
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return target.channel();
    }

    @Override
    public int interest(int wanted) {
        return target.interest(wanted);
    }

    @Override
    public boolean joins(Runnable wake) {
        return target.joins(wake);
    }

    @Override
    public void closeWrite() throws IOException {
        target.closeWrite();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
