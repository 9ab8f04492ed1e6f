// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import io.github.dockerpty.testkit.RealEngines;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.TestEngine.Ability;
import io.github.dockerpty.testkit.TestEngine.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One run of an {@link EngineTest}. */
final class OnEngine implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final Kind kind;
    private final List<Ability> needs;
    private EngineRun run;

    OnEngine(Kind kind, List<Ability> needs) {
        this.kind = kind;
        this.needs = needs;
    }

    String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Optional<TestEngine> engine =
                kind == Kind.EMBEDDED ? Optional.of(EngineRuns.embedded(context)) : TestEngine.find(name());
        Assumptions.assumeTrue(engine.isPresent(), () -> RealEngines.reason(name()));
        FailureFiles.begin();
        run = new EngineRun(engine.get());
        context.publishReportEntry("engine", engine.get().toString());
        for (Ability ability : needs) {
            Assumptions.assumeTrue(engine.get().can(ability), () -> name() + " has not the ability " + ability);
        }
        engine.get().sweep();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return EngineRun.supports(parameter, TestEngine.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return run.resolve(parameter);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (run != null) {
            // The reports of build tools number the runs; a failure tells the name.
            context.getExecutionException()
                    .ifPresent(failure -> failure.addSuppressed(new Exception("this was on " + run.engine())));
            run.end(context);
        }
    }
}
