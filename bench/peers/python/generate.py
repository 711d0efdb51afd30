# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT floating|fixed: a Python module with `judges`: region, or None for any other, ->
function(application) -> names."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import handwritten  # noqa: E402
import rules as peer  # noqa: E402

BODY = """def judge(application):
    region, industry, investment, area, land_use, special_process = application
    intensity, names = investment / area, []"""

WORDS = {
    "first": ["judges = {}", "def of(region):", "    return lambda judge: judges.setdefault(region, judge)"],
    "table": "{name} = {{",
    "row": "    {region}: {{{cells}}},",
    "cell": "{industry}: {value}",
    "table_end": "}",
    "function": "@of({region})\n" + BODY,
    "other": "@of(None)\n" + BODY,
    "violation": "    if {condition}: names.append({name})",
    "function_end": "    return names",
    "last": [],
}


class Python(peer.Dialect):
    all, any, negation = " and ", " or ", "not "

    def lookup(self, table):
        return table + "[region][industry]"


def main():
    rules, output, (numbers,) = peer.arguments()
    peer.write(output, "\n".join(handwritten.module(Python(rules, numbers == "fixed"), WORDS)) + "\n")


main()
