// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.github.dockerpty.pty.Endpoint;
import java.io.Closeable;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** docker-java with its own transport and its callback API. */
final class DockerJavaSide implements BenchClient {

    private final DockerClient client;
    private final AtomicInteger begun = new AtomicInteger();

    DockerJavaSide(Endpoint endpoint) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(endpoint.uri().toString())
                .withApiVersion("1.41")
                .build();
        client = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    @Override
    public Key open(String command, Taker output) {
        String exec = client.execCreateCmd("bench")
                .withCmd(command)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        Keys keys = new Keys();
        client.execStartCmd(exec).withStdIn(keys).exec(new Callback(output));
        return keys::press;
    }

    @Override
    public int size() {
        return begun.get();
    }

    /** What comes. */
    private final class Callback extends ResultCallback.Adapter<Frame> {

        private final Taker output;

        Callback(Taker output) {
            this.output = output;
        }

        @Override
        public void onStart(Closeable stream) {
            super.onStart(stream);
            begun.incrementAndGet();
        }

        @Override
        public void onNext(Frame frame) {
            output.took(frame.getPayload().length);
        }

        @Override
        public void onError(Throwable failure) {
            System.err.println("a session failed: " + failure);
            super.onError(failure);
        }
    }

    /** Input that waits for keys. */
    private static final class Keys extends InputStream {

        private final BlockingQueue<Integer> pressed = new LinkedBlockingQueue<>();

        void press() {
            pressed.add((int) 'k');
        }

        @Override
        public int read() {
            try {
                return pressed.take();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int key = read();
            if (key < 0) {
                return -1;
            }
            target[from] = (byte) key;
            return 1;
        }
    }
}
