// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the endpoint that the docker CLI would use. */
final class EndpointResolver {

    private final EndpointOptions options;
    private final Map<String, String> environment;

    EndpointResolver(EndpointOptions options, Map<String, String> environment, Path home) {
        this.options = options;
        this.environment = environment;
    }

    Endpoint resolve() throws IOException {
        String host = options.host()
                .orElse(environment.getOrDefault("DOCKER_HOST", ""))
                .strip();
        try {
            HostAddress address = host.isEmpty() ? HostAddress.unix("") : HostAddress.parse(host);
            return Endpoint.of(address, null, new Endpoint.Settings(Map.of(), "", List.of()));
        } catch (IllegalArgumentException e) {
            throw new EndpointException("DOCKER_HOST", e.getMessage(), e);
        }
    }
}
