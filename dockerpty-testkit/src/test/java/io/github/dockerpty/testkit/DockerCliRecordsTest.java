// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.file.Path;

/** On a Unix-domain socket. */
class DockerCliRecordsTest extends DockerCliRecordsContract {

    @Override
    EmbeddedEngine start(EmbeddedSetup setup, Path folder) throws IOException {
        return setup.onUnixSocket();
    }
}
