// SPDX-License-Identifier: Apache-2.0
/** {@code postern credentials}: access keys of the API, and the key that they are sealed with. */
@NullMarked
package dev.postern.server.credentials;

import org.jspecify.annotations.NullMarked;
