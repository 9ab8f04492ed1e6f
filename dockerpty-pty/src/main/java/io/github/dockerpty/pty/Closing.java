// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.Closeable;
import java.io.IOException;

/** Closing where a failure to close changes nothing any more. */
final class Closing {

    private Closing() {}

    /** Closes what was opened before something else failed: that failure is on its way and is the one to be told. */
    static void afterFailure(Closeable opened) {
        quietly(opened);
    }

    /** Closes what has served: everything was read from it, or it is given up, and its peer can be told no more. */
    static void afterUse(Closeable served) {
        quietly(served);
    }

    private static void quietly(Closeable closeable) {
        if (closeable != null) {
            try {
                closeable.close();
            } catch (IOException unimportant) {
                // As the callers say.
            }
        }
    }
}
