// SPDX-License-Identifier: Apache-2.0
/** How test engines and their containers talk to the engine. */
package io.github.dockerpty.testkit.harness;
