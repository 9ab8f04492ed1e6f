// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

/** The engine's words for what does not work; those of dockerd 20.10.24, with the status that the profile has. */
final class Wording {

    private final Traits traits;

    Wording(Traits traits) {
        this.traits = traits;
    }

    private Refusal conflict(String message) {
        return new Refusal(traits.conflict(), message);
    }

    Refusal noSuchContainer(String reference) {
        return new Refusal(
                404,
                traits.has(Quirk.LIBPOD)
                        ? "no container with name or ID \"" + reference + "\" found: no such container"
                        : "No such container: " + reference);
    }

    Refusal noSuchExec(String id) {
        return new Refusal(404, (traits.has(Quirk.LIBPOD) ? "No such exec session: " : "No such exec instance: ") + id);
    }

    Refusal noSuchImage(String reference) {
        return new Refusal(404, "No such image: " + Image.withTag(reference));
    }

    String nameTaken(String name, String id) {
        return "Conflict. The container name \"/" + name + "\" is already in use by container \"" + id
                + "\". You have to remove (or rename) that container to be able to reuse that name.";
    }

    Refusal notRunning(Container container) {
        return conflict("Container " + container.id() + " is not running");
    }

    Refusal cannotKill(String reference, Container container) {
        return conflict("Cannot kill container: " + reference + ": Container " + container.id() + " is not running");
    }

    /** A paused container does not do what podman, too, refuses with 409. */
    Refusal paused(Container container, String what) {
        return new Refusal(409, "Container " + container.name() + " is paused, unpause the container before " + what);
    }

    Refusal pausedAttach(Container container) {
        return conflict("Container " + container.id() + " is paused, unpause the container before attach.");
    }

    Refusal restarting(Container container) {
        return conflict("Container " + container.id() + " is restarting, wait until the container is running");
    }

    Refusal cannotStartPaused() {
        return conflict("cannot start a paused container, try unpause instead");
    }

    /** Only podman refuses that. */
    Refusal cannotStopPaused(Container container) {
        return new Refusal(
                500,
                "container " + container.id() + " is running or paused, refusing to clean up: container state"
                        + " improper");
    }

    Refusal cannotRemove(Container container) {
        State state = container.state();
        String how = state.paused()
                ? "paused container " + container.id() + ". Unpause and then stop the container"
                : state.word() + " container " + container.id() + ". Stop the container";
        return conflict("You cannot remove a " + how + " before attempting removal or force remove");
    }

    /** A container's program is missing. */
    Refusal notStarted(String reason) {
        boolean podman = traits.has(Quirk.LIBPOD);
        return new Refusal(
                podman ? 500 : 400,
                podman
                        ? "runc: runc create failed: unable to start container process: " + reason
                                + ": OCI runtime attempted to invoke a command that was not found"
                        : "failed to create shim task: OCI runtime create failed: runc create failed: unable to start"
                                + " container process: " + reason + ": unknown");
    }

    /** An exec's program is missing. */
    String execNotStarted(String reason) {
        return traits.has(Quirk.LIBPOD)
                ? "runc: exec failed: unable to start container process: " + reason
                        + ": OCI runtime attempted to invoke a command that was not found"
                : "OCI runtime exec failed: exec failed: unable to start container process: " + reason + ": unknown";
    }

    String startedBefore(Exec exec) {
        return "Error: Exec command " + exec.id() + (exec.isRunning() ? " is already running" : " has already run");
    }
}
