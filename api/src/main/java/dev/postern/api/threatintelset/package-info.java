// SPDX-License-Identifier: Apache-2.0
/** Threat IP lists: logins from their addresses are findings. */
@NullMarked
package dev.postern.api.threatintelset;

import org.jspecify.annotations.NullMarked;
