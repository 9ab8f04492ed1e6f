// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;

/** Pulls images. Blocks while it does; interrupting the thread ends the pull. */
public final class Puller {

    private final PullTarget target;
    private final PullProgress progress;

    /**
     * A puller for one engine.
     *
     * @param target where and with whose logins
     * @param progress told of each step, on a thread of docker-java's
     */
    public Puller(PullTarget target, PullProgress progress) {
        this.target = target;
        this.progress = progress;
    }

    /**
     * Pulls one image.
     *
     * @param image its name, with or without tag or digest
     * @param platform for example {@code linux/arm64}; empty for the engine's own
     * @throws PullException if the engine or the registry refuses, with their words
     * @throws IOException if the login cannot be found out
     */
    public void pull(String image, String platform) throws IOException {
        ImageName name = ImageName.parse(image);
        PullConfig config = new PullConfig(
                target, new Credentials(target.config()).forImage(name).orElse(null));
        ZerodepDockerHttpClient.Builder transport = new ZerodepDockerHttpClient.Builder().dockerHost(target.engine());
        target.tls().ifPresent(context -> transport.sslConfig(() -> context));
        PullCallback callback = new PullCallback(progress);
        try (DockerClient client = DockerClientImpl.getInstance(config, transport.build());
                PullImageCmd command = client.pullImageCmd(name.repository()).withTag(name.tag())) {
            if (!platform.isEmpty()) {
                command.withPlatform(platform);
            }
            command.exec(callback).awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullException(image, "interrupted", e);
        } catch (RuntimeException e) {
            throw new PullException(image, PullFailure.words(e), e);
        }
        if (!callback.error().isEmpty()) {
            throw new PullException(image, callback.error(), null);
        }
        if (!callback.answered()) {
            throw new PullException(image, "the engine's answer was empty", null);
        }
    }
}
