// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.io.OutputStream;

/** Ends of sessions for tests that the JDK and the testkit do not have: one that any byte makes fail. */
final class OutputStreams {

    /** Takes nothing: for a stream on which nothing may come. */
    static final OutputStream FAILING = new OutputStream() {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("nothing was expected here, but byte " + value + " came");
        }
    };

    private OutputStreams() {}
}
