// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of a command line that say where the engine is; each empty one leaves the choice to the environment.
 *
 * @param host {@code --host}; not together with a context
 * @param context {@code --context}
 * @param tls {@code --tls}: encrypt, verify nothing
 * @param tlsVerify {@code --tlsverify}: encrypt and verify
 * @param tlsCaCert {@code --tlscacert}: the authority to trust, PEM
 * @param tlsCert {@code --tlscert}: our certificate, PEM
 * @param tlsKey {@code --tlskey}: its key, PEM, not encrypted
 * @param config {@code --config}: the directory of {@code config.json} and the contexts
 */
public record EndpointOptions(
        Optional<String> host,
        Optional<String> context,
        boolean tls,
        boolean tlsVerify,
        Optional<Path> tlsCaCert,
        Optional<Path> tlsCert,
        Optional<Path> tlsKey,
        Optional<Path> config) {

    /** No option given. */
    public static final EndpointOptions NONE = new EndpointOptions(
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * The same with a host.
     *
     * @param value as {@code DOCKER_HOST}
     * @return the changed copy
     */
    public EndpointOptions withHost(String value) {
        return new EndpointOptions(Optional.of(value), context, tls, tlsVerify, tlsCaCert, tlsCert, tlsKey, config);
    }

    /**
     * The same with a context.
     *
     * @param value the context's name
     * @return the changed copy
     */
    public EndpointOptions withContext(String value) {
        return new EndpointOptions(host, Optional.of(value), tls, tlsVerify, tlsCaCert, tlsCert, tlsKey, config);
    }
}
