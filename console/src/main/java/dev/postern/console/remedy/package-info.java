// SPDX-License-Identifier: Apache-2.0
/**
 * What to do about a finding: steps with the names of this finding filled in, from telling whether it is real to closing the way in.
 * The order follows GuardDuty's guide for databases ("Remediating a potentially compromised database"). Statements are for people
 * to read and run; a name that clients have chosen is quoted in them by {@link dev.postern.console.remedy.Sql} alone, and a name
 * that cannot be quoted with certainty gets no statement.
 */
@NullMarked
package dev.postern.console.remedy;

import org.jspecify.annotations.NullMarked;
