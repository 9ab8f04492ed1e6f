// SPDX-License-Identifier: Apache-2.0
/** TLS from the PEM files that docker uses; not a class of this package is loaded without TLS. */
package io.github.dockerpty.pty.tls;
