// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import io.github.dockerpty.testkit.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What engines do with the process of a container: restart policies, process 1 and its signals, pauses, logs. */
final class LifeProbes {

    private LifeProbes() {}

    static void addTo(Map<String, Probes.Probe> probes) {
        probes.put("restart policy, unknown", bench -> create(bench, policy("strange", 0)));
        probes.put("restart policy, always with retries", bench -> create(bench, policy("always", 2)));
        probes.put(
                "restart policy, with AutoRemove",
                bench -> create(bench, "\"AutoRemove\":true," + policy("always", 0)));
        probes.put("restart policy, on-failure", LifeProbes::onFailure);
        probes.put("restart policy, on-failure, code 0", bench -> {
            String container = bench.running(host(policy("on-failure", 0)), "true");
            return bench.await(container, "") + " " + now(bench, container);
        });
        probes.put("restart policy, attached", LifeProbes::attached);
        probes.put("restart policy, killed", LifeProbes::killed);
        probes.put("restart policy, exec create between two runs", LifeProbes::betweenRuns);
        probes.put("process 1, signals without a handler", LifeProbes::unhandledSignals);
        probes.put("process 1, signal with a handler", LifeProbes::handledSignal);
        probes.put("process 1, ends before its children", LifeProbes::orphans);
        probes.put("kill, paused", LifeProbes::killPaused);
        probes.put("stop, bad limit", bench -> bench.status("POST", "/containers/" + bench.sleeping() + "/stop?t=x"));
        probes.put("logs, the last of two lines", bench -> logs(bench, "stdout=1&tail=1"));
        probes.put("logs, since later", bench -> logs(bench, "stdout=1&since=4000000000"));
        probes.put("logs, no stream", bench -> bench.status("GET", "/containers/" + bench.ended(0) + "/logs"));
    }

    private static String policy(String name, int retries) {
        return "\"RestartPolicy\":{\"Name\":\"" + name + "\",\"MaximumRetryCount\":" + retries + "}";
    }

    private static String host(String fields) {
        return "\"HostConfig\":{\"NetworkMode\":\"none\"," + fields + "}";
    }

    private static Object create(ProbeBench bench, String fields) throws IOException {
        ApiClient.Answer answer = bench.api()
                .call("POST", "/containers/create", "{\"Image\":\"busybox\",\"Cmd\":[\"true\"]," + host(fields) + "}");
        if (answer.status() == 201) {
            bench.remove(answer.json().text("Id"));
        }
        return answer.status();
    }

    /** State, exit code and the number of restarts. */
    private static String now(ProbeBench bench, String container) throws IOException {
        JsonObject inspected = bench.inspect(container);
        return inspected.object("State").text("Status") + " "
                + inspected.object("State").number("ExitCode") + ", " + inspected.number("RestartCount") + " restarts";
    }

    private static Object onFailure(ProbeBench bench) throws IOException {
        String container = bench.running(host(policy("on-failure", 2)), "sh", "-c", "echo run; exit 3");
        long code = bench.await(container, "");
        ProbeBench.await("two restarts", () -> now(bench, container).equals("exited 3, 2 restarts"));
        String logs = bench.api()
                .call("GET", "/containers/" + container + "/logs?stdout=1")
                .body();
        return code + ", " + logs.split("run", -1).length;
    }

    private static Object attached(ProbeBench bench) throws IOException {
        String container = bench.container(host(policy("always", 0)), "sh", "-c", "echo run; exit 4");
        try (ApiClient.Stream stream = bench.attach(container, "stream=1&stdout=1")) {
            bench.api().call("POST", "/containers/" + container + "/start");
            return stream.client().readFor(ProbeBench.LOOK);
        }
    }

    private static Object killed(ProbeBench bench) throws IOException {
        String container = bench.running(host(policy("always", 0)), "sleep", "1000");
        bench.api().call("POST", "/containers/" + container + "/kill");
        return bench.await(container, "") + " " + now(bench, container);
    }

    private static Object betweenRuns(ProbeBench bench) throws IOException {
        String container = bench.running(host(policy("always", 0)), "sh", "-c", "exit 4");
        List<Integer> seen = new ArrayList<>();
        ProbeBench.await("a refusal", () -> {
            int status = bench.status("POST", "/containers/" + container + "/exec", "{\"Cmd\":[\"true\"]}");
            if (status != 201) {
                seen.add(status);
            }
            return !seen.isEmpty();
        });
        return seen;
    }

    private static Object unhandledSignals(ProbeBench bench) throws IOException {
        // Not before it runs: podman answers a start earlier, and neither its runtime nor a shell ignores signals.
        String container = bench.container("\"OpenStdin\":true", "cat");
        try (ApiClient.Stream stream = bench.attach(container, "stream=1&stdin=1&stdout=1")) {
            bench.api().call("POST", "/containers/" + container + "/start");
            stream.client().send("ready\n").readUntil("ready\n");
            for (String signal : List.of("TERM", "INT", "HUP", "USR1")) {
                bench.api().call("POST", "/containers/" + container + "/kill?signal=" + signal);
            }
            return bench.status("POST", "/containers/" + container + "/stop?t=1") + " " + bench.await(container, "");
        }
    }

    private static Object handledSignal(ProbeBench bench) throws IOException {
        String script = "trap 'exit 9' TERM; echo ready; while :; do sleep 0.1; done";
        String container = bench.container("", "sh", "-c", script);
        try (ApiClient.Stream stream = bench.attach(container, "stream=1&stdout=1")) {
            bench.api().call("POST", "/containers/" + container + "/start");
            stream.client().readUntil("ready\n");
            return bench.status("POST", "/containers/" + container + "/stop") + " " + bench.await(container, "");
        }
    }

    private static Object orphans(ProbeBench bench) throws IOException {
        String container = bench.container("", "sh", "-c", "sleep 1000 & echo x");
        try (ApiClient.Stream stream = bench.attach(container, "stream=1&stdout=1")) {
            bench.api().call("POST", "/containers/" + container + "/start");
            return stream.client().readFor(ProbeBench.LOOK) + bench.await(container, "");
        }
    }

    private static Object killPaused(ProbeBench bench) throws IOException {
        String container = bench.sleeping();
        bench.api().call("POST", "/containers/" + container + "/pause");
        int killed = bench.status("POST", "/containers/" + container + "/kill?signal=USR1");
        return killed + ", stop " + bench.status("POST", "/containers/" + container + "/stop?t=0");
    }

    private static Object logs(ProbeBench bench, String query) throws IOException {
        String container = bench.running("", "sh", "-c", "echo one; echo two");
        bench.await(container, "");
        return bench.api()
                .call("GET", "/containers/" + container + "/logs?" + query)
                .body();
    }
}
