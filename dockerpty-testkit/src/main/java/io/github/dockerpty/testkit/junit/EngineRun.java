// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** One test on one engine: gives parameters, and takes away what it gave. */
final class EngineRun {

    private final TestEngine engine;
    private final boolean owned;
    private final List<TestContainer> containers = new ArrayList<>();

    /** A run that closes the engine at its end. */
    EngineRun(TestEngine engine) {
        this(engine, true);
    }

    private EngineRun(TestEngine engine, boolean owned) {
        this.engine = engine;
        this.owned = owned;
    }

    /** A run on the same engine, which stays open. */
    EngineRun another() {
        if (engine instanceof EmbeddedEngine embedded) {
            embedded.forgetRequests();
        }
        return new EngineRun(engine, false);
    }

    TestEngine engine() {
        return engine;
    }

    static boolean supports(ParameterContext parameter, Class<? extends TestEngine> most) {
        Class<?> type = parameter.getParameter().getType();
        return parameter.isAnnotated(From.class)
                ? type == TestContainer.class
                : TestEngine.class.isAssignableFrom(type) && type.isAssignableFrom(most);
    }

    Object resolve(ParameterContext parameter) {
        return parameter.findAnnotation(From.class).<Object>map(this::start).orElse(engine);
    }

    private TestContainer start(From from) {
        TestContainer container = engine.container(from.value(), from.command());
        containers.add(container);
        try {
            return from.command().length == 0 ? container.staying().start() : container.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no container of " + from.value() + " on " + engine + ": " + e.getMessage(), e);
        }
    }

    /** Keeps what tells why the test failed, if it did, and removes the rest. */
    void end(ExtensionContext context) throws IOException {
        try {
            FailureFiles.end(context, engine);
        } finally {
            removeAll();
        }
    }

    private void removeAll() throws IOException {
        if (owned) {
            engine.close();
            return;
        }
        for (TestContainer container : containers) {
            container.close();
        }
    }
}
