# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT: {"create", "tables", "query"} (common/sql.py), in DECIMAL.

DuckDB's quotient of two decimals is a double, so that a threshold of intensity is multiplied out."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402
import sql  # noqa: E402


class DuckDb(sql.Sql):
    def compare(self, condition):
        if condition["field"] not in self.ratios:
            return super().compare(condition)
        left, below = self.ratios[condition["field"]]
        right = self.lookup(condition["table"]) if "table" in condition else self.number(condition["value"])
        return f"{left} {condition['op']} {right} * {below}"


def main():
    rules, output, _ = peer.arguments()
    sql.write(DuckDb(rules), output, "DECIMAL(18,6)")


main()
