# SPDX-License-Identifier: Apache-2.0
"""Rules from rules.json as SQL over a table of applications.

Where they are some hundreds, one SELECT whose columns are the conditions; where they are thousands, they are rows of a
table of rules, joined by region, as a person would keep them."""

import json

import rules as peer

EXPRESSIONS = 1000  # SQLite's limit of the depth of an expression (https://sqlite.org/limits.html)

RULE_TABLE = """CREATE TABLE rule (number INTEGER PRIMARY KEY, name TEXT, region TEXT, land_use TEXT, subject TEXT, op TEXT, p {number}, q {number});
CREATE INDEX rule_by_region ON rule (region);
"""

RULE_JOIN = """SELECT id, (SELECT group_concat(name, '","') FROM (
  SELECT name FROM rule WHERE rule.region = application.region AND (rule.land_use IS NULL OR rule.land_use = application.land_use)
    AND CASE rule.subject || rule.op {cases} END ORDER BY number)) AS violated
FROM application ORDER BY application.number"""


class Sql(peer.Dialect):
    all, any, negation, equal = " AND ", " OR ", "NOT ", "="

    def text(self, value):
        return "'" + value.replace("'", "''") + "'"

    def flag(self, field):
        return self.name(field)

    def lookup(self, table):
        return table + ".value"


def by_columns(sql):
    """One SELECT with a condition for each rule."""
    parts = [f"CASE WHEN {sql.violated(rule)} THEN {sql.text(rule['name'] + SEPARATOR)} ELSE '' END" for rule in sql.rules["rules"]]
    joins = "".join(f" JOIN {name} USING (region, industry)" for name in sql.tables)
    return f"SELECT id, {chr(10).join(parts).replace(chr(10), ' || ')} AS violated FROM application{joins} ORDER BY application.number"


SEPARATOR = '","'


def fits(rule):
    """Whether the rule is a row of the table of rules: a region, perhaps a land use, a threshold."""
    uses = [one for one in rule["trigger_any"] if one["field"] == "land_use" and one["op"] == "is"]
    return peer.region_of(rule) and len(rule["scope"]) == 1 and len(uses) == len(rule["trigger_any"]) <= 1 and not rule["exempt_any"] \
        and "value" in rule["violated_if"] and rule["violated_if"]["op"] != "is"


def rule_rows(sql):
    for number, rule in enumerate(sql.rules["rules"]):
        condition = rule["violated_if"]
        p, q = condition["value"], 1
        if sql.fixed:
            bound = sql.fixed_bound(condition["field"], p)
            p, q = bound.numerator, bound.denominator
        land_use = rule["trigger_any"][0]["value"] if rule["trigger_any"] else None
        yield [number, rule["name"], peer.region_of(rule), land_use, condition["field"], condition["op"], p, q]


def by_rows(sql, numbers):
    kinds = {(rule["violated_if"]["field"], rule["violated_if"]["op"]) for rule in sql.rules["rules"]}
    cases = []
    for field, op in sorted(kinds):
        left, right = (sql.ratios[field][0], "rule.p * " + sql.ratios[field][1]) if field in sql.ratios else (field, "rule.p")
        cases.append(f"WHEN '{field}{op}' THEN {left}{' * rule.q' if sql.fixed else ''} {op} {right}")
    return RULE_TABLE.format(number=numbers), list(rule_rows(sql)), RULE_JOIN.format(cases=" ".join(cases))


def table_rows(sql, table):
    q = sql.table_denominator(table)
    return [[region, industry, int(sql.fixed_bound("intensity", value) * q) if sql.fixed else value] for region, industry, value in table["rows"]]


def write(sql, output, numbers):
    """The file that the engine loads: statements, rows of tables, and the one query. `numbers`: the SQL type of thresholds."""
    create, tables = "", {}
    if len(sql.rules["rules"]) < EXPRESSIONS:
        query = by_columns(sql)
    elif all(map(fits, sql.rules["rules"])):
        create, tables["rule"], query = by_rows(sql, numbers)
    else:
        raise SystemExit("these many rules are not of one form")
    for name, table in sql.tables.items():
        create += f"CREATE TABLE {name} (region TEXT, industry TEXT, value {numbers}, PRIMARY KEY (region, industry));\n"
        tables[name] = table_rows(sql, table)
    peer.write(output, json.dumps({"create": create, "tables": tables, "query": query}, ensure_ascii=False))
