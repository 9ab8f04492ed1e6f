// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.StreamType;
import io.github.dockerpty.io.TruncatedStreamException;
import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first example of the testkit's guide: bytes only. */
class BytesExampleTest {

    // region testkit.md 1
    static final byte[] WIRE =
            Frames.frames().stdout("naïve\n").stderr("oops\n").bytes();

    static Stream<Chunks> anyArrival() {
        return Chunks.everySplit(WIRE);
    }

    @ParameterizedTest
    @MethodSource("anyArrival")
    void output_isTheSameHoweverItArrives(Chunks chunks) throws IOException {
        Output output = Output.readFrom(chunks.asStream()); // the code under test
        assertThat(output.stdout()).isEqualTo("naïve\n");
        assertThat(output.stderr()).isEqualTo("oops\n");
    }

    static Stream<Chunks> cutInTheFirstFrame() {
        return Chunks.everyTruncation(WIRE).skip(1).limit(14);
    }

    @ParameterizedTest
    @MethodSource("cutInTheFirstFrame")
    void output_thatIsCut_isNotTakenForAll(Chunks chunks) {
        assertThatThrownBy(() -> Output.readFrom(chunks.asStream())).isInstanceOf(TruncatedStreamException.class);
    }
    // endregion

    /** What a reader of the guide has written. */
    private record Output(String stdout, String stderr) {

        static Output readFrom(InputStream in) throws IOException {
            ByteArrayOutputStream stdout = new ByteArrayOutputStream();
            ByteArrayOutputStream stderr = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(512);
            try (Demuxer demuxer = new Demuxer(io.github.dockerpty.io.Stream.reading(in))) {
                for (int count = demuxer.read(buffer); count >= 0; count = demuxer.read(buffer.clear())) {
                    (demuxer.type() == StreamType.STDERR ? stderr : stdout).write(buffer.array(), 0, count);
                }
            }
            return new Output(stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8));
        }
    }
}
