// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file, up to a bound: a file of another kind would be wrong in every line. */
final class Problems {
    /** No more problems than these are told. */
    static final int MOST = 50;

    private final List<Problem> list = new ArrayList<>();
    private int more;

    void add(Place place, String key, String message) {
        if (list.size() < MOST) {
            list.add(new Problem(place, key, message));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** All that were kept, in the order of the file, and a line on how many were not. */
    List<Problem> list() {
        List<Problem> all = new ArrayList<>(list);
        all.sort(Comparator.comparing(Problem::place));
        if (more > 0) {
            all.add(new Problem(Place.FILE, "", "and " + more + " more problems"));
        }
        return all;
    }
}
