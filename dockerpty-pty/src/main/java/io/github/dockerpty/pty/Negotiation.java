// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.Request;
import io.github.dockerpty.pty.hijack.Response;
import io.github.dockerpty.pty.hijack.ResponseHead;
import io.github.dockerpty.pty.hijack.Transport;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Agrees on the API version with one engine ({@code HEAD /_ping}, or {@code GET} where that fails), once.
 *
 * <p>Any thread may ask; the first one does the work while others wait.
 */
final class Negotiation {

    private static final long LIMIT_MILLIS = 2000;

    private final Transport transport;
    private final String fixed;
    /* Guarded by this; null until the engine has answered. */
    private EngineVersion agreed;

    Negotiation(Transport transport, String fixed) {
        this.transport = transport;
        this.fixed = fixed;
    }

    synchronized EngineVersion version() throws IOException {
        if (agreed == null) {
            agreed = of(ping());
        }
        return agreed;
    }

    /**
     * The version to put into paths; empty if the engine did not tell: without a version in the path it takes its own,
     * and the call that is to be made reports better than a ping what is wrong.
     */
    String pathVersion() throws IOException {
        if (!fixed.isEmpty()) {
            return fixed;
        }
        try {
            return version().api();
        } catch (EngineUnavailableException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            CallLog.failed("GET /_ping", e);
            return "";
        }
    }

    boolean isAtLeast(int major, int minor) throws IOException {
        String api = pathVersion();
        return !api.isEmpty() && new EngineVersion(api, "", false).isAtLeast(major, minor);
    }

    private ResponseHead ping() throws IOException {
        try {
            return ping("HEAD");
        } catch (EngineUnavailableException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            CallLog.failed("HEAD /_ping", e);
            return ping("GET");
        }
    }

    private ResponseHead ping(String method) throws IOException {
        Request request = Request.of(method, "/_ping");
        try (Response response = transport.send(request, LIMIT_MILLIS)) {
            CallLog.answered(request.call(), response.head().status());
            if (response.head().status() != 200) {
                throw EngineFailures.refused(transport.address(), request.call(), response);
            }
            return response.head();
        } catch (IOException e) {
            throw EngineFailures.translate(e);
        }
    }

    private EngineVersion of(ResponseHead head) {
        String api =
                fixed.isEmpty() ? ApiVersions.agree(head.header("Api-Version").orElse("")) : fixed;
        boolean podman = head.header("Libpod-Api-Version").isPresent();
        return new EngineVersion(api, head.header("Server").orElse(""), podman);
    }
}
