// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads standard input, if it is a file: some by the file, whose reader is then interrupted, the rest by the input. */
final class FileProgram {

    private static final WritableByteChannel OUT = StandardOutput.out();

    private FileProgram() {}

    public static void main(String[] arguments) throws Exception {
        Optional<FileChannel> found = TerminalInput.standardFile();
        if (found.isEmpty()) {
            print("no file\n");
            return;
        }
        FileChannel file = found.get();
        copy(file);
        Thread.currentThread().interrupt();
        try {
            copy(file);
        } catch (ClosedByInterruptException closed) {
            print(" interrupted " + Thread.interrupted() + ", open " + file.isOpen());
        }
        FileChannel again = TerminalInput.standardFile().orElseThrow();
        print(", again " + again.isOpen() + " at " + again.position() + " ");
        copy(TerminalInput.standard());
        print(" at " + again.position() + "\n");
    }

    private static void copy(ReadableByteChannel from) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(3);
        from.read(some);
        OUT.write(some.flip());
    }

    private static void print(String text) throws IOException {
        OUT.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
