// SPDX-License-Identifier: Apache-2.0
/** The command. */
package io.github.dockerpty.cli;
