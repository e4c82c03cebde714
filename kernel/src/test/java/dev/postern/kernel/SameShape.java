// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.origin.Origin;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two objects field by field, and all that they hold: the same values in the same order, and the same sharing. Also notes
 * which values each field has had: one that is always the same proves nothing.
 */
final class SameShape {

    private static final String SOME = "some";

    private final Set<String> left;
    private final ArrayDeque<String> path = new ArrayDeque<>();
    private final Map<Class<?>, Shape> shapes = new HashMap<>();
    private final IdentityHashMap<Object, Object> twins = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Object> twinsBack = new IdentityHashMap<>();
    private final Map<String, Set<String>> seen = new TreeMap<>();

    /** How objects of a class are compared. */
    private enum Kind {
        MAP,
        SET,
        LIST,
        ARRAY,
        NUMBERS,
        PLAIN,
        FIELDS
    }

    /**
     * What is to be known of a class; it is asked for often.
     *
     * @param mayBeTwo whether it makes no difference which of two equal ones it is, as they never change
     * @param fields of {@link Kind#FIELDS}
     */
    private record Shape(Kind kind, boolean mayBeTwo, List<Slot> fields) {}

    /** A field, and some of the values that it has had. */
    private record Slot(String name, Field field, Set<String> seen) {}

    /** Compares with the exception of fields, as {@code Class.field}, that may differ. */
    SameShape(Set<String> left) {
        this.left = left;
    }

    /** Throws when the two differ. */
    void check(Object one, Object other) {
        path.clear();
        twins.clear();
        twinsBack.clear();
        same(one, other);
    }

    /** How many fields there were. */
    int fields() {
        return seen.size();
    }

    /** Fields that have held one and the same plain value, or nothing at all, each time. */
    Set<String> constant() {
        Set<String> constant = new TreeSet<>(seen.keySet());
        constant.removeIf(field -> isKnownToVary(seen.get(field)));
        return constant;
    }

    private static boolean isKnownToVary(Set<String> values) {
        return values.size() > 1 || values.contains(SOME);
    }

    private void same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            require(one == other, one, other);
            return;
        }
        Shape shape = shapes.get(one.getClass());
        if (shape == null) {
            shape = shape(one);
            shapes.put(one.getClass(), shape);
        }
        switch (shape.kind) {
            case MAP -> {
                require(other instanceof Map, one, other);
                each(((Map<?, ?>) one).keySet(), ((Map<?, ?>) other).keySet());
                each(((Map<?, ?>) one).values(), ((Map<?, ?>) other).values());
            }
            case LIST -> {
                require(other instanceof Collection, one, other);
                each((Collection<?>) one, (Collection<?>) other);
            }
            case ARRAY -> {
                require(other instanceof Object[], one, other);
                each(Arrays.asList((Object[]) one), Arrays.asList((Object[]) other));
            }
            case NUMBERS -> require(Arrays.equals((long[]) one, (long[]) other), one, other);
            case SET, PLAIN -> require(one.equals(other), one, other);
            case FIELDS -> objects(shape, one, other);
        }
    }

    private Shape shape(Object of) {
        Class<?> type = of.getClass();
        Kind kind = kind(of);
        return new Shape(
                kind, of instanceof Record || of instanceof Origin, kind == Kind.FIELDS ? slots(type) : List.of());
    }

    private static Kind kind(Object of) {
        if (of instanceof Map) {
            return Kind.MAP;
        } else if (of instanceof Set && of.getClass() != LinkedHashSet.class) {
            return Kind.SET;
        } else if (of instanceof Collection) {
            return Kind.LIST;
        } else if (of instanceof Object[]) {
            return Kind.ARRAY;
        } else if (of instanceof long[]) {
            return Kind.NUMBERS;
        }
        return of.getClass().getName().startsWith("java.") || of instanceof Enum ? Kind.PLAIN : Kind.FIELDS;
    }

    private void each(Collection<?> ones, Collection<?> others) {
        require(ones.size() == others.size(), ones, others);
        Iterator<?> other = others.iterator();
        for (Object one : ones) {
            same(one, other.next());
        }
    }

    private void objects(Shape shape, Object one, Object other) {
        require(one.getClass() == other.getClass(), one, other);
        if (!shape.mayBeTwo) {
            Object twin = twins.putIfAbsent(one, other);
            Object back = twinsBack.putIfAbsent(other, one);
            require(twin == null ? back == null : twin == other && back == one, one, other);
            if (twin != null) {
                return;
            }
        }
        for (Slot slot : shape.fields) {
            Object mine = get(slot.field, one);
            if (!isKnownToVary(slot.seen)) {
                slot.seen.add(brief(mine));
            }
            path.addLast(slot.name);
            same(mine, get(slot.field, other));
            path.removeLast();
        }
    }

    private List<Slot> slots(Class<?> type) {
        List<Slot> slots = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            String name = type.getSimpleName() + "." + field.getName();
            if (!Modifier.isStatic(field.getModifiers()) && !left.contains(name)) {
                field.setAccessible(true);
                slots.add(new Slot(name, field, seen.computeIfAbsent(name, key -> new HashSet<>())));
            }
        }
        return slots;
    }

    private static String brief(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.isEmpty() ? "none" : SOME;
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "none" : SOME;
        }
        boolean plain = value == null
                || value instanceof Enum
                || value.getClass().getName().startsWith("java.lang");
        return plain ? String.valueOf(value) : SOME;
    }

    private static @Nullable Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void require(boolean holds, @Nullable Object one, @Nullable Object other) {
        if (!holds) {
            throw new AssertionError(path + ": " + one + " and " + other + ", or one of them is shared otherwise");
        }
    }
}
