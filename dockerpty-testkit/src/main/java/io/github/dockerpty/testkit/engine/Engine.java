// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.HostPrograms;
import io.github.dockerpty.testkit.Profile;
import io.github.dockerpty.testkit.Program;
import io.github.dockerpty.testkit.http.PathPattern;
import io.github.dockerpty.testkit.http.Request;
import io.github.dockerpty.testkit.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine without its transport: images, containers, execs, events, and the routes to them. */
public final class Engine implements Closeable {

    private final Traits traits;
    private final ApiVersion api;
    private final Wording wording;
    private final Images images = new Images();
    private final Events events = new Events();
    private final Later later = new Later();
    private final Containers containers = new Containers(this);
    private final Execs execs;
    private final Router router = new Router();
    private volatile boolean closed;

    /**
     * An engine without images.
     *
     * @param profile how it answers
     * @param apiVersion for example {@code 1.41}; empty for that of the profile
     */
    public Engine(Profile profile, String apiVersion) {
        traits = Traits.of(profile);
        api = apiVersion.isEmpty() ? traits.api() : ApiVersion.parse(apiVersion);
        wording = new Wording(traits);
        execs = new Execs(traits);
        SystemRoutes.addTo(router, this);
        ImageRoutes.addTo(router, this);
        ContainerRoutes.addTo(router, this);
        LifeRoutes.addTo(router, this);
        WaitRoutes.addTo(router, this);
        AttachRoutes.addTo(router, this);
        LogRoutes.addTo(router, this);
        ExecRoutes.addTo(router, this);
        EventRoutes.addTo(router, this);
    }

    Traits traits() {
        return traits;
    }

    ApiVersion api() {
        return api;
    }

    boolean knowsConsoleSize() {
        return api.isAtLeast(ApiVersion.CONSOLE_SIZE);
    }

    Wording wording() {
        return wording;
    }

    Images images() {
        return images;
    }

    Events events() {
        return events;
    }

    Later later() {
        return later;
    }

    Containers containers() {
        return containers;
    }

    Execs execs() {
        return execs;
    }

    /**
     * Adds an image whose containers are scripted.
     *
     * @param name with or without tag
     * @param program for every command not named otherwise; null for none
     * @param programs by the name of the command
     */
    public void addImage(String name, Program program, Map<String, Program> programs) {
        images.add(name, new ProgramRunner(program, Map.copyOf(programs)));
    }

    /**
     * Adds an image whose containers run programs of this machine.
     *
     * @param name with or without tag
     * @param programs what they may run
     */
    public void addImage(String name, HostPrograms programs) {
        images.add(name, new HostRunner(programs));
    }

    /**
     * Lets every other name be that of an image whose containers run programs of this machine.
     *
     * @param programs what they may run
     */
    public void addAllOtherImages(HostPrograms programs) {
        images.addAllOthers(new HostRunner(programs));
    }

    /** {@return whether an image runs programs of this machine} */
    public boolean runsHostPrograms() {
        return images.runHostPrograms();
    }

    /**
     * Adds a container that runs and does nothing until it is stopped.
     *
     * @param name of the container
     * @param image of the execs in it
     * @throws IllegalArgumentException when there is no such image, or the name is taken
     */
    public void addIdleContainer(String name, String image) {
        try {
            Image known = images.find(image).orElseThrow(() -> wording.noSuchImage(image));
            Image idle = new Image(known.name(), new IdleRunner(known.runner()), known.created());
            JsonObject config = JsonObject.of("Image", image, "Cmd", List.of(IdleRunner.COMMAND));
            Container container = new Container(this, idle, config, name);
            containers.add(container);
            container.process().start();
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + name, e);
        }
    }

    /** {@return the headers of every answer} */
    public Map<String, String> usualHeaders() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Api-Version", api.toString());
        headers.put("Docker-Experimental", Boolean.toString(traits.has(Quirk.LIBPOD)));
        if (traits.has(Quirk.LIBPOD)) {
            headers.put("Libpod-Api-Version", traits.release());
            headers.put("Server", "Libpod/" + traits.release() + " (linux)");
        } else {
            headers.put("Ostype", "linux");
            headers.put("Server", "Docker/" + traits.release() + " (linux)");
        }
        return headers;
    }

    /**
     * Whether the answer to a request takes the connection over, if there is no error.
     *
     * @param request any
     * @return true for an attach and the start of an exec
     */
    public static boolean hijacks(Request request) {
        String path = PathPattern.withoutVersion(request.path());
        return request.method().equals("POST")
                && ((path.startsWith("/containers/") && path.endsWith("/attach"))
                        || (path.startsWith("/exec/") && path.endsWith("/start")));
    }

    /**
     * Answers a request.
     *
     * @param call the request and the way back
     * @return whether the connection can take another request
     * @throws IOException when the client is gone
     * @throws InterruptedException when the server is closed
     */
    public boolean answer(Call call) throws IOException, InterruptedException {
        Request request = call.request();
        List<String> path = Router.segments(request.path());
        Asked asked = new Asked(call, path, version(request.path()));
        try {
            check(asked.version());
            Optional<Endpoint> endpoint = router.find(request.method(), path);
            return endpoint.isPresent() ? endpoint.get().answer(asked) : answerUnknown(asked);
        } catch (Refusal refusal) {
            return refuse(asked, refusal);
        }
    }

    private boolean answerUnknown(Asked asked) throws IOException {
        if (!traits.has(Quirk.LIBPOD)) {
            return refuse(asked, new Refusal(404, "page not found"));
        }
        boolean known = !traits.has(Quirk.HIDES_OTHER_METHODS) && router.knows(asked.path());
        return known
                ? asked.answer(405, "text/plain; charset=utf-8", "Method Not Allowed\n")
                : asked.answer(404, "text/plain; charset=utf-8", "Not Found\n");
    }

    private ApiVersion version(String path) {
        String rest = PathPattern.withoutVersion(path);
        String prefix = path.substring(0, path.length() - rest.length());
        if (prefix.isEmpty()) {
            return api;
        }
        return prefix.length() < 12 ? ApiVersion.parse(prefix.substring(2)) : ApiVersion.UNKNOWN;
    }

    private void check(ApiVersion version) throws Refusal {
        if (traits.has(Quirk.REFUSES_NEWER_CLIENTS) && version.compareTo(api) > 0) {
            throw new Refusal(
                    400, "client version " + version + " is too new. Maximum supported API version is " + api);
        }
        if (!version.isAtLeast(traits.oldestApi())) {
            throw new Refusal(
                    400,
                    "client version " + version + " is too old. Minimum supported API version is " + traits.oldestApi()
                            + ", please upgrade your client to a newer version");
        }
    }

    private boolean refuse(Asked asked, Refusal refusal) throws IOException {
        boolean attach = hijacks(asked.call().request()) && asked.path().get(0).equals("containers");
        if (attach && traits.has(Quirk.ATTACH_FAILS_IN_PLAIN_TEXT)) {
            return Refusals.answerInPlainText(asked, refusal);
        }
        return asked.answer(refusal.status(), Refusals.json(refusal, traits));
    }

    void checkOpen() throws Refusal {
        if (closed) {
            throw new Refusal(503, "the engine is being closed");
        }
    }

    /** Kills every process; nothing starts any more. Does not wait for their threads. */
    @Override
    public void close() {
        closed = true;
        execs.kill();
        containers.all().forEach(container -> container.process().signal("KILL"));
        later.close();
    }
}
