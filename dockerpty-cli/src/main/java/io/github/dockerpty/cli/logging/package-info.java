// SPDX-License-Identifier: Apache-2.0
/** The log on stderr, for {@code -D} and {@code -l} only. */
package io.github.dockerpty.cli.logging;
