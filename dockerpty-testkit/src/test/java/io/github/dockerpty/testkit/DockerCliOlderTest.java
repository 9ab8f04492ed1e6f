// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** With the last docker command on the PATH, an older one where two are installed, on a Unix-domain socket. */
class DockerCliOlderTest extends DockerCliContract {

    @Override
    String choose(List<String> programs) {
        return programs.get(programs.size() - 1);
    }

    @Override
    EmbeddedEngine start(EmbeddedSetup setup, Path folder) throws IOException {
        return setup.onUnixSocket();
    }
}
