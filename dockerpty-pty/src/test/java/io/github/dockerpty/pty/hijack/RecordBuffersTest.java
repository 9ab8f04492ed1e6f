// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordBuffersTest {

    private final RecordBuffers buffers = new RecordBuffers();

    @Test
    void buffer_withBytesInIt_isKept_andAnEmptyOneIsLentAgain() {
        ByteBuffer first = buffers.take(100);
        assertThat(buffers.giveBackIfEmpty(first)).isSameAs(first);
        assertThat(buffers.take(100)).isNotSameAs(first);
        first.position(first.limit());
        assertThat(buffers.giveBackIfEmpty(first)).isSameAs(RecordBuffers.NONE);
        assertThat(buffers.take(50))
                .isSameAs(first)
                .extracting(ByteBuffer::remaining)
                .isEqualTo(100);
        assertThat(buffers.giveBackIfEmpty(RecordBuffers.NONE)).isSameAs(RecordBuffers.NONE);
    }

    @Test
    void buffer_thatIsTooSmall_isNotLent() {
        ByteBuffer small = buffers.take(10);
        buffers.giveBackIfEmpty(small.limit(0));
        assertThat(buffers.take(11).capacity()).isEqualTo(11);
    }

    @Test
    void unused_areKeptInASmallNumber() {
        List<ByteBuffer> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(buffers.take(10).limit(0));
        }
        many.forEach(buffers::giveBackIfEmpty);
        int again = 0;
        for (int i = 0; i < 100; i++) {
            ByteBuffer next = buffers.take(10);
            again += many.stream().anyMatch(buffer -> buffer == next) ? 1 : 0;
        }
        assertThat(again).isEqualTo(16);
    }
}
