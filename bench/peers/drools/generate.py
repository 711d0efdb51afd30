# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: a DRL file, and beside it the names of the rules and the rows of the tables."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402


class Drl(peer.Dialect):
    def number(self, value):
        """A double has a point, a long the suffix L."""
        return f"{value}L" if self.fixed else value if "." in value else f"{value}.0"

    def lookup(self, table):
        return "steps" if self.fixed else "value"

    def flag(self, field):
        return f"{self.name(field)} == true"

    def opposite(self, condition):
        return f"!({condition})"


def rule(drl, joined, number, one):
    """Conditions that look into a table stand on the row, the others on the application."""
    parts = [*one["scope"], one["violated_if"]]
    own = [drl.condition(part) for part in parts if "table" not in part]
    if one["trigger_any"]:
        own.append(drl.either(one["trigger_any"]))
    own += [drl.opposite(drl.condition(part)) for part in one["exempt_any"]]
    lines = [f'rule "r{number}" when', f"  $a : Application( {', '.join(own)} )"]
    for part in parts:
        if "table" in part:
            lines.append(f"  Threshold( table == {drl.text(part['table'])}, region == $a.region, industry == $a.industry, {joined.condition(part)} )")
    return "\n".join([*lines, "then", f"  $a.violate({number});", "end"])


def names(rules, fixed, prefix):
    ending = "Steps" if fixed else ""
    found = {"investment": "investment" + ending, "area": "area" + ending, "land_use": "landUse", "special_process": "specialProcess"}
    found = {field: prefix + name for field, name in found.items()}
    for ratio in rules["derived"]:
        found[ratio["name"]] = "({} / {})".format(*(found[part] for part in ratio["ratio"]))
    return found


def table_rows(drl):
    for table in drl.tables.values():
        q = drl.table_denominator(table)
        for region, industry, value in table["rows"]:
            yield "\t".join([table["name"], region, industry, value, str(drl.fixed_bound("intensity", value) * q)])


def main():
    rules, output, (numbers,) = peer.arguments()
    fixed = numbers == "fixed"
    drl, joined = Drl(rules, fixed, names(rules, fixed, "")), Drl(rules, fixed, names(rules, fixed, "$a."))
    text = ["package peer;", *(rule(drl, joined, number, one) for number, one in enumerate(rules["rules"]))]
    beside = output.removesuffix(".new").removesuffix(".drl")
    peer.write(beside + ".names", "".join(one["name"] + "\n" for one in rules["rules"]))
    peer.write(beside + ".tables", "".join(row + "\n" for row in table_rows(drl)))
    peer.write(output, "\n\n".join(text) + "\n")


main()
