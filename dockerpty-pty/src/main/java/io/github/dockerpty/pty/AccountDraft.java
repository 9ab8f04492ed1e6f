// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Demuxer;
import io.github.dockerpty.io.Pump;
import io.github.dockerpty.io.StreamType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/** An account while the parts of a session enter what they know; confined to whoever asks for one. */
final class AccountDraft {

    private final SessionAccount.End end;
    private final EnumSet<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private long stdoutBytes;
    private long stderrBytes;
    private long stdoutFrames;
    private long stderrFrames;
    private long discardedBytes;
    private long stdinBytes;
    private OptionalLong stdinUnread = OptionalLong.empty();
    private boolean inputRefused;
    private int resizes;
    private int resizesRefused;
    private int signals;

    AccountDraft(SessionAccount.End end) {
        this.end = end;
    }

    /** Without a demuxer, that is with a terminal, there are no frames. */
    void output(Pump pump, Demuxer frames) {
        stdoutBytes = pump.bytes(StreamType.STDOUT);
        stderrBytes = pump.bytes(StreamType.STDERR);
        discardedBytes = pump.discarded(StreamType.STDOUT) + pump.discarded(StreamType.STDERR);
        if (frames != null) {
            stdoutFrames = frames.frames(StreamType.STDOUT);
            stderrFrames = frames.frames(StreamType.STDERR);
        }
    }

    /** Of the output that was counted, bytes that the caller never got, and those that were not meant for him. */
    void notGot(long stdout, long stderr, long report) {
        stdoutBytes -= stdout + report;
        stderrBytes -= stderr;
        discardedBytes += stdout + stderr;
    }

    void input(long taken, boolean refused) {
        stdinBytes = taken;
        inputRefused = refused;
    }

    /** How many bytes were written to a stdin of the session's own. */
    void written(long bytes) {
        stdinUnread = OptionalLong.of(bytes - stdinBytes);
    }

    void sizes(SizeKeeper sizes) {
        resizes = sizes.accepted();
        resizesRefused = sizes.refused();
        met(Quirk.FIRST_SIZE_REFUSED, sizes.wasFirstRefused());
    }

    void signals(int taken) {
        signals = taken;
    }

    void met(Quirk quirk, boolean isMet) {
        if (isMet) {
            quirks.add(quirk);
        }
    }

    void met(Set<Quirk> several) {
        quirks.addAll(several);
    }

    SessionAccount account() {
        return new SessionAccount(
                stdoutBytes,
                stderrBytes,
                stdoutFrames,
                stderrFrames,
                discardedBytes,
                stdinBytes,
                stdinUnread,
                inputRefused,
                resizes,
                resizesRefused,
                signals,
                end,
                Collections.unmodifiableSet(quirks));
    }
}
