// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.options;

/** Finds the known word that a mistyped one was probably meant to be. */
final class Nearest {

    private Nearest() {}

    /** Text to add to a message, empty if no word is near enough to be of help. */
    static String hint(String typed, String... known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = distance(typed, word);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return least <= 1 + typed.length() / 3 ? "; the nearest one is " + best : "";
    }

    /** The least number of inserted, deleted, changed or swapped letters (optimal string alignment). */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, new int[] {i, j});
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int[] at) {
        int i = at[0];
        int j = at[1];
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
