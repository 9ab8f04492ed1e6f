// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

class DockerJavaEngineTest extends EngineContract {

    private DockerClient client;

    @Override
    Engine connect(Endpoint endpoint) {
        client = DockerJavaClients.of(endpoint);
        return Engine.over(client, endpoint);
    }

    @AfterEach
    void closeClient() throws IOException {
        client.close();
    }

    @Override
    String removeQuery() {
        return "{force=true, v=true}";
    }
}
