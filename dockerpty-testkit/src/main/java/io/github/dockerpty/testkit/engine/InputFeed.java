// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import java.io.IOException;
import java.io.InputStream;

/** Feeds a process what one client sends, on the thread of its connection, until one of them ends. */
final class InputFeed {

    private static final int BUFFER_BYTES = 32 * 1024;

    /** What the end of the client's direction means. */
    enum AtEnd {
        /** The end of the process' input; its output goes on. */
        ENDS_INPUT,
        /** The end of this client's stream; the process and its input go on. */
        ENDS_STREAM,
        /** Nothing. */
        IS_IGNORED
    }

    /** Why the feed has ended. */
    enum Outcome {
        /** The process or the client has. */
        ENDED,
        /** The client has typed its detach keys. */
        DETACHED
    }

    private final Attachment attachment;
    private final Stdin stdin;
    private final AtEnd atEnd;
    private final DetachKeys keys;

    InputFeed(Attachment attachment, Stdin stdin, AtEnd atEnd, DetachKeys keys) {
        this.attachment = attachment;
        this.stdin = stdin;
        this.atEnd = attachment.stream().ignoresHalfClose() ? AtEnd.IS_IGNORED : atEnd;
        this.keys = keys;
    }

    Outcome run() throws IOException, InterruptedException {
        try {
            if (copy() == Outcome.DETACHED) {
                return Outcome.DETACHED;
            }
        } catch (IOException clientGone) {
            endInput();
            throw clientGone;
        }
        endInput();
        if (atEnd != AtEnd.ENDS_STREAM) {
            attachment.awaitEnd();
        }
        return Outcome.ENDED;
    }

    private Outcome copy() throws IOException, InterruptedException {
        InputStream in = attachment.stream().in();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (attachment.hasEnded()) {
                return Outcome.ENDED;
            }
            byte[] typed = keys.filter(buffer, count);
            stdin.feed(typed, 0, typed.length);
            if (keys.areComplete()) {
                return Outcome.DETACHED;
            }
        }
        return Outcome.ENDED;
    }

    /** When the process has ended, the input is that of the next run. */
    private void endInput() {
        if (atEnd == AtEnd.ENDS_INPUT && !attachment.hasEnded()) {
            stdin.end();
        }
    }
}
