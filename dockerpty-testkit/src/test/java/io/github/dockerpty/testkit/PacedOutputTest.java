// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacedOutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> writes = new ArrayList<>();

    private PacedOutput paced(Fault... faults) {
        OutputStream wire = new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("a byte alone");
            }

            @Override
            public void write(byte[] source, int start, int length) {
                writes.add(length);
                bytes.write(source, start, length);
            }
        };
        return new PacedOutput(wire, new FaultPlan(List.of(faults)));
    }

    @Test
    void write_split_isInPieces() throws IOException {
        paced(new Fault.Split(3)).write(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, 1, 7);
        assertThat(writes).containsExactly(3, 3, 1);
        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void write_withoutFault_isWhole() throws IOException {
        PacedOutput out = paced();
        out.write(new byte[100_000]);
        out.write(7);
        assertThat(writes).containsExactly(100_000, 1);
    }

    @Test
    void write_throttled_isInTenthsOfASecond() throws IOException {
        paced(new Fault.Throttle(1_000)).write(new byte[150]);
        assertThat(writes).containsExactly(100, 50);
    }

    @Test
    void write_interruptedInAPause_ends() {
        PacedOutput out = paced(new Fault.Delay(Duration.ofHours(1)));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(writes).isEmpty();
    }
}
