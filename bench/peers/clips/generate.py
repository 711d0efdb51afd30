# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: a CLIPS file, and beside it the names of the rules by number.

Equalities are literals in their slots, which CLIPS hashes; the rest is one predicate on the last slot of the pattern. A
table of thresholds is facts, joined by their columns."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402

SLOTS = ["region", "industry", "land_use", "special_process", "investment", "area"]


class Clips(peer.Dialect):
    """Conditions in prefix notation over the pattern's variables."""

    def lookup(self, table):
        return f"?{table}"

    def compare(self, condition):
        field, op = condition["field"], condition["op"]
        right, q = self.lookup(condition["table"]) if "table" in condition else None, 1
        if not self.fixed:
            left = "(/ ?{} ?{})".format(*self.ratios[field]) if field in self.ratios else f"?{field}"
            return f"({op} {left} {right or condition['value']})"
        if right:
            q = self.table_denominator(self.tables[condition["table"]])
        else:
            bound = self.fixed_bound(field, condition["value"])
            right, q = bound.numerator, bound.denominator
        if field in self.ratios:
            field, below = self.ratios[field]
            right = f"(* {right} ?{below})"
        return f"({op} {f'(* ?{field} {q})' if q != 1 else f'?{field}'} {right})"

    def condition(self, condition):
        value = condition.get("value")
        if condition["op"] != "is":
            return self.compare(condition)
        return f"(eq ?{condition['field']} {str(value).upper() if isinstance(value, bool) else self.text(value)})"


def several(word, conditions):
    return conditions[0] if len(conditions) == 1 else f"({word} {' '.join(conditions)})"


def defrule(clips, number, rule):
    conditions = [*rule["scope"], rule["violated_if"]]
    predicates, joined = [], []
    if len(rule["trigger_any"]) == 1:
        conditions += rule["trigger_any"]
    elif rule["trigger_any"]:
        predicates.append(several("or", [clips.condition(one) for one in rule["trigger_any"]]))
    for one in rule["exempt_any"]:
        predicates.append(f"(not {clips.condition(one)})")
    literals = {one["field"]: one["value"] for one in conditions if one["op"] == "is"}
    for one in conditions:
        if one["op"] == "is" and literals[one["field"]] == one["value"]:
            continue
        (joined if "table" in one else predicates).append((one.get("table"), clips.condition(one)) if "table" in one else clips.condition(one))
    last = f"&:{several('and', predicates)}" if predicates else ""
    slots = [f"({slot} {clips.text(literals[slot]) if slot in literals else f'?{slot}'})" for slot in SLOTS[:-1]]
    lines = [f"(defrule r{number} (application {' '.join(slots)} (area ?area{last}))"]
    for table, condition in joined:
        lines.append(f"  ({table} (region ?region) (industry ?industry) (value ?{table})) (test {condition})")
    return "\n".join([*lines, f"  => (violated {number}))"])


def table(clips, one):
    q = clips.table_denominator(one)
    yield f"(deftemplate {one['name']} (slot region) (slot industry) (slot value))"
    yield f"(deffacts {one['name']}_rows"
    for region, industry, value in one["rows"]:
        number = int(clips.fixed_bound("intensity", value) * q) if clips.fixed else value
        yield f"  ({one['name']} (region {clips.text(region)}) (industry {clips.text(industry)}) (value {number}))"
    yield ")"


def main():
    rules, output, (numbers,) = peer.arguments()
    clips = Clips(rules, numbers == "fixed")
    lines = [f"(deftemplate application {' '.join(f'(slot {slot})' for slot in SLOTS)})"]
    for one in rules["tables"]:
        lines += table(clips, one)
    lines += [defrule(clips, number, rule) for number, rule in enumerate(rules["rules"])]
    peer.write(os.path.splitext(output)[0] + ".names", "\n".join(rule["name"] for rule in rules["rules"]))
    peer.write(output, "\n".join(lines) + "\n")


main()
