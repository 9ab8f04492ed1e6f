// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

/** Push sinks for tests. */
final class PushSinks {

    private PushSinks() {}

    /** With demand for all that comes. */
    static PushSink all(PushSink.Receiver receiver) {
        PushSink sink = PushSink.to(receiver);
        sink.request(Long.MAX_VALUE);
        return sink;
    }
}
