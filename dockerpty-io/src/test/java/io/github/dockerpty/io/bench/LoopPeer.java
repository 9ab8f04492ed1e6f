// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import io.github.dockerpty.testkit.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The other end of {@link LoopBenchmark}, in a JVM of its own because descriptors are limited for each process. */
public final class LoopPeer {

    /** First byte of a connection that stays silent. */
    static final byte IDLE = 'i';

    /** First byte of a connection that sends frames as fast as they are taken. */
    static final byte BUSY = 'b';

    /** First byte of a connection that answers each byte with a frame. */
    static final byte ECHO = 'e';

    private static final byte[] FLOOD = flood();

    private LoopPeer() {}

    /**
     * Serves connections until its own stdin ends.
     *
     * @param arguments the path of the socket
     */
    public static void main(String[] arguments) throws IOException {
        List<SocketChannel> connections = new ArrayList<>();
        Thread serving = new Thread(() -> serve(Path.of(arguments[0]), connections), "serve");
        serving.setDaemon(true);
        serving.start();
        while (System.in.read() >= 0) {
            // The benchmark says nothing; the end of its pipe is the end of it.
            continue;
        }
    }

    private static void serve(Path path, List<SocketChannel> connections) {
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path), 1024);
            System.out.println("listening");
            while (true) {
                SocketChannel connection = listener.accept();
                connections.add(connection);
                ByteBuffer kind = ByteBuffer.allocate(1);
                connection.read(kind);
                if (kind.get(0) != IDLE) {
                    start(connection, kind.get(0));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(SocketChannel connection, byte kind) {
        Thread thread = new Thread(
                () -> {
                    try {
                        if (kind == BUSY) {
                            send(connection);
                        } else {
                            echo(connection);
                        }
                    } catch (IOException e) {
                        System.err.println("a connection ended: " + e.getMessage());
                    }
                },
                "connection");
        thread.setDaemon(true);
        thread.start();
    }

    private static void send(SocketChannel connection) throws IOException {
        ByteBuffer frames = ByteBuffer.allocateDirect(FLOOD.length).put(FLOOD);
        while (connection.write(frames.clear()) > 0) {
            continue;
        }
    }

    private static void echo(SocketChannel connection) throws IOException {
        ByteBuffer key = ByteBuffer.allocateDirect(1);
        byte[] frame = Frames.frames().stdout("k").bytes();
        while (connection.read(key.clear()) > 0) {
            connection.write(ByteBuffer.wrap(frame));
        }
    }

    private static byte[] flood() {
        Frames frames = Frames.frames();
        for (int i = 0; i < 16; i++) {
            frames = frames.stdout(new byte[4096]);
        }
        return frames.bytes();
    }
}
