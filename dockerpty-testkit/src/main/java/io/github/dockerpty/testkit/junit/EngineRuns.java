// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.EmbeddedSetup;
import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.TestEngine.Kind;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gives an {@link EngineTest} its runs; JUnit makes it. */
@SuppressWarnings("exports")
public final class EngineRuns implements TestTemplateInvocationContextProvider {

    private static final Namespace NAMESPACE = Namespace.create(EngineRuns.class);
    private static final String CONTENTS = "contents";

    /** What containers of the usual embedded engine may run. */
    private static final HostPrograms USUAL = HostPrograms.only(
            "sh", "cat", "echo", "env", "false", "grep", "head", "id", "kill", "ls", "ps", "pwd", "seq", "sleep",
            "stty", "tail", "tee", "top", "tr", "true", "tty", "vi", "wc", "yes");

    /** For JUnit. */
    public EngineRuns() {}

    /** Sets what the embedded engines of a class hold. */
    static void contents(ExtensionContext context, Consumer<EmbeddedSetup> contents) {
        context.getStore(NAMESPACE).put(CONTENTS, contents);
    }

    static EmbeddedEngine embedded(Consumer<EmbeddedSetup> contents) throws IOException {
        EmbeddedSetup setup = EmbeddedEngine.setUp();
        contents.accept(setup);
        return setup.onUnixSocket();
    }

    @SuppressWarnings("unchecked")
    static EmbeddedEngine embedded(ExtensionContext context) throws IOException {
        Object contents = context.getStore(NAMESPACE).get(CONTENTS);
        return embedded(contents == null ? setup -> setup.image("busybox", USUAL) : (Consumer<EmbeddedSetup>) contents);
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EngineTest test = context.getRequiredTestMethod().getAnnotation(EngineTest.class);
        List<Kind> kinds = List.of(test.on());
        if (kinds.isEmpty() || kinds.contains(Kind.OTHER)) {
            throw new ExtensionConfigurationException(
                    "@EngineTest(on = " + kinds + "): use one or more of EMBEDDED, DOCKER and PODMAN");
        }
        return kinds.stream().map(kind -> new Run(new OnEngine(kind, List.of(test.needs()))));
    }

    private record Run(OnEngine engine) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return engine.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(engine);
        }
    }
}
