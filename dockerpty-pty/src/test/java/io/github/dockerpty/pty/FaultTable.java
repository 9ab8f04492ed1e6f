// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.pty;

/** The matrix as the tables of docs/faults.md. */
final class FaultTable {

    private FaultTable() {}

    static String text() {
        StringBuilder text = new StringBuilder();
        for (FaultVerb verb : FaultVerb.values()) {
            text.append("### ").append(verb.title).append("\n\n");
            head(text);
            for (FaultRow row : FaultRow.values()) {
                line(text, row, verb);
            }
            text.append("\n");
        }
        return text.toString().stripTrailing();
    }

    private static void head(StringBuilder text) {
        StringBuilder rule = new StringBuilder("|---|");
        text.append("| Fault |");
        for (FaultMoment moment : FaultMoment.values()) {
            text.append(" ").append(moment.title).append(" |");
            rule.append("---|");
        }
        text.append("\n").append(rule).append("\n");
    }

    private static void line(StringBuilder text, FaultRow row, FaultVerb verb) {
        text.append("| ").append(row.title).append(" |");
        for (FaultMoment moment : FaultMoment.values()) {
            FaultPlan plan = row.at(moment, verb);
            text.append(" ").append(plan == null ? "–" : plan.end().title).append(" |");
        }
        text.append("\n");
    }
}
