// SPDX-License-Identifier: Apache-2.0
/** Test doubles and drivers for code that talks to a container engine. */
package io.github.dockerpty.testkit;
