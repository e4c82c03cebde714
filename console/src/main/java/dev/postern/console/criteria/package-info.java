// SPDX-License-Identifier: Apache-2.0
/**
 * The filter bar: a line of text such as {@code severity:>=high type:CredentialAccess* -user:alice since:7d}, and the criteria of the
 * API that it stands for. Criteria alone decide which findings are meant, so a filter here finds what it finds there; the text is
 * but another way to write them. Values of one attribute are alternatives, different attributes must all hold.
 */
@NullMarked
package dev.postern.console.criteria;

import org.jspecify.annotations.NullMarked;
