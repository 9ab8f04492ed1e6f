// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/**
 * An operation of a user's own: over a connection of the test's making, recording what it is asked to do.
 *
 * <p>Stands at this module's own seam, which the testkit does not know.
 */
final class FakeOperation implements Operation {

    final List<String> calls = new CopyOnWriteArrayList<>();
    final Semaphore resizes = new Semaphore(0);

    boolean raw = true;
    boolean takesSignals = true;
    boolean repaint;
    Sockets sockets;
    PendingExit exit;
    Optional<Duration> drainLimit = Optional.empty();
    SessionStreams streams = SessionStreams.of(java.io.OutputStream.nullOutputStream(), System.err);
    SessionOptions options = SessionOptions.defaults();

    /** Called at each resize before it is recorded; may refuse. */
    Refusal resizing = () -> {};

    /** Called at each signal after it is recorded. */
    Refusal signaling = () -> {};

    interface Refusal {
        void check() throws IOException;
    }

    @Override
    public boolean isRaw() {
        return raw;
    }

    @Override
    public Sockets sockets() {
        calls.add("sockets");
        return sockets;
    }

    @Override
    public PendingExit start(Sockets given) {
        calls.add("start");
        return exit;
    }

    @Override
    public Optional<Duration> drainLimit() {
        return drainLimit;
    }

    @Override
    public void resize(int rows, int columns) throws IOException {
        try {
            resizing.check();
            calls.add("resize " + rows + "x" + columns);
        } catch (IOException refusal) {
            calls.add("refused " + rows + "x" + columns);
            throw refusal;
        } finally {
            resizes.release();
        }
    }

    @Override
    public void signal(String name) throws IOException {
        calls.add("signal " + name);
        signaling.check();
    }

    @Override
    public boolean takesSignals() {
        return takesSignals;
    }

    @Override
    public boolean needsRepaint() {
        return repaint;
    }

    @Override
    public SessionStreams streams() {
        return streams;
    }

    @Override
    public SessionOptions options() {
        return options;
    }
}
