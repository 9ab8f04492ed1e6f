// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit;

/**
 * The requests of one method and path on an engine, to be answered or disturbed.
 *
 * <p>Usable from any thread, also while the engine runs.
 */
public final class Route {

    private final Script script;
    private final Script.Where where;

    Route(Script script, Script.Where where) {
        this.script = script;
        this.where = where;
    }

    /**
     * Answers these requests.
     *
     * <p>Of several answers that fit a request, those limited by {@link Armed#times} come first in the order in which
     * they were given, each until it is used up; then the latest of the unlimited ones.
     *
     * @param reply the answer
     * @return the answer on its route, unlimited so far
     */
    public Armed answer(Reply reply) {
        return script.add(where, new Armed(reply, null));
    }

    /**
     * Disturbs whatever answers these requests; all faults that fit a request act together.
     *
     * @param fault what goes wrong
     * @return the fault on its route, unlimited so far
     */
    public Armed inject(Fault fault) {
        return script.add(where, new Armed(null, fault));
    }
}
