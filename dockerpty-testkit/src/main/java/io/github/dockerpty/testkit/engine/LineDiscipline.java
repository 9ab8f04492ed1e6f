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

    /** Shows the client what it has typed. */
    @FunctionalInterface
    interface Screen {
        void show(byte[] bytes) throws InterruptedException;
    }

    private final InputPipe input;
    private final Consumer<String> signals;
    private final Screen screen;
    private volatile boolean raw;

    // Guarded by this.
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();

    LineDiscipline(InputPipe input, Consumer<String> signals, Screen screen) {
        this.input = input;
        this.signals = signals;
        this.screen = screen;
    }

    void raw(boolean on) {
        raw = on;
    }

    /** Takes what the client typed. Each echo comes before its effect, so before what the program answers. */
    synchronized void type(byte[] bytes, int start, int length) throws InterruptedException {
        for (int i = start; i < start + length; i++) {
            if (raw) {
                deliver();
                input.put(Arrays.copyOfRange(bytes, i, start + length));
                return;
            }
            key(bytes[i] & 0xff);
        }
        showEcho();
    }

    private void key(int key) throws InterruptedException {
        switch (key) {
            case INTERRUPT -> signal("INT", key);
            case QUIT -> signal("QUIT", key);
            case SUSPEND -> signal("TSTP", key);
            case BACKSPACE, DELETE -> erase(1);
            case KILL_LINE -> erase(line.size());
            case END -> end();
            case '\r', '\n' -> {
                line.write('\n');
                echo.writeBytes(new byte[] {'\r', '\n'});
                deliver();
            }
            default -> plain(key);
        }
    }

    private void plain(int key) {
        if (line.size() < LINE_LIMIT) {
            line.write(key);
            echo(key);
        }
    }

    private void signal(String name, int key) throws InterruptedException {
        line.reset();
        echo(key);
        showEcho();
        signals.accept(name);
    }

    private void end() throws InterruptedException {
        if (line.size() == 0) {
            showEcho();
            input.endOnce();
        } else {
            deliver();
        }
    }

    private void erase(int count) {
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

    private void deliver() throws InterruptedException {
        showEcho();
        byte[] typed = line.toByteArray();
        line.reset();
        input.put(typed);
    }

    private void showEcho() throws InterruptedException {
        if (echo.size() > 0) {
            byte[] shown = echo.toByteArray();
            echo.reset();
            screen.show(shown);
        }
    }

    private void echo(int key) {
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
