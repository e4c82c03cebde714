// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

/** The classes of attacks of the catalogue. */
public enum AttackClass {
    /** One source guesses passwords of one or a few accounts, several times a second or a minute. */
    FAST_BRUTE_FORCE(1, "fast brute force"),
    /** One source guesses once in 20 to 60 minutes, for 3 to 7 days. */
    LOW_AND_SLOW(2, "low and slow, one source"),
    /** 60 to 300 sources guess a few passwords of many accounts within 6 to 24 hours. */
    DISTRIBUTED_SPRAYING(3, "distributed spraying"),
    /** A person's password is used from a network abroad. */
    LEAKED_HUMAN_PASSWORD(4, "leaked human password, foreign network"),
    /** An application's credential is used from a rented server. */
    APP_CREDENTIAL_HOSTING(5, "application credential, hosting network"),
    /** An application's credential is used from another subnet of the own private network. */
    APP_CREDENTIAL_OTHER_SUBNET(6, "application credential, other subnet"),
    /** A person uses an application's account from a workstation. */
    APP_ACCOUNT_WORKSTATION(7, "application account, workstation"),
    /** An account that was not used for long is used by somebody else. */
    DORMANT_ACCOUNT(8, "dormant account"),
    /** One source opens connections to the databases of the fleet, one after the other. */
    PORT_SCAN(9, "port scan of the fleet"),
    /** Like the port scan, with one database in 1 to 3 hours. */
    SLOW_SCAN(10, "slow scan of the fleet"),
    /** Guessing that finds the password. */
    BRUTE_FORCE_SUCCESS(11, "brute force ending in success"),
    /** An administrator's credential is tried on one database after the other, from a taken-over host inside. */
    LATERAL_MOVEMENT(12, "lateral movement"),
    /** An account logs in at two places too far from each other for the time between. */
    IMPOSSIBLE_TRAVEL(13, "impossible travel"),
    /** An application's credential with the application's own client name, from its own cluster. */
    APPLICATION_NAME_SPOOF(14, "application name spoofed", false),
    /** A person's credential from the person's usual network and client, at night. */
    NIGHT_USUAL_NETWORK(15, "human credential at night, usual network", false),
    /** Many sources guess the password of one account that exists, each a few times, for days. */
    DISTRIBUTED_ONE_USER(16, "distributed low and slow, one account"),
    /** A success, failures or a probe from an exit of the Tor network. */
    TOR(17, "Tor exit"),
    /** A success, failures or a probe from an address on a threat list. */
    LISTED_ADDRESS(18, "address on a threat list"),
    /** Somebody tries an account that nobody uses, laid out as a decoy. */
    DECOY_ACCOUNT(19, "decoy account"),
    /** A superuser that was only ever used on the server itself logs in over the network. */
    SUPERUSER_OVER_NETWORK(20, "first superuser login over the network"),
    /** An account logs in without TLS, or by a weaker method than ever. */
    DOWNGRADE(21, "downgrade of TLS or method"),
    /** An attacker gets the profile used to his network over weeks, before he uses it in earnest. */
    SLOW_BOIL(22, "slow boil"),
    /** A person uses the own account in working hours on a database that was never that person's business. */
    INSIDER_NEW_DATABASE(23, "insider on a new database"),
    /** An account that was made for the purpose is used by an attacker. */
    BACKDOOR_ACCOUNT(24, "backdoor account"),
    /** A stolen application credential is used while the application is being deployed anew. */
    STOLEN_DURING_DEPLOY(25, "stolen credential during a deploy"),
    /** Failures from many sources, and one success in their noise from another. */
    FLOOD_TO_HIDE(26, "flood that hides a success"),
    /** The log stops arriving, as when somebody stopped the agent. */
    LOG_SILENCE(27, "log silence"),
    /** Guessing that succeeds, and within a day what it was done for: other databases, another place, or an account of the own. */
    SEVERAL_STAGES(28, "attack in several stages");

    private final int number;
    private final String title;
    private final boolean separable;

    AttackClass(int number, String title) {
        this(number, title, true);
    }

    AttackClass(int number, String title, boolean separable) {
        this.number = number;
        this.title = title;
        this.separable = separable;
    }

    /** Its number in the catalogue, from 1. */
    public int number() {
        return number;
    }

    /** Its name in tables. */
    public String title() {
        return title;
    }

    /**
     * Whether logins alone can tell it from the everyday life. What cannot be told apart is counted apart: a spoofed client on
     * the application's own network differs from a new pod in nothing but its purpose, a night shift from a thief likewise.
     */
    public boolean separable() {
        return separable;
    }
}
