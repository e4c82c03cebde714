// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

import dev.postern.api.codec.Json;
import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The relations of administrators and members, region by region. They belong to two accounts, and are therefore kept apart from what
 * either has set: under an account that nobody can have a key of.
 */
public record Members(Store store) {
    /** No account: those are digits. */
    private static final String REGISTER = "all accounts";
    /** Where what counts in all regions is kept; the name is AWS's own for that. */
    private static final String EVERYWHERE = "aws-global";

    private static final String RELATION = "member/";
    private static final String ADMINISTRATOR = "administrator";
    private static final String INVITATION = "invitation/";
    private static final String REGION = "region";

    /** Where what belongs to no single account of a region is kept. */
    public Configuration register(String region) {
        return store.configuration(new Scope(REGISTER, region));
    }

    /** Where what belongs to no single account, in any region, is kept. */
    public Configuration register() {
        return register(EVERYWHERE);
    }

    /** All that is kept of relations in a region, for those who look for changes. */
    public Map<String, String> all(String region) {
        Map<String, String> all = new TreeMap<>(register().all());
        all.putAll(register(region).all());
        return all;
    }

    /** Regions in which there are or were relations. */
    public List<String> regions() {
        return List.copyOf(register().all(REGION).keySet());
    }

    /** Remembers that there is something in a region. */
    public void keep(String region) {
        register().put(REGION, region, "{}");
    }

    /** The relations of an administrator, in order of the accounts. */
    public List<Relation> of(Scope administrator) {
        return register(administrator.region()).all(RELATION + administrator.account()).values().stream()
                .map(document -> Json.MAPPER.readValue(document, Relation.class))
                .toList();
    }

    /** The relation of an administrator with an account, or null. */
    public @Nullable Relation find(Scope administrator, String account) {
        String document = register(administrator.region()).find(RELATION + administrator.account(), account);
        return document == null ? null : Json.MAPPER.readValue(document, Relation.class);
    }

    /** The account that administers another one, or null. */
    public @Nullable String administrator(Scope member) {
        return register(member.region()).find(ADMINISTRATOR, member.account());
    }

    /** The account and region whose suppression rules and lists count for another: its administrator's, else its own. */
    public Scope ruling(Scope scope) {
        return new Scope(Objects.requireNonNullElse(administrator(scope), scope.account()), scope.region());
    }

    /** The accounts whose findings an account sees: itself, and its members. */
    public List<Scope> visible(Scope scope) {
        List<Scope> scopes = new ArrayList<>(List.of(scope));
        of(scope).stream()
                .filter(Relation::associated)
                .forEach(member -> scopes.add(new Scope(member.account(), scope.region())));
        return scopes;
    }

    /** The administrators that have invited an account, in order. */
    public List<String> inviting(Scope member) {
        return List.copyOf(
                register(member.region()).all(INVITATION + member.account()).keySet());
    }

    /** Stores a relation, and what follows from it. */
    public void put(Scope administrator, Relation relation) {
        String region = administrator.region();
        keep(region);
        register(region)
                .put(RELATION + administrator.account(), relation.account(), Json.MAPPER.writeValueAsString(relation));
        if (relation.status() == Status.INVITED) {
            register(region).put(INVITATION + relation.account(), administrator.account(), "{}");
        }
        if (relation.associated()) {
            register(region).put(ADMINISTRATOR, relation.account(), administrator.account());
        } else if (administrator.account().equals(administrator(new Scope(relation.account(), region)))) {
            register(region).remove(ADMINISTRATOR, relation.account());
        }
    }

    /** Forgets a relation altogether. */
    public void remove(Scope administrator, Relation relation) {
        put(administrator, relation.with(Status.REMOVED, relation.updated()));
        removeInvitation(new Scope(relation.account(), administrator.region()), administrator.account());
        register(administrator.region()).remove(RELATION + administrator.account(), relation.account());
    }

    /** Forgets that an account was invited. */
    public void removeInvitation(Scope member, String administrator) {
        register(member.region()).remove(INVITATION + member.account(), administrator);
    }
}
