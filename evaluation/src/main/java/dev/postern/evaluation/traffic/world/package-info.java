// SPDX-License-Identifier: Apache-2.0

/** The world of networks that logins come from: countries, carriers, addresses, and what lists say of them. */
@NullMarked
package dev.postern.evaluation.traffic.world;

import org.jspecify.annotations.NullMarked;
