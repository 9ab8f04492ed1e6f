// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.tty.TerminalSize;
import java.util.Optional;

/**
 * How an exec is started (Engine API, {@code POST /exec/{id}/start}).
 *
 * @param tty must equal what it was created with: engines disagree on the framing otherwise
 * @param size the first size of the terminal, sent from API 1.42 on
 */
public record ExecStart(boolean tty, Optional<TerminalSize> size) {}
