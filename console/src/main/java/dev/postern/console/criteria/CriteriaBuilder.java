// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.console.criteria.Name.Kind;
import dev.postern.kernel.Engine;
import dev.postern.kernel.IpAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/** Makes criteria of clauses. */
final class CriteriaBuilder {
    private static final int MOST_DIGITS = 18;
    private static final int GREATEST_SEVERITY = 10;

    private final Instant now;
    private final ZoneId zone;
    private final Map<String, Conditions> conditions = new LinkedHashMap<>();

    CriteriaBuilder(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    FindingCriteria build() {
        Map<String, Condition> criterion = new LinkedHashMap<>();
        conditions.forEach((path, each) -> criterion.put(path, each.build()));
        return FindingCriteria.builder().criterion(criterion).build();
    }

    /** Adds what a clause says. */
    void add(Clause clause) throws Refused {
        Name name = Name.of(clause.name());
        if (name == null) {
            addByPath(clause);
        } else if (clause.operator() != Operator.IS) {
            compare(clause, name.path(), name.kind());
        } else {
            addValues(clause, name);
        }
    }

    private void addByPath(Clause clause) throws Refused {
        String path = clause.name();
        if (clause.operator() == Operator.IS) {
            put(clause, path, clause.values());
            return;
        }
        Name name = Name.ofPath(path);
        compare(clause, path, name == null ? Kind.NUMBER : name.kind());
    }

    private void addValues(Clause clause, Name name) throws Refused {
        List<Value> values = clause.values();
        switch (name.kind()) {
            case TEXT -> put(clause, name.path(), values);
            case SEVERITY -> put(clause, name.path(), severities(values));
            case NUMBER -> {
                for (Value value : values) {
                    number(value);
                }
                put(clause, name.path(), values);
            }
            case FLAG -> put(clause, name.path(), flags(values));
            case ENGINE -> put(clause, name.path(), engines(values));
            case ADDRESS -> addAddresses(clause);
            case COUNTRY -> addCountries(clause);
            case SINCE -> bound(clause, name.path(), Operator.AT_LEAST, time(clause));
            case UNTIL -> bound(clause, name.path(), Operator.BELOW, time(clause));
            case TIME -> throw new Refused("compare it with a time: " + clause.name() + ":>=7d");
        }
    }

    private void compare(Clause clause, String path, Kind kind) throws Refused {
        Operator operator = clause.operator();
        if (!kind.isOrdered()) {
            throw new Refused(clause.name() + " cannot be compared by size");
        }
        Band band = kind == Kind.SEVERITY ? Band.of(clause.values().get(0).text()) : null;
        if (kind == Kind.TIME) {
            bound(clause, path, operator, time(clause));
        } else if (band == null) {
            bound(clause, path, operator, number(clause.values().get(0)));
        } else {
            boolean isLower = operator == Operator.AT_LEAST || operator == Operator.ABOVE;
            boolean isBeyond = operator == Operator.ABOVE || operator == Operator.AT_MOST;
            bound(clause, path, isLower ? Operator.AT_LEAST : Operator.BELOW, isBeyond ? band.end() : band.least());
        }
    }

    private void bound(Clause clause, String path, Operator operator, long number) throws Refused {
        if (clause.negated()) {
            throw new Refused("write the contrary comparison instead of a minus");
        }
        if (clause.values().size() > 1) {
            throw new Refused("compare it with one value");
        }
        of(path).compare(operator, number);
    }

    private void put(Clause clause, String path, List<Value> values) throws Refused {
        if (clause.negated()) {
            of(path).noneOf(values);
        } else {
            of(path).oneOf(values);
        }
    }

    private Conditions of(String path) {
        return conditions.computeIfAbsent(path, each -> new Conditions());
    }

    private long time(Clause clause) throws Refused {
        Instant time = TimeText.read(clause.values().get(0).text(), now, zone);
        if (time == null) {
            throw new Refused(TimeText.HELP);
        }
        return time.toEpochMilli();
    }

    private static long number(Value value) throws Refused {
        String text = value.text();
        int sign = text.startsWith("-") ? 1 : 0;
        boolean isNumber = text.length() > sign
                && text.length() <= MOST_DIGITS
                && text.chars().skip(sign).allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new Refused(text + " is not a whole number");
        }
        return Long.parseLong(text);
    }

    private static List<Value> severities(List<Value> values) throws Refused {
        List<Value> numbers = new ArrayList<>();
        for (Value value : values) {
            Band band = Band.of(value.text());
            if (band != null) {
                band.numbers().forEach(number -> numbers.add(new Value(number, false, false)));
            } else if (number(value) >= 1 && number(value) <= GREATEST_SEVERITY) {
                numbers.add(value);
            } else {
                throw new Refused("severities are low, medium, high, critical, or 1 to 10");
            }
        }
        return numbers;
    }

    private static List<Value> flags(List<Value> values) throws Refused {
        List<Value> flags = new ArrayList<>();
        for (Value value : values) {
            String text = value.text().toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false")) {
                throw new Refused("it is true or false");
            }
            flags.add(new Value(text, false, false));
        }
        return flags;
    }

    private static List<Value> engines(List<Value> values) {
        return values.stream().map(CriteriaBuilder::engine).collect(Collectors.toList());
    }

    private static Value engine(Value value) {
        for (Engine engine : Engine.values()) {
            if (engine.displayName().equalsIgnoreCase(value.text())) {
                return new Value(engine.displayName(), false, false);
            }
        }
        return value;
    }

    /** Addresses of IPv6 have an attribute of their own. */
    private void addAddresses(Clause clause) throws Refused {
        List<Value> values = new ArrayList<>();
        boolean isV6 = clause.values().get(0).text().indexOf(':') >= 0;
        for (Value value : clause.values()) {
            if (value.text().indexOf(':') >= 0 != isV6) {
                throw new Refused("give addresses of IPv4 and of IPv6 apart");
            }
            IpAddress address = value.pattern() ? null : IpAddress.parse(value.text());
            if (!value.pattern() && address == null) {
                throw new Refused(value.text() + " is not an address; write a network as 203.0.113.*");
            }
            values.add(address == null ? value : new Value(address.toString(), false, false));
        }
        put(clause, isV6 ? Name.ADDRESS_V6 : Name.ADDRESS.path(), values);
    }

    private void addCountries(Clause clause) throws Refused {
        boolean isCode = isCode(clause.values().get(0));
        List<Value> values = new ArrayList<>();
        for (Value value : clause.values()) {
            if (isCode(value) != isCode) {
                throw new Refused("give codes and names of countries apart");
            }
            values.add(isCode ? new Value(value.text().toUpperCase(Locale.ROOT), false, false) : value);
        }
        put(clause, isCode ? Name.COUNTRY.path() : Name.COUNTRY_NAME, values);
    }

    private static boolean isCode(Value value) {
        return value.text().length() == 2 && !value.pattern();
    }
}
