// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.EmbeddedSetup;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An embedded engine for the tests of a class, as a field with {@code @RegisterExtension}.
 *
 * <p>A static field is one engine for all tests of the class, whose requests are forgotten before each test; an
 * instance field is a fresh one for each test. Tests get it as a parameter of the type {@link EmbeddedEngine} or
 * {@link io.github.dockerpty.testkit.TestEngine}, and running containers on it by {@link From}. When a test fails, what
 * {@link FailureFiles} names is written beside the report. A static field also says what the
 * embedded engine of each {@link EngineTest} of the class is.
 */
@SuppressWarnings("exports")
public final class Engine
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final Consumer<EmbeddedSetup> contents;
    private EngineRun shared;
    private EngineRun current;

    private Engine(Consumer<EmbeddedSetup> contents) {
        this.contents = contents;
    }

    /**
     * An embedded engine on a Unix-domain socket that only this user can reach.
     *
     * @param contents adds images and containers, called once for each engine
     * @return the extension
     */
    public static Engine embedded(Consumer<EmbeddedSetup> contents) {
        return new Engine(contents);
    }

    /**
     * The engine of the running test, or of the class while no test runs.
     *
     * @return the engine, which this extension closes
     * @throws IllegalStateException when there is none
     */
    public EmbeddedEngine get() {
        EngineRun run = current == null ? shared : current;
        if (run == null) {
            throw new IllegalStateException("no test runs: is the field annotated with @RegisterExtension?");
        }
        return (EmbeddedEngine) run.engine();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        EngineRuns.contents(context, contents);
        shared = new EngineRun(EngineRuns.embedded(contents));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (shared == null && isEngineTest(context)) {
            throw new ExtensionConfigurationException("the engine of an @EngineTest has to be in a static field");
        }
        FailureFiles.begin();
        current = shared == null ? new EngineRun(EngineRuns.embedded(contents)) : shared.another();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return !isEngineTest(context) && EngineRun.supports(parameter, EmbeddedEngine.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EngineRun run = current == null ? shared : current;
        return run.resolve(parameter);
    }

    private static boolean isEngineTest(ExtensionContext context) {
        return context.getTestMethod()
                .map(method -> method.isAnnotationPresent(EngineTest.class))
                .orElse(false);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        EngineRun run = current;
        current = null;
        if (run != null) {
            run.end(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (shared != null) {
            shared.engine().close();
        }
    }
}
