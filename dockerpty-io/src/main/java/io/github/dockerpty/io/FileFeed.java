// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.io;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Feeds a pump from a file: has the sink send it without a copy as long as that goes, and copies the rest. */
final class FileFeed implements Feed {

    private final FileChannel file;
    private final Feed copying;
    private boolean sends = true;

    FileFeed(FileChannel file, Feed copying) {
        this.file = file;
        this.copying = copying;
    }

    @Override
    public int moveTo(Outlet outlet, int limit) throws IOException {
        int sent = sends ? send(outlet, limit) : 0;
        // What it has at its end, and what it is besides a file with a size, only a read tells.
        sends = sent > 0;
        return sends ? sent : copying.moveTo(outlet, limit);
    }

    private int send(Outlet outlet, int limit) throws IOException {
        try {
            long size = file.size();
            // Pipes and devices have no size, and the first also no position.
            long position = size > 0 ? file.position() : 0;
            long count = Math.min(limit, size - position);
            int sent = count > 0 ? (int) outlet.sendFile(file, position, count) : 0;
            if (sent > 0) {
                file.position(position + sent);
            }
            return sent;
        } catch (IOException either) {
            if (!file.isOpen()) {
                throw either;
            }
            // Of the file or of the sink: a read or a write meets it again, and tells which.
            return 0;
        }
    }

    @Override
    public boolean hasRest() {
        return copying.hasRest();
    }

    @Override
    public void share(ReadBuffers shared) {
        copying.share(shared);
    }
}
