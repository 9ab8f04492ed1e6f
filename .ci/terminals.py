# SPDX-License-Identifier: Apache-2.0
"""Sessions on a terminal, for compare-streams: how long a key takes, and what a session costs that does nothing."""
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
import uuid

KEYS_A_ROUND = 300
PAUSE = 0.004
IDLE_SECONDS = 10


class Session:
    """One client on a pseudo-terminal, whose process sends back what it is sent."""

    def __init__(self, command):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)

    def key(self, key=b"k", limit=20):
        """Seconds from a key to its echo."""
        begin = time.perf_counter()
        os.write(self.master, key)
        seen = b""
        while key not in seen:
            if not select.select([self.master], [], [], limit)[0]:
                raise TimeoutError("no echo of %r, only %r" % (key, seen))
            seen += os.read(self.master, 4096)
        return time.perf_counter() - begin

    def begin(self):
        """Waits until keys come back from the other end, not from the terminal's own echo."""
        limit = time.monotonic() + 60
        while termios.tcgetattr(self.master)[3] & termios.ECHO:
            if self.process.poll() is not None or time.monotonic() > limit:
                raise TimeoutError("no session: " + repr(os.read(self.master, 4096)))
            time.sleep(0.01)
        self.key(b"s")
        # Whatever else was on its way, such as what a shell prints first.
        time.sleep(0.3)
        while select.select([self.master], [], [], 0)[0]:
            os.read(self.master, 4096)
        return self

    def close(self):
        self.process.terminate()
        self.process.wait()
        os.close(self.master)

    def switches(self):
        """How often its threads have given up or lost a processor: each wake-up is one of the first kind."""
        total = 0
        for task in os.listdir("/proc/%d/task" % self.process.pid):
            with open("/proc/%d/task/%s/status" % (self.process.pid, task), encoding="ascii") as status:
                total += sum(int(line.split()[1]) for line in status if line.startswith("voluntary"))
        return total

    def processor(self):
        """Seconds that its threads have run, to the nanosecond; a thread that has ended is lost."""
        total = 0
        for task in os.listdir("/proc/%d/task" % self.process.pid):
            with open("/proc/%d/task/%s/schedstat" % (self.process.pid, task), encoding="ascii") as stat:
                total += int(stat.read().split()[0]) / 1e9
        return total

    def memory(self):
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


class Container:
    """Where the sessions run: a container of its own on a real engine, any name on the stand-in."""

    def __init__(self):
        self.name = "streams-" + uuid.uuid4().hex[:8]
        self.real = not os.environ["DOCKER_HOST"].endswith("/stand-in.sock")

    def __enter__(self):
        if self.real:
            subprocess.run(["docker", "run", "-d", "--rm", "--network=none", "--name", self.name, "busybox:latest",
                            "sleep", "86400"], check=True, stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *failure):
        if self.real:
            subprocess.run(["docker", "kill", self.name], check=True, stdout=subprocess.DEVNULL)

    def words(self):
        return ["-it", self.name] + (["sh", "-c", "stty raw -echo; exec cat"] if self.real else ["echo"])


SEED = """
import docker, dockerpty, os, sys
client = docker.APIClient(base_url=os.environ["DOCKER_HOST"], version="1.41")
dockerpty.exec_command(client, sys.argv[1], sys.argv[2:], interactive=True)
"""


def has_seed():
    """Whether Python's dockerpty is installed."""
    tried = subprocess.run(["/usr/bin/python3", "-c", "import docker, dockerpty"], stderr=subprocess.DEVNULL, check=False)
    return tried.returncode == 0


def clients(ours):
    found = {
        "dockerpty": lambda words: [ours, "exec", *words],
        "docker": lambda words: ["docker", "exec", *words],
    }
    if has_seed():
        found["seed"] = lambda words: ["/usr/bin/python3", "-c", SEED, *words[1:]]
    return found


def opened(all_clients, container):
    return {name: Session(command(container.words())) for name, command in all_clients.items()}


def echo(all_clients, rounds):
    """All sessions at the same time, a key to each in turn; a round's p50 and p99 in milliseconds."""
    with Container() as container:
        sessions = opened(all_clients, container)
        try:
            for session in sessions.values():
                session.begin()
            return timed(sessions, rounds)
        finally:
            for session in sessions.values():
                session.close()


def timed(sessions, rounds):
    measured = {name: {"p50 ms": [], "p99 ms": [], "processor us a key": []} for name in sessions}
    for number in range(rounds + 1):
        times = {name: [] for name in sessions}
        ran = {name: session.processor() for name, session in sessions.items()}
        for _ in range(KEYS_A_ROUND):
            for name, session in sessions.items():
                times[name].append(session.key() * 1000)
                time.sleep(PAUSE)
        if number == 0:
            continue
        for name, values in times.items():
            values.sort()
            measured[name]["p50 ms"].append(values[len(values) // 2])
            measured[name]["p99 ms"].append(values[len(values) * 99 // 100])
            measured[name]["processor us a key"].append(
                (sessions[name].processor() - ran[name]) * 1e6 / KEYS_A_ROUND)
    return measured


def idle(all_clients):
    """Resident MB of each, and its wake-ups in ten seconds in which nothing happens."""
    with Container() as container:
        sessions = opened(all_clients, container)
        try:
            for session in sessions.values():
                session.begin()
            time.sleep(5)
            before = {name: session.switches() for name, session in sessions.items()}
            time.sleep(IDLE_SECONDS)
            return {name: {"resident MB": [session.memory()],
                           "wake-ups in 10 s": [session.switches() - before[name]]}
                    for name, session in sessions.items()}
        finally:
            for session in sessions.values():
                session.close()
