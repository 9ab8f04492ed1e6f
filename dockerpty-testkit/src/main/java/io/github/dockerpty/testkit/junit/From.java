// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link io.github.dockerpty.testkit.TestContainer} as a parameter, started and running, removed after the test.
 *
 * <p>For a test with an {@link Engine} or an {@link EngineTest}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface From {

    /** {@return the image, with or without tag} */
    String value();

    /** {@return program and arguments; none for a shell that does nothing until it is stopped} */
    String[] command() default {};
}
