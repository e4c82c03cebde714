#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the data of the world map: outlines of land, borders, and a place for each country.

Run by hand when the outlines change; the result is kept in the repository:

    npm pack world-atlas@2.0.2 cldr-core@46.0.0     # TopoJSON of Natural Earth (public domain); numeric codes of countries
    tar xzf world-atlas-2.0.2.tgz && mv package atlas && tar xzf cldr-core-46.0.0.tgz
    ./world-map.py atlas/countries-110m.json atlas/countries-50m.json package/supplemental/codeMappings.json > world.txt

A line of the result is one of

    L lon lat dlon dlat ...   ring of land: its first point, then differences, in tenths of a degree
    B lon lat dlon dlat ...   border between two countries, the same
    C code lat lon            ISO 3166-1 alpha-2 code and the middle of the country's largest part, degrees

Longitudes run from -168.5 to 191.5: cut there, through the Bering Strait, no country but Antarctica is in two pieces. Antarctica is
left out: nobody logs in from there.
"""

import json
import math
import sys

CUT = -168.5
SOUTHERN_END = -57


def topology(path):
    """Countries of a TopoJSON file with all arcs as longitudes and latitudes."""
    with open(path, encoding="utf-8") as file:
        world = json.load(file)
    (scale_x, scale_y), (move_x, move_y) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            longitude = x * scale_x + move_x
            points.append((longitude + 360 if longitude < CUT else longitude, y * scale_y + move_y))
        arcs.append(points)
    return world["objects"], arcs


def polygons(geometry):
    """Polygons of a geometry, each a list of rings of numbers of arcs."""
    if geometry["type"] == "GeometryCollection":
        return [polygon for each in geometry["geometries"] for polygon in polygons(each)]
    return {"Polygon": lambda: [geometry["arcs"]], "MultiPolygon": lambda: geometry["arcs"]}.get(geometry["type"], list)()


def points(ring, arcs):
    """The points of a ring; an arc of number ~n is arc n backwards."""
    found = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += arc if not found else arc[1:]
    return found


def line(mark, places):
    """A line of the result, or None when nothing of it would be seen."""
    rounded = []
    for longitude, latitude in places:
        point = (round(longitude * 10), round(latitude * 10))
        if not rounded or rounded[-1] != point:
            rounded.append(point)
    if len(rounded) < (4 if mark == "L" else 2):
        return None
    numbers = list(rounded[0])
    for before, after in zip(rounded, rounded[1:]):
        numbers += [after[0] - before[0], after[1] - before[1]]
    return " ".join([mark, *map(str, numbers)])


def middle(ring):
    """Size and centroid of a ring on a map of equal areas, as (size, latitude, longitude)."""
    flat = [(x, math.degrees(math.sin(math.radians(y)))) for x, y in ring]
    size = mean_x = mean_y = 0
    for (x1, y1), (x2, y2) in zip(flat, flat[1:] + flat[:1]):
        cross = x1 * y2 - x2 * y1
        size += cross / 2
        mean_x += (x1 + x2) * cross / 6
        mean_y += (y1 + y2) * cross / 6
    if not size:
        return 0, ring[0][1], ring[0][0]
    return abs(size), math.degrees(math.asin(math.radians(mean_y / size))), mean_x / size


def main(outlines, details, codes):
    objects, arcs = topology(outlines)
    lines = []
    for polygon in polygons(objects["land"]):
        ring = points(polygon[0], arcs)
        if min(latitude for _, latitude in ring) > SOUTHERN_END:
            lines += [line("L", points(each, arcs)) for each in polygon]
    uses = {}
    for country in objects["countries"]["geometries"]:
        for number in {n if n >= 0 else ~n for polygon in polygons(country) for ring in polygon for n in ring}:
            uses[number] = uses.get(number, 0) + 1
    lines += [line("B", arcs[number]) for number, count in sorted(uses.items()) if count > 1]

    with open(codes, encoding="utf-8") as file:
        mappings = json.load(file)["supplemental"]["codeMappings"]
    letters = {value["_numeric"]: code for code, value in mappings.items() if len(code) == 2 and "_numeric" in value}
    objects, arcs = topology(details)
    for country in sorted(objects["countries"]["geometries"], key=lambda each: letters.get(each.get("id"), "~")):
        code = "XK" if country["properties"]["name"] == "Kosovo" else letters.get(country.get("id"))
        if code and code != "AQ":
            _, latitude, longitude = max(middle(points(polygon[0], arcs)) for polygon in polygons(country))
            lines.append(f"C {code} {latitude:.1f} {longitude:.1f}")
    print("# Made by world-map.py from Natural Earth (public domain); see there.")
    print("\n".join(each for each in lines if each))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
