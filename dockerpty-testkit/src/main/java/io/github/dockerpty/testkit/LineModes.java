// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/**
 * The modes of a terminal that matter most.
 *
 * @param echo whether input is echoed (ECHO)
 * @param canonical whether input comes by the line (ICANON)
 * @param signals whether ^C and its like send signals (ISIG)
 * @param outputProcessing whether output is changed on its way, such as LF to CR LF (OPOST)
 */
public record LineModes(boolean echo, boolean canonical, boolean signals, boolean outputProcessing) {

    /**
     * Whether none of the four is on.
     *
     * @return true in raw mode
     */
    public boolean isRaw() {
        return !echo && !canonical && !signals && !outputProcessing;
    }
}
