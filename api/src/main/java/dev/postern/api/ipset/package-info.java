// SPDX-License-Identifier: Apache-2.0
/** Trusted IP lists: no finding is raised for their addresses. */
@NullMarked
package dev.postern.api.ipset;

import org.jspecify.annotations.NullMarked;
