# SPDX-License-Identifier: Apache-2.0
"""The rules as a person would write them for speed in a general-purpose language: one function a region, with the rules
that can bear on it and no others, in the order of the rule file; tables as a map of maps."""

import rules as peer


def module(dialect, words):
    """The lines of a module. `words` are the language's own, as templates:
    table, row, cell, table_end    {name}, {region} and {cells}, {industry} and {value}
    function, other, violation, function_end    {region}, {condition} and {name}
    first, last    lists of lines of the module
    """
    yield from words["first"]
    for table in dialect.rules["tables"]:
        yield from _table(dialect, words, table)
    for region, rules in peer.regions(dialect.rules).items():
        head = words["other"] if region is None else words["function"].format(region=dialect.text(region))
        yield from head.split("\n")
        for rule in rules:
            condition = dialect.violated(rule, scope=False)
            yield words["violation"].format(condition=condition, name=dialect.text(rule["name"]))
        yield words["function_end"]
    yield from words["last"]


def _table(dialect, words, table):
    q = dialect.table_denominator(table) if dialect.fixed else None
    rows = {}
    for region, industry, value in table["rows"]:
        number = dialect.fixed_bound("intensity", value) * q if dialect.fixed else value
        cell = words["cell"].format(industry=dialect.text(industry), value=dialect.number(number))
        rows.setdefault(region, []).append(cell)
    yield words["table"].format(name=table["name"])
    for region, cells in rows.items():
        yield words["row"].format(region=dialect.text(region), cells=", ".join(cells))
    yield words["table_end"]
