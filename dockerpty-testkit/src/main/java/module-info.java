// SPDX-License-Identifier: Apache-2.0
/**
 * Tests for code that talks to Docker: multiplexed streams, a scripted engine, terminals and screens.
 *
 * <p>Depends on no other module of this project. JUnit and AssertJ are optional: their types are named only by
 * classes that are loaded when a test uses them.
 */
module io.github.dockerpty.testkit {
    requires org.jline.nativ;
    requires org.jline.terminal;
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;

    exports io.github.dockerpty.testkit;
    exports io.github.dockerpty.testkit.assertj;
    exports io.github.dockerpty.testkit.junit;
}
