// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.organization;

import dev.postern.api.Refusals;
import dev.postern.api.codec.Json;
import dev.postern.api.member.Members;
import dev.postern.api.member.Relation;
import dev.postern.store.Credentials.Credential;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The organisation of all accounts of a Postern. One of them, the first that was configured, is its management account. It is also
 * the delegated administrator until it names another one, which is then the same in all regions.
 */
public final class Organization {
    private static final String DELEGATED = "delegated-administrator";
    private static final String ACCOUNT = "account";
    private static final String SETTINGS = "organization-settings";

    private final Store store;
    private final Members members;
    private final String management;
    private final Set<String> configured;
    /** So that requests need not ask the store: nobody else writes them. */
    private final Map<String, Settings> settings = new ConcurrentHashMap<>();

    /**
     * The organisation as it is stored.
     *
     * @param management account that manages it
     * @param configured accounts that databases belong to; those that have access keys are of it besides
     */
    public Organization(Store store, String management, Set<String> configured) {
        this.store = store;
        this.members = new Members(store);
        this.management = management;
        this.configured = Set.copyOf(configured);
        for (String region : members.regions()) {
            String document = members.register(region).find(SETTINGS, ACCOUNT);
            if (document != null) {
                settings.put(region, Json.MAPPER.readValue(document, Settings.class));
            }
        }
    }

    /** The relations of its accounts. */
    public Members members() {
        return members;
    }

    /** All its accounts. */
    Set<String> accounts() {
        Set<String> accounts = new TreeSet<>(configured);
        accounts.add(management);
        store.credentials().all().stream().map(Credential::account).forEach(accounts::add);
        return accounts;
    }

    boolean isManagement(String account) {
        return account.equals(management);
    }

    /** The delegated administrator; null when there is none any more. */
    @Nullable
    String administrator() {
        String named = members.register().find(DELEGATED, ACCOUNT);
        return named == null ? management : named.isEmpty() ? null : named;
    }

    /** Whether the management account has named an administrator. */
    boolean hasNamed() {
        String named = members.register().find(DELEGATED, ACCOUNT);
        return named != null && !named.isEmpty();
    }

    /** Names the delegated administrator, or none with an empty text. The members of the one before are no longer members. */
    void name(String account) {
        String before = administrator();
        if (before != null && !before.equals(account)) {
            for (String region : members.regions()) {
                Scope left = new Scope(before, region);
                members.of(left).stream()
                        .filter(Relation::byOrganization)
                        .forEach(relation -> members.remove(left, relation));
                members.register(region).remove(SETTINGS, ACCOUNT);
            }
            settings.clear();
        }
        members.register().put(DELEGATED, ACCOUNT, account);
    }

    /** Whether an account is of this organisation, and the organisation is in use: until then, members are only invited. */
    public boolean isUsedFor(Scope administrator, String account) {
        return administrator.account().equals(administrator())
                && (settings.containsKey(administrator.region()) || hasNamed())
                && accounts().contains(account);
    }

    /** Whether its members in a region are kept members, and watched, whatever anybody wants. */
    public boolean keepsAll(String region) {
        return settings(region).members() == AutoEnable.ALL;
    }

    /** Refuses a request of another account than the delegated administrator. */
    void requireAdministrator(Scope scope) {
        if (!scope.account().equals(administrator())) {
            throw Refusals.because(
                    "the current account is not the GuardDuty delegated administrator of the organization.");
        }
    }

    /** Refuses a request of another account than the management account. */
    void requireManagement(Scope scope) {
        if (!isManagement(scope.account())) {
            throw Refusals.because("the current account is not the management account of the organization.");
        }
    }

    /** Whether it switches anything on by itself in a region. */
    boolean hasSettings(String region) {
        return settings.containsKey(region);
    }

    Settings settings(String region) {
        return Objects.requireNonNullElse(settings.get(region), Settings.DEFAULT);
    }

    void put(String region, Settings now) {
        members.keep(region);
        members.register(region).put(SETTINGS, ACCOUNT, Json.MAPPER.writeValueAsString(now));
        settings.put(region, now);
    }

    /** Whether an account was not known in a region before; it is from now on. */
    boolean isNew(String account, String region) {
        boolean fresh = members.register(region).find(ACCOUNT, account) == null;
        if (fresh) {
            members.register(region).put(ACCOUNT, account, "{}");
        }
        return fresh;
    }

    /** Regions in which it switches something on by itself. */
    Set<String> regions() {
        return Set.copyOf(settings.keySet());
    }
}
