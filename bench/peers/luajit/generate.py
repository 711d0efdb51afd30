# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: a Lua module that returns region -> function(application, names) -> how many."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import handwritten  # noqa: E402
import rules as peer  # noqa: E402

BODY = """function(a, names)
  local investment, area, land_use, special_process = a.investment, a.area, a.land_use, a.special_process
  local intensity, n = investment / area, 0"""

WORDS = {
    "first": ["local judge = {}"],
    "table": "local {name} = {{",
    "row": "  [{region}] = {{ {cells} }},",
    "cell": "[{industry}] = {value}",
    "table_end": "}",
    "function": "judge[{region}] = " + BODY,
    "other": "local other = " + BODY,
    "violation": "  if {condition} then n = n + 1; names[n] = {name} end",
    "function_end": "  return n\nend",
    "last": ["return function(region) return judge[region] or other end"],
}


class Lua(peer.Dialect):
    all, any, negation = " and ", " or ", "not "

    def lookup(self, table):
        return table + "[a.region][a.industry]"


def main():
    rules, output, (numbers,) = peer.arguments()
    peer.write(output, "\n".join(handwritten.module(Lua(rules, numbers == "fixed"), WORDS)) + "\n")


main()
