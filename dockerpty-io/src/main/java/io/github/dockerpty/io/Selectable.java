// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** Something that a selection can wait on. */
public interface Selectable {

    /**
     * The channel whose readiness is waited for; stands for the seed's {@code fileno}.
     *
     * @return the channel; empty for plain streams, which block instead of being waited on
     */
    Optional<SelectableChannel> channel();
}
