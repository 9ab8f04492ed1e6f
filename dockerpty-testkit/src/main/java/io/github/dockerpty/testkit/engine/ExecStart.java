// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The start of an exec, attached or not. */
final class ExecStart {

    private final Engine engine;

    ExecStart(Engine engine) {
        this.engine = engine;
    }

    private boolean has(Quirk quirk) {
        return engine.traits().has(quirk);
    }

    boolean start(Asked asked) throws IOException, InterruptedException, Refusal {
        JsonObject wanted = wanted(asked);
        Exec exec = ExecRoutes.find(engine, asked);
        if (!exec.container().state().isRunning()) {
            throw has(Quirk.LIBPOD)
                    ? new Refusal(
                            409, engine.wording().notRunning(exec.container()).getMessage())
                    : engine.wording().notRunning(exec.container());
        }
        if (exec.container().state().paused()) {
            throw engine.wording().paused(exec.container(), "exec");
        }
        List<Long> size = engine.knowsConsoleSize() ? size(exec, wanted) : List.of();
        return wanted.flag("Detach") ? startDetached(asked, exec, size) : startAttached(asked, exec, wanted, size);
    }

    private JsonObject wanted(Asked asked) throws Refusal {
        boolean json = asked.header("Content-Type").startsWith("application/json");
        if (!asked.hasBody() || (has(Quirk.START_NEEDS_JSON) && !json)) {
            throw new Refusal(
                    400, "Content-Type specified (" + asked.header("Content-Type") + ") must be 'application/json'");
        }
        return asked.json();
    }

    private static List<Long> size(Exec exec, JsonObject wanted) {
        List<Long> size = wanted.numbers("ConsoleSize");
        return size.isEmpty() ? exec.config().numbers("ConsoleSize") : size;
    }

    private boolean startDetached(Asked asked, Exec exec, List<Long> size)
            throws IOException, InterruptedException, Refusal {
        if (!exec.claim()) {
            throw new Refusal(engine.traits().conflict(), engine.wording().startedBefore(exec));
        }
        exec.start(size);
        return has(Quirk.LIBPOD) ? asked.answer(200, "text/plain; charset=utf-8", "\n") : asked.answer(200);
    }

    private boolean startAttached(Asked asked, Exec exec, JsonObject wanted, List<Long> size)
            throws IOException, InterruptedException, Refusal {
        boolean tty = (has(Quirk.START_DECIDES_FRAMES) ? wanted : exec.config()).flag("Tty");
        boolean first = exec.claim();
        if (!first && !has(Quirk.SECOND_START_IN_STREAM)) {
            throw new Refusal(500, engine.wording().startedBefore(exec));
        }
        if (has(Quirk.DROPS_EARLY_BYTES)) {
            asked.call().forgetEarlyBytes();
        }
        Attachment attachment = new Attachment(asked.hijack(tty), sources(exec, tty), !tty, engine.later());
        if (!first) {
            attachment.open();
            tell(attachment, Source.STDOUT, engine.wording().startedBefore(exec));
            return false;
        }
        exec.output().attach(attachment, false);
        try {
            exec.start(size);
        } catch (Refusal missing) {
            Source where = has(Quirk.MISSING_PROGRAM_ON_STDOUT) ? Source.STDOUT : Source.STDERR;
            tell(attachment, where, missing.getMessage());
            return false;
        }
        follow(exec, attachment);
        return false;
    }

    /** A client without a stream gets none; framed by the start, a terminal's client gets the output alone. */
    private static Set<Source> sources(Exec exec, boolean tty) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        if (exec.config().flag("AttachStdout")) {
            sources.add(Source.STDOUT);
        }
        if (exec.config().flag("AttachStderr") && !(tty && !exec.config().flag("Tty"))) {
            sources.add(Source.STDERR);
        }
        return sources;
    }

    private static void tell(Attachment attachment, Source where, String message) {
        byte[] line = (message + "\r\n").getBytes(StandardCharsets.UTF_8);
        attachment.tell(where, line);
    }

    private void follow(Exec exec, Attachment attachment) throws IOException, InterruptedException {
        if (!exec.config().flag("AttachStdin")) {
            attachment.awaitEnd();
            return;
        }
        boolean tty = exec.config().flag("Tty");
        InputFeed.AtEnd terminal =
                has(Quirk.HALF_CLOSE_ENDS_TTY) ? InputFeed.AtEnd.ENDS_STREAM : InputFeed.AtEnd.IS_IGNORED;
        DetachKeys keys = tty && has(Quirk.SEES_DETACH_KEYS) ? keys(exec) : DetachKeys.none();
        InputFeed feed = new InputFeed(attachment, exec.stdin(), tty ? terminal : InputFeed.AtEnd.ENDS_INPUT, keys);
        try {
            if (feed.run() == InputFeed.Outcome.DETACHED) {
                // So dockerd ends it: the process lives on, and the exec is said to have ended with 126.
                exec.abandon(126);
                tell(attachment, Source.STDOUT, "exec attach failed: error attaching to process: read escape sequence");
            }
        } finally {
            exec.output().detach(attachment);
        }
    }

    private static DetachKeys keys(Exec exec) {
        try {
            return DetachKeys.parse(exec.config().text("DetachKeys"), 500);
        } catch (Refusal e) {
            throw new IllegalStateException("keys that the creation has accepted", e);
        }
    }
}
