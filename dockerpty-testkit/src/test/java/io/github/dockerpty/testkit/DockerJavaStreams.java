// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.ExecCreateCmdResponse;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What docker-java sees of streams: execs, logs, attaches, events. */
final class DockerJavaStreams {

    private final DockerJavaCalls calls;
    private final DockerClient client;

    DockerJavaStreams(DockerJavaCalls calls) {
        this.calls = calls;
        this.client = calls.client();
    }

    /** All that comes, each stream by itself, because their order is nobody's. */
    private static final class Collected extends ResultCallback.Adapter<Frame> {

        private final StringBuffer out = new StringBuffer();
        private final StringBuffer err = new StringBuffer();

        @Override
        public void onNext(Frame frame) {
            String text = new String(frame.getPayload(), StandardCharsets.UTF_8);
            (frame.getStreamType().name().equals("STDERR") ? err : out).append(text);
        }

        String toEnd() throws InterruptedException {
            return (awaitCompletion(20, TimeUnit.SECONDS) ? "" : "no end, ") + out + "|" + err;
        }
    }

    void see() throws IOException, InterruptedException {
        String box = calls.running("sleep", "1000");
        calls.see("exec", () -> exec(box, false, "", "sh", "-c", "echo out; echo err >&2; exit 5"));
        calls.see("exec, TTY", () -> exec(box, true, "", "sh", "-c", "echo hi; exit 6"));
        calls.see("exec, missing program", () -> exec(box, false, "", "nosuchcmd"));
        // Not its end: this client does not pass that on.
        calls.see("exec, input", () -> exec(box, false, "abc\n", "sh", "-c", "read x; echo got $x"));
        calls.see("exec, unknown", () -> client.inspectExecCmd("0123").exec());
        calls.see("exec, container unknown", () -> exec("dockerpty-no-such-thing", false, "", "true"));
        String ended = calls.running("sh", "-c", "echo one; echo two; echo err >&2; exit 3");
        calls.await(ended);
        calls.see("logs", () -> logs(ended, 10));
        calls.see("logs, last", () -> logs(ended, 0));
        calls.see("attach", this::attach);
        calls.see("events", () -> events(ended));
    }

    private String exec(String container, boolean tty, String input, String... command)
            throws IOException, InterruptedException {
        ExecCreateCmdResponse created = client.execCreateCmd(container)
                .withCmd(command)
                .withTty(tty)
                .withAttachStdin(!input.isEmpty())
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec();
        var start = client.execStartCmd(created.getId());
        if (!input.isEmpty()) {
            start.withStdIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        }
        try (Collected collected = start.exec(new Collected())) {
            String text = collected.toEnd();
            return text + " " + client.inspectExecCmd(created.getId()).exec().getExitCodeLong();
        }
    }

    private String logs(String container, int tail) throws IOException, InterruptedException {
        try (Collected collected = client.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withTail(tail)
                .exec(new Collected())) {
            return collected.toEnd();
        }
    }

    private String attach() throws IOException, InterruptedException {
        String id = calls.create(calls.creating("sh", "-c", "read x; echo got $x; echo err >&2; exit 4")
                .withStdinOpen(true)
                .withStdInOnce(true));
        try (Collected collected = client.attachContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .withStdIn(new ByteArrayInputStream("abc\n".getBytes(StandardCharsets.UTF_8)))
                .exec(new Collected())) {
            client.startContainerCmd(id).exec();
            return collected.toEnd() + " " + calls.await(id);
        }
    }

    private List<String> events(String container) throws IOException, InterruptedException {
        List<String> actions = new CopyOnWriteArrayList<>();
        Instant now = Instant.now();
        String until = now.getEpochSecond() + String.format(Locale.ROOT, ".%09d", now.getNano());
        try (ResultCallback.Adapter<Event> events = client.eventsCmd()
                .withContainerFilter(container)
                .withSince("1")
                .withUntil(until)
                .exec(new ResultCallback.Adapter<Event>() {
                    @Override
                    public void onNext(Event event) {
                        actions.add(event.getAction());
                    }
                })) {
            events.awaitCompletion(20, TimeUnit.SECONDS);
        }
        return actions;
    }
}
