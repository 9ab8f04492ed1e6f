// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;

/**
 * Attaches to a container: one connection for all streams, its log before it if wanted, its input with the right end.
 */
final class ContainerAttach {

    private static final int NOT_FOUND = 404;

    private final Engine engine;
    private final String container;
    private final SessionOptions options;

    ContainerAttach(Engine engine, String container, SessionOptions options) {
        this.engine = engine;
        this.container = container;
        this.options = options;
    }

    /** Refuses a container that cannot be attached to as it is, or has to run and does not. */
    void checkState(ContainerInfo found, boolean mustRun) throws ContainerStateException {
        if (found.restarting()) {
            throw new ContainerStateException(container, found.status(), "wait until it is running");
        }
        if (found.paused()) {
            throw new ContainerStateException(container, found.status(), "unpause it first");
        }
        if (mustRun && !found.running()) {
            throw new ContainerStateException(container, found.status(), "start it first");
        }
    }

    Sockets open(ContainerInfo found) throws IOException {
        boolean stdin = options.interactive() && found.openStdin();
        Sockets.InputEnd input = inputEnd(stdin, found);
        String keys = options.detachKeys().forEngine();
        EngineConnection live =
                engine.attach(container, new AttachSpec(stdin, options.stdout(), options.stderr(), keys));
        return new Sockets(withPast(live), input);
    }

    private Sockets.InputEnd inputEnd(boolean stdin, ContainerInfo found) throws IOException {
        if (!stdin) {
            return Sockets.InputEnd.NOT_ATTACHED;
        }
        return outputGoesOn(engine, found) ? Sockets.InputEnd.HALF_CLOSE : Sockets.InputEnd.KEEP_OPEN;
    }

    /**
     * Whether output goes on after a half-close. dockerd ends the whole stream then, unless the container's stdin goes
     * with its first client. podman tells no client's stdin from another's: it reports {@code StdinOnce} as false
     * always, and output goes on anyway.
     */
    static boolean outputGoesOn(Engine engine, ContainerInfo found) throws IOException {
        return !found.tty() && (found.stdinOnce() || engine.version().podman());
    }

    /** A container that is gone has ended; the wait knows how. */
    static boolean runs(Engine engine, String container) throws IOException {
        try {
            return engine.inspectContainer(container).running();
        } catch (EngineException answer) {
            if (answer.status() == NOT_FOUND) {
                return false;
            }
            throw answer;
        }
    }

    private EngineConnection withPast(EngineConnection live) throws IOException {
        if (options.replay() == LogReplay.NONE) {
            return live;
        }
        // Read after the attach, so that the log and the live stream overlap rather than leave a gap.
        EngineConnection joined = null;
        try {
            joined = new ReplayConnection(engine.logs(container), live);
            return joined;
        } finally {
            if (joined == null) {
                Closing.afterFailure(live);
            }
        }
    }
}
