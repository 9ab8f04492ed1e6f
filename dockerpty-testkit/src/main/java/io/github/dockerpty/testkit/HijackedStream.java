// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.engine.Hijacked;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection that the stateful engine has taken over; what a process prints comes on other threads. */
final class HijackedStream implements Hijacked {

    /** So long a head waits for the data to which a fault glues it, when the process prints nothing. */
    private static final Duration HELD_HEAD = Duration.ofMillis(200);

    private final Exchange exchange;
    private final int status;
    private final Map<String, String> headers;
    private final CountDownLatch begun = new CountDownLatch(1);

    // Guarded by this: the fault that has ended the direction to the client.
    private FaultPlan.Ending ending;

    HijackedStream(Exchange exchange, int status, Map<String, String> headers) {
        this.exchange = exchange;
        this.status = status;
        this.headers = headers;
    }

    /** A fault that ends the stream here does not keep the process from starting. */
    @Override
    public synchronized void open() throws IOException {
        try {
            exchange.head(status, headers);
        } catch (AnswerEndedException fault) {
            endBy(fault.ending());
        }
    }

    @Override
    public synchronized void write(byte[] bytes) throws IOException {
        begun.countDown();
        if (ending == FaultPlan.Ending.STALL) {
            return;
        }
        if (ending != null) {
            throw new AnswerEndedException(ending);
        }
        try {
            exchange.out().write(bytes);
        } catch (AnswerEndedException fault) {
            endBy(fault.ending());
            if (ending != FaultPlan.Ending.STALL) {
                throw fault;
            }
        }
    }

    private void endBy(FaultPlan.Ending fault) throws IOException {
        ending = fault;
        if (fault == FaultPlan.Ending.RESET) {
            exchange.connection().reset();
        } else if (fault == FaultPlan.Ending.CUT) {
            exchange.connection().shutdownOutput();
        }
    }

    /** Not synchronized: it may have to end a blocked write. */
    @Override
    public void end() throws IOException {
        if (exchange.plan().endsAfter == Long.MAX_VALUE) {
            exchange.connection().shutdownOutput();
        }
    }

    @Override
    public InputStream in() {
        return new FilterInputStream(exchange.connection().in()) {
            @Override
            public int read(byte[] target, int start, int length) throws IOException {
                sendHeldHead();
                return super.read(target, start, length);
            }
        };
    }

    private void sendHeldHead() throws IOException {
        if (!exchange.plan().gluesHead) {
            return;
        }
        try {
            begun.await(HELD_HEAD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sendHead();
    }

    private synchronized void sendHead() throws IOException {
        if (ending == null) {
            exchange.out().finish();
        }
    }

    /** The engine is done; a stalled client is kept waiting until it goes. */
    void finish() throws IOException {
        sendHead();
        boolean stalled;
        synchronized (this) {
            stalled = ending == FaultPlan.Ending.STALL;
        }
        if (stalled) {
            exchange.connection().in().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public boolean ignoresHalfClose() {
        return exchange.plan().ignoresHalfClose;
    }

    @Override
    public void close() throws IOException {
        if (exchange.plan().ending != FaultPlan.Ending.STALL) {
            exchange.connection().close();
        }
    }
}
