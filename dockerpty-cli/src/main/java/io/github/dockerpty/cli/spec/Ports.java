// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import io.github.dockerpty.cli.options.Flags;
import io.github.dockerpty.cli.options.UsageException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Published ports: {@code [[ip:]hostPort:]port[/protocol]}, each a number or a range, or as named fields. */
final class Ports {

    private static final int MAXIMUM = 0xFFFF;
    private static final int MAXIMUM_BYTE = 0xFF;
    private static final int IPV4_BYTES = 4;

    private final Map<String, List<String>> bindings = new LinkedHashMap<>();

    static Ports of(List<String> values) throws UsageException {
        Ports ports = new Ports();
        for (String value : values) {
            ports.add(value);
        }
        return ports;
    }

    boolean isEmpty() {
        return bindings.isEmpty();
    }

    /** For {@code Config.ExposedPorts}. */
    String exposed() {
        JsonObject exposed = new JsonObject();
        bindings.keySet().forEach(port -> exposed.raw(port, "{}"));
        return exposed.toString();
    }

    /** For {@code HostConfig.PortBindings}. */
    String bound() {
        JsonObject bound = new JsonObject();
        bindings.forEach((port, hosts) -> bound.raw(port, Json.array(hosts)));
        return bound.toString();
    }

    private void add(String value) throws UsageException {
        if (value.indexOf('=') >= 0) {
            addNamed(value);
        } else {
            addShort(value);
        }
    }

    /** The long form of services, {@code target=80,published=8080,protocol=udp}, which means the short one. */
    private void addNamed(String value) throws UsageException {
        String target = "";
        String published = "";
        String protocol = "tcp";
        for (String field : value.split(",", -1)) {
            int equals = field.indexOf('=');
            String text = field.substring(equals + 1);
            switch (equals < 0 ? "" : field.substring(0, equals)) {
                case "target" -> target = text;
                case "published" -> published = text;
                case "protocol" -> protocol = text;
                case "mode" -> {
                    // Means something to a cluster only.
                }
                default -> throw bad(value, "unknown field '" + field + "'");
            }
        }
        addShort((published.isEmpty() ? "" : published + ":") + target + "/" + protocol);
    }

    private void addShort(String value) throws UsageException {
        int slash = value.lastIndexOf('/');
        String protocol = slash < 0 ? "tcp" : value.substring(slash + 1);
        if (!protocol.equals("tcp") && !protocol.equals("udp") && !protocol.equals("sctp")) {
            throw bad(value, "the protocol is tcp, udp or sctp");
        }
        String rest = slash < 0 ? value : value.substring(0, slash);
        int colon = rest.lastIndexOf(':');
        int[] inside = range(value, rest.substring(colon + 1));
        String host = "";
        String ip = "";
        if (colon >= 0) {
            String before = rest.substring(0, colon);
            int other = before.lastIndexOf(':');
            host = before.substring(other + 1);
            ip = other < 0 ? "" : address(value, before.substring(0, other));
        }
        bind(value, inside, new Target(protocol, ip, host));
    }

    private record Target(String protocol, String ip, String port) {}

    private void bind(String value, int[] inside, Target target) throws UsageException {
        int[] outside = target.port.isEmpty() ? new int[] {0, 0} : range(value, target.port);
        boolean single = inside[0] == inside[1];
        if (!single && !target.port.isEmpty() && outside[1] - outside[0] != inside[1] - inside[0]) {
            throw bad(value, "both ranges must have the same length");
        }
        for (int port = inside[0]; port <= inside[1]; port++) {
            String host = target.port;
            if (!host.isEmpty() && !single) {
                host = Integer.toString(outside[0] + port - inside[0]);
            }
            String json = new JsonObject()
                    .raw("HostIp", Json.text(target.ip))
                    .raw("HostPort", Json.text(host))
                    .toString();
            bindings.computeIfAbsent(port + "/" + target.protocol, key -> new ArrayList<>())
                    .add(json);
        }
    }

    private static String address(String value, String text) throws UsageException {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        if (!bracketed && text.indexOf(':') >= 0) {
            throw bad(value, "put an IPv6 address in brackets");
        }
        String ip = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!(ip.indexOf(':') >= 0 ? isIpv6(ip) : ip.isEmpty() || isIpv4(ip))) {
            throw bad(value, "'" + ip + "' is no IP address");
        }
        return ip;
    }

    private static boolean isIpv4(String text) {
        String[] bytes = text.split("\\.", -1);
        boolean valid = bytes.length == IPV4_BYTES;
        for (String number : bytes) {
            valid &= number.matches("[0-9]{1,3}") && Integer.parseInt(number) <= MAXIMUM_BYTE;
        }
        return valid;
    }

    private static boolean isIpv6(String text) {
        try {
            // Never a lookup: no name contains a colon.
            return InetAddress.getByName("[" + text + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int[] range(String value, String text) throws UsageException {
        int dash = text.indexOf('-');
        int first = number(value, dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : number(value, text.substring(dash + 1));
        if (last < first) {
            throw bad(value, "a range goes upwards");
        }
        return new int[] {first, last};
    }

    private static int number(String value, String text) throws UsageException {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= MAXIMUM) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw bad(value, "'" + text + "' is no port");
        }
        throw bad(value, "ports are 1 to " + MAXIMUM);
    }

    private static UsageException bad(String value, String why) {
        return new UsageException(Flags.PUBLISH + "=" + value + ": " + why + "; write [[ip:]hostPort:]port[/protocol]");
    }
}
