// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.util.Map;

/** What engines answer about containers and to requests that cannot be right. */
final class ContainerProbes {

    private ContainerProbes() {}

    static void addTo(Map<String, Probes.Probe> probes) {
        probes.put("create, malformed JSON", bench -> bench.status("POST", "/containers/create", "{\"Image\":"));
        probes.put(
                "create, unknown image",
                bench -> bench.status("POST", "/containers/create", "{\"Image\":\"dockerpty-no-such-image\"}"));
        probes.put("start, missing program", ContainerProbes::missingProgram);
        probes.put("start, running", bench -> act(bench, bench.sleeping(), "start"));
        probes.put("stop, ended", bench -> act(bench, bench.ended(0), "stop"));
        probes.put("kill, ended", bench -> act(bench, bench.ended(0), "kill"));
        probes.put("kill, bad signal", bench -> act(bench, bench.sleeping(), "kill?signal=NONE"));
        probes.put("kill, then wait", bench -> {
            String container = bench.sleeping();
            return act(bench, container, "kill") + " " + bench.await(container, "");
        });
        probes.put("pause, paused", bench -> {
            String container = bench.sleeping();
            return act(bench, container, "pause") + " " + bench.state(container) + " " + act(bench, container, "pause");
        });
        probes.put("unpause, running", bench -> act(bench, bench.sleeping(), "unpause"));
        probes.put("attach, paused", bench -> {
            String container = bench.sleeping();
            bench.api().call("POST", "/containers/" + container + "/pause");
            return bench.attachStatus(container, "stream=1&stdout=1");
        });
        probes.put(
                "create, name taken",
                bench -> bench.status(
                        "POST", "/containers/create?name=" + name(bench, bench.sleeping()), "{\"Image\":\"busybox\"}"));
        probes.put(
                "rename, name taken",
                bench -> act(bench, bench.sleeping(), "rename?name=" + name(bench, bench.sleeping())));
        probes.put("remove, running", bench -> bench.status("DELETE", "/containers/" + bench.sleeping()));
        probes.put("resize, ended", bench -> act(bench, bench.ended(0), "resize?h=24&w=80"));
        probes.put("resize, no size", bench -> act(bench, bench.sleeping(), "resize"));
        probes.put("resize, no TTY", bench -> act(bench, bench.sleeping(), "resize?h=24&w=80"));
        probes.put("wait, never started", bench -> bench.await(bench.container("", "sleep", "1000"), "not-running"));
        probes.put("wait, unknown condition", bench -> act(bench, bench.ended(3), "wait?condition=strange"));
        probes.put("wait, ended", bench -> bench.await(bench.ended(3), ""));
        probes.put("wait, removed", ContainerProbes::awaitRemoved);
        probes.put("unknown method", bench -> bench.status("PUT", "/containers/json"));
        probes.put("unknown path", bench -> bench.status("GET", "/dockerpty"));
        probes.put(
                "unknown path, words",
                bench -> ProbeBench.shape(bench.api().call("GET", "/dockerpty").head())
                        + bench.api().call("GET", "/dockerpty").body());
        probes.put(
                "newer client",
                bench -> bench.api().newer().call("GET", "/containers/json").status());
        probes.put("errors", bench -> bench.api()
                .call("GET", "/containers/dockerpty-no-such-container/json")
                .json()
                .fields()
                .keySet());
        probes.put(
                "ping, operating system",
                bench -> bench.api().call("GET", "/_ping").head().contains("Ostype: linux"));
    }

    private static String name(ProbeBench bench, String container) throws IOException {
        return bench.api()
                .call("GET", "/containers/" + container + "/json")
                .json()
                .text("Name")
                .substring(1);
    }

    private static int act(ProbeBench bench, String container, String action) throws IOException {
        return bench.status("POST", "/containers/" + container + "/" + action);
    }

    private static Object missingProgram(ProbeBench bench) throws IOException {
        String container = bench.container("", "nosuchcmd");
        try (ApiClient.Stream stream = bench.attach(container, "stream=1&stdout=1&stderr=1")) {
            return "attach " + stream.status() + ", start " + act(bench, container, "start");
        }
    }

    private static Object awaitRemoved(ProbeBench bench) throws IOException {
        String container = bench.container(
                "\"OpenStdin\":true,\"HostConfig\":{\"NetworkMode\":\"none\",\"AutoRemove\":true}",
                "sh",
                "-c",
                "read x; exit 42");
        try (ApiClient.Stream input = bench.attach(container, "stream=1&stdin=1&stdout=1");
                RawClient removed = bench.api().begin("/containers/" + container + "/wait?condition=removed");
                RawClient exited = bench.api().begin("/containers/" + container + "/wait?condition=next-exit")) {
            act(bench, container, "start");
            input.client().send("x\n");
            return "next-exit " + code(exited) + ", removed " + code(removed);
        }
    }

    private static String code(RawClient client) throws IOException {
        String body = client.readUntil("}");
        String rest = body.substring(body.indexOf("\"StatusCode\":") + "\"StatusCode\":".length());
        return rest.replaceAll("[^0-9-].*", "");
    }
}
