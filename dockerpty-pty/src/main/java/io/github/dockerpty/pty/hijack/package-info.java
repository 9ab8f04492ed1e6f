// SPDX-License-Identifier: Apache-2.0
/**
 * One HTTP/1.1 exchange on one connection, byte-exact, and what an upgrade leaves of it: a stream in both directions.
 *
 * <pre>
 * Dialer --dial--> channel --Request--> ResponseHead --+--> Body (a plain answer)
 *                                                      +--> HijackedConnection (an upgraded one)
 * </pre>
 *
 * <p>Nothing here knows what an engine is; failures are translated where this package is used.
 */
package io.github.dockerpty.pty.hijack;
