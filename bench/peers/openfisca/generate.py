# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT: a Python module with the enums, a Variable for each field, ratio and rule, and the tables
as parameters that are looked up by two enums at once (https://openfisca.org/doc/coding-the-legislation/legislation_parameters.html)."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402

HEAD = """from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import ETERNITY
from openfisca_core.variables import Variable

from entities import Application
"""

VARIABLE = """
class {name}(Variable):
    value_type = {type}
    entity = Application
    definition_period = ETERNITY
"""

FORMULA = """
    def formula(applications, period, parameters):
        return {expression}
"""


class OpenFisca(peer.Dialect):
    all, any, negation = " * ", " + ", "~"

    def name(self, field):
        return f'applications("{field}", period)'

    def condition(self, condition):
        if condition["op"] != "is":
            return f"({self.compare(condition)})"
        field, value = condition["field"], condition["value"]
        if isinstance(value, bool):
            return self.name(field) if value else f"(~{self.name(field)})"
        return f"({self.name(field)} == {self.enum(field)}.{value})"

    def enum(self, field):
        return "Enum_" + field

    def opposite(self, condition):
        return f"(~({condition}))"

    def lookup(self, table):
        columns = "".join(f"[{self.name(column)}]" for column in self.tables[table]["columns"])
        return f"parameters(period).{table}{columns}"


def identifier(rule):
    return rule["name"].replace(".", "_")


def module(fisca):
    yield HEAD
    for field in fisca.rules["fields"]:
        kind = {"enum": "Enum", "decimal": "float", "bool": "bool"}.get(field["type"])
        if kind == "Enum":
            yield f"\nclass {fisca.enum(field['name'])}(Enum):"
            yield from (f"    {member} = {fisca.text(member)}" for member in field["members"])
        if kind:
            yield VARIABLE.format(name=field["name"], type=kind).rstrip()
        if kind == "Enum":
            yield f"    possible_values = {fisca.enum(field['name'])}"
            yield f"    default_value = {fisca.enum(field['name'])}.{field['members'][0]}"
        yield ""
    for name, (above, below) in fisca.ratios.items():
        yield VARIABLE.format(name=name, type="float") + FORMULA.format(expression=f"{fisca.name(above)} / {fisca.name(below)}")
    for rule in fisca.rules["rules"]:
        yield VARIABLE.format(name=identifier(rule), type="bool") + FORMULA.format(expression=fisca.violated(rule))
    tables = {}
    for table in fisca.rules["tables"]:
        rows = tables.setdefault(table["name"], {})
        for region, industry, value in table["rows"]:
            rows.setdefault(region, {})[industry] = {"values": {"2020-01-01": {"value": float(value)}}}
    yield f"\nPARAMETERS = {json.dumps(tables, ensure_ascii=False)}"
    yield f"RULES = {json.dumps([[identifier(rule), rule['name']] for rule in fisca.rules['rules']], ensure_ascii=False)}"


def main():
    rules, output, _ = peer.arguments()
    peer.write(output, "\n".join(module(OpenFisca(rules))) + "\n")


main()
