// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.tty;

import java.io.IOException;

/** A terminal refused a request; tells which request, on which device, with what answer. */
public final class TtyException extends IOException {

    private static final long serialVersionUID = 1L;

    /** The request, as a verb phrase or the command that was run. */
    private final String request;

    /** The path of the device. */
    private final String device;

    /** What the call or command returned. */
    private final int status;

    /**
     * Makes the exception; its message is one line of request, device, answer and cure.
     *
     * @param request what was tried, for example {@code tcsetattr} or {@code stty -g}
     * @param device the device as a path, for example {@code /dev/fd/0}
     * @param status what the call returned, or the command's exit status
     * @param advice what came and what to do about it, without a final stop
     */
    public TtyException(String request, String device, int status, String advice) {
        super(request + " on " + device + " answered " + status + ": " + advice);
        this.request = request;
        this.device = device;
        this.status = status;
    }

    /**
     * What was tried.
     *
     * @return the call or command
     */
    public String request() {
        return request;
    }

    /**
     * The device that was asked.
     *
     * @return its path
     */
    public String device() {
        return device;
    }

    /**
     * The answer.
     *
     * @return the call's result or the command's exit status, -1 also if it did not run to its end
     */
    public int status() {
        return status;
    }
}
