// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import java.io.IOException;

/** {@code warm-up}: has the launcher make the start-up archive, which it does itself if nothing else is typed. */
final class WarmUpCommand implements Command {

    static final String VERB = "warm-up";

    @Override
    public int run() throws IOException {
        String launcher = System.getProperty("dockerpty.launcher", "");
        if (launcher.isEmpty()) {
            throw new IOException("none is kept with DOCKERPTY_ARCHIVE=no, or without bin/dockerpty");
        }
        try {
            return new ProcessBuilder(launcher, VERB).inheritIO().start().waitFor();
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the start-up archive was made", given);
        }
    }
}
