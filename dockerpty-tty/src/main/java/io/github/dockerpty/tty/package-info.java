// SPDX-License-Identifier: Apache-2.0
/** The platform terminal. */
package io.github.dockerpty.tty;
