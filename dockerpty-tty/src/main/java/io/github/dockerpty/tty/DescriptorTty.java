// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.util.Optional;

/** A descriptor of this process; asks the JDK first and a driver only where it takes one. */
final class DescriptorTty implements Tty {

    private final int fd;

    DescriptorTty(int fd) {
        if (fd < 0) {
            throw new IllegalArgumentException("descriptor " + fd + " is negative");
        }
        this.fd = fd;
    }

    @Override
    public boolean isTerminal() {
        return DeviceFile.of(fd).mayBeTerminal() && driver().isTerminal();
    }

    @Override
    public Optional<TerminalSize> size() {
        return DeviceFile.of(fd).mayBeTerminal() ? driver().size() : Optional.empty();
    }

    @Override
    public TtyAttributes save() throws IOException {
        if (!DeviceFile.of(fd).mayBeTerminal()) {
            throw new TtyException("save modes", name(fd), -1, "it is no terminal; ask isTerminal first");
        }
        return driver().save();
    }

    @Override
    public void raw(TtyAttributes saved) throws IOException {
        driver().raw(saved);
    }

    @Override
    public void plainOutput(TtyAttributes saved) throws IOException {
        driver().plainOutput(saved);
    }

    @Override
    public boolean restore(TtyAttributes saved) throws IOException {
        return driver().restore(saved);
    }

    @Override
    public boolean isForeground() {
        Optional<JobControl> job = JobControl.now();
        return job.isEmpty() || !job.get().isBackgroundOn(DeviceFile.of(fd).device());
    }

    @Override
    public String toString() {
        return name(fd);
    }

    static String name(int fd) {
        return "/dev/fd/" + fd;
    }

    private Tty driver() {
        return TtyDriver.chosen().open(fd);
    }
}
