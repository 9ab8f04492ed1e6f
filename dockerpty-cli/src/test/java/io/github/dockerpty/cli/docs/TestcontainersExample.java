// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.docs;

import com.github.dockerjava.transport.SSLConfig;
import io.github.dockerpty.pty.Endpoint;
import io.github.dockerpty.pty.Engine;
import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.dockerclient.TransportConfig;

/** A program of its own, because Testcontainers finds one engine for the life of a JVM. */
final class TestcontainersExample {

    private TestcontainersExample() {}

    // region hosts.md 2
    static Engine engineOf(GenericContainer<?> container) throws Exception {
        TransportConfig transport = DockerClientFactory.instance().getTransportConfig();
        URI host = transport.getDockerHost();
        SSLConfig tls = transport.getSslConfig();
        Endpoint endpoint = tls == null ? Endpoint.of(host) : Endpoint.of(host, tls.getSSLContext());
        return Engine.over(container.getDockerClient(), endpoint);
    }

    static String fromTestcontainers() throws Exception {
        try (GenericContainer<?> box = new GenericContainer<>("busybox:latest")) {
            box.withNetworkMode("none").withCommand("sleep", "600").start();
            return HostsExampleIT.conversation(engineOf(box), box.getContainerId());
        }
    }
    // endregion

    public static void main(String[] arguments) throws Exception {
        System.out.println(fromTestcontainers());
    }
}
