// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import io.github.dockerpty.testkit.Chunks;
import java.io.IOException;

/** Pumps an arrival into a sink, to the end. */
final class Pumped {

    private Pumped() {}

    static void through(Chunks chunks, Sink sink) {
        Pump pump = Pump.from(Stream.reading(chunks.asChannel())).to(sink);
        try {
            while (!pump.isDone()) {
                pump.flush();
            }
        } catch (IOException e) {
            throw new AssertionError("pumping " + chunks, e);
        }
    }
}
