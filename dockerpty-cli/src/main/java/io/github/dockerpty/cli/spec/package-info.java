// SPDX-License-Identifier: Apache-2.0
/** Turns the flags of {@code run} and {@code exec} into what the engine is asked for; checks every value first. */
package io.github.dockerpty.cli.spec;
