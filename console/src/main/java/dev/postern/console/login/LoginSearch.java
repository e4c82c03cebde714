// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.console.criteria.FormText;
import dev.postern.console.criteria.TimeText;
import dev.postern.kernel.Cidr;
import dev.postern.kernel.Outcome;
import dev.postern.store.LoginFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search of logins as it stands in a URL.
 *
 * @param values what is looked for by field; fields that are not given are not in it
 */
public record LoginSearch(Map<LoginField, String> values) {
    /** All logins. */
    public static final LoginSearch ANY = new LoginSearch(Map.of());

    public LoginSearch {
        EnumMap<LoginField, String> copy = new EnumMap<>(LoginField.class);
        copy.putAll(values);
        values = copy;
    }

    /**
     * What a search means.
     *
     * @param filter of what can be understood
     * @param problems of the rest, in words
     */
    public record Meaning(LoginFilter filter, Map<LoginField, String> problems) {}

    /** The search of a request. */
    public static LoginSearch of(Function<String, @Nullable String> parameters) {
        Map<LoginField, String> values = new EnumMap<>(LoginField.class);
        for (LoginField field : LoginField.values()) {
            String value = parameters.apply(field.parameter());
            if (value != null && !value.isEmpty()) {
                values.put(field, field.isName() ? FormText.read(value) : value);
            }
        }
        return new LoginSearch(values);
    }

    /** What is looked for in a field; empty when anything is. */
    public String value(LoginField field) {
        return values.getOrDefault(field, "");
    }

    /** What is looked for in a field, as its form and the address have it. */
    public String written(LoginField field) {
        return field.isName() ? FormText.of(value(field)) : value(field);
    }

    /** This search and one more value; of the same field instead of the one before. */
    public LoginSearch with(LoginField field, String value) {
        Map<LoginField, String> more = new EnumMap<>(LoginField.class);
        more.putAll(values);
        more.put(field, value);
        return new LoginSearch(more);
    }

    /** This search without a field. */
    public LoginSearch without(LoginField field) {
        Map<LoginField, String> less = new EnumMap<>(LoginField.class);
        less.putAll(values);
        less.remove(field);
        return new LoginSearch(less);
    }

    /** The parameters of the URL, encoded; empty for {@link #ANY}. */
    public String query() {
        return values.keySet().stream()
                .map(field -> field.parameter() + "=" + URLEncoder.encode(written(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * What it means.
     *
     * @param now from which times such as {@code 7d} count back
     * @param zone of times that tell none
     */
    public Meaning meaning(Instant now, ZoneId zone) {
        Map<LoginField, String> problems = new EnumMap<>(LoginField.class);
        LoginFilter filter = new LoginFilter(
                values.get(LoginField.INSTANCE),
                values.get(LoginField.USER),
                network(problems),
                values.get(LoginField.APPLICATION),
                outcome(problems),
                micros(LoginField.FROM, Long.MIN_VALUE, now, zone, problems),
                micros(LoginField.TO, Long.MAX_VALUE, now, zone, problems));
        return new Meaning(filter, problems);
    }

    private @Nullable Cidr network(Map<LoginField, String> problems) {
        String text = values.get(LoginField.ADDRESS);
        Cidr network = text == null ? null : Cidr.parse(text);
        if (text != null && network == null) {
            problems.put(LoginField.ADDRESS, "write an address or a network, such as 192.0.2.7 or 192.0.2.0/24");
        }
        return network;
    }

    private @Nullable Outcome outcome(Map<LoginField, String> problems) {
        String text = values.get(LoginField.OUTCOME);
        if (text == null) {
            return null;
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(text)) {
                return outcome;
            }
        }
        problems.put(LoginField.OUTCOME, "outcomes are SUCCESS, FAILED and INCOMPLETE");
        return null;
    }

    private long micros(LoginField field, long other, Instant now, ZoneId zone, Map<LoginField, String> problems) {
        String text = values.get(field);
        Instant time = text == null ? null : TimeText.read(text, now, zone);
        if (text != null && time == null) {
            problems.put(field, TimeText.HELP);
        }
        return time == null ? other : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
