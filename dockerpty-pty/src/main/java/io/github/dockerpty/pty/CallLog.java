// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of engine calls, at debug level; the only class that names the logging API. Never payload, never queries. */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.dockerpty.pty.engine");

    private CallLog() {}

    static void answered(String call, int status) {
        LOG.debug("{} was answered with {}", call, status);
    }

    static void failed(String call, Exception failure) {
        LOG.debug("{} failed: {}", call, failure.getMessage());
    }
}
