// SPDX-License-Identifier: Apache-2.0
/** Assertions for AssertJ on what this kit gives: screens, sessions, results, streams, requests. */
package io.github.dockerpty.testkit.assertj;
