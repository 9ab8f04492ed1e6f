// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** The streams of a running container, and the size of its terminal. */
final class AttachRoutes {

    private final Engine engine;

    private AttachRoutes(Engine engine) {
        this.engine = engine;
    }

    static void addTo(Router router, Engine engine) {
        AttachRoutes routes = new AttachRoutes(engine);
        router.on("POST", "/containers/*/attach", routes::attach);
        router.on("POST", "/containers/*/resize", routes::resize);
    }

    private boolean has(Quirk quirk) {
        return engine.traits().has(quirk);
    }

    private boolean attach(Asked asked) throws IOException, InterruptedException, Refusal {
        Container container = engine.containers().find(asked.id());
        DetachKeys keys = DetachKeys.parse(asked.query("detachKeys"), has(Quirk.LIBPOD) ? 500 : 400);
        check(container);
        if (has(Quirk.DROPS_EARLY_BYTES)) {
            asked.call().forgetEarlyBytes();
        }
        Attachment attachment =
                new Attachment(asked.hijack(container.hasTty()), wanted(asked), !container.hasTty(), engine.later());
        if (!asked.flag("stream") && has(Quirk.ATTACH_HONORS_STREAM)) {
            engine.events().add("attach", container);
            attachment.open();
            if (asked.flag("logs")) {
                attachment.replay(container.output().log().from(0));
            }
            return false;
        }
        try {
            container.output().attach(attachment, asked.flag("logs"), () -> engine.events()
                    .add("attach", container));
            follow(
                    asked,
                    container,
                    new InputFeed(attachment, container.stdin(), atEnd(container), keysOf(container, keys)),
                    attachment);
        } finally {
            container.output().detach(attachment);
        }
        return false;
    }

    private void check(Container container) throws Refusal {
        State state = container.state();
        if (state.paused()) {
            throw engine.wording().pausedAttach(container);
        }
        if (state.isRestarting()) {
            throw engine.wording().restarting(container);
        }
        if (has(Quirk.MISSING_PROGRAM_AT_ATTACH) && !state.isRunning() && !container.hasItsProgram()) {
            throw new Refusal(
                    409,
                    engine.wording()
                            .execNotStarted("exec: \"" + container.command().get(0)
                                    + "\": executable file not found in $PATH"));
        }
        if (has(Quirk.ATTACH_RESETS_ENDED) && state.hasExited()) {
            container.process().reset();
        }
    }

    private void follow(Asked asked, Container container, InputFeed feed, Attachment attachment)
            throws IOException, InterruptedException {
        boolean input = asked.flag("stdin") && container.config().flag("OpenStdin");
        if (!input) {
            attachment.awaitEnd();
        } else if (feed.run() == InputFeed.Outcome.DETACHED) {
            engine.events().add("detach", container);
        }
    }

    private DetachKeys keysOf(Container container, DetachKeys asked) {
        return container.hasTty() && has(Quirk.SEES_DETACH_KEYS) ? asked : DetachKeys.none();
    }

    private InputFeed.AtEnd atEnd(Container container) {
        if (container.hasTty()) {
            return has(Quirk.HALF_CLOSE_ENDS_TTY) ? InputFeed.AtEnd.ENDS_STREAM : InputFeed.AtEnd.IS_IGNORED;
        }
        boolean once = container.config().flag("StdinOnce");
        return once || !has(Quirk.HALF_CLOSE_ENDS_ATTACH) ? InputFeed.AtEnd.ENDS_INPUT : InputFeed.AtEnd.ENDS_STREAM;
    }

    private Set<Source> wanted(Asked asked) {
        Set<Source> wanted = EnumSet.noneOf(Source.class);
        if (asked.flag("stdout") || !has(Quirk.ATTACH_SELECTS_STREAMS)) {
            wanted.add(Source.STDOUT);
        }
        if (asked.flag("stderr") || !has(Quirk.ATTACH_SELECTS_STREAMS)) {
            wanted.add(Source.STDERR);
        }
        return wanted;
    }

    private boolean resize(Asked asked) throws IOException, Refusal {
        Container container = engine.containers().find(asked.id());
        Size size = Size.of(asked, engine.traits());
        if (!container.state().isRunning() || container.state().isRestarting()) {
            throw new Refusal(409, "Container " + container.id() + " is not running");
        }
        container.process().resize(size.rows(), size.columns(), asked.call().lateFirstResize());
        engine.events().add("resize", container, "height", asked.query("h"), "width", asked.query("w"));
        return asked.answer(200);
    }
}
