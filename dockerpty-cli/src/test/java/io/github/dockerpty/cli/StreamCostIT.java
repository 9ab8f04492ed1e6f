// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Frames;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a megabyte costs the built command, in system calls: counts, which no machine's speed can shake. */
@Timeout(120)
class StreamCostIT {

    private static final int MEGABYTES = 8;
    private static final int FRAME = 16 * 1024;
    private static final int FRAMES_A_MEGABYTE = 1024 * 1024 / FRAME;

    @TempDir
    Path folder;

    @BeforeAll
    static void needStrace() throws Exception {
        assumeTrue(BuiltCommand.straceIsInstalled(), "strace is not installed: system calls are not counted");
    }

    @Test
    void output_takesAWriteForEachFrameAtMostAndOneMoreForEachRead() throws Exception {
        Conversation conversation = Conversation.conversation();
        byte[] frame = new byte[FRAME];
        for (int i = 0; i < MEGABYTES * FRAMES_A_MEGABYTE; i++) {
            conversation = conversation.send(Frames.frames().stdout(frame));
        }
        List<String> calls = calls(conversation, "exec c1 cat >/dev/null");
        long reads = count(calls, "read(", "<socket:");
        // An engine that is slower than the command is read a frame, or what it has of one, at a time.
        assertThat(reads).as("reads").isLessThan(3L * FRAMES_A_MEGABYTE * MEGABYTES);
        // Together by writev; what is small of a frame, or its rest, by write.
        assertThat(count(calls, "writev(1<", "/dev/null>") + count(calls, "write(1<", "/dev/null>"))
                .as("writes, after %d reads", reads)
                .isBetween(1L, (long) FRAMES_A_MEGABYTE * MEGABYTES + reads);
    }

    @Test
    void inputFromAFile_isSentByTheSystem() throws Exception {
        Path file = folder.resolve("input");
        try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "rw")) {
            input.setLength(MEGABYTES * 1024L * 1024L);
        }
        List<String> calls = calls(Conversation.conversation().drain(), "exec -i c1 cat <" + file);
        // The last one finds the end.
        assertThat(count(calls, "read(0<", file + ">")).as("reads").isEqualTo(1);
        assertThat(count(calls, "sendfile(", "<" + file + ">")).as("sendings").isBetween(1L, 2L * MEGABYTES);
        assertThat(count(calls, "write(", "<socket:")).as("writes, of requests").isBetween(1L, 20L);
    }

    @Test
    void inputFromAPipe_isWrittenAsItIsRead() throws Exception {
        String input = "dd if=/dev/zero bs=1M count=" + MEGABYTES + " 2>/dev/null | ";
        List<String> calls = calls(Conversation.conversation().drain(), "exec -i c1 cat", input);
        long reads = count(calls, "read(", "<pipe:");
        // A pipe holds 64 KiB, and may be read before it is full.
        assertThat(reads).as("reads").isBetween(1L, 260L * MEGABYTES);
        assertThat(count(calls, "write(", "<socket:")).as("writes").isBetween(1L, reads + 20);
    }

    /** The system calls of one run that read or write, an answer in its own line left out. */
    private List<String> calls(Conversation conversation, String command) throws Exception {
        return calls(conversation, command, "");
    }

    private List<String> calls(Conversation conversation, String command, String input) throws Exception {
        Path trace = folder.resolve("trace");
        try (ScriptedContainer container = new ScriptedContainer()) {
            container.attached(conversation);
            String strace = "strace -f -y -s 0 -e trace=read,write,readv,writev,sendfile -o " + trace + " ";
            BuiltCommand.Result result = BuiltCommand.launcher(folder, "/bin/sh")
                    .with(container.engine.environment())
                    .run("-c", input + strace + "'" + BuiltCommand.LAUNCHER + "' " + command);
            assertThat(result).isEqualTo(new BuiltCommand.Result(0, "", ""));
        }
        return Files.readAllLines(trace);
    }

    private static long count(List<String> calls, String call, String file) {
        return calls.stream()
                .filter(line -> line.contains(call) && line.contains(file) && !line.contains("resumed>"))
                .count();
    }
}
