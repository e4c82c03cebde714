// SPDX-License-Identifier: Apache-2.0
/** Access keys: how they are made, sealed and found again. */
@NullMarked
package dev.postern.api.credentials;

import org.jspecify.annotations.NullMarked;
