// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.io.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** The output of a hijacked connection, while its input is sent by a thread that ends with this. */
final class DockerJavaSession implements Source {

    private static final String THREAD = "dockerpty-docker-java-input";

    private final DockerJavaChannel channel;
    private final OpenConnections connections;
    private final Ending ending = new Ending();
    private final InputSide input;

    DockerJavaSession(DockerJavaChannel channel, Source local, OpenConnections connections) {
        this.channel = channel;
        this.connections = connections;
        ending.closes(channel);
        InputSide.Parts parts = new InputSide.Parts(local, DetachKeys.none(), Stream.of(channel), true);
        this.input = new InputSide(parts, ending, THREAD);
    }

    void start() throws IOException {
        connections.add(this);
        input.start();
    }

    /** Throws also what the input failed of: the output of a process that did not get all of it is no success. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        int count;
        try {
            count = channel.read(target);
        } catch (IOException broken) {
            ending.outcome();
            throw broken;
        }
        if (count < 0) {
            ending.outcome();
        }
        return count;
    }

    @Override
    public boolean setBlocking(boolean blocking) {
        return true;
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        connections.remove(this);
        try {
            channel.close();
        } finally {
            input.close();
        }
    }
}
