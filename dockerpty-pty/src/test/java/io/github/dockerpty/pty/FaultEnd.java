// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.pty.Outcome.Stopped.Cause;
import java.util.OptionalInt;

/** How a session ends that a fault has struck. */
enum FaultEnd {
    WHOLE("exit code") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isEqualTo(new Outcome.Exited(FaultProcess.CODE));
            assertThat(seen.cut()).isFalse();
            assertThat(seen.err()).isEqualTo(FaultProcess.SECOND);
            assertThat(seen.out()).isEqualTo(WHOLE_OUT);
        }
    },
    SIZED("exit code") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isEqualTo(new Outcome.Exited(FaultProcess.CODE));
            assertThat(seen.out()).endsWith("one\r\n");
        }
    },
    ALTERED("exit code, wrong byte") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isEqualTo(new Outcome.Exited(FaultProcess.CODE));
            assertThat(seen.err())
                    .hasSameSizeAs(FaultProcess.SECOND)
                    .isNotEqualTo(FaultProcess.SECOND)
                    .contains("~");
            assertThat(seen.out()).isEqualTo(WHOLE_OUT);
        }
    },
    GIVEN_UP("exit code, output given up") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isEqualTo(new Outcome.Exited(FaultProcess.CODE, true));
            assertThat(WHOLE_OUT).startsWith(seen.out());
        }
    },
    LOST("connection lost") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isInstanceOf(Outcome.ConnectionLost.class);
            checkCut(seen);
        }
    },
    GARBLED("connection lost") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isInstanceOf(Outcome.ConnectionLost.class);
            assertThat(WHOLE_OUT).startsWith(seen.out());
            assertThat(seen.cut()).isTrue();
        }
    },
    NEVER("never started") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isInstanceOf(Outcome.NeverStarted.class);
            assertThat(seen.out() + seen.err()).isEmpty();
            checkCut(seen);
        }
    },
    STOPPED("time limit") {
        @Override
        void check(Seen seen) {
            assertThat(seen.outcome()).isInstanceOfSatisfying(Outcome.Stopped.class, stopped -> {
                assertThat(stopped.cause()).isEqualTo(Cause.TIME_LIMIT);
                assertThat(stopped.exitCode()).isNotEqualTo(OptionalInt.of(0));
            });
            checkCut(seen);
        }
    };

    private static final String WHOLE_OUT = FaultProcess.FIRST + FaultProcess.THIRD;

    final String title;

    FaultEnd(String title) {
        this.title = title;
    }

    /** What a caller has seen; cut if its readers were told so. */
    record Seen(Outcome outcome, String out, String err, boolean cut) {}

    abstract void check(Seen seen);

    /** What came is a true beginning, and not taken for all. */
    private static void checkCut(Seen seen) {
        assertThat(WHOLE_OUT).startsWith(seen.out());
        assertThat(FaultProcess.SECOND).startsWith(seen.err());
        assertThat(seen.cut()).isTrue();
    }
}
