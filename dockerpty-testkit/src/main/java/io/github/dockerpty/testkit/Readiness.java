// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * When a started container can be used; asked again until it says so, the container ends, or its limit is over.
 *
 * <p>Several are joined by {@link #and}. {@code toString} says in messages what is awaited.
 */
@FunctionalInterface
public interface Readiness {

    /**
     * Asks once.
     *
     * @param container started
     * @return whether it is ready
     * @throws IOException when the engine does not answer
     */
    boolean isReady(TestContainer container) throws IOException;

    /**
     * Ready at once.
     *
     * @return what awaits nothing
     */
    static Readiness none() {
        return named("", container -> true);
    }

    /**
     * Ready when its main process runs.
     *
     * @return what holds right after the start unless the process ends at once
     */
    static Readiness running() {
        return named("it runs", TestContainer::isRunning);
    }

    /**
     * Ready when it has printed something, on either stream.
     *
     * @param regex found anywhere in the text; {@code .} stands for line ends too
     * @return what looks at the logs
     */
    static Readiness output(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        return named("it has printed " + regex, container -> {
            Output logs = container.logs();
            return pattern.matcher(logs.stdout()).find()
                    || pattern.matcher(logs.stderr()).find();
        });
    }

    /**
     * Ready when a command in it succeeds.
     *
     * @param command ends with exit code 0 when the container is ready
     * @return what runs it again and again
     */
    static Readiness command(String... command) {
        return named(
                String.join(" ", command) + " succeeds in it",
                container -> container.exec(command).exitCode() == 0);
    }

    /**
     * Ready when both are.
     *
     * @param other asked after this one
     * @return both
     */
    default Readiness and(Readiness other) {
        String both = toString().isEmpty() ? other.toString() : this + " and " + other;
        return named(both, container -> isReady(container) && other.isReady(container));
    }

    private static Readiness named(String what, Readiness readiness) {
        return new Readiness() {
            @Override
            public boolean isReady(TestContainer container) throws IOException {
                return readiness.isReady(container);
            }

            @Override
            public String toString() {
                return what;
            }
        };
    }
}
