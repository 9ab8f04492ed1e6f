// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the threads and open descriptors of this JVM with those at its beginning.
 *
 * <p>Begin it before the code under test opens anything, close it afterwards: what is still there then gets
 * {@link Deadline#USUAL} to go away, and whatever stays is named in the failure. The whole JVM is looked at, so nothing
 * else may open things meanwhile. Left out are the threads of the JVM and of JUnit and the files that it opens by
 * itself (jars, its module image, sources of random numbers); virtual threads cannot be seen. Descriptors are seen
 * where {@code /proc/self/fd} exists, elsewhere threads only.
 */
public final class LeakCheck implements AutoCloseable {

    private final Set<Thread> threadsBefore = OpenThings.threads();
    private final Map<String, Integer> descriptorsBefore = OpenThings.descriptors();

    private LeakCheck() {}

    /**
     * Remembers what is open now.
     *
     * @return the check, to be closed
     */
    public static LeakCheck begin() {
        return new LeakCheck();
    }

    /**
     * What is open now and was not at the beginning; does not wait.
     *
     * @return a line for each, a thread with the top of its stack, a descriptor with its target; empty if nothing
     *     leaked
     */
    public List<String> leaked() {
        List<String> leaked = new ArrayList<>();
        for (Thread thread : OpenThings.threads()) {
            if (!threadsBefore.contains(thread)) {
                leaked.add(OpenThings.describe(thread));
            }
        }
        OpenThings.descriptors().forEach((target, count) -> {
            int more = count - descriptorsBefore.getOrDefault(target, 0);
            if (more > 0) {
                leaked.add("descriptor " + target + (more > 1 ? ", " + more + " times" : ""));
            }
        });
        return leaked;
    }

    /**
     * Waits until nothing is open that was not at the beginning; may be called again.
     *
     * @param limit how long at most
     * @throws AssertionError when something stays, naming each
     */
    public void awaitNone(Duration limit) {
        Deadline deadline = Deadline.in(limit);
        try {
            deadline.await("nothing more is open than before", () -> leaked().isEmpty());
        } catch (AssertionError e) {
            List<String> leaked = leaked();
            if (!leaked.isEmpty()) {
                throw new AssertionError("left open:\n  " + String.join("\n  ", leaked), e);
            }
        }
    }

    /**
     * As {@link #awaitNone} with {@link Deadline#USUAL}.
     *
     * @throws AssertionError when something stays, naming each
     */
    @Override
    public void close() {
        awaitNone(Deadline.USUAL);
    }
}
