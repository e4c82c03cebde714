// SPDX-License-Identifier: Apache-2.0

/** The attacks of the catalogue, each as a script that is played again the same way. */
@NullMarked
package dev.postern.evaluation.traffic.attack;

import org.jspecify.annotations.NullMarked;
