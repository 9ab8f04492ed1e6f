// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ErrorDetail;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;

/** Follows the stream of a pull's steps; an error may be a step of it, long after the status 200. */
final class PullCallback extends ResultCallback.Adapter<PullResponseItem> {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final long STEP = 1000;
    private static final int TENTHS = 10;

    private final PullProgress progress;
    private volatile String error = "";
    private volatile boolean answered;

    PullCallback(PullProgress progress) {
        this.progress = progress;
    }

    @Override
    public void onNext(PullResponseItem item) {
        answered = true;
        ErrorDetail detail = item.getErrorDetail();
        if (detail != null && detail.getMessage() != null) {
            error = detail.getMessage();
        } else if (item.getStatus() != null) {
            progress.step(item.getId() == null ? "" : item.getId(), item.getStatus(), amount(item.getProgressDetail()));
        }
    }

    /** The engine's message; empty if there was none. */
    String error() {
        return error;
    }

    /** Whether the engine told at least one step: a stream without any is no pull. */
    boolean answered() {
        return answered;
    }

    private static String amount(ProgressDetail detail) {
        if (detail == null || detail.getCurrent() == null) {
            return "";
        }
        Long total = detail.getTotal();
        return size(detail.getCurrent()) + (total == null || total <= 0 ? "" : " of " + size(total));
    }

    /** One digit after the point, in powers of 1000. */
    static String size(long bytes) {
        int unit = 0;
        long scale = 1;
        while (unit < UNITS.length - 1 && bytes / scale >= STEP) {
            scale *= STEP;
            unit++;
        }
        long tenths = unit == 0 ? 0 : bytes % scale / (scale / TENTHS);
        return bytes / scale + (tenths == 0 ? "" : "." + tenths) + " " + UNITS[unit];
    }
}
