// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Those who wait for the end of a container's process or for its removal. */
final class Waits {

    // Guarded by this.
    private final List<CompletableFuture<Integer>> exits = new ArrayList<>();
    private final List<CompletableFuture<Integer>> removals = new ArrayList<>();

    /** Completes with the exit code of the process that ends next. */
    synchronized CompletableFuture<Integer> nextExit() {
        CompletableFuture<Integer> wait = new CompletableFuture<>();
        exits.add(wait);
        return wait;
    }

    /** Completes with the exit code of the last process when the container is removed. */
    synchronized CompletableFuture<Integer> removal() {
        CompletableFuture<Integer> wait = new CompletableFuture<>();
        removals.add(wait);
        return wait;
    }

    void exited(int code) {
        complete(exits, code);
    }

    void removed(int code) {
        complete(exits, code);
        complete(removals, code);
    }

    private void complete(List<CompletableFuture<Integer>> waits, int code) {
        List<CompletableFuture<Integer>> all;
        synchronized (this) {
            all = List.copyOf(waits);
            waits.clear();
        }
        all.forEach(wait -> wait.complete(code));
    }
}
