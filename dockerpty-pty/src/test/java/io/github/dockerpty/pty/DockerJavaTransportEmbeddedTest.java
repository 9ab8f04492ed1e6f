// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.testkit.EmbeddedEngine;
import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.LeakCheck;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DockerJavaTransportEmbeddedTest extends DockerJavaTransportContract {

    private static LeakCheck leaks;
    private static EmbeddedEngine embedded;

    DockerJavaTransportEmbeddedTest() {
        super(embedded.host());
    }

    @BeforeAll
    static void open() throws IOException {
        leaks = LeakCheck.begin();
        embedded = EmbeddedEngine.setUp()
                .image("busybox:latest", HostPrograms.any())
                .onUnixSocket();
    }

    @AfterAll
    static void end() throws IOException {
        embedded.close();
        leaks.close();
    }

    /** At the end: the engine is in this process, and keeps a timer for some seconds after a container. */
    @Override
    void check(LeakCheck since) {}
}
