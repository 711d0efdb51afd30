#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""oracle.py DIR: the exact verdicts of a workload's applications, from rules.json, in fractions.

Written for clarity and from bench/README.md alone: no contestant shares a line with it.
"""
import json
import operator
import sys
from fractions import Fraction
from pathlib import Path

OPERATORS = {
    "is": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Rules:
    def __init__(self, folder):
        self.spec = json.loads((Path(folder) / "rules.json").read_text(encoding="utf-8"))
        self.tables = {table["name"]: (table["columns"], {tuple(row[:-1]): Fraction(row[-1]) for row in table["rows"]})
                       for table in self.spec["tables"]}
        self.decimals = {field["name"] for field in self.spec["fields"] if field["type"] == "decimal"}
        self.decimals |= {derived["name"] for derived in self.spec["derived"]}
        # By region, with the rules of no region: so that 10,000 rules are not all asked of every application.
        self.regions = next(field["members"] for field in self.spec["fields"] if field["name"] == "region")
        self.by_region = {region: [rule for rule in self.spec["rules"] if self.may_apply(rule, region)] for region in self.regions}
        for rule in self.spec["rules"]:
            for condition in self.conditions(rule):
                if condition["field"] in self.decimals and "value" in condition:
                    condition["exact"] = Fraction(condition["value"])

    @staticmethod
    def conditions(rule):
        return [*rule["scope"], *rule["trigger_any"], *rule["exempt_any"], rule["violated_if"]]

    @staticmethod
    def may_apply(rule, region):
        return all(condition["value"] == region for condition in rule["scope"] if condition["field"] == "region")

    def facts(self, line):
        """What one application says, numbers as exact fractions of their decimal digits."""
        record = json.loads(line, parse_float=Fraction, parse_int=Fraction)
        facts = {field["name"]: record[field["key"]] for field in self.spec["fields"]}
        for derived in self.spec["derived"]:
            above, below = derived["ratio"]
            facts[derived["name"]] = facts[above] / facts[below]
        return facts

    def holds(self, condition, facts):
        if "table" in condition:
            columns, rows = self.tables[condition["table"]]
            right = rows[tuple(facts[column] for column in columns)]
        else:
            right = condition["exact"] if "exact" in condition else condition["value"]
        return OPERATORS[condition["op"]](facts[condition["field"]], right)

    def outcome(self, rule, facts):
        """`violated`, `exempt` or none of the two."""
        if not all(self.holds(condition, facts) for condition in rule["scope"]):
            return None
        if rule["trigger_any"] and not any(self.holds(condition, facts) for condition in rule["trigger_any"]):
            return None
        if any(self.holds(condition, facts) for condition in rule["exempt_any"]):
            return "exempt"
        return "violated" if self.holds(rule["violated_if"], facts) else None

    def in_force(self, facts):
        period = self.spec["in_force"]
        return period["from"] <= facts[period["field"]] <= period["to"]

    def verdict(self, line):
        facts = self.facts(line)
        names = {"violated": [], "exempt": []}
        for rule in self.by_region[facts["region"]] if self.in_force(facts) else ():
            outcome = self.outcome(rule, facts)
            if outcome:
                names[outcome].append(rule["name"])
        verdict = {"id": facts["id"], "outcome": "rejected" if names["violated"] else "passed"}
        verdict |= {key: found for key, found in names.items() if found}
        return json.dumps(verdict, ensure_ascii=False, separators=(",", ":"))


def verdicts(folder):
    """One verdict line an application, without its line end."""
    rules = Rules(folder)
    with open(Path(folder) / "applications.ndjson", encoding="utf-8") as lines:
        for line in lines:
            yield rules.verdict(line)


if __name__ == "__main__":
    for verdict in verdicts(sys.argv[1]):
        print(verdict)
