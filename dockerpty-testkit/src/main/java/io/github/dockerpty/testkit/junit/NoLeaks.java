// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Fails each test that leaves threads or descriptors open, as {@link io.github.dockerpty.testkit.LeakCheck} sees them.
 *
 * <p>It begins before and ends behind the extensions that are registered after it; on the class it comes before all of
 * its fields. Since it looks at the whole JVM, such a test never runs beside another one.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LeakGuard.class)
@ResourceLock(Resources.GLOBAL)
@SuppressWarnings("exports")
public @interface NoLeaks {}
