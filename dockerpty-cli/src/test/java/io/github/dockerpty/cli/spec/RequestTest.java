// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockerpty.cli.options.Arguments;
import io.github.dockerpty.cli.options.UsageException;
import io.github.dockerpty.cli.options.Verbs;
import io.github.dockerpty.pty.ContainerSpec;
import io.github.dockerpty.pty.ExecSpec;
import io.github.dockerpty.tty.TerminalSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-u root:root | User | \"root:root\"",
                "-w /tmp | WorkingDir | \"/tmp\"",
                "-h box | Hostname | \"box\"",
                "--entrypoint sh | Entrypoint | [\"sh\"]",
                "--entrypoint= | Entrypoint | [\"\"]",
                "-l a=b --label c | Labels | {\"a\":\"b\",\"c\":\"\"}",
                "--stop-signal TERM | StopSignal | \"TERM\"",
                "--stop-timeout 3 | StopTimeout | 3",
                "-p 80 | ExposedPorts | {\"80/tcp\":{}}",
                "-v /data | Volumes | {\"/data\":{}}",
                "-a stdout | AttachStderr | false",
                "-a stdout | AttachStdout | true",
                "-i | AttachStdin | true",
                "-d -i | AttachStdin | false",
                "-i -a stdout | AttachStdin | false"
            })
    void config_flag_becomesMember(String flags, String member, String json) throws Exception {
        assertThat(spec(flags).config()).containsEntry(member, json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--network none | NetworkMode | \"none\"",
                "--net=host | NetworkMode | \"host\"",
                "--add-host a:10.0.0.1 --add-host b=[::1] | ExtraHosts | [\"a:10.0.0.1\",\"b:::1\"]",
                "--read-only | ReadonlyRootfs | true",
                "-m 512m | Memory | 536870912",
                "-m 1.5g | Memory | 1610612736",
                "-m 100 | Memory | 100",
                "-m 2GiB | Memory | 2147483648",
                "-m 0.25gb | Memory | 268435456",
                "--cpus 1.5 | NanoCpus | 1500000000",
                "--cpus .000000001 | NanoCpus | 1",
                "--cap-add NET_ADMIN --cap-add ALL | CapAdd | [\"NET_ADMIN\",\"ALL\"]",
                "--cap-drop all | CapDrop | [\"all\"]",
                "--security-opt no-new-privileges | SecurityOpt | [\"no-new-privileges\"]",
                "--security-opt seccomp=unconfined | SecurityOpt | [\"seccomp=unconfined\"]",
                "--security-opt systempaths=unconfined | MaskedPaths | []",
                "--log-driver none | LogConfig | {\"Type\":\"none\"}",
                "--restart always | RestartPolicy | {\"Name\":\"always\"}",
                "--restart on-failure:3 | RestartPolicy | {\"Name\":\"on-failure\",\"MaximumRetryCount\":3}",
                "--init | Init | true",
                "--init=false | Init | false",
                "--privileged | Privileged | true",
                "--tmpfs /t --tmpfs /u:size=1m | Tmpfs | {\"/t\":\"\",\"/u\":\"size=1m\"}",
                "-v /a:/b:ro -v vol:/c -v ./d:/d | Binds | [\"/a:/b:ro\",\"vol:/c\",\"/here/d:/d\"]",
                "-p 8080:80 | PortBindings | {\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8080\"}]}",
                "-p 127.0.0.1::80/udp | PortBindings | {\"80/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}",
                "-p [::1]:1:2 | PortBindings | {\"2/tcp\":[{\"HostIp\":\"::1\",\"HostPort\":\"1\"}]}",
                "-p 9-10:80 | PortBindings | {\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"9-10\"}]}",
            })
    void hostConfig_flag_becomesMember(String flags, String member, String json) throws Exception {
        assertThat(spec(flags).hostConfig()).containsEntry(member, json);
    }

    @Test
    void ports_ranges_pairOneByOne() throws Exception {
        assertThat(spec("-p 8-9:80-81").hostConfig().get("PortBindings"))
                .isEqualTo("{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"8\"}],"
                        + "\"81/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"9\"}]}");
    }

    @Test
    void mount_longForm_becomesObject() throws Exception {
        assertThat(spec("--mount type=bind,src=./x,dst=/y,ro,bind-propagation=rslave")
                        .hostConfig()
                        .get("Mounts"))
                .isEqualTo("[{\"Type\":\"bind\",\"Source\":\"/here/x\",\"Target\":\"/y\",\"ReadOnly\":true,"
                        + "\"BindOptions\":{\"Propagation\":\"rslave\"}}]");
        assertThat(spec("--mount source=v,target=/y,\"volume-opt=o=a,b\",volume-driver=d,volume-nocopy")
                        .hostConfig()
                        .get("Mounts"))
                .isEqualTo("[{\"Type\":\"volume\",\"Source\":\"v\",\"Target\":\"/y\",\"VolumeOptions\":{"
                        + "\"NoCopy\":true,\"DriverConfig\":{\"Name\":\"d\",\"Options\":{\"o\":\"a,b\"}}}}]");
        assertThat(spec("--mount type=tmpfs,target=/y,tmpfs-size=1m,tmpfs-mode=1777")
                        .hostConfig()
                        .get("Mounts"))
                .isEqualTo("[{\"Type\":\"tmpfs\",\"Target\":\"/y\","
                        + "\"TmpfsOptions\":{\"SizeBytes\":1048576,\"Mode\":1023}}]");
    }

    @Test
    void networks_several_areAllConnected() throws Exception {
        assertThat(spec("--network a --network b").config())
                .containsEntry("NetworkingConfig", "{\"EndpointsConfig\":{\"a\":{},\"b\":{}}}");
    }

    @Test
    void network_longForm_isUnderstood() throws Exception {
        assertThat(spec("--network name=none").config()).doesNotContainKey("NetworkingConfig");
        assertThat(spec("--network name=none").hostConfig()).containsEntry("NetworkMode", "\"none\"");
        assertThat(spec("--network name=n,alias=a,alias=b,ip=10.0.0.2,ip6=fd00::2,link-local-ip=169.254.0.2,"
                                + "mac-address=02:42:ac:11:00:02,driver-opt=k=v,gw-priority=3")
                        .config())
                .containsEntry(
                        "NetworkingConfig",
                        "{\"EndpointsConfig\":{\"n\":{\"MacAddress\":\"02:42:ac:11:00:02\",\"GwPriority\":3,"
                                + "\"Aliases\":[\"a\",\"b\"],\"IPAMConfig\":{\"IPv4Address\":\"10.0.0.2\","
                                + "\"IPv6Address\":\"fd00::2\",\"LinkLocalIPs\":[\"169.254.0.2\"]},"
                                + "\"DriverOpts\":{\"k\":\"v\"}}}}");
    }

    @Test
    void publish_namedFields_meanTheShortForm() throws Exception {
        assertThat(spec("-p target=80,published=8080,protocol=udp,mode=host").hostConfig())
                .isEqualTo(spec("-p 8080:80/udp").hostConfig());
        assertThat(spec("-p target=80").hostConfig()).isEqualTo(spec("-p 80").hostConfig());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-p 0 | --publish=0: ports are 1 to 65535",
                "-p x:80 | --publish=x:80: 'x' is no port",
                "-p 80/icmp | --publish=80/icmp: the protocol is tcp, udp or sctp",
                "-p 1-3:80-81 | --publish=1-3:80-81: both ranges must have the same length",
                "-p 9-8:1 | --publish=9-8:1: a range goes upwards",
                "-p ::1:80:80 | --publish=::1:80:80: put an IPv6 address in brackets",
                "-m many | --memory=many is no amount of bytes",
                "-m 99999999999g | --memory=99999999999g is no amount of bytes",
                "--cpus 1.0000000001 | --cpus=1.0000000001 is no number",
                "--cpus -1 | --cpus=-1 is no number",
                "--stop-timeout soon | --stop-timeout=soon is no whole number",
                "--restart sometimes | --restart=sometimes: the policy must be",
                "--restart always:3 | --restart=always:3: the policy must be",
                "--restart always --rm | conflicting options: --restart=always and --rm",
                "-v :/x | --volume=:/x: the source is empty",
                "-v a:b | --volume=a:b: 'b' is no absolute path in the container",
                "--mount type=bind,target=/x | --mount=type=bind,target=/x: a bind needs a source",
                "--mount type=floppy,target=/x | --mount=type=floppy,target=/x: unknown type 'floppy'",
                "--mount source=/x | --mount=source=/x: the target is missing",
                "--mount target=/x,oops | --mount=target=/x,oops: unknown field 'oops'",
                "--mount target=/x,ro=perhaps | --mount=target=/x,ro=perhaps: 'perhaps' is neither true nor false",
                "--mount type=tmpfs,target=/x,tmpfs-mode=9 | --mount=type=tmpfs,target=/x,tmpfs-mode=9: '9' is no",
                "--add-host nowhere | --add-host=nowhere: write host:ip",
                "--network alias=a | --network=alias=a: the name is missing",
                "--network name=n,colour=red | --network=name=n,colour=red: unknown field 'colour'",
                "--network name=n,alias | --network=name=n,alias: 'alias' is no field=value",
                "--network name=n,driver-opt=x | --network=name=n,driver-opt=x: 'x' is no driver-opt=name=value",
                "--network n --net name=n | --network=name=n: network 'n' is given twice",
                "-p 1.2.3:80:80 | --publish=1.2.3:80:80: '1.2.3' is no IP address",
                "-p localhost:80:80 | --publish=localhost:80:80: 'localhost' is no IP address",
                "-p [x:y]:80:80 | --publish=[x:y]:80:80: 'x:y' is no IP address",
                "-p target=80,weight=3 | --publish=target=80,weight=3: unknown field 'weight=3'",
                "-l =b | --label==b: the label has no key",
                "-e =b | --env==b: the variable has no name",
                "--security-opt what | --security-opt=what: write name=value"
            })
    void value_thatCannotBe_isRefused(String flags, String message) {
        assertThatThrownBy(() -> spec(flags)).isInstanceOf(UsageException.class).hasMessageStartingWith(message);
    }

    @Test
    void seccomp_missingProfile_isNamed() {
        assertThatThrownBy(() -> spec("--security-opt seccomp=/nowhere"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("/nowhere cannot be read: no such file");
    }

    @Test
    void container_interactive_closesStdinOnce() throws Exception {
        ContainerSpec spec = spec("-it --rm --name n --platform linux/arm64 -e A=b -e C -e D");
        assertThat(spec.tty()).isTrue();
        assertThat(spec.stdin()).isTrue();
        assertThat(spec.stdinOnce()).isTrue();
        assertThat(spec.autoRemove()).isTrue();
        assertThat(spec.name()).isEqualTo("n");
        assertThat(spec.platform()).isEqualTo("linux/arm64");
        assertThat(spec.image()).isEqualTo("busybox");
        assertThat(spec.command()).containsExactly("ls", "-l");
        assertThat(spec.environment()).containsExactly("A=b", "C=own");
        assertThat(spec("-d -i").stdinOnce()).isFalse();
    }

    @Test
    void exec_flags_becomeMembers() throws Exception {
        Arguments arguments =
                Arguments.parse(Verbs.EXEC, List.of("-it", "-u", "u", "-w", "/w", "--privileged", "-eC", "c", "ls"));
        ExecSpec spec = ExecRequest.of(arguments, Map.of("C", "own"), Optional.of(new TerminalSize(2, 3)), "ctrl-a");
        assertThat(spec)
                .isEqualTo(new ExecSpec(
                        List.of("ls"),
                        true,
                        true,
                        true,
                        List.of("C=own"),
                        "u",
                        "/w",
                        true,
                        "ctrl-a",
                        Optional.of(new TerminalSize(2, 3))));
    }

    @Test
    void exec_detached_attachesNothing() throws Exception {
        ExecSpec spec =
                ExecRequest.of(Arguments.parse(Verbs.EXEC, List.of("-id", "c", "ls")), Map.of(), Optional.empty(), "");
        assertThat(spec.stdin()).isFalse();
        assertThat(spec.output()).isFalse();
    }

    private static ContainerSpec spec(String flags) throws Exception {
        List<String> typed = new java.util.ArrayList<>(List.of(flags.split(" ")));
        typed.addAll(List.of("busybox", "ls", "-l"));
        return ContainerRequest.of(
                Arguments.parse(Verbs.RUN, typed), Map.of("C", "own"), Path.of("/here"), Optional.empty());
    }
}
