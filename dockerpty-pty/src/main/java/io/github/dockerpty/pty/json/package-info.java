// SPDX-License-Identifier: Apache-2.0
/**
 * The little JSON that engine calls need: a writer, and a reader that hands out one member after another.
 *
 * <p>Own code because every library costs more at the start of the command than the whole exchange with the engine.
 */
package io.github.dockerpty.pty.json;
