// SPDX-License-Identifier: Apache-2.0
/** Terminal sessions with containers: run, attach, exec, with or without a TTY. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.dockerpty.pty {
    requires transitive io.github.dockerpty.io;
    requires transitive io.github.dockerpty.tty;
    requires transitive com.github.dockerjava.api;
    requires org.slf4j;
    requires static com.github.dockerjava.transport;

    exports io.github.dockerpty.pty;
}
