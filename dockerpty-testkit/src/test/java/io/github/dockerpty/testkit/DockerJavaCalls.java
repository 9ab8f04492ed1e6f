// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What docker-java sees of an engine: one observed value a line. */
final class DockerJavaCalls implements Closeable {

    private static final String UNKNOWN = "dockerpty-no-such-thing";

    /** A call that may fail. */
    @FunctionalInterface
    interface Call {
        Object make() throws IOException, InterruptedException;
    }

    private final DockerClient client;
    private final List<String> made = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    private DockerJavaCalls(Map<String, String> environment) {
        DefaultDockerClientConfig.Builder builder = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(environment.get("DOCKER_HOST"))
                .withApiVersion("1.41")
                .withDockerTlsVerify(environment.containsKey("DOCKER_TLS_VERIFY"))
                .withDockerCertPath(environment.get("DOCKER_CERT_PATH"));
        DockerClientConfig config = builder.build();
        client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .build());
    }

    static List<String> of(Map<String, String> environment) throws IOException, InterruptedException {
        try (DockerJavaCalls calls = new DockerJavaCalls(environment)) {
            calls.records();
            calls.lives();
            new DockerJavaStreams(calls).see();
            return calls.seen;
        }
    }

    static List<String> record() throws IOException {
        try (InputStream in = DockerJavaCalls.class.getResourceAsStream("/clients/calls-docker-java.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    DockerClient client() {
        return client;
    }

    /** Sees a value, or the kind of exception that came instead. */
    void see(String what, Call call) throws IOException, InterruptedException {
        Object value;
        try {
            value = call.make();
        } catch (DockerException e) {
            value = e.getClass().getSimpleName() + " " + e.getHttpStatus();
        }
        seen.add(what + ": " + Escapes.quote(String.valueOf(value).getBytes(StandardCharsets.UTF_8)));
    }

    private static Object done(Runnable call) {
        call.run();
        return "done";
    }

    CreateContainerCmd creating(String... command) {
        return client.createContainerCmd("busybox")
                .withCmd(command)
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"));
    }

    String create(CreateContainerCmd command) {
        String id = command.exec().getId();
        made.add(id);
        return id;
    }

    String running(String... command) {
        String id = create(creating(command));
        client.startContainerCmd(id).exec();
        return id;
    }

    int await(String id) {
        return client.waitContainerCmd(id).start().awaitStatusCode();
    }

    private void records() throws IOException, InterruptedException {
        see("ping", () -> done(() -> client.pingCmd().exec()));
        see("version", () -> client.versionCmd().exec().getApiVersion());
        see("operating system", () -> client.infoCmd().exec().getOsType());
        see("image", () -> client.inspectImageCmd("busybox").exec().getRepoTags());
        see("image, unknown", () -> client.inspectImageCmd(UNKNOWN).exec());
        see("images", () -> client.listImagesCmd().exec().stream()
                .anyMatch(image -> image.getRepoTags() != null
                        && List.of(image.getRepoTags()).contains("busybox:latest")));
        String id = create(creating("true")
                .withName("dockerpty-docker-java")
                .withLabels(Map.of("dockerpty", "java"))
                .withEnv("A=b")
                .withTty(true));
        see("inspect", () -> {
            var container = client.inspectContainerCmd(id).exec();
            return container.getName() + " " + container.getState().getStatus() + " "
                    + container.getConfig().getTty() + " " + container.getPath() + " " + List.of(container.getArgs());
        });
        see("create, name taken", () -> create(creating("true").withName("dockerpty-docker-java")));
        see("create, image unknown", () -> client.createContainerCmd(UNKNOWN).exec());
        see(
                "list",
                () ->
                        client
                                .listContainersCmd()
                                .withShowAll(true)
                                .withLabelFilter(Map.of("dockerpty", "java"))
                                .exec()
                                .stream()
                                .map(Container::getState)
                                .toList());
        see("rename", () -> {
            client.renameContainerCmd(id).withName("dockerpty-docker-java2").exec();
            return client.inspectContainerCmd(id).exec().getName();
        });
        see("unknown", () -> client.inspectContainerCmd(UNKNOWN).exec());
    }

    private void lives() throws IOException, InterruptedException {
        see("wait", () -> await(running("sh", "-c", "exit 3")));
        String id = running("sleep", "1000");
        see("start, running", () -> done(() -> client.startContainerCmd(id).exec()));
        see("remove, running", () -> done(() -> client.removeContainerCmd(id).exec()));
        see("pause", () -> {
            client.pauseContainerCmd(id).exec();
            return client.inspectContainerCmd(id).exec().getState().getPaused();
        });
        see("unpause", () -> {
            client.unpauseContainerCmd(id).exec();
            return client.inspectContainerCmd(id).exec().getState().getPaused();
        });
        see("restart", () -> {
            client.restartContainerCmd(id).withTimeout(0).exec();
            return client.inspectContainerCmd(id).exec().getState().getStatus();
        });
        see("stop", () -> {
            client.stopContainerCmd(id).withTimeout(0).exec();
            return await(id);
        });
        see("stop, ended", () -> done(() -> client.stopContainerCmd(id).exec()));
        see("kill, ended", () -> done(() -> client.killContainerCmd(id).exec()));
        see("kill", () -> {
            client.startContainerCmd(id).exec();
            client.killContainerCmd(id).exec();
            return await(id);
        });
        see("start, missing", () -> running("nosuchcmd"));
        see("remove", () -> {
            client.removeContainerCmd(id).exec();
            made.remove(id);
            return client.inspectContainerCmd(id).exec();
        });
    }

    @Override
    public void close() throws IOException {
        for (String id : made) {
            try {
                client.removeContainerCmd(id).withForce(true).exec();
            } catch (NotFoundException | NotModifiedException gone) {
                // What was to be reached.
            }
        }
        client.close();
    }
}
