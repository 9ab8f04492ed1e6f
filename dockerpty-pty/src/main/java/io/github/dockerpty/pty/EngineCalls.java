// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.HijackedConnection;
import io.github.dockerpty.pty.hijack.Request;
import io.github.dockerpty.pty.hijack.Response;
import io.github.dockerpty.pty.hijack.Transport;
import java.io.Closeable;
import java.io.IOException;

/** Makes calls to one engine under the agreed version and sorts its answers; any thread may call. */
final class EngineCalls implements Closeable {

    /** The most that is read of an answer, in bytes. */
    private static final int ANSWER_LIMIT = 16 * 1024 * 1024;

    private final Transport transport;
    private final Negotiation negotiation;

    EngineCalls(Transport transport, String apiVersion) {
        this.transport = transport;
        this.negotiation = new Negotiation(transport, apiVersion);
    }

    EngineVersion version() throws IOException {
        return negotiation.version();
    }

    boolean isAtLeast(int major, int minor) throws IOException {
        return negotiation.isAtLeast(major, minor);
    }

    /** Makes a call whose answer is a body. */
    byte[] read(Request request) throws IOException {
        try {
            return accepted(request).readAll(ANSWER_LIMIT);
        } catch (IOException e) {
            throw EngineFailures.translate(e);
        }
    }

    /** Makes a call whose answer is its status. */
    int call(Request request) throws IOException {
        try (Response response = accepted(request)) {
            return response.head().status();
        }
    }

    /** Makes a call that turns its connection into a stream. */
    EngineConnection hijack(Request request) throws IOException {
        Response response = accepted(request.upgraded());
        if (!response.isUpgraded()) {
            response.close();
            throw new IOException(request.call() + " on " + transport.address()
                    + " was answered with a document instead of a stream: connect past the proxy on the way");
        }
        HijackedConnection connection = response.hijack();
        return new HttpEngineConnection(connection);
    }

    /** Makes a call and returns its answer open, if that is a success or 304. */
    Response accepted(Request request) throws IOException {
        String version = negotiation.pathVersion();
        Request versioned = version.isEmpty() ? request : request.below("/v" + version);
        try {
            Response response = transport.send(versioned);
            int status = response.head().status();
            CallLog.answered(versioned.call(), status);
            if (status / 100 == 2 || status == 304 || (status == 101 && versioned.upgrade())) {
                return response;
            }
            throw EngineFailures.refused(transport.address(), versioned.call(), response);
        } catch (IOException e) {
            throw EngineFailures.translate(e);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
