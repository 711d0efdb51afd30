# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT: {"rules", "tables", "ratios"}; a rule of json-rules-engine for each of ours."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402

OPERATORS = {
    "<": "lessThan", "<=": "lessThanInclusive", ">": "greaterThan", ">=": "greaterThanInclusive", "is": "equal",
}


def condition(one):
    value = {"fact": one["table"]} if "table" in one else one["value"]
    if isinstance(value, str) and one["op"] != "is":
        value = float(value)
    return {"fact": one["field"], "operator": OPERATORS[one["op"]], "value": value}


def rule(one):
    parts = [*map(condition, one["scope"]), condition(one["violated_if"])]
    if one["trigger_any"]:
        parts.append({"any": [*map(condition, one["trigger_any"])]})
    if one["exempt_any"]:
        parts.append({"not": {"any": [*map(condition, one["exempt_any"])]}})
    return {"name": one["name"], "conditions": {"all": parts}, "event": {"type": one["name"]}}


def table(one):
    rows = {}
    for region, industry, value in one["rows"]:
        rows.setdefault(region, {})[industry] = float(value)
    return rows


def main():
    rules, output, _ = peer.arguments()
    file = {
        "rules": [rule(one) for one in rules["rules"]],
        "tables": {one["name"]: table(one) for one in rules["tables"]},
        "ratios": {one["name"]: one["ratio"] for one in rules["derived"]},
    }
    peer.write(output, json.dumps(file, ensure_ascii=False))


main()
