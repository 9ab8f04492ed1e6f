// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io.bench;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.InputQueue;
import io.github.dockerpty.io.LoopMember;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.io.PumpOptions;
import io.github.dockerpty.io.PushSink;
import io.github.dockerpty.io.Stream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A whole session of the benchmark: connection, demuxer, output on demand, input from code. */
record BenchSession(SocketChannel connection, InputQueue input, PushSink output, LoopMember member) {

    private static final PumpOptions INPUT = PumpOptions.usual()
            .withAtEnd(PumpOptions.AtEnd.CLOSE_WRITE)
            .withDoneWhen(PumpOptions.DoneWhen.NOTHING_PENDING);

    static BenchSession open(PumpLoop loop, Path socket, byte kind, PushSink.Receiver receiver) throws IOException {
        SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        connection.write(ByteBuffer.wrap(new byte[] {kind}));
        Stream stream = Stream.of(connection);
        InputQueue input = new InputQueue();
        PushSink output = PushSink.to(receiver);
        output.request(Long.MAX_VALUE);
        LoopMember member = loop.join(
                Pump.from(new Demuxer(stream)).to(output),
                Pump.from(input).with(INPUT).to(stream));
        return new BenchSession(connection, input, output, member);
    }
}
