// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import io.github.dockerpty.pty.DockerConfig;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where to pull and with whose logins.
 *
 * @param engine the engine's address, {@code unix:} or {@code tcp:}
 * @param tls the keys and the trust; empty without TLS
 * @param apiVersion the version agreed with the engine, for example {@code 1.41}
 * @param config where the logins are
 */
public record PullTarget(URI engine, Optional<SSLContext> tls, String apiVersion, DockerConfig config) {}
