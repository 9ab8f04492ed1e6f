// SPDX-License-Identifier: Apache-2.0
/** The JSON of the engine's API (RFC 8259), as little of it as an engine needs; not exported. */
package io.github.dockerpty.testkit.json;
