// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EngineTestTest {

    private static final String DEMANDED = "dockerpty.engines";

    private final Map<String, String> properties = new java.util.HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void hideRealEngines() {
        TestCases.SEEN.clear();
        set("dockerpty.docker.host", "");
        set("dockerpty.podman.host", "");
        set("dockerpty.failures", folder.toString());
        set(DEMANDED, "");
    }

    @AfterEach
    void restore() {
        properties.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    private void set(String name, String value) {
        String before = System.setProperty(name, value);
        if (!properties.containsKey(name)) {
            properties.put(name, before);
        }
    }

    private static Events run(Class<?> testClass) {
        return results(testClass).testEvents();
    }

    private static EngineExecutionResults results(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    @Test
    void engineTest_missingEngines_areAbortedWithTheReason() {
        Events events = run(TestCases.OnEveryEngine.class);
        events.assertThatEvents()
                .haveExactly(1, event(displayName("embedded"), finishedSuccessfully()))
                .haveExactly(
                        1,
                        event(
                                displayName("docker"),
                                abortedWithReason(message(text -> text.contains("DOCKERPTY_DOCKER_HOST is not set")))))
                .haveExactly(
                        1,
                        event(
                                displayName("podman"),
                                abortedWithReason(message(text -> text.contains("DOCKERPTY_PODMAN_HOST is not set")))));
        events.assertStatistics(all -> all.started(3).succeeded(1).aborted(2));
        assertThat(TestCases.SEEN).containsExactly("embedded");
    }

    @Test
    void engineTest_demandedEngine_failsWhenItIsMissing() {
        set(DEMANDED, "podman");
        Events events = run(TestCases.OnEveryEngine.class);
        events.assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("podman"),
                                finishedWithFailure(
                                        instanceOf(AssertionError.class),
                                        message(text -> text.endsWith("but -Ddockerpty.engines demands it")))));
        events.assertStatistics(all -> all.succeeded(1).aborted(1).failed(1));
    }

    @Test
    void engineTest_foundEngine_isUsedAndLeftAsItWas() throws IOException {
        try (EmbeddedEngine standIn = EmbeddedEngine.setUp()
                .image("busybox", HostPrograms.only("sh", "cat"))
                .onUnixSocket()) {
            set("dockerpty.docker.host", standIn.host().toString());
            Events events = run(TestCases.OnEveryEngine.class);
            events.assertThatEvents().haveExactly(1, event(displayName("docker"), finishedSuccessfully()));
            events.assertStatistics(all -> all.succeeded(2).aborted(1));
            assertThat(standIn.client()
                            .call("GET", "/containers/json?all=1")
                            .text()
                            .strip())
                    .isEqualTo("[]");
        }
    }

    @Test
    void engineTest_namedEngineSilent_fails() {
        set("dockerpty.docker.host", "unix:///nowhere/docker.sock");
        run(TestCases.OnEveryEngine.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("docker"),
                                finishedWithFailure(
                                        instanceOf(IOException.class),
                                        message(text ->
                                                text.startsWith("the engine named for docker cannot be used: ")))));
    }

    @Test
    void engineTest_abilityMissing_isAbortedWithTheReason() {
        Events events = run(TestCases.NeedsTheSize.class);
        events.assertThatEvents()
                .haveExactly(
                        1,
                        event(abortedWithReason(
                                message(text -> text.contains("embedded has not the ability INITIAL_SIZE")))));
        events.assertStatistics(all -> all.started(1).aborted(1));
        assertThat(TestCases.SEEN).isEmpty();
    }

    @Test
    void engineTest_onOther_isAnErrorOfTheTest() {
        results(TestCases.OnOther.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                instanceOf(ExtensionConfigurationException.class),
                                message("@EngineTest(on = [OTHER]): use one or more of EMBEDDED, DOCKER and PODMAN"))));
        assertThat(TestCases.SEEN).isEmpty();
    }

    @Test
    void from_noContainer_failsWithTheEnginesWords() {
        run(TestCases.NoSuchImage.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                instanceOf(ParameterResolutionException.class),
                                message(text -> text.contains("no container of nothing on embedded at unix://")
                                        && text.contains("No such image: nothing")))));
    }

    @Test
    void failure_itsEngineAndRequests_areTold() throws IOException {
        EngineExecutionResults results = results(TestCases.Fails.class);
        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message(text -> text.startsWith("expected the exit code 1 but was 0\nshown")),
                                suppressed(0, message(text -> text.startsWith("this was on embedded at unix://"))))));
        Path kept = folder.resolve("Fails.box.embedded");
        assertThat(Files.readAllLines(kept.resolve("requests.txt"))).containsExactly("GET /v1.41/info");
        assertThat(kept.resolve("failure.txt")).content().contains("expected the exit code 1 but was 0\nshown");
        assertThat(kept.resolve("1-echo.cast")).content().contains("\"o\",\"shown");
        assertThat(results.allEvents().reportingEntryPublished().list())
                .anyMatch(event -> event.toString().contains(kept.toString()));
    }

    @Test
    void engine_staticField_isSharedAndForgetsRequests() {
        Events events = run(TestCases.Shared.class);
        events.assertStatistics(all -> all.started(3).succeeded(3));
        TestEngine first = (TestEngine) TestCases.SEEN.get(0);
        assertThat(TestCases.SEEN.get(2)).isSameAs(first);
        assertThat(TestCases.SEEN.get(3)).isInstanceOf(EmbeddedEngine.class).isNotSameAs(first);
        assertThatThrownBy(() -> first.client().call("GET", "/_ping")).isInstanceOf(IOException.class);
    }

    @Test
    void engine_instanceField_isFreshForEachTest() {
        run(TestCases.Fresh.class).assertStatistics(all -> all.started(2).succeeded(2));
        assertThat(TestCases.SEEN).hasSize(2).doesNotHaveDuplicates();
        Engine unused = Engine.embedded(setup -> {});
        assertThatThrownBy(unused::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no test runs: is the field annotated with @RegisterExtension?");
    }

    @Test
    void engine_instanceFieldWithEngineTest_isAnErrorOfTheTest() {
        run(TestCases.FreshOnEveryEngine.class)
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(instanceOf(ExtensionConfigurationException.class))));
        assertThat(TestCases.SEEN).isEmpty();
    }

    @Test
    void noLeaks_threadLeft_failsThatTestOnly() {
        set("dockerpty.patience", "0.1");
        try {
            Events events = run(TestCases.Leaks.class);
            events.assertThatEvents()
                    .haveExactly(
                            1,
                            event(finishedWithFailure(
                                    instanceOf(AssertionError.class),
                                    message(text -> text.startsWith("left open:\n  thread \"left-behind\"")))));
            events.assertStatistics(all -> all.started(2).succeeded(1).failed(1));
        } finally {
            TestCases.RELEASE.countDown();
        }
    }
}
