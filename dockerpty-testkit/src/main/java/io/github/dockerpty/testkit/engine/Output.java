// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where the output of a process goes: to its log and to every client that is attached.
 *
 * <p>The process' own thread sends to the clients, so one that does not read makes the process wait.
 */
final class Output {

    private final Log log = new Log();
    private final List<Attachment> attachments = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();
    private final boolean logs;

    private Output(boolean logs) {
        this.logs = logs;
    }

    /** Of a container, whose log is kept. */
    static Output logged() {
        return new Output(true);
    }

    /** Of an exec. */
    static Output unlogged() {
        return new Output(false);
    }

    Log log() {
        return log;
    }

    /** Closed while the container is paused. */
    Gate gate() {
        return gate;
    }

    void write(Source source, byte[] bytes, int start, int length) throws InterruptedException {
        gate.pass();
        if (logs) {
            log.add(source, bytes, start, length);
        }
        for (Attachment attachment : attachments) {
            attachment.write(source, bytes, start, length);
        }
    }

    /**
     * From now on the client gets what is printed; lines printed during a replay may come twice, none is lost.
     *
     * <p>Opens the stream behind that, for a client may start the process as soon as it has the head.
     */
    void attach(Attachment attachment, boolean replay) throws IOException {
        attach(attachment, replay, () -> {});
    }

    /** The same, and tells of it as soon as it is so: who hears of it may start the process without having the head. */
    void attach(Attachment attachment, boolean replay, Runnable telling) throws IOException {
        synchronized (attachment) {
            attachments.add(attachment);
            telling.run();
            attachment.open();
            if (replay) {
                attachment.replay(log.from(0));
            }
        }
    }

    void detach(Attachment attachment) {
        attachments.remove(attachment);
    }

    /** The process has ended: so do the streams of all who are attached. */
    void end() {
        log.end();
        List<Attachment> all = List.copyOf(attachments);
        attachments.removeAll(all);
        all.forEach(Attachment::end);
    }
}
