// SPDX-License-Identifier: Apache-2.0
/** Certificates for one run: made when they are needed, so that none can expire in a folder of resources. */
package io.github.dockerpty.testkit.tls;
