// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.FaultVerb.Call;
import io.github.dockerpty.testkit.Fault;
import java.time.Duration;

/** Each fault of the testkit, at each moment at which it can strike. */
enum FaultRow {
    SPLIT("`Split`: pieces of one byte") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            return harmless(moment, new Fault.Split(1));
        }
    },
    DELAY("`Delay`, `StallBeforeReply`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            boolean late = moment == FaultMoment.BEFORE_HEAD;
            return harmless(moment, late ? new Fault.StallBeforeReply(SOON) : new Fault.Delay(SOON));
        }
    },
    THROTTLE("`Throttle`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            return harmless(moment, new Fault.Throttle(1000));
        }
    },
    CUT("`CutAfter`: an end in good order") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            return ending(moment, new Fault.CutAfter(moment.offset()));
        }
    },
    RESET("`ResetAfter`, over TCP") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            return ending(moment, new Fault.ResetAfter(moment.offset()));
        }
    },
    STALL("`StallAfter`, `StallBeforeReply`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            if (moment == FaultMoment.BEFORE_HEAD) {
                return FaultPlan.stream(new Fault.StallBeforeReply(NEVER), FaultProcess.STAY, FaultEnd.STOPPED);
            }
            Fault stall = new Fault.StallAfter(moment.offset());
            if (moment == FaultMoment.EXIT_CODE) {
                return FaultPlan.exit(stall, FaultEnd.STOPPED);
            }
            if (moment == FaultMoment.AT_END) {
                FaultEnd end = verb == FaultVerb.EXEC ? FaultEnd.STOPPED : FaultEnd.GIVEN_UP;
                return FaultPlan.stream(stall, FaultProcess.SPEAK, end);
            }
            return FaultPlan.stream(stall, FaultProcess.STAY, FaultEnd.STOPPED);
        }
    },
    CORRUPT("`Corrupt`: one byte") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            return switch (moment) {
                case BEFORE_HEAD, AT_END, DURING_INPUT -> null;
                case EXIT_CODE -> FaultPlan.exit(wrong(0), FaultEnd.LOST);
                case IN_HEADER -> FaultPlan.stream(wrong(LENGTH), FaultProcess.SPEAK, FaultEnd.GARBLED);
                case IN_PAYLOAD -> FaultPlan.stream(wrong(moment.offset()), FaultProcess.SPEAK, FaultEnd.ALTERED);
                default -> FaultPlan.stream(wrong(moment.offset()), FaultProcess.SPEAK, FaultEnd.LOST);
            };
        }
    },
    CLOSE_BEFORE_REPLY("`CloseBeforeReply`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            boolean exec = verb == FaultVerb.EXEC;
            Fault close = new Fault.CloseBeforeReply();
            return switch (moment) {
                case BEFORE_HEAD -> FaultPlan.stream(close, FaultProcess.SPEAK, exec ? FaultEnd.LOST : FaultEnd.NEVER);
                case AFTER_HEAD ->
                    verb == FaultVerb.RUN ? new FaultPlan(Call.START, close, FaultProcess.SPEAK, FaultEnd.LOST) : null;
                case EXIT_CODE -> FaultPlan.exit(close, exec ? FaultEnd.LOST : FaultEnd.NEVER);
                default -> null;
            };
        }
    },
    HEAD_GLUED("`HeadGluedToData`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            FaultProcess process = verb == FaultVerb.EXEC ? FaultProcess.GREET : FaultProcess.SPEAK;
            return moment == FaultMoment.AFTER_HEAD
                    ? FaultPlan.stream(new Fault.HeadGluedToData(), process, FaultEnd.WHOLE)
                    : null;
        }
    },
    LATE_EXIT_CODE("`LateExitCode`: a moment") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            return moment == FaultMoment.EXIT_CODE
                    ? FaultPlan.exit(new Fault.LateExitCode(Duration.ofMillis(200)), FaultEnd.WHOLE)
                    : null;
        }
    },
    NO_EXIT_CODE("`LateExitCode`: an hour") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            FaultEnd end = verb == FaultVerb.EXEC ? FaultEnd.LOST : FaultEnd.STOPPED;
            return moment == FaultMoment.EXIT_CODE ? FaultPlan.exit(new Fault.LateExitCode(NEVER), end) : null;
        }
    },
    LATE_FIRST_RESIZE("`LateFirstResize`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            Fault late = new Fault.LateFirstResize(Duration.ofMillis(100));
            return moment == FaultMoment.AFTER_HEAD
                    ? new FaultPlan(Call.RESIZE, late, FaultProcess.SIZE, FaultEnd.SIZED)
                    : null;
        }
    },
    IGNORED_HALF_CLOSE("`IgnoreHalfClose`") {
        @Override
        FaultPlan at(FaultMoment moment, FaultVerb verb) {
            Fault ignore = new Fault.IgnoreHalfClose();
            return switch (moment) {
                case AT_END -> FaultPlan.stream(ignore, FaultProcess.SPEAK, FaultEnd.WHOLE);
                case DURING_INPUT -> FaultPlan.stream(ignore, FaultProcess.COLLECT, FaultEnd.STOPPED);
                default -> null;
            };
        }
    };

    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration NEVER = Duration.ofHours(1);

    /** The last byte of the second frame's length. */
    private static final int LENGTH = FaultProcess.SECOND_FRAME + FaultProcess.HEADER - 1;

    final String title;

    FaultRow(String title) {
        this.title = title;
    }

    /** Null if it cannot strike then. */
    abstract FaultPlan at(FaultMoment moment, FaultVerb verb);

    private static FaultPlan harmless(FaultMoment moment, Fault fault) {
        return moment == FaultMoment.EXIT_CODE
                ? FaultPlan.exit(fault, FaultEnd.WHOLE)
                : FaultPlan.stream(fault, FaultProcess.SPEAK, FaultEnd.WHOLE);
    }

    /** The process goes on, but at the end, where nothing is missing. */
    private static FaultPlan ending(FaultMoment moment, Fault fault) {
        return switch (moment) {
            case BEFORE_HEAD -> null;
            case EXIT_CODE -> FaultPlan.exit(fault, FaultEnd.LOST);
            case AT_END -> FaultPlan.stream(fault, FaultProcess.SPEAK, FaultEnd.WHOLE);
            default -> FaultPlan.stream(fault, FaultProcess.STAY, FaultEnd.LOST);
        };
    }

    private static Fault wrong(int offset) {
        return new Fault.Corrupt(offset, '~');
    }
}
