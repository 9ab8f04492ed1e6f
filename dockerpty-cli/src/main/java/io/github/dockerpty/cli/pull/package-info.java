// SPDX-License-Identifier: Apache-2.0
/** Pulls images through docker-java; loaded only when an image has to be pulled. */
package io.github.dockerpty.cli.pull;
