// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.testkit.engine;

/** One way in which engines differ; each was seen by a probe or is documented by the engine's API. */
enum Quirk {
    /** Bytes that a client sends before the 101 are lost. */
    DROPS_EARLY_BYTES,
    /** The end of the client's direction ends a stream with a terminal; otherwise it goes unnoticed. */
    HALF_CLOSE_ENDS_TTY,
    /** Without StdinOnce the end of the client's direction ends an attach; otherwise it ends the container's input. */
    HALF_CLOSE_ENDS_ATTACH,
    /** The engine looks for detach keys in what a client types. */
    SEES_DETACH_KEYS,
    /** A second start of an exec is answered by 101 and told inside the stream; otherwise by 500. */
    SECOND_START_IN_STREAM,
    /** The exit code of a running exec is null; otherwise 0. */
    RUNNING_EXIT_CODE_IS_NULL,
    /** A resize of an exec that has not started waits for the start; otherwise it fails at once. */
    EXEC_RESIZE_WAITS,
    /** A state that forbids the request is answered by 409; otherwise by 500. */
    CONFLICT_IS_409,
    /** A failed attach is answered in plain text up to the end of the connection. */
    ATTACH_FAILS_IN_PLAIN_TEXT,
    /** A client with a newer API is refused. */
    REFUSES_NEWER_CLIENTS,
    /** A missing program is told on the standard output of the exec; otherwise on its standard error. */
    MISSING_PROGRAM_ON_STDOUT,
    /** A missing program in an exec ends with 127; otherwise with 126. */
    MISSING_PROGRAM_IS_127,
    /** A container whose program is missing is refused when a client attaches. */
    MISSING_PROGRAM_AT_ATTACH,
    /** An attach without {@code stream} ends; otherwise it streams all the same. */
    ATTACH_HONORS_STREAM,
    /** An attach gets the streams that it names; otherwise all of them. */
    ATTACH_SELECTS_STREAMS,
    /** An attach to an ended container makes it a created one, and its exit code is lost. */
    ATTACH_RESETS_ENDED,
    /** The wait for removal tells the exit code; otherwise 0. */
    REMOVAL_TELLS_EXIT_CODE,
    /** The start of an exec decides about frames; otherwise its creation. */
    START_DECIDES_FRAMES,
    /** A wait with an unknown condition is refused; otherwise it is an ordinary one. */
    REFUSES_UNKNOWN_WAIT,
    /** A resize without a size is refused. */
    RESIZE_NEEDS_SIZE,
    /** The start of an exec needs the content type of JSON. */
    START_NEEDS_JSON,
    /** Execs are forgotten when their container has ended. */
    EXECS_END_WITH_CONTAINER,
    /** A container starts again after a while, and is restarting until then; otherwise at once, and is stopped. */
    RESTARTS_AFTER_A_WHILE,
    /** A signal to a paused container lets it go on; otherwise it stays paused, and cannot be stopped. */
    SIGNAL_ENDS_PAUSE,
    /** A stop that names no limit gives the process ten seconds or its own; otherwise none. */
    STOP_GIVES_TIME,
    /** A known path with another method is answered by 404; otherwise by 405. */
    HIDES_OTHER_METHODS,
    /** Error answers have the fields cause and response, and the engine calls itself Libpod. */
    LIBPOD
}
