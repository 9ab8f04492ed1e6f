// SPDX-License-Identifier: Apache-2.0
/** Takes multiplexed container streams apart and pumps bytes; needs nothing but {@code java.base}. */
module io.github.dockerpty.io {
    exports io.github.dockerpty.io;
}
