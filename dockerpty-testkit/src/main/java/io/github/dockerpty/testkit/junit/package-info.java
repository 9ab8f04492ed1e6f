// SPDX-License-Identifier: Apache-2.0
/** An extension for JUnit 5.10 and later: engines and containers as parameters, one run per engine, leak checks. */
package io.github.dockerpty.testkit.junit;
