// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.LoopMember;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.PumpLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** Ends the stream of a session in a loop, whose process has ended, once it is silent between two looks. */
final class LoopDrain {

    private final PumpLoop loop;
    private final LoopMember member;
    private final WatchedConnection connection;
    private final Pump output;

    /** Where the output passes. */
    record Stage(LoopMember member, WatchedConnection connection, Pump output) {}

    LoopDrain(PumpLoop loop, Stage stage) {
        this.loop = loop;
        this.member = stage.member();
        this.connection = stage.connection();
        this.output = stage.output();
    }

    /** Whether the stream has ended. */
    boolean isOver() {
        return connection.hasEnded();
    }

    /** Looks so often; gives up at once if that is zero. */
    void begin(Duration interval) {
        later(() -> look(interval, -1, Long.MAX_VALUE), Duration.ZERO);
    }

    /** Leaves the output a time to come, then looks so often, and so many times while it never pauses. */
    void begin(Duration first, Duration interval, long patience) {
        later(() -> look(interval, -1, patience), first);
    }

    /** The loop's thread; time that the caller's end takes does not count. */
    private void look(Duration interval, long before, long patience) {
        boolean stalled = output.isStalled();
        long now = connection.received();
        if (interval.isZero() || (!stalled && (now == before || patience <= 0))) {
            connection.endReading();
        } else {
            later(() -> look(interval, now, stalled ? patience : patience - 1), interval);
        }
    }

    private void later(Runnable look, Duration delay) {
        try {
            if (delay.isZero()) {
                member.execute(look);
            } else {
                loop.after(delay, () -> later(look, Duration.ZERO));
            }
        } catch (RejectedExecutionException over) {
            // The stream has ended, or the session was left.
        }
    }
}
