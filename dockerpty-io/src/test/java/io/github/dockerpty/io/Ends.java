// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How members of a loop end. */
final class Ends {

    private Ends() {}

    /** What the member ended with, null if its pumps were done. */
    static Throwable of(LoopMember member) throws InterruptedException {
        try {
            member.ended().toCompletableFuture().get(20, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
        } catch (CancellationException e) {
            return e;
        } catch (TimeoutException e) {
            throw new AssertionError("the member did not end", e);
        }
    }

    /** Returns once the loop has done all that it was asked for before, and what that caused at once. */
    static void settle(PumpLoop loop, LoopMember member) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            CountDownLatch done = new CountDownLatch(1);
            member.execute(done::countDown);
            if (!done.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the loop does not run: " + loop.size());
            }
        }
    }
}
