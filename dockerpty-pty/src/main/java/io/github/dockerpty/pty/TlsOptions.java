// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Tells from options and variables whether TLS is on, and from which files. */
final class TlsOptions {

    private final EndpointOptions options;
    private final Map<String, String> environment;
    private final Path configDirectory;

    TlsOptions(EndpointOptions options, Map<String, String> environment, Path configDirectory) {
        this.options = options;
        this.environment = environment;
        this.configDirectory = configDirectory;
    }

    /** Any value of the two variables counts, "0" as well; certificates alone do not. */
    boolean isOn() {
        return options.tls() || isVerified() || isSet("DOCKER_TLS");
    }

    private boolean isVerified() {
        return options.tlsVerify() || isSet("DOCKER_TLS_VERIFY");
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    /**
     * The authority must be there if it is needed (docker wants it even to verify nothing); our own certificate is left
     * out when it is missing and nobody named it.
     */
    TlsFiles files() {
        String directory = environment.getOrDefault("DOCKER_CERT_PATH", "");
        Path directoryPath = directory.isEmpty() ? configDirectory : Path.of(directory);
        Path authority = options.tlsCaCert().orElse(directoryPath.resolve("ca.pem"));
        Path certificate = named(options.tlsCert(), directoryPath.resolve("cert.pem"));
        Path key = named(options.tlsKey(), directoryPath.resolve("key.pem"));
        return new TlsFiles(authority, certificate, key, isVerified());
    }

    private static Path named(Optional<Path> option, Path usual) {
        return option.orElse(Files.exists(usual) ? usual : null);
    }

    static TlsFiles files(ContextStore.DockerContext context) {
        Path authority = named(Optional.empty(), context.tls().resolve("ca.pem"));
        Path certificate = named(Optional.empty(), context.tls().resolve("cert.pem"));
        Path key = named(Optional.empty(), context.tls().resolve("key.pem"));
        if (authority == null && certificate == null && key == null && !context.skipTlsVerify()) {
            return null;
        }
        return new TlsFiles(authority, certificate, key, !context.skipTlsVerify());
    }
}
