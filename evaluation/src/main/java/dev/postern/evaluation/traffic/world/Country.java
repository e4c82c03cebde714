// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.world;

import java.util.List;

/**
 * A country as geo data knows it.
 *
 * @param code ISO 3166-1 alpha-2
 * @param name English name
 * @param cities some of its cities
 */
public record Country(String code, String name, List<City> cities) {

    /**
     * A city.
     *
     * @param name English name
     * @param latitude degrees
     * @param longitude degrees
     */
    public record City(String name, double latitude, double longitude) {}

    /** Countries of people, servers and attackers; the first five are where the company may be. */
    static final List<Country> ALL = List.of(
            of(
                    "DE", "Germany", "Berlin", 52.5, 13.4, "Hamburg", 53.6, 10.0, "Munich", 48.1, 11.6, "Cologne", 50.9,
                    7.0),
            of("US", "United States", "New York", 40.7, -74.0, "Chicago", 41.9, -87.6, "Boston", 42.4, -71.1),
            of("GB", "United Kingdom", "London", 51.5, -0.1, "Manchester", 53.5, -2.2, "Leeds", 53.8, -1.5),
            of("FR", "France", "Paris", 48.9, 2.4, "Lyon", 45.8, 4.8, "Lille", 50.6, 3.1),
            of("NL", "Netherlands", "Amsterdam", 52.4, 4.9, "Utrecht", 52.1, 5.1, "Eindhoven", 51.4, 5.5),
            of("PL", "Poland", "Warsaw", 52.2, 21.0, "Krakow", 50.1, 19.9),
            of("ES", "Spain", "Madrid", 40.4, -3.7, "Barcelona", 41.4, 2.2),
            of("PT", "Portugal", "Lisbon", 38.7, -9.1),
            of("IT", "Italy", "Milan", 45.5, 9.2, "Rome", 41.9, 12.5),
            of("AT", "Austria", "Vienna", 48.2, 16.4),
            of("CH", "Switzerland", "Zurich", 47.4, 8.5),
            of("IE", "Ireland", "Dublin", 53.3, -6.3),
            of("CA", "Canada", "Toronto", 43.7, -79.4, "Montreal", 45.5, -73.6),
            of("RO", "Romania", "Bucharest", 44.4, 26.1),
            of("RU", "Russia", "Moscow", 55.8, 37.6, "Novosibirsk", 55.0, 82.9),
            of("UA", "Ukraine", "Kyiv", 50.5, 30.5),
            of("TR", "Turkey", "Istanbul", 41.0, 29.0),
            of("CN", "China", "Beijing", 39.9, 116.4, "Shenzhen", 22.5, 114.1),
            of("IN", "India", "Mumbai", 19.1, 72.9, "Bengaluru", 13.0, 77.6),
            of("VN", "Vietnam", "Hanoi", 21.0, 105.8),
            of("ID", "Indonesia", "Jakarta", -6.2, 106.8),
            of("SG", "Singapore", "Singapore", 1.35, 103.8),
            of("JP", "Japan", "Tokyo", 35.7, 139.7),
            of("BR", "Brazil", "Sao Paulo", -23.5, -46.6, "Recife", -8.1, -34.9),
            of("AR", "Argentina", "Buenos Aires", -34.6, -58.4),
            of("NG", "Nigeria", "Lagos", 6.5, 3.4),
            of("ZA", "South Africa", "Johannesburg", -26.2, 28.0),
            of("IR", "Iran", "Tehran", 35.7, 51.4),
            of("AU", "Australia", "Sydney", -33.9, 151.2));

    private static Country of(String code, String name, Object... places) {
        City[] cities = new City[places.length / 3];
        for (int i = 0; i < cities.length; i++) {
            cities[i] = new City(
                    (String) places[3 * i],
                    ((Number) places[3 * i + 1]).doubleValue(),
                    ((Number) places[3 * i + 2]).doubleValue());
        }
        return new Country(code, name, List.of(cities));
    }
}
