# SPDX-License-Identifier: Apache-2.0
"""What Python's docker client sees of an engine: one observed value a line."""

import socket

import docker
from docker.errors import APIError, ImageNotFound, NotFound

client = docker.from_env(timeout=30)
api = client.api
made = []


def see(what, value):
    print(f"{what}: {value!r}", flush=True)


def make(*command, **options):
    container = client.containers.create("busybox", list(command), network_mode="none", **options)
    made.append(container)
    return container


def sleeping():
    container = make("sh", "-c", "sleep 1000")
    container.start()
    return container


def failure(call, *arguments):
    try:
        return call(*arguments)
    except APIError as error:
        return type(error).__name__, error.response.status_code


def whole(stream):
    data = b""
    raw = getattr(stream, "_sock", stream)
    while piece := raw.recv(65536):
        data += piece
    stream.close()
    return data


def talk(stream, data):
    raw = getattr(stream, "_sock", stream)
    raw.sendall(data)
    raw.shutdown(socket.SHUT_WR)
    return whole(stream)


def records():
    see("ping", client.ping())
    see("api version", client.version()["ApiVersion"])
    see("image tags", client.images.get("busybox").tags)
    see("image, unknown", failure(client.images.get, "dockerpty-no-such-image"))
    container = make("sh", "-c", "true", name="dockerpty-python", labels={"dockerpty": "x"}, environment={"A": "b"})
    see("created", (container.status, container.name, container.labels, container.attrs["Config"]["Env"]))
    see("log type", container.attrs["HostConfig"]["LogConfig"]["Type"])
    see("name taken", failure(lambda: make("true", name="dockerpty-python")))
    see("listed", [c.name for c in client.containers.list(all=True, filters={"label": "dockerpty=x"})])
    container.rename("dockerpty-python2")
    container.reload()
    see("renamed", container.name)
    see("unknown", failure(client.containers.get, "dockerpty-no-such-container"))


def lives():
    see("run", client.containers.run("busybox", ["sh", "-c", "echo hi"], network_mode="none", remove=True))
    ended = make("sh", "-c", "echo out; echo err >&2; exit 3")
    ended.start()
    see("wait", ended.wait()["StatusCode"])
    see("logs", (ended.logs(stderr=False), ended.logs(stdout=False), ended.logs(stdout=True, stderr=False, tail=0)))
    see("start, missing", failure(make("nosuchcmd").start))
    killed = sleeping()
    see("running", killed.attrs["State"]["Status"])
    killed.kill()
    see("killed", killed.wait()["StatusCode"])
    see("kill, ended", failure(killed.kill))
    stopped = make("sh", "-c", "trap 'exit 9' TERM; echo ready; sleep 1000 & wait")
    stopped.start()
    next(iter(stopped.logs(stream=True, follow=True)))
    see("remove, running", failure(stopped.remove))
    stopped.pause()
    stopped.reload()
    see("paused", stopped.status)
    stopped.unpause()
    stopped.stop(timeout=10)
    see("stopped", stopped.wait()["StatusCode"])
    stopped.restart(timeout=0)
    stopped.reload()
    see("restarted", stopped.status)


def execs():
    # This client loses what comes in one piece with the head of the answer, so nothing is printed at once.
    box = sleeping()
    see("exec", box.exec_run(["sh", "-c", "sleep 0.3; echo out; echo err >&2; exit 5"], demux=True))
    see("exec, environment", box.exec_run(["sh", "-c", "sleep 0.3; echo $A"], environment={"A": "b"}))
    see("exec, directory", box.exec_run(["sh", "-c", "sleep 0.3; pwd"], workdir="/tmp"))
    see("exec, TTY", box.exec_run(["sh", "-c", "sleep 0.3; echo hi; exit 6"], tty=True))
    see("exec, missing", box.exec_run(["nosuchcmd"])[0])
    created = api.exec_create(box.id, ["cat"], stdin=True)["Id"]
    see("exec, input", talk(api.exec_start(created, socket=True), b"abc"))
    see("exec, inspected", {k: api.exec_inspect(created)[k] for k in ("ExitCode", "Running", "OpenStdin")})
    see("exec, unknown", failure(api.exec_inspect, "0123"))


def streams():
    box = make("sh", "-c", "cat; echo tail >&2; exit 4", stdin_open=True, detach=True)
    once = api.create_container("busybox", ["cat"], stdin_open=True, host_config=api.create_host_config(
        network_mode="none"))["Id"]
    made.append(client.containers.get(once))
    attached = api.attach_socket(once, {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1})
    api.start(once)
    see("attach", talk(attached, b"abc"))
    box.start()
    following = box.attach(stream=True, demux=True)
    api.kill(box.id, "KILL")
    see("attach, killed", list(following))
    see("top", failure(lambda: api._get(api._url("/dockerpty"))).status_code)


try:
    records()
    lives()
    execs()
    streams()
finally:
    for container in made:
        try:
            container.remove(force=True)
        except (NotFound, ImageNotFound):
            pass
