// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.ExecCreateCmd;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;

/**
 * An engine over the caller's docker-java client for the plain calls, and over our own connections for the rest.
 *
 * <p>docker-java 3.7 cannot do these right, so they take our own way: attach and the start of an exec (its hijack does
 * not half-close), create (it has no raw members), wait (it knows no condition and does not tell when the wait is
 * registered), logs (it takes the frames apart), the version, and an exec with detach keys or a size. The client stays
 * the caller's: it is never closed here. A blocked plain call ends when the client is closed.
 */
final class DockerJavaEngine implements Engine {

    private final DockerClient client;
    private final Engine own;

    DockerJavaEngine(DockerClient client, Endpoint endpoint) {
        this.client = client;
        this.own = new HttpEngine(endpoint);
    }

    @Override
    public EngineVersion version() throws IOException {
        return own.version();
    }

    @Override
    public Created createContainer(ContainerSpec spec) throws IOException {
        return own.createContainer(spec);
    }

    @Override
    public ContainerInfo inspectContainer(String container) throws IOException {
        String name = Targets.containerName(container);
        return DockerJavaAnswers.container(
                DockerJavaFailures.translated("inspect container " + name, () -> client.inspectContainerCmd(name)
                        .exec()));
    }

    @Override
    public boolean startContainer(String container) throws IOException {
        String name = Targets.containerName(container);
        return DockerJavaFailures.changed(
                "start container " + name, () -> client.startContainerCmd(name).exec());
    }

    @Override
    public EngineConnection attach(String container, AttachSpec spec) throws IOException {
        return own.attach(container, spec);
    }

    @Override
    public PendingExit waitContainer(String container, WaitCondition condition) throws IOException {
        return own.waitContainer(container, condition);
    }

    @Override
    public void killContainer(String container, String signal) throws IOException {
        String name = Targets.containerName(container);
        DockerJavaFailures.changed(
                "kill container " + name,
                () -> client.killContainerCmd(name).withSignal(signal).exec());
    }

    @Override
    public void resizeContainer(String container, TerminalSize size) throws IOException {
        String name = Targets.containerName(container);
        DockerJavaFailures.changed("resize container " + name, () -> client.resizeContainerCmd(name)
                .withSize(size.rows(), size.columns())
                .exec());
    }

    @Override
    public void removeContainer(String container) throws IOException {
        String name = Targets.containerName(container);
        DockerJavaFailures.changed("remove container " + name, () -> client.removeContainerCmd(name)
                .withRemoveVolumes(true)
                .withForce(true)
                .exec());
    }

    @Override
    public Source logs(String container) throws IOException {
        return own.logs(container);
    }

    @Override
    public String createExec(String container, ExecSpec spec) throws IOException {
        String name = Targets.containerName(container);
        if (!spec.detachKeys().isEmpty() || spec.size().isPresent()) {
            return own.createExec(container, spec);
        }
        ExecCreateCmd command = DockerJavaAnswers.fill(client.execCreateCmd(name), spec);
        return DockerJavaFailures.translated("create exec in container " + name, command::exec)
                .getId();
    }

    @Override
    public EngineConnection startExec(String exec, ExecStart start) throws IOException {
        return own.startExec(exec, start);
    }

    @Override
    public void startExecDetached(String exec, ExecStart start) throws IOException {
        own.startExecDetached(exec, start);
    }

    @Override
    public ExecInfo inspectExec(String exec) throws IOException {
        Targets.exec(exec);
        return DockerJavaAnswers.exec(DockerJavaFailures.translated(
                "inspect exec " + exec, () -> client.inspectExecCmd(exec).exec()));
    }

    @Override
    public void resizeExec(String exec, TerminalSize size) throws IOException {
        Targets.exec(exec);
        DockerJavaFailures.changed("resize exec " + exec, () -> client.resizeExecCmd(exec)
                .withSize(size.rows(), size.columns())
                .exec());
    }
}
