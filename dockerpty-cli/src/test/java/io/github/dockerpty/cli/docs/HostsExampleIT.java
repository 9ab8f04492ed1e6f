// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.dockerpty.pty.DockerJavaTransport;
import io.github.dockerpty.pty.DockerPty;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.pty.Outcome;
import io.github.dockerpty.pty.Session;
import io.github.dockerpty.testkit.TestContainer;
import io.github.dockerpty.testkit.TestEngine;
import io.github.dockerpty.testkit.junit.EngineTest;
import io.github.dockerpty.testkit.junit.From;
import io.github.dockerpty.tty.TerminalSize;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** The examples of the guide for hosts that start from a docker-java client, on every engine. */
@Timeout(90)
class HostsExampleIT {

    // region hosts.md 1
    /** Types at a shell in the container, on a terminal of 30 rows; returns what it showed. */
    static String conversation(Engine engine, String container) throws Exception {
        ExecSpec shell = ExecSpec.of(List.of("sh")).interactive(true, true);
        try (Session session = DockerPty.sessions(engine).exec(container, shell)) {
            session.resize(new TerminalSize(30, 100));
            session.stdin().write("until stty size | grep '30 100'; do sleep 0.1; done; exit 3\n".getBytes(UTF_8));
            StringBuilder shown = new StringBuilder();
            Reader screen = new InputStreamReader(session.stdout(), UTF_8);
            for (int c = screen.read(); c >= 0; c = screen.read()) {
                shown.append((char) c);
            }
            if (session.await() instanceof Outcome.Exited exited) {
                return shown.append("exit code ").append(exited.code()).toString();
            }
            throw new AssertionError("no exit code after: " + shown);
        }
    }

    static String fromDockerJava(DockerClient client, DockerClientConfig config, String container) throws Exception {
        // A client does not tell where its engine is; the session's own connection goes there.
        Endpoint endpoint = Endpoint.of(config.getDockerHost());
        return conversation(Engine.over(client, endpoint), container);
    }
    // endregion

    // region hosts.md 3
    /** Counts lines in the container, whose program waits for the end of its input. */
    static String countLines(DockerClientConfig config, String container, InputStream lines) throws Exception {
        try (DockerClient client = DockerClientImpl.getInstance(
                config, DockerJavaTransport.of(config.getDockerHost(), config.getSSLConfig()))) {
            String exec = client.execCreateCmd(container)
                    .withCmd("wc", "-l")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .exec()
                    .getId();
            StringBuffer counted = new StringBuffer();
            ResultCallback.Adapter<Frame> output = new ResultCallback.Adapter<>() {
                @Override
                public void onNext(Frame frame) {
                    counted.append(new String(frame.getPayload(), UTF_8));
                }
            };
            client.execStartCmd(exec).withStdIn(lines).exec(output).awaitCompletion(20, TimeUnit.SECONDS);
            return counted.toString();
        }
    }
    // endregion

    private static DockerClientConfig config(TestEngine engine) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(engine.host().toString())
                .build();
    }

    @EngineTest
    void dockerJavaClient_handedIn(TestEngine engine, @From("busybox") TestContainer box) throws Exception {
        DockerClientConfig config = config(engine);
        ZerodepDockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .build();
        try (DockerClient client = DockerClientImpl.getInstance(config, http)) {
            assertThat(fromDockerJava(client, config, box.id()))
                    .contains("30 100\r\n")
                    .endsWith("exit code 3");
        }
    }

    @EngineTest
    void transport_endsTheInput(TestEngine engine, @From("busybox") TestContainer box) throws Exception {
        InputStream lines = new ByteArrayInputStream("one\ntwo\n".getBytes(UTF_8));
        assertThat(countLines(config(engine), box.id(), lines).strip()).isEqualTo("2");
    }
}
