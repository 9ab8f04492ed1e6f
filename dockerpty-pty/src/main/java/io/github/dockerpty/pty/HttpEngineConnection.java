// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.hijack.HijackedConnection;

/** A hijacked connection under its public name. */
final class HttpEngineConnection extends ForwardingConnection {

    HttpEngineConnection(HijackedConnection connection) {
        super(connection);
    }
}
