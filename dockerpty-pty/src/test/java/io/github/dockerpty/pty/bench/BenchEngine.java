// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.tls.TlsFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The engine of {@link ManySessionsBenchmark}, in a JVM of its own: knows execs only, whose command says what they do.
 *
 * <p>An idle exec costs it no thread, so that it is not what breaks first.
 */
public final class BenchEngine {

    /** The command of an exec that stays silent. */
    static final String IDLE = "idle";

    /** The command of an exec that sends frames as fast as they are taken. */
    static final String BUSY = "busy";

    /** The command of an exec that answers each byte with a frame. */
    static final String ECHO = "echo";

    private static final int ROWS = 16;
    private static final int ROW = 4096;

    private final Queue<Closeable> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final byte[] flood = flood();

    private BenchEngine() {}

    /**
     * Serves until its own stdin ends; prints the address as a line.
     *
     * @param arguments {@code unix} and the path of the socket, or {@code tls} and a folder for the client's files
     */
    public static void main(String[] arguments) throws Exception {
        BenchEngine engine = new BenchEngine();
        Path place = Path.of(arguments[1]);
        thread(arguments[0].equals("tls") ? () -> engine.serveTls(place) : () -> engine.serve(place));
        while (System.in.read() >= 0) {
            // The benchmark says nothing; the end of its pipe is the end of it.
            continue;
        }
    }

    /** What a thread does until its connection breaks. */
    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                System.err.println("a connection ended: " + e.getMessage());
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Path path) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path), 1024);
        System.out.println("unix://" + path);
        while (true) {
            SocketChannel channel = listener.accept();
            Wire wire = new Wire(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
            thread(() -> talk(wire));
        }
    }

    private void serveTls(Path folder) throws IOException {
        SSLServerSocket listener = (SSLServerSocket) TlsFiles.writeTo(folder)
                .getServerSocketFactory()
                .createServerSocket(0, 1024, InetAddress.getByName("localhost"));
        System.out.println("tcp://localhost:" + listener.getLocalPort());
        while (true) {
            SSLSocket socket = (SSLSocket) listener.accept();
            thread(() -> talk(new Wire(socket.getInputStream(), socket.getOutputStream(), socket)));
        }
    }

    /** One connection. */
    private record Wire(InputStream in, OutputStream out, Closeable socket) {

        /** A request's head or, once the other side has gone, nothing. */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
            return head.toString();
        }

        String body(String head) throws IOException {
            int length = 0;
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        void answer(String status, String json) throws IOException {
            String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + json.length() + "\r\n\r\n";
            out.write((head + json).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void talk(Wire wire) throws IOException {
        while (true) {
            String head = wire.head();
            if (head.isEmpty()) {
                wire.socket().close();
                return;
            }
            String body = wire.body(head);
            String line = head.substring(0, head.indexOf('\r'));
            if (line.contains("/start ")) {
                wire.out()
                        .write(("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\n"
                                        + "Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                wire.out().flush();
                carry(line, wire);
                return;
            } else if (line.contains("/exec ")) {
                String command = body.contains('"' + BUSY + '"') ? BUSY : body.contains('"' + ECHO + '"') ? ECHO : IDLE;
                wire.answer("201 Created", "{\"Id\":\"" + command + id() + "\"}");
            } else {
                wire.answer("404 Not Found", "{\"message\":\"not here\"}");
            }
        }
    }

    /** As long as an engine's, with the command before it. */
    private String id() {
        String digits = Integer.toString(number.incrementAndGet());
        return "0".repeat(60 - digits.length()) + digits;
    }

    private void carry(String line, Wire wire) throws IOException {
        if (line.contains(IDLE)) {
            idle.add(wire.socket());
        } else if (line.contains(ECHO)) {
            byte[] frame = Frames.frames().stdout("k").bytes();
            while (wire.in().read() >= 0) {
                wire.out().write(frame);
                wire.out().flush();
            }
        } else {
            while (true) {
                wire.out().write(flood);
            }
        }
    }

    private static byte[] flood() {
        Frames frames = Frames.frames();
        for (int i = 0; i < ROWS; i++) {
            frames = frames.stdout(new byte[ROW]);
        }
        return frames.bytes();
    }
}
