// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;

/** Answers the requests of one method and path. */
@FunctionalInterface
interface Endpoint {

    /** Answers; tells whether the connection can take another request. */
    boolean answer(Asked asked) throws IOException, InterruptedException, Refusal;
}
