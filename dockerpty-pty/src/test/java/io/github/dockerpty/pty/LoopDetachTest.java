// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static io.github.dockerpty.testkit.Conversation.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.Source;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A detach between the steps by which a loop takes a session up: whoever lost the race, the session is over. */
@Timeout(60)
class LoopDetachTest extends LoopedSessions {

    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private final AtomicBoolean met = new AtomicBoolean();

    /** On the thread that takes the session up, which therefore goes on only once all is closed that was open. */
    private void detach() {
        met.set(true);
        try {
            opened.get(20, TimeUnit.SECONDS).detach();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** An engine that has the session left when this call of it has been made. */
    private Engine leavingAfter(String call) {
        Engine real = process.connect();
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    Object answer = made(real, method, arguments);
                    if (method.getName().equals(call)) {
                        detach();
                    }
                    return answer instanceof SelectableExit exit && call.equals("told")
                            ? new LeavingExit(exit)
                            : answer;
                });
    }

    private static Object made(Engine real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Has the session left just before the loop takes up the wait for the exit. */
    private final class LeavingExit implements SelectableExit {

        private final SelectableExit real;

        LeavingExit(SelectableExit real) {
            this.real = real;
        }

        @Override
        public Optional<Source> told() {
            Optional<Source> source = real.told();
            detach();
            return source;
        }

        @Override
        public int await() throws IOException {
            return real.await();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspectContainer", "attach", "waitContainer", "startContainer", "told"})
    void detach_betweenTwoSteps_endsTheSession(String call) throws Exception {
        process.containerIs("created", "\"Tty\":false,\"OpenStdin\":true,\"StdinOnce\":true");
        process.containerAttaches(conversation().awaitGate(gate));
        try (Session session = DockerPty.sessions(leavingAfter(call)).on(loop).start("c1")) {
            opened.complete(session);
            assertThat(end(session)).isEqualTo(new Outcome.Detached());
        }
        assertThat(met).isTrue();
        awaitMembers(0);
    }
}
