// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.assertj;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.ExecResult;
import io.github.dockerpty.testkit.Frames;
import io.github.dockerpty.testkit.RecordedRequest;
import io.github.dockerpty.testkit.Screen;
import io.github.dockerpty.testkit.ScriptedEngine;
import io.github.dockerpty.testkit.TerminalSession;
import java.util.List;

/**
 * Where assertions begin; may be imported statically beside AssertJ's own.
 *
 * <p>Needs {@code org.assertj.core}, which the testkit does not bring along.
 */
public final class TestkitAssertions {

    private TestkitAssertions() {}

    /**
     * Asserts on what a terminal shows.
     *
     * @param actual at one moment
     * @return its assertions
     */
    public static ScreenAssert assertThat(Screen actual) {
        return new ScreenAssert(actual);
    }

    /**
     * Asserts on a terminal session; these assertions wait for what they want, up to the session's limit.
     *
     * @param actual the session
     * @return its assertions
     */
    public static TerminalSessionAssert assertThat(TerminalSession actual) {
        return new TerminalSessionAssert(actual);
    }

    /**
     * Asserts on the end of an exec.
     *
     * @param actual how it ended
     * @return its assertions
     */
    public static ExecResultAssert assertThat(ExecResult actual) {
        return new ExecResultAssert(actual);
    }

    /**
     * Asserts on a multiplexed stream, right or wrong.
     *
     * @param actual the stream
     * @return its assertions
     */
    public static FramesAssert assertThat(Frames actual) {
        return new FramesAssert(actual);
    }

    /**
     * Asserts on all requests that an engine has received so far.
     *
     * @param engine the engine
     * @return their assertions
     */
    public static RequestsAssert assertThatRequests(EmbeddedEngine engine) {
        return new RequestsAssert(engine.requests());
    }

    /**
     * Asserts on all requests that an engine has received so far.
     *
     * @param engine the engine
     * @return their assertions
     */
    public static RequestsAssert assertThatRequests(ScriptedEngine engine) {
        return new RequestsAssert(engine.requests());
    }

    /**
     * Asserts on requests.
     *
     * @param actual in their order
     * @return their assertions
     */
    public static RequestsAssert assertThatRequests(List<RecordedRequest> actual) {
        return new RequestsAssert(actual);
    }
}
