// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.kernel.IpAddress;

/** The private networks of the company, all within 10.0.0.0/8. */
public final class Subnets {
    /** Number of clusters. */
    public static final int CLUSTERS = 6;

    private static final int TEN = 10 << 24;
    private static final int VPN = TEN | 8 << 16;
    private static final int BASTION = TEN | 9 << 16;
    private static final int OFFICE = TEN | 10 << 16;
    private static final int OPERATIONS = TEN | 12 << 16;
    private static final int CONTINUOUS = TEN | 13 << 16;
    private static final int FIRST_CLUSTER = 20;
    private static final int POOL = 1_000;

    private Subnets() {}

    /** A host in a network of length 24 of a cluster. */
    public static IpAddress pod(int cluster, int subnet, int host) {
        return IpAddress.v4(TEN | (FIRST_CLUSTER + cluster) << 16 | (subnet & 0xFF) << 8 | host);
    }

    /** One of the addresses that the virtual private network gives out, of 10.8.0.0/22. */
    public static IpAddress vpn(int number) {
        return IpAddress.v4(VPN + 10 + Math.floorMod(number, POOL));
    }

    /** One of the hosts that one goes through to reach databases. */
    public static IpAddress bastion(int number) {
        return IpAddress.v4(BASTION + 10 + (number & 1));
    }

    /** A desk of the office, of 10.10.0.0/22. */
    public static IpAddress desk(int number) {
        return IpAddress.v4(OFFICE + 10 + Math.floorMod(number, POOL));
    }

    /** A host of operations: monitoring, backup, scanners. */
    public static IpAddress operations(int number) {
        return IpAddress.v4(OPERATIONS + 10 + number);
    }

    /** A runner of continuous delivery, of 10.13.0.0/23. */
    public static IpAddress runner(int number) {
        return IpAddress.v4(CONTINUOUS + 10 + Math.floorMod(number, 480));
    }
}
