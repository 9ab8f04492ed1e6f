// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.PushSink;
import io.github.dockerpty.io.Route;
import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.Session;
import io.github.dockerpty.pty.Sessions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** dockerpty: sessions as values, all on one loop. */
final class LoopClient implements BenchClient, AutoCloseable {

    private final PumpLoop loop = PumpLoop.open();
    private final Sessions sessions;
    private final List<Session> open = new ArrayList<>();

    LoopClient(Endpoint endpoint) throws IOException {
        sessions =
                DockerPty.sessions(Engine.at(endpoint.withApiVersion("1.41"))).on(loop);
    }

    @Override
    public Key open(String command, Taker output) throws IOException {
        ExecSpec spec = ExecSpec.of(List.of(command)).interactive(true, false);
        Session session = command.equals(BenchEngine.IDLE)
                ? sessions.exec("bench", spec)
                : sessions.to(pushedTo(output)).exec("bench", spec);
        open.add(session);
        return () -> session.offer(ByteBuffer.wrap(new byte[] {'k'}));
    }

    private static Route pushedTo(Taker output) {
        PushSink sink = PushSink.to(bytes -> output.took(bytes.remaining()));
        sink.request(Long.MAX_VALUE);
        return Route.to(sink);
    }

    @Override
    public int size() {
        return loop.size();
    }

    @Override
    public void close() {
        open.forEach(Session::close);
        loop.close();
    }
}
