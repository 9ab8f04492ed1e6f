// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

/**
 * The modes of a terminal at one moment, opaque to everybody but the {@link Tty} that saved them.
 *
 * <p>A value: it holds no descriptor, needs no closing, may be kept and used any number of times from any thread.
 */
public interface TtyAttributes {}
