// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;

class DockerJavaEngineDockerIT extends EngineIT {

    private DockerClient client;

    DockerJavaEngineDockerIT() {
        super("docker");
    }

    @Override
    Engine connect(Endpoint endpoint) {
        if (client == null) {
            client = DockerJavaClients.of(endpoint);
        }
        return Engine.over(client, endpoint);
    }

    @Override
    void disconnect() throws IOException {
        if (client != null) {
            client.close();
        }
    }
}
