// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A client that knows nothing but bytes, also wrong ones; {@link ApiClient} speaks the API over it. */
final class RawClient implements Closeable {

    final SocketChannel channel;

    RawClient(URI host) throws IOException {
        SocketAddress address = host.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(Path.of(host.getPath()))
                : new InetSocketAddress(host.getHost(), host.getPort());
        channel = SocketChannel.open(address);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            channel.write(source);
        }
        return this;
    }

    /** A request without a body. */
    RawClient ask(String method, String path) throws IOException {
        return send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    RawClient endInput() throws IOException {
        channel.shutdownOutput();
        return this;
    }

    /** One read of what is there, -1 as null. */
    String readSome() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        int count = channel.read(buffer);
        return count < 0 ? null : new String(buffer.array(), 0, count, StandardCharsets.ISO_8859_1);
    }

    /** Byte by byte until the text ends as given. */
    String readUntil(String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (text.length() < ending.length() || text.indexOf(ending, text.length() - ending.length()) < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new AssertionError("the end came after: " + text);
            }
            text.append((char) (one.get(0) & 0xff));
        }
        return text.toString();
    }

    String readExactly(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new AssertionError("the end came after " + buffer.position() + " of " + count + " bytes");
            }
        }
        return new String(buffer.array(), StandardCharsets.ISO_8859_1);
    }

    /** What comes until the end, or until the time is over: then with an ellipsis behind it. */
    String readFor(Duration limit) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        Deadline deadline = Deadline.in(limit);
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (!deadline.hasPassed()) {
                int count = channel.read(buffer.clear());
                if (count < 0) {
                    return all.toString(StandardCharsets.ISO_8859_1);
                }
                all.write(buffer.array(), 0, count);
                if (count == 0) {
                    selector.select(Math.max(1, deadline.left().toMillis()));
                    selector.selectedKeys().clear();
                }
            }
        } finally {
            channel.configureBlocking(true);
        }
        return all.toString(StandardCharsets.ISO_8859_1) + "...";
    }

    String readHead() throws IOException {
        return readUntil("\r\n\r\n");
    }

    byte[] readBytesToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (channel.read(buffer.clear()) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
        }
        return all.toByteArray();
    }

    String readToEnd() throws IOException {
        return new String(readBytesToEnd(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
