// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Optional;

/**
 * Reads the payload of a multiplexed stream and tells whose bytes they are: the seed's {@code Demuxer}.
 *
 * <p>Engines multiplex stdout and stderr when there is no TTY (Engine API, {@code POST /containers/{id}/attach},
 * "Stream format"; moby, {@code api/pkg/stdcopy}). Streams of a TTY are raw and must not come here. Writing goes
 * straight through to the stream below, without headers.
 *
 * <ul>
 *   <li>Numbers 0, 1 and 2 are output, 0 counting as stdout; bytes 1 to 3 of a header are ignored.
 *   <li>Frames without payload are skipped and are no end. Payload is passed through, never held by its length.
 *   <li>Number 3 is an error of the engine: {@link EngineStreamException}, also when its text is cut or empty.
 *   <li>Any other number: {@link FrameException}, known from the first byte of the header.
 *   <li>An end inside a frame: {@link TruncatedStreamException}, after all that came has been delivered.
 * </ul>
 *
 * <p>Any exception is final: each later read throws it again. The answers do not depend on how the bytes arrive.
 *
 * <p><b>Threads.</b> One thread may read while another writes. <b>Ownership.</b> Closing closes the stream below.
 * Bytes read ahead, at most 128 KiB, belong to the demuxer: nothing else may read that stream any more.
 */
public final class Demuxer implements Source, Sink {

    private final Stream stream;
    private final FrameReader frames;

    /**
     * Reads frames from a stream.
     *
     * @param stream multiplexed bytes in, plain bytes out; blocking or not
     */
    public Demuxer(Stream stream) {
        this.stream = stream;
        this.frames = new FrameReader(stream);
    }

    /**
     * Reads payload of one stream type, as much as is at hand and fits.
     *
     * <p>Where several frames of one type are at hand, they come together. More than that may be read from the stream
     * below.
     *
     * @param target takes the bytes at its position
     * @return the number of bytes, more than 0; 0 when no payload is there now or the target is full; -1 at an end
     *     between two frames
     * @throws FrameException when a header is none
     * @throws TruncatedStreamException when the stream ended inside a frame
     * @throws EngineStreamException when the engine sent an error
     * @throws IOException when reading the stream below failed
     */
    @Override
    public int read(ByteBuffer target) throws IOException {
        return frames.read(target);
    }

    @Override
    public StreamType type() {
        return frames.type();
    }

    /**
     * Counts the frames whose header came, those without payload included; for any thread.
     *
     * @param type of which type; stdin counts as stdout
     * @return frames so far
     */
    public long frames(StreamType type) {
        return frames.counts().of(type);
    }

    @Override
    public boolean hasBuffered() {
        return frames.hasBuffered();
    }

    @Override
    public Optional<SelectableChannel> channel() {
        return stream.channel();
    }

    @Override
    public int interest(int wanted) {
        return stream.interest(wanted);
    }

    @Override
    public boolean joins(Runnable wake) {
        return stream.joins(wake);
    }

    @Override
    public boolean setBlocking(boolean blocking) throws IOException {
        return stream.setBlocking(blocking);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        return stream.write(bytes);
    }

    @Override
    public int doWrite() throws IOException {
        return stream.doWrite();
    }

    @Override
    public boolean needsWrite() {
        return stream.needsWrite();
    }

    @Override
    public void closeWrite() throws IOException {
        stream.closeWrite();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    Feed feed() {
        return frames;
    }
}
