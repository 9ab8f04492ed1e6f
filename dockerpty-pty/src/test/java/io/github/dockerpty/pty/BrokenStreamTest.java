// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.EngineStreamException;
import io.github.dockerpty.io.FrameException;
import io.github.dockerpty.io.TruncatedStreamException;
import io.github.dockerpty.testkit.Fault;
import io.github.dockerpty.testkit.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that come in pieces, break or lie, over a scripted engine. */
@Timeout(60)
class BrokenStreamTest extends ScriptedSessions {

    @Test
    void stream_inOneBytePieces_andGluedToTheHead_losesNothing() throws IOException {
        process.execStarts(
                conversation().send(frames().stdout("").stdout("out").stderr("").stderr("err")));
        process.execEnds(0, false);
        process.engine.on("POST", "/exec/e1/start").inject(new Fault.Split(1)).times(1);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        process.engine.on("POST", "/exec/e1/start").inject(new Fault.HeadGluedToData());
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("outout");
        assertThat(process.err()).isEqualTo("errerr");
    }

    @Test
    void hijackWithoutUpgrade_isTaken() throws IOException {
        process.engine
                .on("POST", "/exec/e1/start")
                .answer(Reply.hijackedWithoutUpgrade(conversation().send(frames().stdout("out"))));
        process.execEnds(0, false);
        assertThat(process.runExec()).isEqualTo(new Outcome.Exited(0));
        assertThat(process.out()).isEqualTo("out");
    }

    @Test
    void cutFrames_areALostConnection_afterWhatCame() throws IOException {
        process.execEnds(0, false);
        process.execStarts(conversation()
                .send(frames().stdout("whole").header(1, 9).raw("half".getBytes(StandardCharsets.UTF_8))));
        lostCause(TruncatedStreamException.class, process.runExec());
        assertThat(process.out()).isEqualTo("wholehalf");
        process.execStarts(conversation().send(frames().raw((byte) 1, (byte) 0, (byte) 0)));
        lostCause(TruncatedStreamException.class, process.runExec());
        process.execStarts(
                conversation().send(frames().header(1, 0xFFFFFFFFL).raw((byte) 'a', (byte) 'b', (byte) 'c')));
        lostCause(TruncatedStreamException.class, process.runExec());
        assertThat(process.out()).isEqualTo("wholehalfabc");
    }

    @Test
    void engineErrorInTheStream_isToldInItsWords() throws IOException {
        process.execEnds(0, false);
        process.execStarts(
                conversation().send(frames().stdout("a").header(3, 4).raw("boom".getBytes(StandardCharsets.UTF_8))));
        Outcome outcome = lostCause(EngineStreamException.class, process.runExec());
        assertThat(((Outcome.ConnectionLost) outcome).cause()).hasMessageContaining("boom");
        assertThat(process.out()).isEqualTo("a");
        process.execStarts(conversation().send(frames().header(9, 1).raw((byte) 'x')));
        lostCause(FrameException.class, process.runExec());
    }

    @Test
    void reset_inMidFrame_isALostConnection() throws IOException {
        process.execEnds(0, false);
        process.type("never read");
        process.execStarts(
                conversation().send(frames().header(1, 9).raw((byte) 'x')).reset());
        assertThat(process.runExec()).isInstanceOf(Outcome.ConnectionLost.class);
        assertThat(process.out()).isEqualTo("x");
    }

    @Test
    void engineDies_inMidSession_isALostConnection() throws IOException {
        process.execStarts(conversation().send(frames().stdout("last words")).run(() -> {
            try {
                process.engine.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }));
        process.execEnds(0, false);
        assertThat(process.runExec()).isInstanceOf(Outcome.ConnectionLost.class);
        assertThat(process.out()).isEqualTo("last words");
    }
}
