// SPDX-License-Identifier: Apache-2.0

/** Everyday logins: what applications, machines and people do on days when nothing special happens, and the changes that belong to it. */
@NullMarked
package dev.postern.evaluation.traffic.life;

import org.jspecify.annotations.NullMarked;
