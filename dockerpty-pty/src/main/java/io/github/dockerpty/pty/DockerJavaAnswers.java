// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import com.github.dockerjava.api.command.ExecCreateCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;

/** Values of docker-java in our own, and back; what docker-java tells as null counts as false or empty. */
final class DockerJavaAnswers {

    private DockerJavaAnswers() {}

    static ContainerInfo container(InspectContainerResponse answer) throws IOException {
        InspectContainerResponse.ContainerState state = answer.getState();
        ContainerConfig config = answer.getConfig();
        HostConfig host = answer.getHostConfig();
        Long code = state == null ? null : state.getExitCodeLong();
        return new ContainerInfo(
                ExecAnswers.present(text(answer.getId())),
                state == null ? "" : text(state.getStatus()),
                state != null && isTrue(state.getRunning()),
                state != null && isTrue(state.getPaused()),
                state != null && isTrue(state.getRestarting()),
                code == null ? 0 : code.intValue(),
                config != null && isTrue(config.getTty()),
                config != null && isTrue(config.getStdinOpen()),
                config != null && isTrue(config.getStdInOnce()),
                host != null && isTrue(host.getAutoRemove()));
    }

    static ExecInfo exec(InspectExecResponse answer) {
        Long code = answer.getExitCodeLong();
        InspectExecResponse.ProcessConfig process = answer.getProcessConfig();
        return new ExecInfo(
                answer.getId(),
                text(answer.getContainerID()),
                isTrue(answer.isRunning()),
                ExecAnswers.optional(code),
                process != null && isTrue(process.isTty()),
                isTrue(answer.isOpenStdin()));
    }

    static ExecCreateCmd fill(ExecCreateCmd command, ExecSpec spec) {
        command.withCmd(spec.command().toArray(new String[0]))
                .withTty(spec.tty())
                .withAttachStdin(spec.stdin())
                .withAttachStdout(spec.output())
                .withAttachStderr(spec.output());
        if (!spec.environment().isEmpty()) {
            command.withEnv(spec.environment());
        }
        if (!spec.user().isEmpty()) {
            command.withUser(spec.user());
        }
        if (!spec.workingDirectory().isEmpty()) {
            command.withWorkingDir(spec.workingDirectory());
        }
        if (spec.privileged()) {
            command.withPrivileged(true);
        }
        return command;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static boolean isTrue(Boolean value) {
        return value != null && value;
    }
}
