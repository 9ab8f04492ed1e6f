// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.tls;

import javax.net.ssl.SSLContext;

/**
 * How connections are encrypted.
 *
 * @param context the keys and the trust
 * @param verifiesHost whether the server's certificate must name the host
 */
public record TlsSettings(SSLContext context, boolean verifiesHost) {}
