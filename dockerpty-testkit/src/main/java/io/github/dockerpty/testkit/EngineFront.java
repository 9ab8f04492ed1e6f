// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.http.HttpServer;
import io.github.dockerpty.testkit.http.PathPattern;
import io.github.dockerpty.testkit.http.Request;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What a scripted and a stateful engine have in common: the server, the routes a test takes over, the requests. */
final class EngineFront implements Closeable {

    private final Script script = new Script();
    private final ScriptedHandler handler;
    private final HttpServer server;
    private final Map<String, String> environment;

    /** Serves at the opened address; what no route answers goes to the function. */
    EngineFront(Opening.Opened address, Function<Request, Reply> otherwise, Map<String, String> usualHeaders) {
        handler = new ScriptedHandler(script, otherwise, usualHeaders);
        server = new HttpServer(address.acceptor(), handler);
        Map<String, String> all = new HashMap<>(address.environment());
        all.put("DOCKER_HOST", server.host().toString());
        environment = Map.copyOf(all);
    }

    Route on(String method, String pathPattern) {
        return new Route(script, new Script.Where(method, new PathPattern(pathPattern)));
    }

    void apiVersion(String version) {
        handler.apiVersion(version);
    }

    URI host() {
        return server.host();
    }

    /** DOCKER_HOST, with TLS also DOCKER_TLS_VERIFY and DOCKER_CERT_PATH. */
    Map<String, String> environment() {
        return environment;
    }

    RequestLog requests() {
        return handler.requests();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
