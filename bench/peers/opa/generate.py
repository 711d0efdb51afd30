# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: {"names", "policy", "data"}, a Rego module and the tables as its data.

Rules stand in the fragment that OPA indexes: equalities of input with a constant come first in a body, alternatives are
bodies of their own (https://www.openpolicyagent.org/docs/policy-performance)."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402

FIELDS = ["region", "industry", "investment", "area", "land_use", "special_process"]


class Rego(peer.Dialect):
    all, negation = "; ", "not "

    def lookup(self, table):
        return f"data.{table}[input.region][input.industry]"


def bodies(rego, rule):
    alternatives = [[alternative] for alternative in rule["trigger_any"]] or [[]]
    exempt = [rego.opposite(rego.condition(condition)) for condition in rule["exempt_any"]]
    for alternative in alternatives:
        body = rego.all.join(rego.conjuncts({**rule, "trigger_any": alternative, "exempt_any": []}) + exempt)
        yield f"violated contains {rego.text(rule['name'])} if {{ {body} }}"


def policy(rego):
    lines = ["package bench"]
    if not rego.fixed:
        lines += [f"{name} := input.{above} / input.{below}" for name, (above, below) in rego.ratios.items()]
    return "\n\n".join([*lines, *(body for rule in rego.rules["rules"] for body in bodies(rego, rule))]) + "\n"


def data(rego):
    found = {}
    for table in rego.tables.values():
        q = rego.table_denominator(table)
        rows = found.setdefault(table["name"], {})
        for region, industry, value in table["rows"]:
            number = int(rego.fixed_bound("intensity", value) * q) if rego.fixed else float(value)
            rows.setdefault(region, {})[industry] = number
    return found


def main():
    rules, output, (numbers,) = peer.arguments()
    rego = Rego(rules, numbers == "fixed", {field: "input." + field for field in FIELDS})
    file = {"names": [rule["name"] for rule in rules["rules"]], "policy": policy(rego), "data": data(rego)}
    peer.write(output, json.dumps(file, ensure_ascii=False))


main()
