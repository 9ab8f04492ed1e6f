// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A channel that takes nothing, or fails, while a test wants it to, and otherwise passes on what is written.
 *
 * <p>Owns its target and closes it. Written to by one thread at a time; what it does may be changed from another one.
 */
public final class FaultyChannel implements WritableByteChannel {

    private final WritableByteChannel target;
    private volatile boolean refusing;
    private volatile IOException failure;
    private volatile IOException closeFailure;
    private volatile int writes;

    private FaultyChannel(WritableByteChannel target) {
        this.target = target;
    }

    /**
     * A channel without faults yet.
     *
     * @param target where the bytes go
     * @return the channel
     */
    public static FaultyChannel over(WritableByteChannel target) {
        return new FaultyChannel(target);
    }

    /** From now on a write takes nothing, as that of a full socket which does not block. */
    public void refuse() {
        refusing = true;
    }

    /**
     * From now on a write throws.
     *
     * @param why what it throws
     */
    public void failWith(IOException why) {
        failure = why;
    }

    /**
     * A close throws, after it has closed the target.
     *
     * @param why what it throws
     */
    public void failCloseWith(IOException why) {
        closeFailure = why;
    }

    /** From now on a write does neither, and bytes are passed on. */
    public void recover() {
        refusing = false;
        failure = null;
    }

    /**
     * Passes the bytes on, unless there is a fault.
     *
     * @param source the bytes; its position moves by what the target takes
     * @return how many bytes were taken; 0 for a refused write
     * @throws IOException what the test has asked for, or what the target throws
     */
    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes; others only look.
    public int write(ByteBuffer source) throws IOException {
        writes++;
        IOException fault = failure;
        if (fault != null) {
            throw fault;
        }
        return refusing ? 0 : target.write(source);
    }

    /** {@return how often {@link #write} was called, with or without a fault} */
    public int writes() {
        return writes;
    }

    @Override
    public boolean isOpen() {
        return target.isOpen();
    }

    /**
     * Closes the target.
     *
     * @throws IOException what the test has asked for, or what the target throws
     */
    @Override
    public void close() throws IOException {
        target.close();
        IOException fault = closeFailure;
        if (fault != null) {
            throw fault;
        }
    }
}
