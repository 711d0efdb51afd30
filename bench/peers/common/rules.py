# SPDX-License-Identifier: Apache-2.0
"""Rules from rules.json (bench/README.md) in the words of a contestant's language.

Each contestant's generate.py makes a Dialect for its language and writes its rules with it; no number and no name is
written by hand. Numbers stand in one of two representations:

floating  as everybody writes it: 万元 and 亩 as the tool's own fractions, intensity as their quotient
fixed     whole numbers of the least step (0.01元, 0.0001亩), a threshold of intensity multiplied out:
          investment * q <= p * area
"""

import json
import sys
from fractions import Fraction
from math import lcm


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def arguments():
    """The command line of every generator: RULES_JSON OUTPUT [OPTION...]; the rules, where to, and the options."""
    return read(sys.argv[1]), sys.argv[2], sys.argv[3:]


def steps(rules):
    """How many of its least steps make one of a field's unit: {"investment": 1000000, "area": 10000}."""
    return {field["name"]: 10 ** field["decimals"] for field in rules["fields"] if field["type"] == "decimal"}


def region_of(rule):
    """The one region that the rule's scope names, or None: what a person would index by."""
    for condition in rule["scope"]:
        if condition["field"] == "region" and condition["op"] == "is":
            return condition["value"]
    return None


def regions(rules):
    """Region -> the rules that can bear on it, in file order. The key None: on a region that no rule names."""
    every = [rule for rule in rules["rules"] if region_of(rule) is None]
    found = {None: every}
    if len(every) == len(rules["rules"]):
        return found
    for region in next(field["members"] for field in rules["fields"] if field["name"] == "region"):
        found[region] = [rule for rule in rules["rules"] if region_of(rule) in (None, region)]
    return found


class Dialect:
    """Writes conditions. A contestant overrides what its language has in other words."""

    all, any, negation, equal = " && ", " || ", "!", "=="
    true, false = "true", "false"

    def __init__(self, rules, fixed=False, names=None):
        """names: how the fields and intensity are called in the rules, by their neutral names; left out: as they are."""
        self.rules, self.fixed, self.steps = rules, fixed, steps(rules)
        self.names = names or {}
        self.tables = {table["name"]: table for table in rules["tables"]}
        self.ratios = {ratio["name"]: ratio["ratio"] for ratio in rules["derived"]}

    def name(self, field):
        return self.names.get(field, field)

    def text(self, value):
        return json.dumps(value, ensure_ascii=False)

    def number(self, value):
        """A literal; `value` is decimal text or a whole number."""
        return str(value)

    def lookup(self, table):
        """The value that stands in the table for this application."""
        raise NotImplementedError(table)

    def fixed_bound(self, field, value):
        """A threshold as p/q: `field * q op p`, or, of a ratio a/b, `a * q op p * b`, all of them whole."""
        if field in self.ratios:
            above, below = self.ratios[field]
            return Fraction(value) * self.steps[above] / self.steps[below]
        return Fraction(value) * self.steps[field]

    def table_denominator(self, table):
        """The one q for all rows of a table of thresholds of intensity."""
        return lcm(*(self.fixed_bound("intensity", row[-1]).denominator for row in table["rows"]))

    def compare(self, condition):
        field, op = condition["field"], condition["op"]
        if not self.fixed:
            right = self.lookup(condition["table"]) if "table" in condition else self.number(condition["value"])
            return f"{self.name(field)} {op} {right}"
        if "table" in condition:
            q, p = self.table_denominator(self.tables[condition["table"]]), self.lookup(condition["table"])
        else:
            bound = self.fixed_bound(field, condition["value"])
            q, p = bound.denominator, self.number(bound.numerator)
        left, right = field, p
        if field in self.ratios:
            left, below = self.ratios[field]
            right = f"{p} * {self.name(below)}"
        factor = f" * {self.number(q)}" if q != 1 else ""
        return f"{self.name(left)}{factor} {op} {right}"

    def condition(self, condition):
        field, value = condition["field"], condition.get("value")
        if condition["op"] != "is":
            return self.compare(condition)
        if isinstance(value, bool):
            return self.flag(field) if value else self.opposite(self.flag(field))
        return f"{self.name(field)} {self.equal} {self.text(value)}"

    def flag(self, field):
        return self.name(field)

    def opposite(self, condition):
        return f"{self.negation}({condition})" if " " in condition else f"{self.negation}{condition}"

    def either(self, conditions):
        written = [self.condition(condition) for condition in conditions]
        return written[0] if len(written) == 1 else f"({self.any.join(written)})"

    def conjuncts(self, rule, scope=True):
        """The conditions under which a rule is violated, cheap ones first, as texts that all must hold."""
        parts = [self.condition(condition) for condition in rule["scope"] if scope or condition["field"] != "region"]
        parts.append(self.condition(rule["violated_if"]))
        if rule["trigger_any"]:
            parts.append(self.either(rule["trigger_any"]))
        if rule["exempt_any"]:
            parts.append(self.opposite(self.either(rule["exempt_any"])))
        return parts

    def violated(self, rule, scope=True):
        return self.all.join(self.conjuncts(rule, scope))
