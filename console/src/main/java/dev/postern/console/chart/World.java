// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Outlines of land and the places of countries: {@code world.txt}, which {@code world-map.py} describes and makes. */
public final class World {
    private static final World WORLD = new World();
    private static final double TENTH = 0.1;

    private final StringBuilder land = new StringBuilder();
    private final StringBuilder borders = new StringBuilder();
    private final Map<String, Place> countries = new HashMap<>();

    /** A place, degrees. */
    public record Place(double latitude, double longitude) {}

    private World() {
        try (InputStream in = Objects.requireNonNull(World.class.getResourceAsStream("world.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "L" -> path(land, words).append('z');
                    case "B" -> path(borders, words);
                    case "C" ->
                        countries.put(words[1], new Place(Double.parseDouble(words[2]), Double.parseDouble(words[3])));
                    default -> {} // a comment
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole units of the map are fine enough, and points that fall together are left out. */
    private static StringBuilder path(StringBuilder out, String[] words) {
        int longitude = 0;
        int latitude = 0;
        long beforeX = 0;
        long beforeY = 0;
        for (int i = 1; i < words.length; i += 2) {
            longitude += Integer.parseInt(words[i]);
            latitude += Integer.parseInt(words[i + 1]);
            Projection.Point point = Projection.of(latitude * TENTH, longitude * TENTH);
            long x = Math.round(point.x());
            long y = Math.round(point.y());
            if (i == 1) {
                out.append('M').append(x).append(' ').append(y);
            } else if (x != beforeX || y != beforeY) {
                out.append('l')
                        .append(x - beforeX)
                        .append(y < beforeY ? "" : " ")
                        .append(y - beforeY);
            }
            beforeX = x;
            beforeY = y;
        }
        return out;
    }

    /** The middle of a country's largest part, or null for those that are too small for the outlines. */
    public static @Nullable Place middle(String countryCode) {
        return WORLD.countries.get(countryCode);
    }

    /** The outlines of land, as the data of a path. */
    static String land() {
        return WORLD.land.toString();
    }

    /** The borders between countries, as the data of a path. */
    static String borders() {
        return WORLD.borders.toString();
    }
}
