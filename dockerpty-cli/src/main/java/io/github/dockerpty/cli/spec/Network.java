// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.util.ArrayList;
import java.util.List;

/** How the container is connected: networks, ports, names. */
final class Network {

    private Network() {}

    static void add(Arguments arguments, JsonObject config, JsonObject host) throws UsageException {
        config.text("Hostname", arguments.text(Flags.HOSTNAME));
        networks(arguments, config, host);
        Ports ports = Ports.of(arguments.all(Flags.PUBLISH));
        if (!ports.isEmpty()) {
            config.raw("ExposedPorts", ports.exposed());
            host.raw("PortBindings", ports.bound());
        }
        List<String> hosts = new ArrayList<>();
        for (String entry : arguments.all(Flags.ADD_HOST)) {
            hosts.add(extraHost(entry));
        }
        host.texts("ExtraHosts", hosts);
    }

    private static void networks(Arguments arguments, JsonObject config, JsonObject host) throws UsageException {
        List<String> names = new ArrayList<>(arguments.all(Flags.NETWORK));
        names.addAll(arguments.all(Flags.NET));
        if (names.isEmpty()) {
            return;
        }
        JsonObject endpoints = new JsonObject();
        boolean plain = names.size() == 1;
        for (String value : names) {
            NetworkSpec network = NetworkSpec.of(value);
            if (endpoints.members().isEmpty()) {
                host.text("NetworkMode", network.name());
            }
            if (endpoints.members().put(network.name(), network.settings()) != null) {
                throw new UsageException(Flags.NETWORK + "=" + value + ": network '" + network.name()
                        + "' is given twice; leave one out");
            }
            plain &= network.isPlain();
        }
        if (!plain) {
            config.object("NetworkingConfig", new JsonObject().object("EndpointsConfig", endpoints));
        }
    }

    private static String extraHost(String entry) throws UsageException {
        int equals = entry.indexOf('=');
        int split = equals < 0 ? entry.indexOf(':') : equals;
        String address = split < 0 ? "" : entry.substring(split + 1);
        if (split < 1 || address.isEmpty()) {
            throw new UsageException(Flags.ADD_HOST + "=" + entry + ": write host:ip or host:host-gateway");
        }
        boolean bracketed = address.startsWith("[") && address.endsWith("]");
        return entry.substring(0, split) + ":" + (bracketed ? address.substring(1, address.length() - 1) : address);
    }
}
