// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

import io.github.dockerpty.testkit.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says for containers and execs what their processes are. */
final class ProcessSpecs {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private ProcessSpecs() {}

    static ProcessSpec of(Container container, Engine engine) {
        JsonObject config = container.config();
        List<Long> size =
                engine.knowsConsoleSize() ? config.object("HostConfig").numbers("ConsoleSize") : List.of();
        boolean init = config.object("HostConfig").flag("Init");
        return new ProcessSpec(
                init ? ProcessSpec.Role.UNDER_INIT : ProcessSpec.Role.FIRST,
                container.command(),
                environment(container, container.hasTty()),
                config.text("WorkingDir"),
                container.hasTty(),
                number(size, 0),
                number(size, 1));
    }

    static ProcessSpec of(Exec exec, List<Long> size) {
        JsonObject config = exec.config();
        Map<String, String> environment = environment(exec.container(), config.flag("Tty"));
        add(environment, config.texts("Env"));
        String directory = config.text("WorkingDir");
        return new ProcessSpec(
                ProcessSpec.Role.EXEC,
                config.texts("Cmd"),
                environment,
                directory.isEmpty() ? exec.container().config().text("WorkingDir") : directory,
                config.flag("Tty"),
                number(size, 0),
                number(size, 1));
    }

    private static Map<String, String> environment(Container container, boolean tty) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", PATH);
        String hostname = container.config().text("Hostname");
        environment.put("HOSTNAME", hostname.isEmpty() ? container.id().substring(0, 12) : hostname);
        if (tty) {
            environment.put("TERM", "xterm");
        }
        environment.put("HOME", container.image().runner().home());
        add(environment, container.config().texts("Env"));
        return environment;
    }

    private static void add(Map<String, String> environment, List<String> assignments) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
        }
    }

    private static int number(List<Long> size, int index) {
        return size.size() == 2 ? (int) (size.get(index) & 0xffff) : 0;
    }
}
