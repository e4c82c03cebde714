// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/**
 * The forms in which lists come. The first six are GuardDuty's, under its names ({@code CreateThreatIntelSet}, parameter {@code
 * format}).
 */
public enum ListFormat {
    /**
     * One address, CIDR or range a line, with notes and comments: also IPsum, Spamhaus DROP as text, DShield's blocks and Tor's
     * exit-addresses.
     */
    TXT,
    /** STIX 1.x package in XML: indicators and observables with {@code AddressObject}. */
    STIX,
    /** AlienVault OTX: CSV with the columns indicator type, indicator and description. */
    OTX_CSV,
    /** AlienVault's reputation: eight fields separated by {@code #}. */
    ALIEN_VAULT,
    /** Proofpoint ET Intelligence: CSV with the columns ip, category, score, first seen, last seen and ports. */
    PROOF_POINT,
    /** FireEye iSIGHT: CSV of 47 columns of which cidr and ip are used. */
    FIRE_EYE,
    /** Any other CSV with a heading that names a column of addresses. */
    CSV,
    /** STIX 2.0 or 2.1 bundle in JSON: indicators with patterns, and address objects. */
    STIX_2,
    /** MISP events or attributes in JSON. */
    MISP,
    /** Spamhaus DROP or ASN-DROP: one JSON object a line, with {@code cidr} or {@code asn}. */
    SPAMHAUS_JSON
}
