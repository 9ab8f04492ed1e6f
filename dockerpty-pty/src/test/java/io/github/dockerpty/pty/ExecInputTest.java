// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Chunks;
import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the input of an exec, over a scripted engine. */
@Timeout(60)
class ExecInputTest extends ScriptedSessions {

    @Test
    void input_ends_asAHalfClose_andTheOutputGoesOn() throws IOException {
        Conversation talk = conversation().receive("hello").receiveEnd().send(frames().stdout("HELLO"));
        process.execStarts(talk);
        process.execEnds(0, false);
        process.type("hello");
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        talk.awaitSuccess(Deadline.USUAL);
        assertThat(process.out()).isEqualTo("HELLO");
        assertThat(process.pty.account().stdinBytes()).isEqualTo(5);
        assertThat(process.pty.account().inputRefused()).isFalse();
    }

    @Test
    void input_notInteractive_isNeverRead_andTheProcessSeesItsEnd() throws IOException {
        Conversation talk = conversation().receiveEnd().send(frames().stdout("done"));
        process.execStarts(talk);
        process.execEnds(0, false);
        process.in = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("stdin was read");
            }
        };
        process.options = SessionOptions.defaults().withInteractive(false);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        talk.awaitSuccess(Deadline.USUAL);
    }

    @Test
    void input_notReadByTheProcess_isNoFailure() throws IOException {
        process.execStarts(
                conversation().receive("abc").send(frames().stdout("abc")).close());
        process.execEnds(0, false);
        process.in = RepeatedBytes.of("abc", 8 << 20).asStream();
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("abc");
        assertThat(process.pty.account().stdinBytes()).isLessThan(8 << 20);
    }

    @Test
    void input_neverEnding_doesNotHoldTheSession() throws IOException {
        process.execStarts(conversation().receive("abc").send(frames().stdout("done")));
        process.execEnds(0, false);
        InputStream silent =
                Chunks.whole("abc".getBytes(StandardCharsets.UTF_8)).thenStall().asStream();
        process.in = silent;
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("done");
        silent.close();
    }

    @Test
    void input_fromAPipeThatStaysOpen_doesNotHoldTheSession() throws IOException {
        process.execStarts(conversation().receive("abc").send(frames().stdout("done")));
        process.execEnds(0, false);
        try (PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(typed)) {
            typed.write("abc".getBytes(StandardCharsets.UTF_8));
            process.in = in;
            assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        }
        assertThat(process.out()).isEqualTo("done");
    }

    @Test
    void input_broken_isTheCallersFailure() throws IOException {
        process.execStarts(conversation().drain());
        process.execEnds(0, false);
        process.in = Chunks.whole(new byte[] {'a'})
                .thenFail(new IOException("disk gone"))
                .asStream();
        PseudoTerminal pty = process.exec();
        assertThatThrownBy(pty::start).isInstanceOf(IOException.class).hasMessage("disk gone");
        assertThat(pty.account().end()).isEqualTo(SessionAccount.End.LOCAL_FAILURE);
    }
}
