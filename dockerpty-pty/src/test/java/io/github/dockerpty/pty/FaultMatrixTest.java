// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockerpty.io.PumpLoop;
import io.github.dockerpty.testkit.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of the testkit, at each moment of run, attach and exec: the session ends as docs/faults.md says. */
@Timeout(180)
class FaultMatrixTest {

    /** Most cases wait for the limits of a session and for nothing else. */
    private static final int AT_ONCE = 48;

    private static final Map<FaultCase, Future<?>> RUNS = new LinkedHashMap<>();

    private static LeakCheck leaks;
    private static ExecutorService runners;
    private static PumpLoop loop;

    @BeforeAll
    static void runAll() throws Exception {
        leaks = LeakCheck.begin();
        loop = PumpLoop.open();
        runners = Executors.newFixedThreadPool(AT_ONCE);
        List<FaultCase> longestFirst = cases();
        longestFirst.sort(Comparator.comparing(each -> each.plan().end() == FaultEnd.WHOLE));
        for (FaultCase each : longestFirst) {
            RUNS.put(each, runners.submit(() -> {
                each.run(loop);
                return null;
            }));
        }
        runners.shutdown();
    }

    @AfterAll
    static void end() throws Exception {
        runners.shutdownNow();
        assertThat(runners.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        loop.close();
        RUNS.clear();
        leaks.close();
    }

    static List<FaultCase> cases() {
        List<FaultCase> cases = new ArrayList<>();
        for (FaultRow row : FaultRow.values()) {
            for (FaultMoment moment : FaultMoment.values()) {
                for (FaultVerb verb : FaultVerb.values()) {
                    for (FaultDrive drive : FaultDrive.values()) {
                        FaultCase each = new FaultCase(row, moment, verb, drive);
                        if (each.plan() != null) {
                            cases.add(each);
                        }
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fault_endsTheSession_asTheTableSays(FaultCase each) throws Exception {
        try {
            RUNS.get(each).get();
        } catch (ExecutionException failure) {
            throw new AssertionError(each.toString(), failure.getCause());
        }
    }

    @Test
    void table_isWhatTheDocumentShows() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "faults.md"))).contains(FaultTable.text());
    }
}
