// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.testkit.Deadline;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions held as values, the same on every engine; subclasses say which one. */
@Timeout(60)
abstract class HeldSessionContract extends RealSessions {

    HeldSessionContract(String name) {
        super(name);
    }

    HeldSessionContract(URI host) {
        super(host);
    }

    /** Whether a child in the background keeps the stream of an exec open; podman ends it with the process. */
    boolean keepsOutputOpen() {
        return false;
    }

    /** Carried by threads, unless a subclass has them carried otherwise. */
    Sessions sessions() {
        return DockerPty.sessions(engine);
    }

    private static ExecSpec exec(String script) {
        return ExecSpec.of(List.of("sh", "-c", script));
    }

    static void send(Session session, String text) throws IOException {
        session.stdin().write(text.getBytes(StandardCharsets.UTF_8));
    }

    static String out(Session session) throws IOException {
        return new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8);
    }

    static String err(Session session) throws IOException {
        return new String(session.stderr().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads up to a line's end. */
    static String line(Session session) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = session.stdout().read();
                next != '\n';
                next = session.stdout().read()) {
            assertThat(next).as("after \"%s\"", line).isNotEqualTo(-1);
            line.append((char) next);
        }
        return line.toString();
    }

    private static void assertSpeaks(Session session) throws Exception {
        try (session) {
            send(session, "one\ntwo");
            session.stdin().close();
            assertThat(out(session)).isEqualTo("one\ntwo");
            assertThat(err(session)).isEqualTo("bad\n");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(3));
            assertThat(session.exit().toCompletableFuture()).isCompletedWithValue(new Outcome.Exited(3));
            SessionAccount account = session.account();
            assertThat(List.of(account.stdinBytes(), account.stdoutBytes(), account.stderrBytes()))
                    .containsExactly(7L, 7L, 4L);
            assertThat(account.stdinUnread()).hasValue(0);
            assertThat(account.stderrFrames()).isEqualTo(1);
            assertThat(account.stdoutFrames()).isBetween(1L, 7L);
        }
    }

    private static final String SPEAKS = "cat; echo bad >&2; exit 3";

    @Test
    void exec_takesInput_givesOutputAndErrors_andTheCode() throws Exception {
        assertSpeaks(sessions().exec(keep(), exec(SPEAKS).interactive(true, false)));
    }

    @Test
    void startExec_doesSoToo() throws Exception {
        String created = engine.createExec(keep(), exec(SPEAKS).interactive(true, false));
        Session session = sessions().startExec(created);
        assertThat(session.id()).isEqualTo(created);
        assertSpeaks(session);
    }

    @Test
    void run_doesSoToo() throws Exception {
        ContainerSpec spec = shell(SPEAKS).withStdin().withHostConfig("NetworkMode", "\"none\"");
        Session session = sessions().run(spec);
        try {
            assertSpeaks(session);
        } finally {
            engine.removeContainer(session.id());
        }
    }

    @Test
    void attach_givesWhatComesFromThen() throws Exception {
        String container = running(shell("read x; echo got $x; exit 5").withStdin());
        try (Session session = sessions().attach(container)) {
            send(session, "this\n");
            assertThat(line(session)).isEqualTo("got this");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(5));
        }
    }

    @Test
    void terminal_hasTheSizeAskedFor_andTheNext() throws Exception {
        SessionOptions sized = SessionOptions.defaults().withSize(SizeSource.fixed(33, 77));
        ExecSpec spec = exec("read x; stty size; read x; stty size").interactive(true, true);
        try (Session session = sessions().with(sized).exec(keep(), spec)) {
            Deadline.in(Deadline.USUAL).await("a size", () -> session.account().resizes() > 0);
            send(session, "\n");
            assertThat(line(session).trim()).isEmpty();
            assertThat(line(session)).isEqualTo("33 77\r");
            int before = session.account().resizes();
            session.resize(new TerminalSize(44, 88));
            Deadline.in(Deadline.USUAL).await("another", () -> session.account().resizes() > before);
            send(session, "\n");
            assertThat(line(session).trim()).isEmpty();
            assertThat(line(session)).isEqualTo("44 88\r");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void channels_areTheSameStreams() throws Exception {
        try (Session session = sessions().exec(keep(), exec("cat").interactive(true, false))) {
            session.stdinChannel().write(ByteBuffer.wrap("ab".getBytes(StandardCharsets.US_ASCII)));
            assertThat(session.stdout().read()).isEqualTo('a');
            ByteBuffer rest = ByteBuffer.allocate(8);
            assertThat(session.stdoutChannel().read(rest)).isEqualTo(1);
            session.stdinChannel().close();
            assertThat(session.stdoutChannel().read(rest)).isEqualTo(-1);
            assertThat(session.stderrChannel().read(ByteBuffer.allocate(8))).isEqualTo(-1);
        }
    }

    @Test
    void muchOutput_comesWhole_toALateReader() throws Exception {
        try (Session session = sessions().exec(keep(), exec("head -c 1000000 /dev/zero"))) {
            assertThat(session.stdout().readAllBytes()).hasSize(1_000_000).containsOnly(0);
            assertThat(session.await()).isEqualTo(new Outcome.Exited(0));
        }
    }

    @Test
    void signal_reachesTheContainer_evenWhenSentAtOnce() throws Exception {
        String container = create(shell("trap 'echo caught; exit 9' TERM; echo ready; while :; do sleep 0.1; done"));
        try (Session session = sessions().start(container)) {
            session.signal("WINCH");
            assertThat(line(session)).isEqualTo("ready");
            session.signal("TERM");
            assertThat(line(session)).isEqualTo("caught");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(9));
            assertThatThrownBy(() -> session.signal("TERM")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void detach_leavesTheProcess_andSaysSoToReaders() throws Exception {
        String container = running(shell("while sleep 0.1; do echo more; done"));
        try (Session session = sessions().attach(container)) {
            assertThat(line(session)).isEqualTo("more");
            session.detach();
            assertThat(session.exit().toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Outcome.Detached());
            assertThatThrownBy(() -> session.stdout().read())
                    .isInstanceOfSatisfying(SessionEndedException.class, ended -> assertThat(ended.outcome())
                            .isEqualTo(new Outcome.Detached()));
        }
        assertThat(engine.inspectContainer(container).running()).isTrue();
    }

    @Test
    void childInTheBackground_isNotWaitedFor_withADrainTime() throws Exception {
        SessionLimits drain = SessionLimits.none().withDrain(Duration.ofMillis(100));
        try (Session session = sessions().with(drain).exec(keep(), exec("sleep 5 & echo ok; exit 4"))) {
            assertThat(out(session)).isEqualTo("ok\n");
            assertThat(session.await()).isEqualTo(new Outcome.Exited(4, keepsOutputOpen()));
        }
    }

    @Test
    void process_ofTheJdk_isWrittenReadAndWaitedFor() throws Exception {
        Process process = sessions()
                .exec(keep(), exec("read x; echo got $x; exit 8").interactive(true, false))
                .asProcess();
        assertThat(process.supportsNormalTermination()).isTrue();
        process.getOutputStream().write("it\n".getBytes(StandardCharsets.UTF_8));
        assertThat(process.inputReader().readLine()).isEqualTo("got it");
        assertThat(process.waitFor()).isEqualTo(8);
        assertThat(process.info().commandLine()).hasValue("sh -c read x; echo got $x; exit 8");
        assertThat(process.info().command()).hasValue("sh");
        assertThat(process.info().arguments().orElseThrow()).containsExactly("-c", "read x; echo got $x; exit 8");
    }

    @Test
    void process_ofTheJdk_isDestroyed() throws Exception {
        String keep = keep();
        Process polite = sessions().exec(keep, exec("sleep 600")).asProcess();
        polite.destroy();
        assertThat(polite.waitFor()).isEqualTo(143);
        Process deaf = sessions()
                .exec(keep, exec("trap '' TERM; echo deaf; sleep 600"))
                .asProcess();
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");
        deaf.destroy();
        assertThat(deaf.destroyForcibly().waitFor()).isEqualTo(137);
        Process container = sessions().start(create(shell("sleep 600"))).asProcess();
        assertThat(container.destroyForcibly().waitFor()).isEqualTo(137);
    }

    @Test
    void close_whileTheProcessFloods_leaves() throws Exception {
        try (Session session = sessions().exec(keep(), exec("yes"))) {
            assertThat(line(session)).isEqualTo("y");
        }
    }

    /** podman takes a size before the start. */
    @Test
    void quirks_areThoseOfTheEngine() throws Exception {
        SessionOptions sized = SessionOptions.defaults().withSize(SizeSource.fixed(33, 77));
        try (Session run = sessions().with(sized).start(create(shell("true").withTerminal()));
                Session exec = sessions().exec(keep(), exec("true"))) {
            assertThat(run.await()).isEqualTo(exec.await());
            assertThat(run.account().quirks().contains(Quirk.EARLY_SIZE_REFUSED))
                    .isEqualTo(!isPodman());
            assertThat(exec.account().quirks()).contains(Quirk.FRAMES_NAMED_RAW);
        }
    }
}
