// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.terminal;

import io.github.dockerpty.testkit.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Types on the keyboard and keeps the pause that an escape key needs. */
final class Hands {

    private static final byte ESCAPE = 0x1b;
    // busybox vi takes the key for itself after 50 ms, vim after 100 ms.
    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Keyboard keyboard;
    private final Transcript transcript;
    private final Recording recording;
    private boolean escapePending;
    private long lastKey;

    Hands(Keyboard keyboard, Transcript transcript, Recording recording) {
        this.keyboard = keyboard;
        this.transcript = transcript;
        this.recording = recording;
    }

    void type(byte[] bytes, Expectations expectations) {
        if (bytes.length == 0) {
            return;
        }
        String what = "the terminal takes " + bytes.length + " bytes of input";
        try {
            pauseAfterEscape();
            recording.input(new String(bytes, StandardCharsets.UTF_8));
            if (!keyboard.send(bytes, expectations.deadline())) {
                throw expectations.failure(expectations.timeOut(what));
            }
        } catch (IOException e) {
            throw expectations.failure("input failed (" + e.getMessage() + ") before " + what);
        } catch (InterruptedException e) {
            throw expectations.interrupted(what, e);
        }
        escapePending = bytes[bytes.length - 1] == ESCAPE;
        lastKey = System.nanoTime();
    }

    private void pauseAfterEscape() throws InterruptedException {
        if (!escapePending) {
            return;
        }
        Deadline longest = Deadline.in(LONGEST_PAUSE);
        Duration missing = missingQuiet();
        while (!missing.isZero() && !longest.hasPassed()) {
            transcript.awaitChange(transcript.version(), Deadline.in(missing));
            missing = missingQuiet();
        }
    }

    private Duration missingQuiet() {
        long now = System.nanoTime();
        Duration quiet = Duration.ofNanos(Math.min(now - lastKey, now - transcript.lastOutput()));
        return quiet.compareTo(QUIET) >= 0 ? Duration.ZERO : QUIET.minus(quiet);
    }
}
