// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The end of a member as a stage, for whoever asks for one. */
final class EndStage extends CompletableFuture<Void> implements Consumer<Throwable> {

    /** Null for an end in order. */
    @Override
    public void accept(Throwable failure) {
        if (failure == null) {
            complete(null);
        } else {
            completeExceptionally(failure);
        }
    }
}
