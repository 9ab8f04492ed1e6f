// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.io.Source;
import io.github.dockerpty.pty.hijack.Transport;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;

/** An engine over our own connections: one for each call, or one kept between them; no thread. */
final class HttpEngine implements LastingEngine {

    private final EngineCalls calls;
    private final ContainerCalls containers;
    private final ExecCalls execs;

    HttpEngine(Endpoint endpoint) {
        this(endpoint.transport(), endpoint.apiVersion().orElse(""));
    }

    static HttpEngine lasting(Endpoint endpoint) {
        return new HttpEngine(
                endpoint.transport().keeping(), endpoint.apiVersion().orElse(""));
    }

    /** An engine over given connections; an empty version is negotiated. */
    HttpEngine(Transport transport, String apiVersion) {
        this.calls = new EngineCalls(transport, apiVersion);
        this.containers = new ContainerCalls(calls);
        this.execs = new ExecCalls(calls);
    }

    @Override
    public EngineVersion version() throws IOException {
        return calls.version();
    }

    @Override
    public Created createContainer(ContainerSpec spec) throws IOException {
        return containers.create(spec);
    }

    @Override
    public ContainerInfo inspectContainer(String container) throws IOException {
        return containers.inspect(container);
    }

    @Override
    public boolean startContainer(String container) throws IOException {
        return containers.start(container);
    }

    @Override
    public EngineConnection attach(String container, AttachSpec spec) throws IOException {
        return containers.attach(container, spec);
    }

    @Override
    public PendingExit waitContainer(String container, WaitCondition condition) throws IOException {
        return containers.await(container, condition);
    }

    @Override
    public void killContainer(String container, String signal) throws IOException {
        containers.kill(container, signal);
    }

    @Override
    public void resizeContainer(String container, TerminalSize size) throws IOException {
        containers.resize(container, size);
    }

    @Override
    public void removeContainer(String container) throws IOException {
        containers.remove(container);
    }

    @Override
    public Source logs(String container) throws IOException {
        return containers.logs(container);
    }

    @Override
    public String createExec(String container, ExecSpec spec) throws IOException {
        return execs.create(container, spec);
    }

    @Override
    public EngineConnection startExec(String exec, ExecStart start) throws IOException {
        return execs.start(exec, start);
    }

    @Override
    public void startExecDetached(String exec, ExecStart start) throws IOException {
        execs.startDetached(exec, start);
    }

    @Override
    public ExecInfo inspectExec(String exec) throws IOException {
        return execs.inspect(exec);
    }

    @Override
    public void resizeExec(String exec, TerminalSize size) throws IOException {
        execs.resize(exec, size);
    }

    @Override
    public void close() throws IOException {
        calls.close();
    }
}
