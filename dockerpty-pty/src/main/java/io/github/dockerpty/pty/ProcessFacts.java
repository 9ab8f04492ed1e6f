// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of a session's process without asking anyone: its command, if the session made it, and its begin. */
record ProcessFacts(List<String> words, Instant opened) implements ProcessHandle.Info {

    @Override
    public Optional<String> command() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(0));
    }

    @Override
    public Optional<String> commandLine() {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    @Override
    public Optional<String[]> arguments() {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.subList(1, words.size()).toArray(new String[0]));
    }

    @Override
    public Optional<Instant> startInstant() {
        return Optional.of(opened);
    }

    @Override
    public Optional<Duration> totalCpuDuration() {
        return Optional.empty();
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }
}
