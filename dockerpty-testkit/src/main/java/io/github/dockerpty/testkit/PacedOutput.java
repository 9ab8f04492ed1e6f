// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Writes to the wire in the pieces and at the speed that the faults of an answer say. */
final class PacedOutput extends OutputStream {

    /** Time for a reader to take one piece before the next comes; only for some, or large answers would never end. */
    private static final Duration ALONE = Duration.ofNanos(200_000);

    private static final int PIECES_ALONE = 500;

    private final OutputStream wire;
    private final FaultPlan plan;
    private int pieces;

    PacedOutput(OutputStream wire, FaultPlan plan) {
        this.wire = wire;
        this.plan = plan;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        // A tenth of a second's worth, so that a slow stream flows instead of coming in jumps.
        long largest = Math.max(1, Math.min(plan.pieceBytes, plan.bytesPerSecond / 10));
        int at = start;
        while (at < start + length) {
            int count = (int) Math.min(largest, start + length - at);
            pause(count);
            wire.write(bytes, at, count);
            at += count;
        }
    }

    private void pause(int count) throws IOException {
        Pause.of(plan.delay);
        if (plan.bytesPerSecond < Long.MAX_VALUE) {
            Pause.of(Duration.ofNanos(count * 1_000_000_000L / plan.bytesPerSecond));
        }
        if (plan.pieceBytes < Integer.MAX_VALUE && pieces++ < PIECES_ALONE) {
            Pause.of(ALONE);
        }
    }
}
