// SPDX-License-Identifier: Apache-2.0
open module outside.named {
    requires io.github.dockerpty.testkit;
    requires org.assertj.core;
    requires org.junit.jupiter.api;
}
