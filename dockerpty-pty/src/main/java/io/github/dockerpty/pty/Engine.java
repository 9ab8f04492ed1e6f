// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.DockerClient;
import io.github.dockerpty.io.Source;
import io.github.dockerpty.tty.TerminalSize;
import java.io.IOException;
import java.util.List;

/**
 * The calls of the Engine API that an operation needs: one call, one method, values in and values out.
 *
 * <p>Every method may be called from any thread, blocks until the engine has answered, and throws {@link
 * EngineException} with the engine's own words when the answer is an error, {@link EngineUnavailableException} when the
 * engine cannot be reached, another {@link IOException} when the answer is cut or is no engine's. A name or id that no
 * engine could have given is an {@link IllegalArgumentException}, and nothing is sent. An interrupt ends a call over a
 * unix socket or plain TCP with a {@link java.nio.channels.ClosedByInterruptException}. Nothing has to
 * be closed but what a method returns.
 */
public interface Engine {

    /**
     * An engine over our own connections: one for each call, no pool, no thread. Nothing is connected yet. {@link
     * LastingEngine#at} keeps one.
     *
     * @param endpoint where the engine listens
     * @return the engine; any thread may use it
     */
    static Engine at(Endpoint endpoint) {
        return new HttpEngine(endpoint);
    }

    /**
     * An engine over a docker-java client for the calls that it does right; attach, the start of an exec, create, wait
     * and logs go over our own connections.
     *
     * @param client the caller's client, never closed here
     * @param endpoint where the same engine listens; a client does not tell
     * @return the engine; any thread may use it
     */
    static Engine over(DockerClient client, Endpoint endpoint) {
        return new DockerJavaEngine(client, endpoint);
    }

    /**
     * Asks who the engine is and agrees on the API version, once; later calls return the same.
     *
     * @return the engine's version
     * @throws IOException as the type says
     */
    EngineVersion version() throws IOException;

    /**
     * Creates a container ({@code POST /containers/create}).
     *
     * @param spec what to create
     * @return its id and the engine's warnings
     * @throws IOException as the type says; status 404 when the image is not there
     */
    Created createContainer(ContainerSpec spec) throws IOException;

    /**
     * The result of a creation.
     *
     * @param id the full id
     * @param warnings the engine's warnings, often none
     */
    record Created(String id, List<String> warnings) {
        /**
         * Copies the list.
         *
         * @param id the full id
         * @param warnings the engine's warnings, often none
         */
        public Created {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Asks for the facts of a container ({@code GET /containers/{id}/json}).
     *
     * @param container its name or id
     * @return the facts of this moment
     * @throws IOException as the type says; status 404 when there is none
     */
    ContainerInfo inspectContainer(String container) throws IOException;

    /**
     * Starts a container ({@code POST /containers/{id}/start}).
     *
     * @param container its name or id
     * @return false if it was running already (status 304)
     * @throws IOException as the type says
     */
    boolean startContainer(String container) throws IOException;

    /**
     * Opens a container's streams ({@code POST /containers/{id}/attach}), to be done before the start.
     *
     * @param container its name or id
     * @param spec which streams
     * @return the upgraded connection, owned by the caller; the response head has been read
     * @throws IOException as the type says
     */
    EngineConnection attach(String container, AttachSpec spec) throws IOException;

    /**
     * Registers a wait ({@code POST /containers/{id}/wait}); returns as soon as the engine has registered it.
     *
     * @param container its name or id
     * @param condition what to wait for
     * @return the registered wait, owned by the caller
     * @throws IOException as the type says
     */
    PendingExit waitContainer(String container, WaitCondition condition) throws IOException;

    /**
     * Sends a signal to a container's first process ({@code POST /containers/{id}/kill}).
     *
     * @param container its name or id
     * @param signal the signal's name without {@code SIG}, for example {@code INT}
     * @throws IOException as the type says; status 409 or, from podman, 500 when it is not running
     */
    void killContainer(String container, String signal) throws IOException;

    /**
     * Sets the size of a container's terminal ({@code POST /containers/{id}/resize}).
     *
     * @param container its name or id
     * @param size the new size
     * @throws IOException as the type says
     */
    void resizeContainer(String container, TerminalSize size) throws IOException;

    /**
     * Removes a container with its anonymous volumes ({@code DELETE /containers/{id}?v=1&force=1}), running or not.
     *
     * @param container its name or id
     * @throws IOException as the type says
     */
    void removeContainer(String container) throws IOException;

    /**
     * Reads the log of a container up to now ({@code GET /containers/{id}/logs}), framed unless it has a terminal.
     *
     * @param container its name or id
     * @return the log's bytes, owned by the caller; ends with the log
     * @throws IOException as the type says
     */
    Source logs(String container) throws IOException;

    /**
     * Creates an exec ({@code POST /containers/{id}/exec}); it does not run yet.
     *
     * @param container the name or id of a running container
     * @param spec the process
     * @return the exec's id
     * @throws IOException as the type says
     */
    String createExec(String container, ExecSpec spec) throws IOException;

    /**
     * Starts an exec and opens its streams ({@code POST /exec/{id}/start}).
     *
     * @param exec the exec's id
     * @param start how; the terminal must be what the exec was created with
     * @return the upgraded connection, owned by the caller
     * @throws IOException as the type says
     */
    EngineConnection startExec(String exec, ExecStart start) throws IOException;

    /**
     * Starts an exec without streams ({@code POST /exec/{id}/start}, {@code Detach}); returns once the process runs.
     *
     * @param exec the exec's id
     * @param start how
     * @throws IOException as the type says
     */
    void startExecDetached(String exec, ExecStart start) throws IOException;

    /**
     * Asks for the facts of an exec ({@code GET /exec/{id}/json}).
     *
     * @param exec the exec's id
     * @return the facts of this moment
     * @throws IOException as the type says; status 404 when its container is gone
     */
    ExecInfo inspectExec(String exec) throws IOException;

    /**
     * Sets the size of an exec's terminal ({@code POST /exec/{id}/resize}); dockerd holds this call until the exec has
     * started, up to 10 seconds, so never make it on the thread that is to start it.
     *
     * @param exec the exec's id
     * @param size the new size
     * @throws IOException as the type says
     */
    void resizeExec(String exec, TerminalSize size) throws IOException;
}
