# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: {"rules", "regions", "other", "tables"}, an expression for each rule, and
which rules can bear on a region."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402


class Cel(peer.Dialect):
    def number(self, value):
        """A double is written with a point, an int without one: CEL does not mix them."""
        return str(value) if self.fixed or "." in value else f"{value}.0"

    def lookup(self, table):
        return table + "[region][industry]"


def tables(cel):
    found = {}
    for table in cel.tables.values():
        q = cel.table_denominator(table)
        rows = found.setdefault(table["name"], {})
        for region, industry, value in table["rows"]:
            rows.setdefault(region, {})[industry] = int(cel.fixed_bound("intensity", value) * q) if cel.fixed else float(value)
    return found


def main():
    rules, output, (numbers,) = peer.arguments()
    ratios = {name: f"{above} / {below}" for name, (above, below) in ((r["name"], r["ratio"]) for r in rules["derived"])}
    cel = Cel(rules, numbers == "fixed", ratios)
    place = {rule["name"]: number for number, rule in enumerate(rules["rules"])}
    regions = {region: [place[rule["name"]] for rule in some] for region, some in peer.regions(rules).items()}
    file = {
        "rules": [{"name": rule["name"], "condition": cel.violated(rule, scope=False)} for rule in rules["rules"]],
        "other": regions.pop(None), "regions": regions, "tables": tables(cel),
    }
    peer.write(output, json.dumps(file, ensure_ascii=False))


main()
