// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LeakCheckTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @Test
    void awaitNone_whileAThreadRuns_namesIt() throws InterruptedException {
        LeakCheck check = LeakCheck.begin();
        CountDownLatch gate = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "left behind");
        thread.start();
        assertThatThrownBy(() -> check.awaitNone(AT_ONCE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("thread \"left behind\"");
        gate.countDown();
        check.close();
        thread.join();
    }

    @Test
    void awaitNone_whileDescriptorsAreOpen_namesThem() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "this system has no /proc/self/fd");
        LeakCheck check = LeakCheck.begin();
        Pipe pipe = Pipe.open();
        Selector first = Selector.open();
        Selector second = Selector.open();
        assertThat(check.leaked()).anyMatch(line -> line.startsWith("descriptor pipe:["));
        assertThat(check.leaked()).contains("descriptor anon_inode:[eventpoll], 2 times");
        pipe.sink().close();
        pipe.source().close();
        first.close();
        assertThatThrownBy(() -> check.awaitNone(AT_ONCE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("eventpoll");
        second.close();
        check.close();
    }

    @Test
    void close_whenAllIsClosed_isSilentAgainAndAgain() throws Exception {
        LeakCheck check = LeakCheck.begin();
        try (ChannelPair<?> pair = ChannelPair.unix()) {
            assertThat(pair.left().isOpen()).isTrue();
        }
        assertThatCode(check::close).doesNotThrowAnyException();
        assertThatCode(check::close).doesNotThrowAnyException();
    }
}
