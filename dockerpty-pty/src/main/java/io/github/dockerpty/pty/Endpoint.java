// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.Dialer;
import io.github.dockerpty.pty.hijack.TcpDialer;
import io.github.dockerpty.pty.hijack.TlsDialer;
import io.github.dockerpty.pty.hijack.Transport;
import io.github.dockerpty.pty.hijack.UnixDialer;
import io.github.dockerpty.pty.tls.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where an engine listens and how it is spoken to: address, TLS, further headers, a fixed API version.
 *
 * <p>Immutable; making one opens no connection. {@link #fromEnvironment()} finds the engine as the docker CLI does.
 */
public final class Endpoint {

    private final HostAddress address;
    /* Null without TLS; the type is not loaded then. */
    private final TlsSettings tls;
    private final Map<String, String> headers;
    private final String apiVersion;
    private final List<String> warnings;

    private Endpoint(HostAddress address, TlsSettings tls, Settings settings) {
        this.address = address;
        this.tls = tls;
        this.headers = settings.headers();
        this.apiVersion = settings.apiVersion();
        this.warnings = settings.warnings();
    }

    /**
     * What else belongs to an endpoint.
     *
     * @param headers sent with each request
     * @param apiVersion the fixed version; empty to negotiate
     * @param warnings what was wrong and passed over while resolving
     */
    record Settings(Map<String, String> headers, String apiVersion, List<String> warnings) {

        static final Settings NONE = new Settings(Map.of(), "", List.of());

        Settings {
            headers = Map.copyOf(headers);
            warnings = List.copyOf(warnings);
        }
    }

    static Endpoint of(HostAddress address, TlsSettings tls, Settings settings) {
        return new Endpoint(address, tls, settings);
    }

    /**
     * An endpoint without TLS.
     *
     * @param uri {@code unix:///PATH} or {@code tcp://HOST:PORT[/PATH]}; the port is 2375 if missing
     * @return the endpoint
     * @throws IllegalArgumentException if it is another kind of address, with what to use instead
     */
    public static Endpoint of(URI uri) {
        return new Endpoint(HostAddress.of(uri), null, Settings.NONE);
    }

    /**
     * An endpoint with TLS 1.2 or 1.3; the engine's certificate must name the host.
     *
     * @param uri {@code tcp://HOST:PORT[/PATH]}; the port is 2375 if missing
     * @param context the keys and the trust; a context that trusts everybody is the caller's decision
     * @return the endpoint
     * @throws IllegalArgumentException if it is another kind of address, with what to use instead
     */
    public static Endpoint of(URI uri, SSLContext context) {
        HostAddress address = HostAddress.of(uri);
        if (address.isUnix()) {
            throw new IllegalArgumentException("\"" + uri + "\" is a unix socket: TLS needs a tcp:// address");
        }
        return new Endpoint(address, new TlsSettings(context, true), Settings.NONE);
    }

    /**
     * The endpoint that the docker CLI would use here: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT} or the current
     * context of {@code ~/.docker/config.json}, with their TLS settings, {@code DOCKER_API_VERSION} and headers.
     *
     * @return the endpoint
     * @throws EndpointException if a setting is wrong or names something that is missing
     * @throws IOException if a file cannot be read
     */
    public static Endpoint fromEnvironment() throws IOException {
        return fromEnvironment(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * The same from given facts.
     *
     * @param environment the environment variables
     * @param home the user's home directory
     * @return the endpoint
     * @throws EndpointException if a setting is wrong or names something that is missing
     * @throws IOException if a file cannot be read
     */
    public static Endpoint fromEnvironment(Map<String, String> environment, Path home) throws IOException {
        Path directory = DockerConfig.directory(Optional.empty(), environment, home);
        return resolve(EndpointOptions.NONE, environment, DockerConfig.load(directory));
    }

    /**
     * The same with the options of a command line, which come before the environment.
     *
     * @param options the options
     * @param environment the environment variables
     * @param config the docker CLI's configuration, from the directory that the options and the environment name
     * @return the endpoint
     * @throws EndpointException if a setting is wrong or names something that is missing
     * @throws IOException if a file cannot be read
     */
    public static Endpoint resolve(EndpointOptions options, Map<String, String> environment, DockerConfig config)
            throws IOException {
        return new EndpointResolver(options, environment, config).resolve();
    }

    /**
     * The address.
     *
     * @return {@code unix:///PATH} or {@code tcp://HOST:PORT[/PATH]}, always with its port
     */
    public URI uri() {
        return address.uri();
    }

    /**
     * Whether connections are encrypted.
     *
     * @return true with TLS
     */
    public boolean isTls() {
        return tls != null;
    }

    /**
     * The keys and the trust, for other clients of the same engine; one that verifies nobody was asked for as such.
     *
     * @return empty without TLS
     */
    public Optional<SSLContext> sslContext() {
        return isTls() ? Optional.of(tls.context()) : Optional.empty();
    }

    /**
     * The API version that is used without asking the engine.
     *
     * @return for example {@code 1.41}; empty if the version is negotiated
     */
    public Optional<String> apiVersion() {
        return apiVersion.isEmpty() ? Optional.empty() : Optional.of(apiVersion);
    }

    /**
     * What was wrong with the configuration and passed over, for the user to see.
     *
     * @return one line each; often none
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The same with a fixed API version.
     *
     * @param version for example {@code 1.41}
     * @return the changed copy
     * @throws IllegalArgumentException if it is not a version
     */
    public Endpoint withApiVersion(String version) {
        return new Endpoint(address, tls, new Settings(headers, ApiVersions.checked(version), warnings));
    }

    /**
     * The same with headers that are sent with each request, instead of the ones it had.
     *
     * @param more names and values; they replace none of the headers that carry the exchange
     * @return the changed copy
     */
    public Endpoint withHeaders(Map<String, String> more) {
        return new Endpoint(address, tls, new Settings(more, apiVersion, warnings));
    }

    Transport transport() {
        return transport(dialer());
    }

    /** A transport whose connections are opened by another dialer, one around {@link #dialer()}. */
    Transport transport(Dialer dialer) {
        return new Transport(dialer, address.authority(), address.basePath(), headers);
    }

    Dialer dialer() {
        if (address.isUnix()) {
            return new UnixDialer(address.socket());
        }
        if (tls == null) {
            return new TcpDialer(address.host(), address.port());
        }
        return new TlsDialer(address.host(), address.port(), tls);
    }

    /** The address, for messages. */
    @Override
    public String toString() {
        return address.text();
    }
}
