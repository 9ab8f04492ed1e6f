// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

import io.github.dockerpty.pty.FaultVerb.Call;
import io.github.dockerpty.testkit.Fault;

/**
 * One field of the matrix: what strikes which call, while what runs, and how that ends.
 *
 * @param call the call of the session that is struck
 * @param fault what strikes it
 * @param process what runs meanwhile
 * @param end how the session ends
 */
record FaultPlan(Call call, Fault fault, FaultProcess process, FaultEnd end) {

    static FaultPlan stream(Fault fault, FaultProcess process, FaultEnd end) {
        return new FaultPlan(Call.STREAM, fault, process, end);
    }

    static FaultPlan exit(Fault fault, FaultEnd end) {
        return new FaultPlan(Call.EXIT, fault, FaultProcess.SPEAK, end);
    }
}
