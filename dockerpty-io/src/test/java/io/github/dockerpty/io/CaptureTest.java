// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import static io.github.dockerpty.io.Texts.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaptureTest {

    private static final String TEXT = "abcdefghijklmnopqrstuvwxyz";

    @Test
    void limits_ofEverySize_keepTheSameHoweverTheBytesArrive() {
        for (int head = 0; head <= TEXT.length() + 1; head += 3) {
            for (int tail = 0; tail <= TEXT.length() + 1; tail += 4) {
                int headLimit = head;
                int tailLimit = tail;
                Chunks.everySplit(TEXT.getBytes(UTF_8)).forEach(chunks -> check(chunks, headLimit, tailLimit));
            }
        }
    }

    @Test
    void bytes_areKeptAsTheyCame() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        Capture capture = Capture.headAndTail(100, 1000);
        Capture tail = Capture.tail(256);
        Capture head = Capture.head(256);
        for (Capture each : new Capture[] {capture, tail, head}) {
            each.write(ByteBuffer.wrap(all));
            assertThat(each.bytes()).isEqualTo(all);
            assertThat(each.dropped()).isZero();
            assertThat(each.total()).isEqualTo(256);
        }
    }

    @Test
    void endlessOutput_isCounted_andTakesNoMore() throws IOException {
        ByteBuffer portion = ByteBuffer.allocate(100_000);
        Arrays.fill(portion.array(), (byte) 'y');
        Capture capture = Capture.headAndTail(1000, 5000);
        for (int i = 0; i < 1000; i++) {
            assertThat(capture.write(portion.clear())).isEqualTo(100_000);
        }
        capture.write(bytes("the end"));
        assertThat(capture.total()).isEqualTo(100_000_007);
        assertThat(capture.dropped()).isEqualTo(100_000_007 - 6000);
        assertThat(new String(capture.tail(), UTF_8)).hasSize(5000).endsWith("yythe end");
        assertThat(capture.head()).hasSize(1000);
    }

    @Test
    void close_endsTheWriting_notTheAsking() throws IOException {
        Capture capture = Capture.head(10);
        capture.write(bytes("kept"));
        byte[] copy = capture.bytes();
        copy[0] = 'x';
        capture.closeWrite();
        capture.close();
        assertThat(capture.bytes()).isEqualTo("kept".getBytes(UTF_8));
        assertThat(capture.needsWrite()).isFalse();
        assertThat(capture.doWrite()).isZero();
        assertThat(capture.channel()).isEmpty();
        assertThatThrownBy(() -> capture.write(bytes("late"))).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void limits_areChecked() {
        assertThatThrownBy(() -> Capture.head(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Capture.tail(-2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(Chunks chunks, int headLimit, int tailLimit) {
        Capture capture = Capture.headAndTail(headLimit, tailLimit);
        Pumped.through(chunks, capture);
        int head = Math.min(headLimit, TEXT.length());
        int tail = Math.min(tailLimit, TEXT.length() - head);
        assertThat(capture.head()).asString(UTF_8).isEqualTo(TEXT.substring(0, head));
        assertThat(capture.tail()).asString(UTF_8).isEqualTo(TEXT.substring(TEXT.length() - tail));
        assertThat(capture.bytes()).hasSize(head + tail);
        assertThat(capture.total()).isEqualTo(TEXT.length());
        assertThat(capture.dropped()).isEqualTo(TEXT.length() - head - tail);
    }
}
