# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: {"create", "tables", "query"} (common/sql.py)."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402
import sql  # noqa: E402


def main():
    rules, output, (numbers,) = peer.arguments()
    ratios = {ratio["name"]: "({} / {})".format(*ratio["ratio"]) for ratio in rules["derived"]}
    fixed = numbers == "fixed"
    sql.write(sql.Sql(rules, fixed, ratios), output, "INTEGER" if fixed else "REAL")


main()
