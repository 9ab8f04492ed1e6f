// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import java.io.IOException;
import java.util.List;

/** How a session comes about, and which calls to the engine it consists of. */
enum FaultVerb {
    RUN("`run`, and `start` of a container that does not run"),
    ATTACH("`attach`"),
    EXEC("`exec`");

    /** A call of the session that a fault disturbs. */
    enum Call {
        STREAM,
        START,
        EXIT,
        RESIZE
    }

    final String title;

    FaultVerb(String title) {
        this.title = title;
    }

    String method(Call call) {
        return this == EXEC && call == Call.EXIT ? "GET" : "POST";
    }

    String path(Call call) {
        if (this == EXEC) {
            return switch (call) {
                case STREAM, START -> "/exec/*/start";
                case EXIT -> "/exec/*/json";
                case RESIZE -> "/exec/*/resize";
            };
        }
        return switch (call) {
            case STREAM -> "/containers/*/attach";
            case START -> "/containers/*/start";
            case EXIT -> "/containers/*/wait";
            case RESIZE -> "/containers/*/resize";
        };
    }

    Session open(Sessions sessions, Engine engine, FaultProcess process) throws IOException {
        boolean tty = process == FaultProcess.SIZE;
        if (this == EXEC) {
            return sessions.exec("c", ExecSpec.of(List.of(process.command())).interactive(true, tty));
        }
        ContainerSpec spec = ContainerSpec.of("box", process.command());
        spec = tty ? spec.withTerminal() : spec.withStdin();
        if (this == RUN) {
            return sessions.run(spec);
        }
        String container = engine.createContainer(spec).id();
        engine.startContainer(container);
        return sessions.attach(container);
    }
}
