// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import java.io.IOException;
import java.util.Map;

/** What engines answer about execs. */
final class ExecProbes {

    private ExecProbes() {}

    static void addTo(Map<String, Probes.Probe> probes) {
        probes.put("exec create, container ended", bench -> create(bench, bench.ended(0)));
        probes.put("exec create, container unknown", bench -> create(bench, "dockerpty-no-such-container"));
        probes.put("exec create, container paused", bench -> create(bench, paused(bench)));
        probes.put(
                "exec create, no command",
                bench -> bench.status("POST", "/containers/" + bench.sleeping() + "/exec", "{\"Cmd\":[]}"));
        probes.put(
                "exec create, bad detach keys",
                bench -> bench.status(
                        "POST",
                        "/containers/" + bench.sleeping() + "/exec",
                        "{\"Cmd\":[\"true\"],\"DetachKeys\":\"foo\"}"));
        probes.put("exec start, unknown", bench -> bench.status("POST", "/exec/0123/start", "{}"));
        probes.put(
                "exec start, empty body",
                bench -> bench.status("POST", "/exec/" + bench.exec(bench.sleeping(), false, "true") + "/start"));
        probes.put("exec start, twice", ExecProbes::startTwice);
        probes.put("exec start, detached", bench -> {
            String exec = bench.exec(bench.sleeping(), false, "true");
            ApiClient.Answer answer = bench.api().call("POST", "/exec/" + exec + "/start", "{\"Detach\":true}");
            return answer.status() + " " + answer.body();
        });
        probes.put("exec start, missing program", ExecProbes::missingProgram);
        probes.put("exec start, created with TTY, started without", bench -> mismatch(bench, true));
        probes.put("exec start, created without TTY, started with", bench -> mismatch(bench, false));
        probes.put("exec, exit code", ExecProbes::exitCode);
        probes.put("exec inspect, not started", bench -> bench.exit(bench.exec(bench.sleeping(), false, "true")));
        probes.put("exec inspect, running", ExecProbes::inspectRunning);
        probes.put("exec inspect, unknown", bench -> bench.status("GET", "/exec/0123/json"));
        probes.put("exec inspect, never started, container killed", ExecProbes::neverStarted);
        probes.put(
                "exec resize, before the start",
                bench -> bench.status(
                        "POST", "/exec/" + bench.exec(bench.sleeping(), true, "cat") + "/resize?h=24&w=80"));
        probes.put("exec resize, running", ExecProbes::resizeRunning);
    }

    private static String paused(ProbeBench bench) throws IOException {
        String container = bench.sleeping();
        bench.api().call("POST", "/containers/" + container + "/pause");
        return container;
    }

    private static Object create(ProbeBench bench, String container) throws IOException {
        return bench.status("POST", "/containers/" + container + "/exec", "{\"Cmd\":[\"true\"]}");
    }

    private static Object startTwice(ProbeBench bench) throws IOException {
        String exec = bench.exec(bench.sleeping(), false, "true");
        try (ApiClient.Stream stream = bench.api().start(exec, false)) {
            stream.client().readFor(ProbeBench.LOOK);
        }
        try (ApiClient.Stream stream = bench.api().start(exec, false)) {
            boolean framed = stream.client().readFor(ProbeBench.LOOK).startsWith("\u0001\0\0\0");
            return stream.status() + (framed ? " told on stdout" : "");
        }
    }

    private static Object missingProgram(ProbeBench bench) throws IOException {
        String exec = bench.exec(bench.sleeping(), false, "nosuchcmd");
        try (ApiClient.Stream stream = bench.api().start(exec, false)) {
            String text = stream.client().readFor(ProbeBench.LOOK);
            return stream.status() + " told on " + (int) text.charAt(0) + ", " + bench.exit(exec);
        }
    }

    private static Object mismatch(ProbeBench bench, boolean createTty) throws IOException {
        String exec = bench.exec(bench.sleeping(), createTty, "sh", "-c", "echo hi; echo ho >&2");
        try (ApiClient.Stream stream = bench.api().start(exec, !createTty)) {
            String text = stream.client().readFor(ProbeBench.LOOK);
            return (text.startsWith("\u0001\0\0\0") || text.startsWith("\u0002\0\0\0") ? "framed" : "raw")
                    + (text.contains("ho") ? "" : ", stderr lost");
        }
    }

    private static Object exitCode(ProbeBench bench) throws IOException {
        String exec = bench.exec(bench.sleeping(), false, "sh", "-c", "kill -9 $$");
        try (ApiClient.Stream stream = bench.api().start(exec, false)) {
            return stream.client().readFor(ProbeBench.LOOK) + bench.exit(exec);
        }
    }

    private static Object inspectRunning(ProbeBench bench) throws IOException {
        String exec = bench.exec(bench.sleeping(), false, "sh", "-c", "echo here; cat");
        try (ApiClient.Stream stream = bench.api().start(exec, false)) {
            stream.client().readUntil("here\n");
            return bench.exit(exec);
        }
    }

    private static Object neverStarted(ProbeBench bench) throws IOException {
        String container = bench.sleeping();
        String exec = bench.exec(container, false, "true");
        bench.api().call("POST", "/containers/" + container + "/kill");
        bench.await(container, "not-running");
        return bench.status("GET", "/exec/" + exec + "/json") + ", start "
                + bench.status("POST", "/exec/" + exec + "/start", "{\"Detach\":true}");
    }

    /** Asked for until there is one: podman answers before it has set the size. */
    private static Object resizeRunning(ProbeBench bench) throws IOException {
        String script = "echo here; read x; while ! stty size 2>/dev/null; do sleep 0.05; done";
        String exec = bench.exec(bench.sleeping(), true, "sh", "-c", script);
        try (ApiClient.Stream stream = bench.api().start(exec, true)) {
            stream.client().readUntil("here\r\n");
            int status = bench.status("POST", "/exec/" + exec + "/resize?h=24&w=80");
            stream.client().send("\r");
            return status + stream.client().readFor(ProbeBench.LOOK);
        }
    }
}
