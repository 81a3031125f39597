# SPDX-License-Identifier: Apache-2.0
"""DuckDB's half of bin/bench: the same roll-up of the same values, its best of three forms.

usage: peer.py DIR    reads org-units.csv and figures.csv, writes peer.json and peer-totals.csv
"""

import json
import resource
import statistics
import sys
import time

import duckdb

THREADS = 2
RUNS = 7

LOAD = """
CREATE TABLE org_unit AS
  SELECT * FROM read_csv('{0}/org-units.csv', header = false,
    columns = {{'unit': 'SMALLINT', 'parent': 'SMALLINT'}});
CREATE TABLE figure AS
  SELECT * FROM read_csv('{0}/figures.csv', header = false,
    columns = {{'unit': 'SMALLINT', 'month': 'INTEGER', 'indicator': 'SMALLINT',
                'breakdown': 'SMALLINT', 'value': 'DECIMAL(18,3)'}});
CREATE TABLE ward AS
  SELECT ward.unit AS ward, ward.parent AS district, district.parent AS city
  FROM org_unit ward JOIN org_unit district ON district.unit = ward.parent
  WHERE district.parent IS NOT NULL;
CREATE TABLE calendar AS
  SELECT DISTINCT month, month // 100 AS year FROM figure;
"""

GROUPING_SETS = """
CREATE OR REPLACE TABLE total AS
  SELECT coalesce(ward, district, city) AS unit, coalesce(month, year) AS period,
    indicator, breakdown, sum(value) AS total
  FROM (SELECT ward, district, city, month, year, indicator, breakdown, value
        FROM figure JOIN ward ON ward = unit JOIN calendar USING (month))
  GROUP BY GROUPING SETS (
    (ward, month, indicator, breakdown), (ward, year, indicator, breakdown),
    (district, month, indicator, breakdown), (district, year, indicator, breakdown),
    (city, month, indicator, breakdown), (city, year, indicator, breakdown));
"""

# Each level is summed from the one below it, as ours does.
LEVELS = """
CREATE OR REPLACE TEMP TABLE ward_month AS
  {0};
CREATE OR REPLACE TEMP TABLE district_month AS
  SELECT parent AS unit, month, indicator, breakdown, sum(total)::DECIMAL(18,3) AS total
  FROM ward_month JOIN org_unit USING (unit) GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE city_month AS
  SELECT parent AS unit, month, indicator, breakdown, sum(total)::DECIMAL(18,3) AS total
  FROM district_month JOIN org_unit USING (unit) GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE unit_month AS
  FROM ward_month UNION ALL FROM district_month UNION ALL FROM city_month;
CREATE OR REPLACE TABLE total AS
  SELECT unit, month AS period, indicator, breakdown, total FROM unit_month
  UNION ALL
  SELECT unit, year, indicator, breakdown, sum(total)::DECIMAL(18,3)
  FROM unit_month JOIN calendar USING (month) GROUP BY ALL;
"""

FORMS = {
    "one statement with grouping sets": GROUPING_SETS,
    "level by level": LEVELS.format(
        "SELECT unit, month, indicator, breakdown, sum(value)::DECIMAL(18,3) AS total"
        " FROM figure GROUP BY ALL"
    ),
    "level by level, trusting that no ward has two figures of one place": LEVELS.format(
        "SELECT unit, month, indicator, breakdown, value AS total FROM figure"
    ),
}


def seconds(connection, statements):
    start = time.perf_counter()
    connection.execute(statements)
    return time.perf_counter() - start


def totals(connection):
    return connection.execute("SELECT count(*), sum(total), sum(hash(unit, period, indicator,"
                              " breakdown, total::DECIMAL(18,3))) FROM total").fetchone()


def main(directory):
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET threads = {THREADS}; SET preserve_insertion_order = false")
    connection.execute(LOAD.format(directory))
    medians = {}
    found = set()
    for name, statements in FORMS.items():
        seconds(connection, statements)
        medians[name] = statistics.median(seconds(connection, statements) for _ in range(RUNS))
        found.add(totals(connection))
    if len(found) != 1:
        sys.exit(f"peer.py: the forms differ: {found}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    connection.execute(f"COPY total TO '{directory}/peer-totals.csv' (FORMAT csv, HEADER false)")
    with open(f"{directory}/peer.json", "w", encoding="utf-8") as file:
        note = f"duckdb {duckdb.__version__}, {THREADS} threads"
        json.dump(
            {"seconds": medians, "runs": RUNS, "peakMegabytes": peak, "note": note}, file)


if __name__ == "__main__":
    main(sys.argv[1])
