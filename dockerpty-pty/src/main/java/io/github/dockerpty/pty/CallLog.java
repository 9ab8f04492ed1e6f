// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of engine calls, at debug level; the only class that names the logging API. Never payload, never queries. */
final class CallLog {

    /**
     * Null for a command that says by a property that it logs nowhere: to load the logging API would be a tenth of its
     * whole run.
     */
    private static final Logger LOG = "off".equals(System.getProperty("io.github.dockerpty.pty.log"))
            ? null
            : LoggerFactory.getLogger("io.github.dockerpty.pty.engine");

    private CallLog() {}

    static void answered(String call, int status) {
        if (LOG != null) {
            LOG.debug("{} was answered with {}", call, status);
        }
    }

    static void failed(String call, Exception failure) {
        if (LOG != null) {
            LOG.debug("{} failed: {}", call, failure.getMessage());
        }
    }
}
