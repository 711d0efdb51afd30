# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT: a JSON decision model (https://docs.gorules.io/reference/json-decision-model-jdm).

A decision table with hit policy `collect` has a row a rule, its output the rule's number; intensity is a column computed by
an expression, which is faster than an expression node before the table. A table of thresholds is a decision table of its own,
with hit policy `first`."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402

COLUMNS = ["region", "industry", "land_use", "special_process", "investment", "area", "intensity"]


class Zen(peer.Dialect):
    all, any, negation = " and ", " or ", "not "

    def lookup(self, table):
        return table

    def cell(self, condition):
        """A condition on the column that its field is."""
        if condition["op"] == "is":
            return self.text(condition["value"])
        right = self.lookup(condition["table"]) if "table" in condition else self.number(condition["value"])
        return f"{condition['op']} {right}"


def row(zen, number, rule):
    conditions, free = [*rule["scope"], rule["violated_if"]], []
    if len(rule["trigger_any"]) == 1:
        conditions += rule["trigger_any"]
    elif rule["trigger_any"]:
        free.append(zen.either(rule["trigger_any"]))
    for condition in rule["exempt_any"]:
        if isinstance(condition.get("value"), bool):
            conditions.append({**condition, "value": not condition["value"]})
        else:
            free.append(zen.opposite(zen.condition(condition)))
    cells = {}
    for condition in conditions:
        cells.setdefault(condition["field"], []).append(zen.cell(condition))
    columns = {field: " and ".join(cells.get(field, [])) for field in COLUMNS}
    return {"_id": f"r{number}", **columns, "free": " and ".join(free), "rule": str(number)}


def graph(nodes):
    """The nodes one behind the other."""
    chain = [("inputNode", {}), *nodes, ("outputNode", {})]
    return {
        "nodes": [{"id": f"n{i}", "name": f"n{i}", "type": kind, "content": content} for i, (kind, content) in enumerate(chain)],
        "edges": [{"id": f"e{i}", "sourceId": f"n{i}", "targetId": f"n{i + 1}", "type": "edge"} for i in range(len(chain) - 1)],
    }


def decision_table(zen, policy, inputs, outputs, rows, pass_through):
    columns = [{"id": name, "name": name, **({} if name == "free" else {"field": zen.name(name)})} for name in inputs]
    return ("decisionTableNode", {
        "hitPolicy": policy, "rules": rows, "passThrough": pass_through,
        "inputs": columns,
        "outputs": [{"id": name, "name": name, "field": name} for name in outputs],
    })


def decision(zen):
    nodes = []
    for table in zen.tables.values():
        names = [*table["columns"], table["name"]]
        rows = [{"_id": f"t{i}", **dict(zip(names, [*map(zen.text, cells[:-1]), cells[-1]]))} for i, cells in enumerate(table["rows"])]
        nodes.append(decision_table(zen, "first", names[:-1], names[-1:], rows, True))
    rows = [row(zen, number, rule) for number, rule in enumerate(zen.rules["rules"])]
    used = [column for column in [*COLUMNS, "free"] if any(one[column] for one in rows)]
    nodes.append(decision_table(zen, "collect", used, ["rule"], rows, False))
    return graph(nodes)


def main():
    rules, output, _ = peer.arguments()
    ratios = {ratio["name"]: "({} / {})".format(*ratio["ratio"]) for ratio in rules["derived"]}
    file = {"names": [rule["name"] for rule in rules["rules"]], "decision": decision(Zen(rules, names=ratios))}
    peer.write(output, json.dumps(file, ensure_ascii=False))


main()
