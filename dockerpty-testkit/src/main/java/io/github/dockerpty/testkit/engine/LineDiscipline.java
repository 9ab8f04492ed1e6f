// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The kernel's part of a terminal for scripted programs: echo, lines, signals and ends of input from keys.
 *
 * <p>Input goes through on the thread that brings it, so ^C works while the program does not read.
 */
final class LineDiscipline {

    private static final int INTERRUPT = 0x03;
    private static final int END = 0x04;
    private static final int BACKSPACE = 0x08;
    private static final int KILL_LINE = 0x15;
    private static final int SUSPEND = 0x1a;
    private static final int QUIT = 0x1c;
    private static final int DELETE = 0x7f;
    private static final int LINE_LIMIT = 4095;

    private final InputPipe input;
    private final Consumer<String> signals;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile boolean raw;

    LineDiscipline(InputPipe input, Consumer<String> signals) {
        this.input = input;
        this.signals = signals;
    }

    void raw(boolean on) {
        raw = on;
    }

    /** Takes what the client typed; returns what is to be echoed. */
    synchronized byte[] type(byte[] bytes, int start, int length) throws InterruptedException {
        ByteArrayOutputStream echo = new ByteArrayOutputStream();
        for (int i = start; i < start + length; i++) {
            if (raw) {
                flush();
                input.put(Arrays.copyOfRange(bytes, i, start + length));
                break;
            }
            key(bytes[i] & 0xff, echo);
        }
        return echo.toByteArray();
    }

    private void key(int key, ByteArrayOutputStream echo) throws InterruptedException {
        switch (key) {
            case INTERRUPT -> signal("INT", key, echo);
            case QUIT -> signal("QUIT", key, echo);
            case SUSPEND -> signal("TSTP", key, echo);
            case BACKSPACE, DELETE -> erase(1, echo);
            case KILL_LINE -> erase(line.size(), echo);
            case END -> end();
            case '\r', '\n' -> {
                line.write('\n');
                echo.writeBytes(new byte[] {'\r', '\n'});
                flush();
            }
            default -> plain(key, echo);
        }
    }

    private void plain(int key, ByteArrayOutputStream echo) {
        if (line.size() < LINE_LIMIT) {
            line.write(key);
            show(key, echo);
        }
    }

    private void signal(String name, int key, ByteArrayOutputStream echo) {
        line.reset();
        show(key, echo);
        signals.accept(name);
    }

    private void end() throws InterruptedException {
        if (line.size() == 0) {
            input.endOnce();
        } else {
            flush();
        }
    }

    private void erase(int count, ByteArrayOutputStream echo) {
        byte[] typed = line.toByteArray();
        int left = typed.length;
        for (int i = 0; i < count && left > 0; i++) {
            left--;
            // The bytes after the first of a character in UTF-8 take no cell.
            while (left > 0 && (typed[left] & 0xc0) == 0x80) {
                left--;
            }
            echo.writeBytes(new byte[] {'\b', ' ', '\b'});
        }
        line.reset();
        line.write(typed, 0, left);
    }

    private void flush() throws InterruptedException {
        byte[] typed = line.toByteArray();
        line.reset();
        input.put(typed);
    }

    private static void show(int key, ByteArrayOutputStream echo) {
        if (key < ' ' && key != '\t') {
            echo.write('^');
            echo.write(key + '@');
        } else {
            echo.write(key);
        }
    }

    /** What a terminal shows of what a program prints: CR LF for LF. */
    byte[] shown(byte[] bytes, int start, int length) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream(length + 16);
        for (int i = start; i < start + length; i++) {
            if (bytes[i] == '\n' && !raw) {
                shown.write('\r');
            }
            shown.write(bytes[i]);
        }
        return shown.toByteArray();
    }
}
