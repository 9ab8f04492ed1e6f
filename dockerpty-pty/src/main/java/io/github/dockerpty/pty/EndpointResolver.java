// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.tls.PemException;
import io.github.dockerpty.pty.tls.TlsFiles;
import io.github.dockerpty.pty.tls.TlsSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Finds the endpoint that the docker CLI would use (docker/cli, {@code cli/command/cli.go}). */
final class EndpointResolver {

    private final EndpointOptions options;
    private final Map<String, String> environment;
    private final DockerConfig config;

    EndpointResolver(EndpointOptions options, Map<String, String> environment, DockerConfig config) {
        this.options = options;
        this.environment = environment;
        this.config = config;
    }

    Endpoint resolve() throws IOException {
        if (options.host().isPresent() && options.context().isPresent()) {
            throw new EndpointException("--host", "not together with --context: leave one of them out", null);
        }
        String context = contextName();
        return context.isEmpty() || context.equals("default") ? ofDefault() : ofContext(context);
    }

    private String contextName() {
        if (options.context().isPresent()) {
            return options.context().get();
        }
        if (options.host().isPresent() || !variable("DOCKER_HOST").isEmpty()) {
            return "";
        }
        String named = variable("DOCKER_CONTEXT");
        return named.isEmpty() ? config.currentContext() : named;
    }

    private Endpoint ofDefault() throws IOException {
        String setting = options.host().isPresent() ? "--host" : "DOCKER_HOST";
        String host = options.host().orElse(variable("DOCKER_HOST")).strip();
        TlsOptions tls = new TlsOptions(options, environment, config.directory());
        if (host.isEmpty() && tls.isOn()) {
            host = "tcp://localhost:2376";
        }
        HostAddress address = address(setting, host);
        return endpoint(address, address.isUnix() || !tls.isOn() ? null : tls.files());
    }

    private Endpoint ofContext(String name) throws IOException {
        ContextStore.DockerContext context = new ContextStore(config.directory()).find(name);
        HostAddress address = address("context \"" + name + "\"", context.host().strip());
        return endpoint(address, address.isUnix() ? null : TlsOptions.files(context));
    }

    private static HostAddress address(String setting, String host) throws EndpointException {
        try {
            return host.isEmpty() ? HostAddress.unix("") : HostAddress.parse(host);
        } catch (IllegalArgumentException e) {
            throw new EndpointException(setting, e.getMessage(), e);
        }
    }

    private Endpoint endpoint(HostAddress address, TlsFiles files) throws IOException {
        try {
            TlsSettings tls = files == null ? null : files.load();
            return Endpoint.of(address, tls, new Endpoint.Settings(headers(), apiVersion(), warnings()));
        } catch (PemException e) {
            throw new EndpointException(e.file(), e.getMessage(), e);
        }
    }

    private Map<String, String> headers() throws EndpointException {
        String custom = variable("DOCKER_CUSTOM_HEADERS");
        return custom.isEmpty() ? config.httpHeaders() : CustomHeaders.parse(custom);
    }

    private String apiVersion() throws EndpointException {
        String version = variable("DOCKER_API_VERSION");
        try {
            return version.isEmpty() ? "" : ApiVersions.checked(version);
        } catch (IllegalArgumentException e) {
            throw new EndpointException("DOCKER_API_VERSION", e.getMessage(), e);
        }
    }

    private List<String> warnings() {
        return config.warning().isPresent() ? List.of(config.warning().get()) : List.of();
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
