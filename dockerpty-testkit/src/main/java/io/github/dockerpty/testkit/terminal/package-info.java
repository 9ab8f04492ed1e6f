// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal driver behind {@link io.github.dockerpty.testkit.TerminalSession}; not exported.
 *
 * <p>One direction: {@code Pty} to {@code Listener} to {@code Emulator} and {@code Transcript}, where
 * {@code Expectations} looks; back by {@code Keyboard}. {@code PtyDriver} chooses between the two kinds of {@code Pty}.
 */
package io.github.dockerpty.testkit.terminal;
