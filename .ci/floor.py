# SPDX-License-Identifier: Apache-2.0
"""What the JVM costs of a start: floor/Floor.java with the options of the launcher and an archive of its own."""
import os
import subprocess

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floor")


def options(launcher, home, folder):
    """Those that the launcher would start the JVM with, without what names files; a java that prints them tells."""
    stand_in = os.path.join(folder, "home")
    os.makedirs(os.path.join(stand_in, "bin"))
    os.symlink(os.path.join(home, "release"), os.path.join(stand_in, "release"))
    with open(os.path.join(stand_in, "bin/java"), "w") as java:
        java.write("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    os.chmod(java.name, 0o755)
    environment = dict(os.environ, JAVA_HOME=stand_in, DOCKERPTY_ARCHIVE="no")
    lines = subprocess.check_output([launcher, "exec", "c", "true"], env=environment, text=True).splitlines()
    return [line for line in lines[:lines.index("-cp")] if "/" not in line]


def commands(launcher, home, folder, container, kind):
    """The command lines of the floor, with an archive and without, for kind exec or prompt."""
    os.makedirs(folder)
    jar, classes, archive = (os.path.join(folder, "floor" + end) for end in (".jar", ".classlist", ".jsa"))
    # As the command is compiled: else each + of strings is linked at run time.
    compiler = [os.path.join(home, "bin/javac"), "-XDstringConcat=inline", "-nowarn", "-d", folder]
    subprocess.run(compiler + [os.path.join(FOLDER, "Floor.java")], check=True)
    subprocess.run([os.path.join(home, "bin/jar"), "--create", "--no-compress", "--file", jar, "-C", folder,
                    "Floor.class"], check=True)
    java = [os.path.join(home, "bin/java")] + options(launcher, home, folder)
    words = ["-cp", jar, "Floor", os.environ["DOCKER_HOST"].replace("unix://", "", 1), container, kind]
    quiet = {"check": True, "input": b"exit\n", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(java + ["-XX:DumpLoadedClassList=" + classes] + words, **quiet)
    subprocess.run(java + ["-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive,
                           "-cp", jar], **quiet)
    return java + ["-XX:SharedArchiveFile=" + archive] + words, java + words
