// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What an engine does on an upgraded connection, step by step: receive this, send that, end.
 *
 * <p>Script it first, then give it to {@link Reply#upgraded}; every connection that gets it runs all steps from the
 * beginning on its own thread. After the last step the engine ends its direction, waits up to two seconds for the
 * client to go, and closes. If a step fails, for example because other bytes came, the connection is closed at once
 * and {@link #awaitSuccess} tells why.
 */
public final class Conversation {

    private final List<Step> steps = new ArrayList<>();
    private final ConversationResult result = new ConversationResult();

    private Conversation() {}

    /**
     * One step and what it is called in messages.
     *
     * @param what for example {@code receive "exit\n"}
     * @param action what happens
     */
    record Step(String what, Action action) {}

    /** Does one step on a connection. */
    @FunctionalInterface
    interface Action {
        void perform(Wire wire) throws IOException, InterruptedException;
    }

    /**
     * A conversation without a step, which ends at once.
     *
     * @return a new one, to be scripted
     */
    public static Conversation conversation() {
        return new Conversation();
    }

    /**
     * Blocks until exactly this text has come; more is left for the next step.
     *
     * @param text compared as UTF-8
     * @return this
     */
    public Conversation receive(String text) {
        return receive(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Blocks until exactly these bytes have come; more is left for the next step.
     *
     * @param bytes compared as they come, so that the first wrong one fails
     * @return this
     */
    public Conversation receive(byte[] bytes) {
        byte[] expected = bytes.clone();
        return step("receive " + Escapes.quote(expected), wire -> wire.receive(expected));
    }

    /**
     * Blocks until the client has ended its direction; a byte before that is a failure.
     *
     * @return this
     */
    public Conversation receiveEnd() {
        return step("receive the end", Wire::receiveEnd);
    }

    /**
     * Reads and forgets until the client has ended its direction.
     *
     * @return this
     */
    public Conversation drain() {
        return step("drain", Wire::drain);
    }

    /**
     * Sends back what comes until the client has ended its direction.
     *
     * @return this
     */
    public Conversation echo() {
        return step("echo", Wire::echo);
    }

    /**
     * Sends bytes in one write.
     *
     * @param bytes as they are
     * @return this
     */
    public Conversation send(byte[] bytes) {
        byte[] copy = bytes.clone();
        return step("send " + Escapes.quote(copy), wire -> wire.send(copy));
    }

    /**
     * Sends frames in one write.
     *
     * @param frames right or wrong
     * @return this
     */
    public Conversation send(Frames frames) {
        return send(frames.bytes());
    }

    /**
     * Sends text without a frame in one write, as a terminal does.
     *
     * @param text sent as UTF-8
     * @return this
     */
    public Conversation sendRaw(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Waits.
     *
     * @param duration how long
     * @return this
     */
    public Conversation pause(Duration duration) {
        return step("pause " + duration, wire -> Pause.of(duration));
    }

    /**
     * Blocks until a latch is open.
     *
     * @param gate counted down by the test
     * @return this
     */
    public Conversation awaitGate(CountDownLatch gate) {
        return step("await the gate", wire -> gate.await());
    }

    /**
     * Runs code of the test on the connection's thread.
     *
     * @param body what it throws fails the conversation
     * @return this
     */
    public Conversation run(Runnable body) {
        return step("run", wire -> body.run());
    }

    /**
     * Ends the direction to the client; receiving goes on.
     *
     * @return this
     */
    public Conversation halfClose() {
        return step("half-close", wire -> wire.connection().shutdownOutput());
    }

    /**
     * Closes both directions at once; a client with bytes under way may see a reset.
     *
     * @return this
     */
    public Conversation close() {
        return step("close", wire -> wire.connection().close());
    }

    /**
     * Resets the connection, which {@link Fault.ResetAfter} describes.
     *
     * @return this
     */
    public Conversation reset() {
        return step("reset", wire -> wire.connection().reset());
    }

    /**
     * Blocks until the conversation has run and all its runs have ended.
     *
     * @param limit how long at most
     * @throws AssertionError when a step has failed, when no connection got the conversation in time, or when a run
     *     has not ended in time, with the step where it is
     */
    public void awaitSuccess(Duration limit) {
        result.await(Deadline.in(limit));
    }

    /** All steps on one connection; ends early when a step or the connection fails. */
    void run(Exchange exchange) throws IOException, InterruptedException {
        new ConversationRun(List.copyOf(steps), result).on(exchange);
    }

    private Conversation step(String what, Action action) {
        steps.add(new Step(what, action));
        return this;
    }
}
