// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import io.github.dockerpty.testkit.TestEngine.Ability;
import io.github.dockerpty.testkit.TestEngine.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on each engine, under the engine's name.
 *
 * <p>Parameters: a {@link io.github.dockerpty.testkit.TestEngine}, and containers by {@link From}. Real engines are
 * those of {@link io.github.dockerpty.testkit.RealEngines}; the run on a missing one is aborted with the reason, and
 * fails if the system property {@code dockerpty.engines} demands it. A run on an engine that cannot do what is needed
 * is aborted too. The embedded engine is a fresh one for each run: that of the class' {@link Engine} if it has one,
 * else one like Docker 20.10 with the image {@code busybox}, whose containers run a few usual programs of this machine.
 * Whatever the run makes on its engine is removed at its end; what killed runs left there is swept before it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EngineRuns.class)
@SuppressWarnings("exports")
public @interface EngineTest {

    /** {@return the engines, in the order of the runs; not OTHER, which has no name to be found by} */
    Kind[] on() default {Kind.EMBEDDED, Kind.DOCKER, Kind.PODMAN};

    /** {@return what the engine must be able to do} */
    Ability[] needs() default {};
}
