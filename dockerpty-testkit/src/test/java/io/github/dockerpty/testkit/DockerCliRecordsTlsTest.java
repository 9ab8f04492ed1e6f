// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.file.Path;

/** On TCP with TLS and certificates on both sides. */
class DockerCliRecordsTlsTest extends DockerCliRecordsContract {

    @Override
    EmbeddedEngine start(EmbeddedSetup setup, Path folder) throws IOException {
        return setup.onMutualTls(folder);
    }
}
