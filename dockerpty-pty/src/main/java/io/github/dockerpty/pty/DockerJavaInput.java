// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.pty.hijack.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Begins to send the input of hijacked connections, and knows whether its end may be sent too. */
final class DockerJavaInput {

    private final Engine engine;
    private final OpenConnections connections;

    DockerJavaInput(Engine engine, OpenConnections connections) {
        this.engine = engine;
        this.connections = connections;
    }

    /** The connection of an upgraded answer; from now on the request's input is read. */
    Source begin(Request request, Response answer) throws IOException {
        String path = request.path();
        DockerJavaChannel channel = new DockerJavaChannel(answer.hijack(), () -> mayEnd(path));
        DockerJavaSession session = new DockerJavaSession(channel, local(request.hijackedInput()), connections);
        session.start();
        return session;
    }

    /** Lent to this one session, and never closed. */
    private static Source local(InputStream input) throws IOException {
        OutputStream none = OutputStream.nullOutputStream();
        return SessionStreams.of(input, none, none).openInput();
    }

    /* Asked only once the input has ended, for most inputs do not before their process. */
    private boolean mayEnd(String path) {
        String exec = between(path, "/exec/", "/start");
        String container = between(path, "/containers/", "/attach");
        try {
            if (!exec.isEmpty()) {
                return !engine.inspectExec(exec).tty();
            }
            return container.isEmpty() || ContainerAttach.outputGoesOn(engine, engine.inspectContainer(container));
        } catch (IOException unknown) {
            // A process that nobody knows any more has ended; if it has not, to wait for an end that never comes is
            // worse than to cut its output.
            return true;
        }
    }

    private static String between(String path, String before, String after) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        int start = plain.indexOf(before) + before.length();
        int end = plain.length() - after.length();
        return plain.endsWith(after) && start >= before.length() && start < end ? plain.substring(start, end) : "";
    }
}
