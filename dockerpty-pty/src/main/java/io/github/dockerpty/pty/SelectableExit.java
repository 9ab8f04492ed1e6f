// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import java.util.Optional;

/** A wait for an exit, on which a selection can wait. */
interface SelectableExit extends PendingExit {

    /**
     * Ends, without a byte, as soon as {@link #await} will not wait for long; asked for once, before that. Empty if
     * only a thread can wait.
     */
    Optional<Source> told();
}
