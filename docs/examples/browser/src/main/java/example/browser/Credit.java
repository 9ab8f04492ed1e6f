// SPDX-License-Identifier: Apache-2.0
package example.browser;

/** How many bytes the page may still be sent: what it has drawn, it gives back. */
final class Credit {

    private final int limit;
    private int left;
    private boolean ended;

    Credit(int limit) {
        this.limit = limit;
        this.left = limit;
    }

    /** Waits until at least one byte may be sent; takes at most so many, 0 once it has ended. */
    synchronized int take(int most) throws InterruptedException {
        while (left == 0 && !ended) {
            wait();
        }
        int taken = ended ? 0 : Math.min(left, most);
        left -= taken;
        return taken;
    }

    /** A page cannot give more than it was sent. */
    synchronized void giveBack(int count) {
        if (count < 0 || count > limit - left) {
            throw new IllegalArgumentException(count + " bytes given back, of " + (limit - left));
        }
        left += count;
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
