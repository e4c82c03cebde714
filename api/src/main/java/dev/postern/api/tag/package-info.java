// SPDX-License-Identifier: Apache-2.0
/** Tags of resources, which are named by their ARNs. */
@NullMarked
package dev.postern.api.tag;

import org.jspecify.annotations.NullMarked;
