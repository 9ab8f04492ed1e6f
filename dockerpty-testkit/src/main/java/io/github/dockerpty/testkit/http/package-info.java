// SPDX-License-Identifier: Apache-2.0
/**
 * The transport of the engines in this kit: a small HTTP/1.1 server that leaves every byte to its handler.
 *
 * <pre>
 * Acceptor --accept--&gt; Connection --bytes--&gt; RequestReader --Request--&gt; Handler --bytes--&gt; Connection
 * </pre>
 *
 * <p>One daemon thread accepts, one serves each connection. Nothing here knows about containers or scripts.
 */
package io.github.dockerpty.testkit.http;
