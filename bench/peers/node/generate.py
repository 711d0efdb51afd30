# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: a JavaScript module that exports region -> (application, names) -> nothing."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import handwritten  # noqa: E402
import rules as peer  # noqa: E402

BODY = """(a, names) => {{
  const {{ investment, area, land_use, special_process }} = a;
  const intensity = investment / area;"""

WORDS = {
    "first": ["'use strict';", "const judge = new Map();"],
    "table": "const {name} = new Map(Object.entries({{",
    "row": "  {region}: new Map(Object.entries({{ {cells} }})),",
    "cell": "{industry}: {value}",
    "table_end": "}));",
    "function": "judge.set({region}, " + BODY,
    "other": "const other = (" + BODY.format(),
    "violation": "  if ({condition}) names.push({name});",
    "function_end": "});",
    "last": ["module.exports = region => judge.get(region) ?? other;"],
}


class JavaScript(peer.Dialect):
    equal = "==="

    def lookup(self, table):
        return table + ".get(a.region).get(a.industry)"


def main():
    rules, output, (numbers,) = peer.arguments()
    peer.write(output, "\n".join(handwritten.module(JavaScript(rules, numbers == "fixed"), WORDS)) + "\n")


main()
