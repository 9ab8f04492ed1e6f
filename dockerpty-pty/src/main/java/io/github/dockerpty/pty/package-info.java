// SPDX-License-Identifier: Apache-2.0
/** Terminal sessions with containers. */
package io.github.dockerpty.pty;
