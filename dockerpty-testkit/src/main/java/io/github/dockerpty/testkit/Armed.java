// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/**
 * An answer or a fault that waits on a route; closing it takes it off.
 *
 * <p>Usable from any thread. Set {@link #times} and {@link #afterCalls} before the request comes.
 */
public final class Armed implements AutoCloseable {

    private final Reply reply;
    private final Fault fault;

    // Guarded by this.
    private int left = Integer.MAX_VALUE;
    private int skipped;
    private int hits;

    Armed(Reply reply, Fault fault) {
        this.reply = reply;
        this.fault = fault;
    }

    /**
     * Limits how many requests it applies to; without this it is for all.
     *
     * @param count how many
     * @return this
     */
    public synchronized Armed times(int count) {
        left = count;
        return this;
    }

    /**
     * Lets the first requests pass to whatever else fits them.
     *
     * @param count how many
     * @return this
     */
    public synchronized Armed afterCalls(int count) {
        skipped = count;
        return this;
    }

    /**
     * How many requests it has applied to.
     *
     * @return the number so far
     */
    public synchronized int hits() {
        return hits;
    }

    /** Takes it off the route; requests that it has applied to go on. A second call does nothing. */
    @Override
    public synchronized void close() {
        left = 0;
    }

    synchronized boolean isCounted() {
        return left < Integer.MAX_VALUE;
    }

    /** Applies it to a request of its route, unless it is used up or lets this one pass. */
    synchronized boolean claim() {
        if (left == 0) {
            return false;
        }
        if (skipped > 0) {
            skipped--;
            return false;
        }
        if (isCounted()) {
            left--;
        }
        hits++;
        return true;
    }

    Reply reply() {
        return reply;
    }

    Fault fault() {
        return fault;
    }
}
