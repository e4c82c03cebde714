// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import dev.postern.kernel.origin.Origin;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
    private final Map<Class<?>, Map<String, Field>> fields = new HashMap<>();
    private final IdentityHashMap<Object, Object> twins = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Object> twinsBack = new IdentityHashMap<>();
    private final Map<String, Set<String>> seen;

    private SameShape(Set<String> left, Map<String, Set<String>> seen) {
        this.left = left;
        this.seen = seen;
    }

    /**
     * Throws when the two differ.
     *
     * @param left fields, as {@code Class.field}, that may differ
     * @param seen what each field has held, added to
     */
    static void check(Object one, Object other, Set<String> left, Map<String, Set<String>> seen) {
        new SameShape(left, seen).same(one, other);
    }

    /** Fields that have held one and the same plain value, or nothing at all, each time. */
    static Set<String> constant(Map<String, Set<String>> seen) {
        Set<String> constant = new TreeSet<>(seen.keySet());
        constant.removeIf(field -> seen.get(field).size() > 1 || seen.get(field).contains(SOME));
        return constant;
    }

    private void same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            require(one == other, one, other);
            return;
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> map2) {
            each(map.keySet(), map2.keySet());
            each(map.values(), map2.values());
        } else if (one instanceof Set<?> set && one.getClass() != java.util.LinkedHashSet.class) {
            require(set.equals(other), one, other);
        } else if (one instanceof Collection<?> list && other instanceof Collection<?> list2) {
            each(list, list2);
        } else if (one instanceof Object[] array && other instanceof Object[] array2) {
            each(Arrays.asList(array), Arrays.asList(array2));
        } else if (one instanceof long[] array) {
            require(Arrays.equals(array, (long[]) other), one, other);
        } else if (one.getClass().getName().startsWith("java.") || one instanceof Enum) {
            require(one.equals(other), one, other);
        } else {
            objects(one, other);
        }
    }

    private void each(Collection<?> ones, Collection<?> others) {
        require(ones.size() == others.size(), ones, others);
        Iterator<?> other = others.iterator();
        for (Object one : ones) {
            same(one, other.next());
        }
    }

    private void objects(Object one, Object other) {
        require(one.getClass() == other.getClass(), one, other);
        // Of what never changes it makes no difference which of two equal ones it is.
        if (!(one instanceof Record || one instanceof Origin)) {
            Object twin = twins.putIfAbsent(one, other);
            Object back = twinsBack.putIfAbsent(other, one);
            require(twin == null ? back == null : twin == other && back == one, one, other);
            if (twin != null) {
                return;
            }
        }
        for (Map.Entry<String, Field> field :
                fields.computeIfAbsent(one.getClass(), this::fields).entrySet()) {
            Object mine = get(field.getValue(), one);
            note(field.getKey(), mine);
            path.addLast(field.getKey());
            same(mine, get(field.getValue(), other));
            path.removeLast();
        }
    }

    private Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            String name = type.getSimpleName() + "." + field.getName();
            if (!Modifier.isStatic(field.getModifiers()) && !left.contains(name)) {
                field.setAccessible(true);
                fields.put(name, field);
            }
        }
        return fields;
    }

    private void note(String field, @Nullable Object value) {
        Set<String> values = seen.computeIfAbsent(field, key -> new HashSet<>());
        if (values.size() < 2) {
            values.add(brief(value));
        }
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
