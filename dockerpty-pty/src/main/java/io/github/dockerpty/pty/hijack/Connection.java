// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.hijack;

import io.github.dockerpty.io.DuplexChannel;

/**
 * A channel with its reading side, from which a head has been read.
 *
 * @param channel for writing, half-close and close
 * @param input for reading
 */
record Connection(DuplexChannel channel, Input input) {}
