// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.it;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test class that runs once on each engine, and is skipped where there is none. */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(Engines.class)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
abstract class OnEachEngine {

    @Parameter
    Bench bench;

    /** The reports number the engines; a failure tells its name. */
    @RegisterExtension
    final AfterTestExecutionCallback namesTheEngine = test -> test.getExecutionException()
            .ifPresent(failure -> failure.addSuppressed(new Exception("this was on " + bench)));

    @BeforeEach
    void requireEngine() {
        bench.requireEngine();
    }
}
