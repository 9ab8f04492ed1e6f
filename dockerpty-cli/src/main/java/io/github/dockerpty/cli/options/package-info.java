// SPDX-License-Identifier: Apache-2.0
/** The table of verbs and flags, and what is made of it: the parser, the usage texts, the completions. */
package io.github.dockerpty.cli.options;
