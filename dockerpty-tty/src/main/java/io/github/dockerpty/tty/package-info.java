// SPDX-License-Identifier: Apache-2.0
/**
 * The platform terminal: is it one, how large, raw mode, signals, and input that can be cancelled.
 *
 * <pre>
 * Ttys ---finds---&gt; Tty &lt;---changes and restores--- Terminal
 * TerminalInput ---bytes---&gt; session ---bytes---&gt; StandardOutput
 * SignalTrap ---WINCH, TERM, ...---&gt; session
 * </pre>
 *
 * <p><b>What raw mode changes.</b> Keys arrive one by one, unedited, unechoed and as bytes: Ctrl-C is 03 and raises
 * no signal. Output is no longer processed: a newline does not return the carriage. It is exactly {@code cfmakeraw(3)}
 * with eight data bits and a read that returns with the first byte; all else (speed, other control characters, flags of
 * the system's own) stays. The change waits for pending output and never discards typed-ahead input.
 *
 * <p><b>Who restores.</b> The {@link io.github.dockerpty.tty.Terminal} that made the change: when it is stopped or
 * closed, else, if the JVM ends by exit, by an uncaught exception or by HUP, INT or TERM, one shutdown hook for all of
 * them, newest first. Nobody restores after {@code kill -9}, {@code Runtime.halt}, a crash, or TERM under {@code -Xrs}:
 * type {@code reset}. When a stopped process goes on in the foreground the modes are applied again.
 *
 * <p><b>Order in a session.</b> Open the input, start the terminal, trap the signals, start the reader; at the end
 * close the input, join the reader, close the traps, close the terminal.
 *
 * <p><b>Two drivers.</b> Modes and sizes are set and asked through jline-native, or through {@code stty(1)} where its
 * library cannot load, has no binary for the processor, or is not granted native access by the JVM (24 and later warn
 * then; nothing is printed here). The system property {@code dockerpty.tty}, {@code native} or {@code stty}, forces
 * one. Neither is touched for a descriptor that is a file, a pipe, a socket or {@code /dev/null}. If jline-native tries
 * to load its library and cannot, it may log that itself; {@code -Ddockerpty.tty=stty} avoids the attempt.
 *
 * <p><b>Platforms.</b> Tried on Linux x86_64 with JDK 17 and 25. Written for macOS and FreeBSD too, but untested there.
 * There is no Windows console driver: on Windows nothing is a terminal.
 */
package io.github.dockerpty.tty;
