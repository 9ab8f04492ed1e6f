// SPDX-License-Identifier: Apache-2.0
/** Streams, the demultiplexer and the pump. */
package io.github.dockerpty.io;
