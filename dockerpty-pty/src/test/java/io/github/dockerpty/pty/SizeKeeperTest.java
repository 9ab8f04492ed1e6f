// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.LeakCheck;
import io.github.dockerpty.tty.TerminalSize;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SizeKeeperTest {

    private final FakeOperation operation = new FakeOperation();
    private final AtomicReference<Optional<TerminalSize>> local = new AtomicReference<>(size(24, 80));
    private LeakCheck leaks;
    private SizeKeeper keeper;

    @BeforeEach
    void make() {
        leaks = LeakCheck.begin();
        operation.options = SessionOptions.defaults().withSize(local::get);
        keeper = new SizeKeeper(operation, "dockerpty-size-test");
    }

    @AfterEach
    void close() {
        keeper.close();
        leaks.close();
    }

    private static Optional<TerminalSize> size(int rows, int columns) {
        return Optional.of(new TerminalSize(rows, columns));
    }

    private void awaitCalls(int count) throws InterruptedException {
        assertThat(operation.resizes.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitIdle() {
        Deadline.in(Deadline.USUAL).await("the size thread to go", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("dockerpty-size-test")));
    }

    @Test
    void first_refusedForAWhile_isTriedAgainUntilItIsTaken() throws InterruptedException {
        AtomicInteger refusals = new AtomicInteger(4);
        operation.resizing = () -> {
            if (refusals.getAndDecrement() > 0) {
                throw new EngineException("POST /exec/e1/resize", 409, "not running");
            }
        };
        keeper.first(false);
        awaitCalls(5);
        awaitIdle();
        assertThat(operation.calls)
                .containsExactly("refused 24x80", "refused 24x80", "refused 24x80", "refused 24x80", "resize 24x80");
        assertThat(keeper.accepted()).isEqualTo(1);
        assertThat(keeper.refused()).isZero();
    }

    @Test
    void first_refusedForGood_isGivenUpAfterTenRetries() throws InterruptedException {
        operation.resizing = () -> {
            throw new EngineException("POST /exec/e1/resize", 404, "no such exec");
        };
        keeper.first(false);
        awaitCalls(11);
        awaitIdle();
        assertThat(operation.calls).hasSize(11);
        assertThat(keeper.refused()).isEqualTo(1);
    }

    @Test
    void first_withRepaint_goesByWayOfAnotherSize_andTriesTheRightOneAgain() throws InterruptedException {
        AtomicInteger call = new AtomicInteger();
        operation.resizing = () -> {
            if (call.incrementAndGet() == 2) {
                throw new EngineException("POST /containers/c1/resize", 500, "busy");
            }
        };
        keeper.first(true);
        awaitCalls(4);
        awaitIdle();
        assertThat(operation.calls).containsExactly("resize 25x81", "refused 24x80", "resize 24x80", "resize 24x80");
    }

    @Test
    void first_whileTheWindowChanges_sendsTheNewSize() throws InterruptedException {
        operation.resizing = () -> {
            if (local.getAndSet(size(50, 132)).equals(size(24, 80))) {
                throw new EngineException("POST /exec/e1/resize", 409, "not running");
            }
        };
        keeper.first(false);
        awaitCalls(2);
        assertThat(operation.calls).containsExactly("refused 24x80", "resize 50x132");
    }

    @Test
    void burst_whileARequestIsOnItsWay_endsAtTheLastSize_inFewCalls() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch burstOver = new CountDownLatch(1);
        operation.resizing = () -> {
            inFlight.countDown();
            await(burstOver);
        };
        keeper.first(false);
        await(inFlight);
        for (int i = 1; i <= 1000; i++) {
            local.set(size(i, 2 * i));
            keeper.changed();
        }
        burstOver.countDown();
        awaitCalls(2);
        awaitIdle();
        assertThat(operation.calls)
                .startsWith("resize 24x80", "resize 1000x2000")
                .endsWith("resize 1000x2000")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void changed_laterRefusal_isNotTriedAgain() throws InterruptedException {
        keeper.first(false);
        awaitCalls(1);
        operation.resizing = () -> {
            throw new EngineException("POST /containers/c1/resize", 404, "no such container");
        };
        local.set(size(30, 100));
        keeper.changed();
        awaitCalls(1);
        awaitIdle();
        assertThat(operation.calls).containsExactly("resize 24x80", "refused 30x100");
        assertThat(keeper.refused()).isEqualTo(1);
    }

    @Test
    void changed_toTheSameSize_sendsNothing() throws InterruptedException {
        keeper.first(false);
        awaitCalls(1);
        keeper.changed();
        awaitIdle();
        assertThat(operation.calls).containsExactly("resize 24x80");
    }

    @Test
    void changed_byCode_standsUntilTheNextChange() throws InterruptedException {
        keeper.changed(new TerminalSize(10, 20));
        awaitCalls(1);
        keeper.changed();
        awaitCalls(1);
        awaitIdle();
        // Sent again if the two came close to each other.
        assertThat(operation.calls)
                .startsWith("resize 10x20", "resize 24x80")
                .endsWith("resize 24x80")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void unknownSize_orNoTerminal_sendsNothing() {
        local.set(Optional.empty());
        keeper.first(true);
        awaitIdle();
        local.set(size(0, 0));
        keeper.changed();
        awaitIdle();
        local.set(size(24, 80));
        operation.raw = false;
        keeper.changed();
        awaitIdle();
        assertThat(operation.calls).isEmpty();
    }

    @Test
    void close_whileARequestHangs_endsIt() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        operation.resizing = () -> {
            inFlight.countDown();
            await(new CountDownLatch(1));
        };
        keeper.first(false);
        await(inFlight);
        keeper.close();
        keeper.changed();
        assertThat(operation.calls).hasSize(1);
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
