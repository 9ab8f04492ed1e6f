// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What one answer writes: first its head, then the counted bytes, changed and ended as its faults say. */
final class ReplyOutput extends OutputStream {

    private final OutputStream wire;
    private final FaultPlan plan;
    private byte[] heldHead = new byte[0];
    private long sent;

    ReplyOutput(OutputStream wire, FaultPlan plan) {
        this.wire = new PacedOutput(wire, plan);
        this.plan = plan;
    }

    /** Sends the head, or keeps it for the first bytes behind it. */
    void head(byte[] head) throws IOException {
        if (plan.gluesHead) {
            heldHead = head;
        } else {
            wire.write(head);
            endIfDue();
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        int count = (int) Math.min(length, plan.endsAfter - sent);
        ByteArrayOutputStream joined = new ByteArrayOutputStream(heldHead.length + count);
        joined.writeBytes(heldHead);
        joined.write(bytes, start, count);
        byte[] piece = corrupted(joined.toByteArray());
        heldHead = new byte[0];
        sent += count;
        wire.write(piece);
        endIfDue();
    }

    /** Sends a head that no bytes followed. */
    void finish() throws IOException {
        if (heldHead.length > 0) {
            write(new byte[0], 0, 0);
        }
    }

    private byte[] corrupted(byte[] piece) {
        plan.corruptions.forEach((offset, value) -> {
            long index = offset - sent + heldHead.length;
            if (offset >= sent && index < piece.length) {
                piece[(int) index] = value.byteValue();
            }
        });
        return piece;
    }

    private void endIfDue() throws AnswerEndedException {
        if (sent >= plan.endsAfter) {
            throw new AnswerEndedException(plan.ending);
        }
    }
}
