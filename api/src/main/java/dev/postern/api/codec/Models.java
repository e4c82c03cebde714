// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.codec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** What model classes say of their members. */
final class Models {
    private static final Map<Class<?>, Map<String, SdkField<?>>> PAYLOADS = new ConcurrentHashMap<>();

    private Models() {}

    /** The members in the body, by their names on the wire. */
    static Map<String, SdkField<?>> payload(SdkPojo model) {
        return PAYLOADS.computeIfAbsent(
                model.getClass(),
                type -> model.sdkFields().stream()
                        .filter(field -> field.location() == MarshallLocation.PAYLOAD)
                        .collect(Collectors.toUnmodifiableMap(SdkField::locationName, Function.identity())));
    }

    /** The members in another part of a request. */
    static List<SdkField<?>> at(MarshallLocation location, SdkPojo model) {
        return model.sdkFields().stream()
                .filter(field -> field.location() == location)
                .toList();
    }

    /** The name of the structure that a builder makes. */
    static String structure(SdkPojo builder) {
        Class<?> outer = builder.getClass().getEnclosingClass();
        return Objects.requireNonNullElse(outer, builder.getClass()).getSimpleName();
    }

    static SdkField<?> element(SdkField<?> list) {
        return list.getTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> value(SdkField<?> map) {
        return map.getTrait(MapTrait.class).valueFieldInfo();
    }

    /** A builder of a structure that is a member, an element or a value. */
    static SdkPojo builder(SdkField<?> field) {
        return field.constructor().get();
    }

    /** What a builder of a structure has built. */
    static SdkPojo build(SdkPojo builder) {
        if (builder instanceof SdkBuilder<?, ?> known && known.build() instanceof SdkPojo built) {
            return built;
        }
        throw new IllegalArgumentException(builder.getClass().getName());
    }
}
