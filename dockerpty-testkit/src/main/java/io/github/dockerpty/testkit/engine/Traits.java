// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import static io.github.dockerpty.testkit.engine.Quirk.ATTACH_FAILS_IN_PLAIN_TEXT;
import static io.github.dockerpty.testkit.engine.Quirk.ATTACH_HONORS_STREAM;
import static io.github.dockerpty.testkit.engine.Quirk.ATTACH_RESETS_ENDED;
import static io.github.dockerpty.testkit.engine.Quirk.ATTACH_SELECTS_STREAMS;
import static io.github.dockerpty.testkit.engine.Quirk.CONFLICT_IS_409;
import static io.github.dockerpty.testkit.engine.Quirk.DROPS_EARLY_BYTES;
import static io.github.dockerpty.testkit.engine.Quirk.EXECS_END_WITH_CONTAINER;
import static io.github.dockerpty.testkit.engine.Quirk.EXEC_RESIZE_WAITS;
import static io.github.dockerpty.testkit.engine.Quirk.HALF_CLOSE_ENDS_ATTACH;
import static io.github.dockerpty.testkit.engine.Quirk.HALF_CLOSE_ENDS_TTY;
import static io.github.dockerpty.testkit.engine.Quirk.HIDES_OTHER_METHODS;
import static io.github.dockerpty.testkit.engine.Quirk.LIBPOD;
import static io.github.dockerpty.testkit.engine.Quirk.MISSING_PROGRAM_AT_ATTACH;
import static io.github.dockerpty.testkit.engine.Quirk.MISSING_PROGRAM_IS_127;
import static io.github.dockerpty.testkit.engine.Quirk.MISSING_PROGRAM_ON_STDOUT;
import static io.github.dockerpty.testkit.engine.Quirk.REFUSES_NEWER_CLIENTS;
import static io.github.dockerpty.testkit.engine.Quirk.REFUSES_UNKNOWN_WAIT;
import static io.github.dockerpty.testkit.engine.Quirk.REMOVAL_TELLS_EXIT_CODE;
import static io.github.dockerpty.testkit.engine.Quirk.RESIZE_NEEDS_SIZE;
import static io.github.dockerpty.testkit.engine.Quirk.RESTARTS_AFTER_A_WHILE;
import static io.github.dockerpty.testkit.engine.Quirk.RUNNING_EXIT_CODE_IS_NULL;
import static io.github.dockerpty.testkit.engine.Quirk.SECOND_START_IN_STREAM;
import static io.github.dockerpty.testkit.engine.Quirk.SEES_DETACH_KEYS;
import static io.github.dockerpty.testkit.engine.Quirk.SIGNAL_ENDS_PAUSE;
import static io.github.dockerpty.testkit.engine.Quirk.START_DECIDES_FRAMES;
import static io.github.dockerpty.testkit.engine.Quirk.START_NEEDS_JSON;
import static io.github.dockerpty.testkit.engine.Quirk.STOP_GIVES_TIME;

import io.github.dockerpty.testkit.Profile;
import java.util.EnumSet;
import java.util.Set;

/** A profile in full: what the engine calls itself and which quirks it has. */
record Traits(String release, ApiVersion api, ApiVersion oldestApi, Set<Quirk> quirks) {

    static Traits of(Profile profile) {
        return switch (profile) {
            case DOCKER_20_10 -> new Traits("20.10.24", new ApiVersion(1, 41), new ApiVersion(1, 12), docker());
            case DOCKER_28 -> new Traits("28.2.2", new ApiVersion(1, 50), new ApiVersion(1, 24), docker28());
            case PODMAN_4 -> new Traits("4.3.1", new ApiVersion(1, 41), new ApiVersion(1, 24), podman());
        };
    }

    private static Set<Quirk> docker() {
        return EnumSet.of(
                DROPS_EARLY_BYTES,
                HALF_CLOSE_ENDS_TTY,
                HALF_CLOSE_ENDS_ATTACH,
                SEES_DETACH_KEYS,
                SECOND_START_IN_STREAM,
                RUNNING_EXIT_CODE_IS_NULL,
                EXEC_RESIZE_WAITS,
                CONFLICT_IS_409,
                ATTACH_FAILS_IN_PLAIN_TEXT,
                REFUSES_NEWER_CLIENTS,
                MISSING_PROGRAM_ON_STDOUT,
                ATTACH_HONORS_STREAM,
                ATTACH_SELECTS_STREAMS,
                REMOVAL_TELLS_EXIT_CODE,
                START_DECIDES_FRAMES,
                RESIZE_NEEDS_SIZE,
                START_NEEDS_JSON,
                RESTARTS_AFTER_A_WHILE,
                SIGNAL_ENDS_PAUSE,
                STOP_GIVES_TIME,
                HIDES_OTHER_METHODS,
                EXECS_END_WITH_CONTAINER);
    }

    private static Set<Quirk> docker28() {
        Set<Quirk> quirks = docker();
        quirks.add(REFUSES_UNKNOWN_WAIT);
        quirks.add(MISSING_PROGRAM_IS_127);
        return quirks;
    }

    private static Set<Quirk> podman() {
        return EnumSet.of(
                MISSING_PROGRAM_IS_127, MISSING_PROGRAM_AT_ATTACH, ATTACH_RESETS_ENDED, REFUSES_UNKNOWN_WAIT, LIBPOD);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** The status of an answer to a request that the state forbids. */
    int conflict() {
        return has(CONFLICT_IS_409) ? 409 : 500;
    }
}
