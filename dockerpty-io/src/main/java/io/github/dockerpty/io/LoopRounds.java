// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * What the thread of a loop does: wait, run errands, give each member that is ready one turn, let go of those that end.
 *
 * <p>A turn moves at most one portion a pump. Members that moved little have their turns first, the busy ones for a
 * while, after which it is looked again: so floods delay a key by that while, however many they are. Everything is
 * confined to the loop's thread but {@link #wake}, {@link #size} and {@link #count}.
 */
final class LoopRounds {

    /** A portion: small enough that a hundred floods take a millisecond a round, large enough to be worth the calls. */
    static final int PORTION = 16 * 1024;

    /** How long busy members may have their turns, all in all, until the others are looked for. */
    static final long BUSY_NANOS = 300_000;

    private final Selector selector;
    private final Errands errands;
    private final SharedBuffers buffers = new SharedBuffers(PORTION);
    private final Consumer<SelectionKey> found = this::found;
    private final Set<LoopMember> members = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<LoopMember> due = new ArrayDeque<>();
    private final ArrayDeque<LoopMember> busy = new ArrayDeque<>();
    private final ArrayList<LoopMember> leaving = new ArrayList<>();
    private long rounds;
    private volatile int size;
    private volatile long count;

    LoopRounds(Selector selector, Errands errands) {
        this.selector = selector;
        this.errands = errands;
    }

    /** Goes on until the errands are closed, then ends all members; answers what went wrong, or null. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    Throwable run() {
        Throwable failure = null;
        try {
            while (!errands.isClosed()) {
                round();
            }
        } catch (Throwable broken) {
            // Whatever it is, the members must hear of it: nobody else would ever end them.
            failure = broken;
        }
        endAll(failure);
        return failure;
    }

    void wake() {
        selector.wakeup();
    }

    /** Members now; for any thread. */
    int size() {
        return size;
    }

    /** How often the thread woke up so far; for any thread. */
    long count() {
        return count;
    }

    void admit(LoopMember member) throws IOException {
        members.add(member);
        size = members.size();
        member.admit(selector, buffers);
    }

    private void round() throws IOException {
        if (due.isEmpty() && busy.isEmpty() && leaving.isEmpty() && errands.isEmpty()) {
            selector.select(found);
        } else {
            selector.selectNow(found);
        }
        rounds++;
        count = rounds;
        letGo();
        for (Errands.Errand errand : errands.take()) {
            if (!errand.member().isGone()) {
                attempt(errand.member(), errand.step());
                becomesDue(errand.member());
            }
        }
        for (int turns = due.size(); turns > 0; turns--) {
            turnOfNext(due);
        }
        long begin = busy.isEmpty() ? 0 : System.nanoTime();
        for (int turns = busy.size(); turns > 0; turns--) {
            turnOfNext(busy);
            if (System.nanoTime() - begin > BUSY_NANOS) {
                return;
            }
        }
    }

    private void turnOfNext(ArrayDeque<LoopMember> queue) {
        LoopMember member = queue.remove();
        attempt(member, () -> turn(member));
    }

    private void found(SelectionKey key) {
        becomesDue((LoopMember) key.attachment());
    }

    private void turn(LoopMember member) throws IOException {
        if (member.isGone()) {
            return;
        }
        boolean more = member.turn();
        if (member.isDone()) {
            end(member, null);
        } else if (!member.watch() || more) {
            becomesDue(member);
        }
    }

    private void becomesDue(LoopMember member) {
        if (!member.isGone() && member.becomesDue()) {
            (member.isBusy() ? busy : due).add(member);
        }
    }

    /** Errors too: one that a callback caused, such as too deep a recursion, is no reason to end other sessions. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private void attempt(LoopMember member, Errands.Step step) {
        try {
            step.run();
        } catch (Throwable failure) {
            end(member, failure);
        }
        clearInterrupt();
    }

    /** One that a callback left behind would close the channel that the next member reads. */
    private static void clearInterrupt() {
        Thread.interrupted();
    }

    private void end(LoopMember member, Throwable cause) {
        if (!member.isGone()) {
            members.remove(member);
            size = members.size();
            member.end(cause);
            leaving.add(member);
        }
    }

    /** After a selection, which is what makes a selector forget a channel. */
    private void letGo() {
        if (leaving.isEmpty()) {
            return;
        }
        List<LoopMember> gone = List.copyOf(leaving);
        leaving.clear();
        for (LoopMember member : gone) {
            tell(member);
            clearInterrupt();
        }
    }

    /** A listener that throws is no reason to end other sessions, and its own has ended. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private static void tell(LoopMember member) {
        boolean told = false;
        while (!told) {
            try {
                told = member.tell();
            } catch (Throwable mistake) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, mistake);
            }
        }
    }

    private void endAll(Throwable failure) {
        errands.close();
        Throwable cause = failure != null ? failure : new CancellationException("the loop was closed");
        for (Errands.Errand errand : errands.take()) {
            end(errand.member(), cause);
        }
        for (LoopMember member : List.copyOf(members)) {
            end(member, cause);
        }
        try {
            selector.close();
        } catch (IOException e) {
            if (failure != null) {
                failure.addSuppressed(e);
            }
        }
        letGo();
    }
}
