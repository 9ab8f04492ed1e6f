// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static io.github.dockerpty.testkit.Frames.frames;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.testkit.Conversation;
import io.github.dockerpty.testkit.Fault;
import io.github.dockerpty.testkit.Frames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Characters of several bytes that frames and reads cut, seen through a session's readers. */
@Timeout(60)
class SessionTextTest extends ScriptedSessions {

    private static final String TEXT = "a\ud83d\ude00b";
    private static final byte[] BYTES = TEXT.getBytes(UTF_8);

    private String read() throws IOException {
        try (Session session = DockerPty.sessions(process.connect()).startExec("e1");
                BufferedReader text = new BufferedReader(new InputStreamReader(session.stdout(), UTF_8))) {
            return text.readLine();
        }
    }

    private static Conversation inTwoFrames(int cut) {
        return conversation()
                .send(frames().stdout(Arrays.copyOf(BYTES, cut)))
                .send(frames().stderr("x"))
                .send(frames().stdout(Arrays.copyOfRange(BYTES, cut, BYTES.length)));
    }

    @Test
    void emoji_cutAnywhere_isOneCharacter() throws Exception {
        process.execEnds(0, false);
        for (int cut = 0; cut <= BYTES.length; cut++) {
            process.execStarts(inTwoFrames(cut));
            assertThat(read()).as("cut at %s", cut).isEqualTo(TEXT);
        }
    }

    @Test
    void emoji_inFramesAndReadsOfOneByte_isOneCharacter() throws Exception {
        process.execEnds(0, false);
        Frames single = frames();
        for (byte each : BYTES) {
            single = single.stdout(new byte[] {each});
        }
        process.execStarts(conversation().send(single));
        process.engine.on("POST", "/exec/e1/start").inject(new Fault.Split(1));
        try (Session session = DockerPty.sessions(process.connect()).startExec("e1")) {
            assertThat(session.asProcess().inputReader(UTF_8).readLine()).isEqualTo(TEXT);
        }
    }
}
