// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends this JVM signals that have been trapped. */
final class Signals {

    private Signals() {}

    static void raise(String name) throws Exception {
        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance(name));
    }

    /** Raises it and waits until the traps that were open before this call have been told: ours is told last. */
    static void raiseAndAwait(String name) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (SignalTrap last =
                SignalTrap.install(name, signal -> told.countDown()).orElseThrow()) {
            raise(last.name());
            assertThat(told.await(Deadline.USUAL.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        }
    }
}
