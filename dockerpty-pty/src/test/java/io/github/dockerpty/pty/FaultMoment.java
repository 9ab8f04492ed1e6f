// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** When a fault strikes; see {@link FaultProcess} for the bytes. */
enum FaultMoment {
    BEFORE_HEAD("before the head"),
    AFTER_HEAD("after the head"),
    IN_HEADER("in a frame's header"),
    IN_PAYLOAD("in a payload"),
    BETWEEN_FRAMES("between frames"),
    AT_END("at the end"),
    DURING_INPUT("during input"),
    EXIT_CODE("exit code asked");

    final String title;

    FaultMoment(String title) {
        this.title = title;
    }

    /** Whether the fault strikes the stream of the session, once that is open. */
    boolean isInStream() {
        return this != BEFORE_HEAD && this != EXIT_CODE;
    }

    /** After how many bytes of the stream. */
    int offset() {
        return switch (this) {
            case IN_HEADER -> FaultProcess.SECOND_FRAME + 3;
            case IN_PAYLOAD -> FaultProcess.SECOND_FRAME + FaultProcess.HEADER + 2;
            case BETWEEN_FRAMES, DURING_INPUT -> FaultProcess.THIRD_FRAME;
            case AT_END -> FaultProcess.END;
            default -> 0;
        };
    }
}
