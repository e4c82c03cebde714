// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

/**
 * The Natural Earth projection as a polynomial (Šavrič, Jenny, Patterson, Petrovič and Hurni, "A polynomial equation for the Natural
 * Earth projection", Cartography and Geographic Information Science 38(4), 2011), for longitudes from -168.5 to 191.5 degrees.
 */
final class Projection {
    static final int WIDTH = 1000;
    /** From 84 degrees north to 57 degrees south. */
    static final int HEIGHT = 435;

    private static final double MIDDLE = 11.5;
    private static final double CUT = -168.5;
    private static final double NORTH = 84;
    private static final double SCALE = WIDTH / (2 * Math.PI * 0.8707);

    private Projection() {}

    /** A point of the map, in its units from the upper left corner. */
    record Point(double x, double y) {}

    /** Where a place is. */
    static Point of(double latitude, double longitude) {
        double wrapped = longitude < CUT ? longitude + 360 : longitude;
        double lambda = Math.toRadians(wrapped - MIDDLE);
        double phi = Math.toRadians(latitude);
        double square = phi * phi;
        double x = lambda
                * (0.870700
                        + square
                                * (-0.131979
                                        + square
                                                * (-0.013791
                                                        + square * square * square * (0.003971 - 0.001529 * square))));
        return new Point(WIDTH / 2.0 + x * SCALE, (y(NORTH) - y(latitude)) * SCALE);
    }

    private static double y(double latitude) {
        double phi = Math.toRadians(latitude);
        double square = phi * phi;
        return phi
                * (1.007226
                        + square
                                * (0.015085
                                        + square
                                                * square
                                                * (-0.044475 + 0.028874 * square - 0.005916 * square * square)));
    }
}
