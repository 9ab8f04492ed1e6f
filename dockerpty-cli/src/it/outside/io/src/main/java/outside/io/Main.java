// SPDX-License-Identifier: Apache-2.0
package outside.io;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.Stream;
import io.github.dockerpty.io.StreamType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes two frames apart. */
public final class Main {

    private static final byte[] WIRE = {
        1, 0, 0, 0, 0, 0, 0, 3, 'o', 'u', 't',
        2, 0, 0, 0, 0, 0, 0, 4, 'o', 'o', 'p', 's',
    };

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        try (Demuxer demuxer = new Demuxer(Stream.reading(new ByteArrayInputStream(WIRE)))) {
            ByteBuffer buffer = ByteBuffer.allocate(64);
            for (int count = demuxer.read(buffer); count >= 0; count = demuxer.read(buffer.clear())) {
                (demuxer.type() == StreamType.STDERR ? stderr : stdout).write(buffer.array(), 0, count);
            }
        }
        if (!stdout.toString().equals("out") || !stderr.toString().equals("oops")) {
            throw new AssertionError("stdout [" + stdout + "], stderr [" + stderr + "]");
        }
    }
}
