// SPDX-License-Identifier: Apache-2.0
/**
 * The engine behind {@link io.github.dockerpty.testkit.EmbeddedEngine}: its state and its routes; not exported.
 *
 * <pre>
 * Call --Router--&gt; routes --&gt; Container, Exec --Runner--&gt; Task
 * Task --bytes--&gt; Output --&gt; Attachment --&gt; Hijacked
 * </pre>
 *
 * <p>A route answers on the thread of its connection; what a client sends is fed to a process by that thread, what a
 * process prints is sent to the clients by the process' own thread. Where engines differ, a {@code Quirk} says how.
 */
package io.github.dockerpty.testkit.engine;
