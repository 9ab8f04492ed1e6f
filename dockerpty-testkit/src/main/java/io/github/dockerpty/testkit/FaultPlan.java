// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All faults of one answer, sorted by where they act; confined to the thread of the connection. */
final class FaultPlan {

    /** What happens when the bytes before the end of an answer are sent. */
    enum Ending {
        CUT,
        RESET,
        STALL
    }

    int pieceBytes = Integer.MAX_VALUE;
    long bytesPerSecond = Long.MAX_VALUE;
    Duration delay = Duration.ZERO;
    Duration late = Duration.ZERO;
    Duration lateExitCode = Duration.ZERO;
    Duration lateFirstResize = Duration.ZERO;
    boolean closesBeforeReply;
    boolean gluesHead;
    boolean ignoresHalfClose;
    final Map<Long, Integer> corruptions = new HashMap<>();
    Ending ending;
    long endsAfter = Long.MAX_VALUE;

    FaultPlan(List<Fault> faults) {
        faults.forEach(this::add);
    }

    private void add(Fault fault) {
        if (fault instanceof Fault.All all) {
            all.faults().forEach(this::add);
        } else if (fault instanceof Fault.CutAfter cut) {
            end(Ending.CUT, cut.byteCount());
        } else if (fault instanceof Fault.ResetAfter reset) {
            end(Ending.RESET, reset.byteCount());
        } else if (fault instanceof Fault.StallAfter stall) {
            end(Ending.STALL, stall.byteCount());
        } else if (fault instanceof Fault.Corrupt corrupt) {
            corruptions.put(corrupt.offset(), corrupt.value());
        } else {
            addTiming(fault);
        }
    }

    private void addTiming(Fault fault) {
        if (fault instanceof Fault.Split split) {
            pieceBytes = split.byteCount();
        } else if (fault instanceof Fault.Delay pause) {
            delay = pause.each();
        } else if (fault instanceof Fault.Throttle throttle) {
            bytesPerSecond = throttle.bytesPerSecond();
        } else if (fault instanceof Fault.StallBeforeReply stall) {
            late = stall.duration();
        } else if (fault instanceof Fault.LateExitCode code) {
            lateExitCode = code.duration();
        } else if (fault instanceof Fault.LateFirstResize resize) {
            lateFirstResize = resize.duration();
        }
        closesBeforeReply |= fault instanceof Fault.CloseBeforeReply;
        gluesHead |= fault instanceof Fault.HeadGluedToData;
        ignoresHalfClose |= fault instanceof Fault.IgnoreHalfClose;
    }

    private void end(Ending how, long after) {
        if (ending == null) {
            ending = how;
            endsAfter = after;
        }
    }
}
