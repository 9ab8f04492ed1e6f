// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** What the life-cycle tests run on a terminal; the first argument says how it ends. */
final class TtyProgram {

    private static final WritableByteChannel OUT = StandardOutput.out();

    private TtyProgram() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "session" -> session();
            case "sessions" -> sessions();
            case "wait" -> waiting();
            case "throw" -> throwing();
            case "leak" -> leaking();
            case "exit" -> exitingInReader();
            case "reader-throws" -> readerThrows();
            case "signals" -> signals();
            case "plain-output" -> plainOutput();
            case "copy" -> copy(TerminalInput.standard());
            case "copy-some" -> copySome();
            case "look" -> look();
            case "trap" -> trap();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void session() throws Exception {
        try (Terminal terminal = Terminal.raw(Ttys.standardInput());
                TerminalInput input = TerminalInput.standard()) {
            terminal.start();
            print("READY " + Ttys.size(Ttys.standardOutput(), Ttys.standardInput(), Map.of()) + "\r\n");
            print("KEYS " + HexFormat.of().formatHex(readUntilQ(input)) + "\r\n");
        }
        print("LINE " + readLine() + "\n");
        print("THREADS " + ownThreads() + "\n");
    }

    /** Sessions that end by themselves while the reader waits; the line is typed at the last one. */
    private static void sessions() throws Exception {
        for (int i = 0; i < 3; i++) {
            TerminalInput input = TerminalInput.standard();
            try (Terminal terminal = Terminal.raw(Ttys.standardInput())) {
                terminal.start();
                Thread reader = startReader(input);
                print("READY\r\n");
                input.close();
                reader.join();
            }
        }
        print("STOPPED\n");
        print("LINE " + readLine() + "\n");
        print("THREADS " + ownThreads() + "\n");
    }

    private static void waiting() throws Exception {
        Terminal.raw(Ttys.standardInput()).start();
        print("READY\r\n");
        new CountDownLatch(1).await();
    }

    private static void throwing() throws Exception {
        try (Terminal terminal = Terminal.raw(Ttys.standardInput())) {
            terminal.start();
            print("READY\r\n");
            throw new IllegalStateException("on purpose");
        }
    }

    private static void leaking() throws Exception {
        Thread thread = new Thread(() -> {
            try {
                Terminal.raw(Ttys.standardInput()).start();
                print("READY\r\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("on purpose");
        });
        thread.start();
        thread.join();
        System.exit(4);
    }

    private static void exitingInReader() throws Exception {
        TerminalInput input = TerminalInput.standard();
        Terminal.raw(Ttys.standardInput()).start();
        print("READY\r\n");
        readUntilQ(input);
        System.exit(3);
    }

    private static void readerThrows() throws Exception {
        TerminalInput input = TerminalInput.standard();
        Terminal.raw(Ttys.standardInput()).start();
        Thread reader = new Thread(() -> {
            try {
                readUntilQ(input);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("on purpose");
        });
        reader.start();
        print("READY\r\n");
        reader.join();
        print("DEAD\r\n");
        new CountDownLatch(1).await();
    }

    private static void signals() throws Exception {
        Semaphore caught = new Semaphore(0);
        SignalTrap[] traps = new SignalTrap[4];
        String[] names = {"INT", "TERM", "HUP", "USR1"};
        try (Terminal terminal = Terminal.raw(Ttys.standardInput())) {
            terminal.start();
            for (int i = 0; i < names.length; i++) {
                traps[i] =
                        SignalTrap.install(names[i], name -> caught.release()).orElseThrow();
            }
            print("READY\r\n");
            caught.acquire(names.length);
            for (SignalTrap trap : traps) {
                trap.close();
            }
        }
        print("CAUGHT\n");
        new CountDownLatch(1).await();
    }

    private static void plainOutput() throws Exception {
        try (Terminal terminal = Terminal.plainOutput(Ttys.standardOutput())) {
            terminal.start();
            print("one\r\ntwo\r\n");
            readLine();
        }
    }

    private static void copy(TerminalInput input) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        while (input.read(buffer) >= 0) {
            OUT.write(buffer.flip());
            buffer.clear();
        }
        print("END\n");
    }

    /** Three bytes by one input, the rest by the next. */
    private static void copySome() throws IOException {
        try (TerminalInput input = TerminalInput.standard()) {
            ByteBuffer three = ByteBuffer.allocateDirect(3);
            while (three.hasRemaining() && input.read(three) >= 0) {}
            OUT.write(three.flip());
            print("|");
        }
        copy(TerminalInput.standard());
    }

    private static void look() throws IOException {
        print("TERMINALS " + Ttys.standardInput().isTerminal() + " "
                + Ttys.standardOutput().isTerminal() + " "
                + Ttys.standardError().isTerminal() + " "
                + Ttys.size(Ttys.standardOutput(), Ttys.standardInput(), Map.of()) + "\n");
    }

    /** What the parent ignores must still do nothing. This JVM has no testkit, so a shell sends both signals. */
    private static void trap() throws Exception {
        print("INT " + installed("INT") + ", USR1 " + installed("USR1") + ", WINCH " + installed("WINCH") + "\n");
        String self = Long.toString(ProcessHandle.current().pid());
        for (String name : new String[] {"INT", "USR1"}) {
            new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, self)
                    .start()
                    .waitFor();
        }
    }

    private static String installed(String name) {
        return SignalTrap.install(name, signal -> {}).isPresent() ? "trapped" : "empty";
    }

    private static byte[] readUntilQ(TerminalInput input) throws IOException {
        ByteBuffer keys = ByteBuffer.allocate(1000);
        do {
            if (input.read(keys) < 0) {
                print("END\r\n");
                return new byte[0];
            }
        } while (keys.get(keys.position() - 1) != 'q');
        byte[] bytes = new byte[keys.position() - 1];
        keys.flip().get(bytes);
        return bytes;
    }

    private static Thread startReader(TerminalInput input) {
        Thread reader = new Thread(() -> {
            try {
                readUntilQ(input);
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.start();
        return reader;
    }

    private static String readLine() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    /** But for the one on which jline-native removes what dead processes left, which ends by itself. */
    private static String ownThreads() throws InterruptedException {
        Thread[] threads = new Thread[20];
        int count = Thread.currentThread().getThreadGroup().enumerate(threads, true);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().equals("cleanup")) {
                threads[i].join();
            }
        }
        count = Thread.currentThread().getThreadGroup().enumerate(threads, true);
        return count == 1 ? "none" : Arrays.toString(Arrays.copyOf(threads, count));
    }

    private static void print(String text) throws IOException {
        OUT.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
