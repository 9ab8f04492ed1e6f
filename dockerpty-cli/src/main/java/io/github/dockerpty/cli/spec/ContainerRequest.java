// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.tty.TerminalSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code run} asks the engine to create. */
public final class ContainerRequest {

    private final Arguments arguments;
    private final JsonObject config = new JsonObject();
    private final JsonObject host = new JsonObject();

    private ContainerRequest(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Reads every flag of {@code run} that says what is created.
     *
     * @param arguments what was typed
     * @param environment our own environment, for variables without a value
     * @param workingDirectory absolute, for sources such as {@code ./data}
     * @param size the first size of the terminal, if it is known
     * @return the spec, complete
     * @throws UsageException if a value cannot be what it should be
     * @throws UnreadableFileException if a file that a flag names is of no use
     */
    public static ContainerSpec of(
            Arguments arguments, Map<String, String> environment, Path workingDirectory, Optional<TerminalSize> size)
            throws UsageException, UnreadableFileException {
        List<String> operands = arguments.operands();
        if (operands.get(0).isEmpty()) {
            throw new UsageException("the name of the image is empty; write for example busybox");
        }
        ContainerRequest request = new ContainerRequest(arguments);
        request.process();
        request.container();
        Limits.add(arguments, request.host);
        Network.add(arguments, request.config, request.host);
        new Mounts(workingDirectory).add(arguments, request.config, request.host);
        Streams streams = Streams.of(arguments);
        request.config.raw("AttachStdin", Boolean.toString(streams.stdin()));
        request.config.raw("AttachStdout", Boolean.toString(streams.stdout()));
        request.config.raw("AttachStderr", Boolean.toString(streams.stderr()));
        return new ContainerSpec(
                operands.get(0),
                arguments.operands(1),
                arguments.text(Flags.NAME),
                arguments.text(Flags.PLATFORM),
                arguments.isOn(Flags.TTY),
                arguments.isOn(Flags.INTERACTIVE),
                arguments.isOn(Flags.INTERACTIVE) && streams.any(),
                arguments.isOn(Flags.RM),
                Variables.of(arguments, environment),
                size,
                request.config.members(),
                request.host.members());
    }

    private void process() throws UsageException {
        config.text("User", arguments.text(Flags.USER)).text("WorkingDir", arguments.text(Flags.WORKDIR));
        if (arguments.given(Flags.ENTRYPOINT)) {
            config.texts("Entrypoint", List.of(arguments.text(Flags.ENTRYPOINT)));
        }
        config.text("StopSignal", arguments.text(Flags.STOP_SIGNAL));
        if (arguments.given(Flags.STOP_TIMEOUT)) {
            int seconds = Quantity.whole(Flags.STOP_TIMEOUT, arguments.text(Flags.STOP_TIMEOUT));
            config.raw("StopTimeout", Integer.toString(seconds));
        }
        host.on("Privileged", arguments.isOn(Flags.PRIVILEGED));
        if (arguments.given(Flags.INIT)) {
            host.raw("Init", Boolean.toString(arguments.isOn(Flags.INIT)));
        }
    }

    private void container() throws UsageException {
        JsonObject labels = new JsonObject();
        for (String label : arguments.all(Flags.LABEL)) {
            int equals = label.indexOf('=');
            String key = equals < 0 ? label : label.substring(0, equals);
            if (key.isEmpty()) {
                throw new UsageException(Flags.LABEL + "=" + label + ": the label has no key; write key=value");
            }
            labels.raw(key, Json.text(equals < 0 ? "" : label.substring(equals + 1)));
        }
        config.object("Labels", labels);
        host.on("ReadonlyRootfs", arguments.isOn(Flags.READ_ONLY));
        if (arguments.given(Flags.RESTART)) {
            host.object("RestartPolicy", restartPolicy());
        }
        host.object("LogConfig", new JsonObject().text("Type", arguments.text(Flags.LOG_DRIVER)));
    }

    private JsonObject restartPolicy() throws UsageException {
        String policy = arguments.text(Flags.RESTART);
        int colon = policy.indexOf(':');
        String name = colon < 0 ? policy : policy.substring(0, colon);
        boolean counts = name.equals("on-failure");
        boolean known = counts || name.equals("no") || name.equals("always") || name.equals("unless-stopped");
        if (!known || (colon >= 0 && !counts)) {
            throw new UsageException(Flags.RESTART + "=" + policy
                    + ": the policy must be no, always, unless-stopped, on-failure or on-failure:n");
        }
        if (!name.equals("no") && arguments.isOn(Flags.RM)) {
            throw new UsageException(
                    "conflicting options: --restart=" + policy + " and --rm cannot both be; leave one out");
        }
        JsonObject json = new JsonObject().text("Name", name);
        return colon < 0
                ? json
                : json.raw(
                        "MaximumRetryCount",
                        Integer.toString(Quantity.whole(Flags.RESTART, policy.substring(colon + 1))));
    }
}
