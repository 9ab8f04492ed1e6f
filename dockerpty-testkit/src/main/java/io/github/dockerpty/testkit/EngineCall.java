// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.engine.Call;
import io.github.dockerpty.testkit.engine.Engine;
import io.github.dockerpty.testkit.engine.Hijacked;
import io.github.dockerpty.testkit.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Gives a request that no script answers to the stateful engine, with the faults of its route. */
final class EngineCall implements Call {

    private final Exchange exchange;
    private HijackedStream stream;

    private EngineCall(Exchange exchange) {
        this.exchange = exchange;
    }

    static Reply reply(Engine engine, Request request) {
        return Reply.by(exchange -> new EngineCall(exchange).answer(engine), Engine.hijacks(request));
    }

    private boolean answer(Engine engine) throws IOException, InterruptedException {
        boolean keepsAlive = engine.answer(this);
        if (stream != null) {
            stream.finish();
        }
        return keepsAlive;
    }

    @Override
    public Request request() {
        return exchange.request();
    }

    @Override
    public void head(int status, Map<String, String> headers) throws IOException {
        exchange.head(status, headers);
    }

    @Override
    public void body(byte[] bytes) throws IOException {
        exchange.body(bytes);
    }

    @Override
    public boolean whileClientStays(LongAnswer answer) throws IOException, InterruptedException {
        return new LongReply(exchange, answer).send();
    }

    @Override
    public void forgetEarlyBytes() throws IOException {
        exchange.connection().in().skipNBytes(exchange.connection().in().available());
    }

    @Override
    public Hijacked hijack(int status, Map<String, String> headers) {
        stream = new HijackedStream(exchange, status, headers);
        return stream;
    }

    @Override
    public Duration lateExitCode() {
        return exchange.plan().lateExitCode;
    }

    @Override
    public Duration lateFirstResize() {
        return exchange.plan().lateFirstResize;
    }
}
