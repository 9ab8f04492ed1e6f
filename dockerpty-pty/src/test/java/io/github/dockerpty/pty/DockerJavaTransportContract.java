// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AttachContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.github.dockerpty.testkit.RepeatedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docker-java's calls over our transport, the same on every engine; subclasses say which one. */
@Timeout(60)
abstract class DockerJavaTransportContract extends RealSessions {

    private static final long LIMIT_S = 20;

    DockerClient client;

    DockerJavaTransportContract(String name) {
        super(name);
    }

    DockerJavaTransportContract(URI host) {
        super(host);
    }

    /** All that comes, each stream by itself; of a kept frame only its bytes of now count. */
    private static final class Collected extends ResultCallback.Adapter<Frame> {

        private final StringBuffer out = new StringBuffer();
        private final StringBuffer err = new StringBuffer();
        private final CompletableFuture<String> firstLine = new CompletableFuture<>();

        @Override
        public void onNext(Frame frame) {
            String text = new String(frame.getPayload(), StandardCharsets.ISO_8859_1);
            (frame.getStreamType() == StreamType.STDERR ? err : out).append(text);
            if (out.indexOf("\n") >= 0) {
                firstLine.complete(out.substring(0, out.indexOf("\n")));
            }
        }

        String firstLine() throws Exception {
            return firstLine.get(LIMIT_S, TimeUnit.SECONDS);
        }

        String toEnd() throws InterruptedException {
            assertThat(awaitCompletion(LIMIT_S, TimeUnit.SECONDS))
                    .as("the end of the stream")
                    .isTrue();
            return out + "|" + err;
        }
    }

    @BeforeEach
    void connect() {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host().toString())
                .build();
        client = DockerClientImpl.getInstance(
                config, DockerJavaTransport.of(config.getDockerHost(), config.getSSLConfig()));
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String exec(String container, boolean tty, InputStream input, String script) throws InterruptedException {
        String id = client.execCreateCmd(container)
                .withCmd("sh", "-c", script)
                .withTty(tty)
                .withAttachStdin(input != null)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        Collected collected =
                client.execStartCmd(id).withTty(tty).withStdIn(input).exec(new Collected());
        return collected.toEnd() + " " + client.inspectExecCmd(id).exec().getExitCodeLong();
    }

    @Test
    void records_areRead() throws IOException {
        client.pingCmd().exec();
        assertThat(client.versionCmd().exec().getApiVersion()).isNotEmpty();
        assertThat(client.infoCmd().exec().getOsType()).isEqualTo("linux");
        assertThat(client.inspectImageCmd("busybox:latest").exec().getId()).isNotEmpty();
        assertThat(client.listImagesCmd().exec()).isNotEmpty();
        String name = create(shell("true"));
        assertThat(client.inspectContainerCmd(name).exec().getState().getRunning())
                .isFalse();
        assertThat(client.listContainersCmd()
                        .withShowAll(true)
                        .withNameFilter(List.of(name))
                        .exec())
                .extracting(Container::getState)
                .containsExactly("created");
        assertThatThrownBy(() ->
                        client.inspectContainerCmd("dockerpty-no-such-thing").exec())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void life_fromCreateToRemove() throws IOException {
        String name = keep();
        assertThatThrownBy(() -> client.startContainerCmd(name).exec()).isInstanceOf(NotModifiedException.class);
        client.pauseContainerCmd(name).exec();
        client.unpauseContainerCmd(name).exec();
        client.killContainerCmd(name).exec();
        assertThat(client.waitContainerCmd(name).start().awaitStatusCode()).isEqualTo(137);
        assertThatThrownBy(() -> client.killContainerCmd(name).exec()).isInstanceOf(DockerException.class);
        client.removeContainerCmd(name).exec();
        assertThatThrownBy(() -> client.removeContainerCmd(name).exec()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void exec_withoutInput_givesBothStreams() throws Exception {
        assertThat(exec(keep(), false, null, "echo out; echo err >&2; exit 5")).isEqualTo("out\n|err\n 5");
    }

    @Test
    void exec_inputEnds_andOutputGoesOn() throws Exception {
        assertThat(exec(keep(), false, stream("one\ntwo\n"), "wc -l; echo after"))
                .isEqualTo("2\nafter\n| 0");
    }

    @Test
    void exec_emptyInput_ends() throws Exception {
        assertThat(exec(keep(), false, InputStream.nullInputStream(), "cat; echo done"))
                .isEqualTo("done\n| 0");
    }

    @Test
    void exec_megabytes_comeBackWhole() throws Exception {
        InputStream input = RepeatedBytes.of("0123456789", 4_000_000).asStream();
        assertThat(exec(keep(), false, input, "cat | wc -c; cat /dev/null")).isEqualTo("4000000\n| 0");
    }

    @Test
    void exec_terminal_takesInput_andItsEndCutsNothing() throws Exception {
        String seen = exec(keep(), true, stream("echo a$((1+1))b; exit 7\n"), "sh");
        assertThat(seen).contains("a2b").endsWith(" 7");
    }

    @Test
    void attach_inputFlows_fromAPipe() throws Exception {
        String name = create(shell("read line && echo $line").withStdin());
        try (PipedOutputStream typed = new PipedOutputStream();
                Collected collected = attach(name, new PipedInputStream(typed))) {
            client.startContainerCmd(name).exec();
            typed.write("hello world\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(collected.toEnd()).isEqualTo("hello world\n|");
        }
    }

    @Test
    void attach_inputEnds() throws Exception {
        String name = create(shell("wc -c; exit 3").withStdin());
        try (Collected collected = attach(name, stream("abc"))) {
            client.startContainerCmd(name).exec();
            assertThat(collected.toEnd()).isEqualTo("3\n|");
        }
        assertThat(client.waitContainerCmd(name).start().awaitStatusCode()).isEqualTo(3);
    }

    private Collected attach(String container, InputStream input) throws InterruptedException {
        AttachContainerCmd command = client.attachContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .withStdIn(input);
        Collected collected = command.exec(new Collected());
        assertThat(collected.awaitStarted(LIMIT_S, TimeUnit.SECONDS)).isTrue();
        return collected;
    }

    @Test
    void logs_followed_comeAndAreLeft() throws Exception {
        String name = running(shell("echo one; sleep 600"));
        try (Collected collected = client.logContainerCmd(name)
                .withStdOut(true)
                .withFollowStream(true)
                .exec(new Collected())) {
            assertThat(collected.firstLine()).isEqualTo("one");
        }
    }

    @Test
    void events_comeAndAreLeft() throws Exception {
        String name = create(shell("true"));
        CompletableFuture<String> action = new CompletableFuture<>();
        try (ResultCallback.Adapter<Event> events = client.eventsCmd()
                .withContainerFilter(name)
                .withSince("1")
                .exec(new ResultCallback.Adapter<Event>() {
                    @Override
                    public void onNext(Event event) {
                        action.complete(event.getAction());
                    }
                })) {
            assertThat(action.get(LIMIT_S, TimeUnit.SECONDS)).isEqualTo("create");
            assertThat(events.awaitCompletion(0, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void client_closedWhileStreamsRun_endsThem() throws Exception {
        String name = running(shell("echo one; sleep 600"));
        Collected collected = client.logContainerCmd(name)
                .withStdOut(true)
                .withFollowStream(true)
                .exec(new Collected());
        collected.firstLine();
        client.close();
        assertThatThrownBy(() -> collected.awaitCompletion(LIMIT_S, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(ClosedChannelException.class);
    }
}
