// SPDX-License-Identifier: Apache-2.0
/**
 * Streams, the demultiplexer, the pump and its loop: bytes in one direction.
 *
 * <pre>
 * connection --&gt; Stream --&gt; Demuxer --&gt; Pump --&gt; Route --&gt; Stream --&gt; stdout, stderr
 *                  ^           (TTY: none)
 *                  +--------------------- Pump &lt;----------- Stream &lt;-- local input
 * </pre>
 *
 * <p>An arrow is a constructor parameter; the right side never knows the left. Backwards go only the half-close (input
 * ended), the close (session over) and readiness: {@link io.github.dockerpty.io.Sink#needsWrite needsWrite} and a
 * write that accepts less than it was given.
 *
 * <h2>The frame</h2>
 *
 * <pre>
 *   0       1       2       3       4       5       6       7       8
 *   +-------+-------+-------+-------+-------+-------+-------+-------+---- ... ----+
 *   | type  |  ignored, 0 as sent   |  length, unsigned, big-endian |   payload   |
 *   +-------+-------+-------+-------+-------+-------+-------+-------+---- ... ----+
 *   type 0 and 1: stdout    2: stderr    3: error text of the engine    other: not a frame
 * </pre>
 *
 * <p>Sources: Engine API, {@code POST /containers/{id}/attach}, "Stream format"; moby, {@code api/pkg/stdcopy}.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>source, sink
 *   <dd>where bytes come from, with an end; where bytes go, with a bounded rest that is pending
 *   <dt>frame
 *   <dd>eight bytes of header and a payload; how much is in one frame means nothing
 *   <dt>route
 *   <dd>which sink takes the bytes of which stream type
 *   <dt>pump
 *   <dd>one source and one route; each flush moves one portion
 *   <dt>loop, member
 *   <dd>one thread that flushes the pumps of many sessions; the place of one session in it
 *   <dt>demand
 *   <dd>how many bytes a receiver has asked for; more are never pushed to it
 *   <dt>half-close
 *   <dd>the end of the bytes written, while reading goes on: how a container learns that its input ended
 *   <dt>pending
 *   <dd>accepted by a sink but not yet written, because the other side is slow
 * </dl>
 *
 * <h2>Threads</h2>
 *
 * <p>Whoever flushes a pump moves its bytes. That is the caller's own thread, where both ends block: a
 * {@link io.github.dockerpty.io.Stream} over a plain stream or a blocking channel. Or it is the thread of a
 * {@link io.github.dockerpty.io.PumpLoop}, where the ends are channels, {@link io.github.dockerpty.io.InputQueue}s and
 * sinks that never block; it and its executor are the only threads in here. A pump does not know which.
 *
 * <p>Of one stream, one thread may read while another writes; the two sides share no lock. Closing and the counts are
 * for any thread. Blocking is a property of the channel below.
 */
package io.github.dockerpty.io;
