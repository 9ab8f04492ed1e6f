// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.PumpLoop;

/** What carries a session. */
enum FaultDrive {
    THREADS {
        @Override
        Sessions sessions(Engine engine, PumpLoop loop) {
            return DockerPty.sessions(engine);
        }
    },
    LOOP {
        @Override
        Sessions sessions(Engine engine, PumpLoop loop) {
            return DockerPty.sessions(engine).on(loop);
        }
    };

    abstract Sessions sessions(Engine engine, PumpLoop loop);
}
