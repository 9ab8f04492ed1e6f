// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.Frames.Source;
import java.io.IOException;
import java.io.OutputStream;

/** The standard output or error of a scripted program. */
final class ProcessOutput extends OutputStream {

    private final ProgramSession session;
    private final Source source;

    ProcessOutput(ProgramSession session, Source source) {
        this.session = session;
        this.source = source;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        session.write(source, bytes, start, length);
    }
}
