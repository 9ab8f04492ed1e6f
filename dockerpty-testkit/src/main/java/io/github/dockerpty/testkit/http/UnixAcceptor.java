// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.http;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Accepts on a Unix-domain socket; owns the socket's file and, if it made it, the folder. */
public final class UnixAcceptor implements Acceptor {

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

    private final Path socket;
    private final Path folder;
    private final ServerSocketChannel listener;

    private UnixAcceptor(Path socket, Path folder) throws IOException {
        this.socket = socket;
        this.folder = folder;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            bound = true;
            Files.setPosixFilePermissions(socket, OWN);
        } catch (IOException e) {
            listener.close();
            if (bound) {
                Files.deleteIfExists(socket);
            }
            throw e;
        }
    }

    /**
     * Listens in a fresh folder that only this user can enter.
     *
     * @return the acceptor
     * @throws IOException when the folder or the socket cannot be made
     */
    public static UnixAcceptor inFreshFolder() throws IOException {
        // A temporary directory has mode 0700. Short names: a socket's path has about a hundred bytes.
        Path folder = Files.createTempDirectory("dp");
        return new UnixAcceptor(folder.resolve("docker.sock"), folder);
    }

    /**
     * Listens at a path that, when it is there, is this user's alone.
     *
     * @param socket the path, which must not exist
     * @return the acceptor
     * @throws IOException when the socket cannot be made
     */
    public static UnixAcceptor at(Path socket) throws IOException {
        return new UnixAcceptor(socket.toAbsolutePath(), null);
    }

    @Override
    public Connection accept() throws IOException {
        return new ChannelConnection(listener.accept());
    }

    @Override
    public URI host() {
        return URI.create("unix://" + socket.toUri().getRawPath());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
