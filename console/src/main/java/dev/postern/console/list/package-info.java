// SPDX-License-Identifier: Apache-2.0
/** The pages of trusted and threat lists of an account and region. They are read from the store and changed by way of the API. */
@NullMarked
package dev.postern.console.list;

import org.jspecify.annotations.NullMarked;
