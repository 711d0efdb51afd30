# SPDX-License-Identifier: Apache-2.0
"""generate.py RULES_JSON OUTPUT: {"names", "policies", "entities"}, a forbid policy for each rule.

The region is the resource, so that a regional rule is told by its scope. A table of thresholds is in the tags of the
regions: tags are what Cedar looks up by a computed key (https://docs.cedarpolicy.com/policies/syntax-operators.html)."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import rules as peer  # noqa: E402

FIELDS = ["industry", "investment", "area", "land_use", "special_process"]


class Cedar(peer.Dialect):
    def lookup(self, table):
        return "resource.getTag(context.industry)"


def policy(cedar, rule):
    region = peer.region_of(rule)
    resource = "resource" if region is None else f"resource == Region::{cedar.text(region)}"
    name = cedar.text(rule["name"])
    condition = cedar.violated(rule, scope=False)
    return f"@id({name})\nforbid (principal, action, {resource})\nwhen {{ {condition} }};\n"


def entities(cedar):
    found = {}
    for table in cedar.tables.values():
        q = cedar.table_denominator(table)
        for region, industry, value in table["rows"]:
            entity = found.setdefault(region, {"uid": {"type": "Region", "id": region}, "attrs": {}, "parents": [], "tags": {}})
            entity["tags"][industry] = int(cedar.fixed_bound("intensity", value) * q)
    return list(found.values())


def main():
    rules, output, _ = peer.arguments()
    cedar = Cedar(rules, fixed=True, names={field: "context." + field for field in FIELDS})
    policies = ["permit (principal, action, resource);\n", *(policy(cedar, rule) for rule in rules["rules"])]
    file = {"names": [rule["name"] for rule in rules["rules"]], "policies": "\n".join(policies), "entities": entities(cedar)}
    peer.write(output, json.dumps(file, ensure_ascii=False))


main()
