# SPDX-License-Identifier: Apache-2.0
import json
import os
import runpy
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import peer  # noqa: E402

FIXED = os.environ["PEER_NUMBERS"] == "fixed"


class Python(peer.Engine):
    def __init__(self, rules):
        self.judges = runpy.run_path(rules)["judges"]

    def read(self, lines):
        ids, applications = [], []
        for line in lines:
            a = json.loads(line)
            investment, area = a["固定资产投资"], a["用地面积"]
            if FIXED:
                investment, area = round(investment * 1e6), round(area * 1e4)
            ids.append(a["项目编号"])
            applications.append((a["所在地"], a["行业"], investment, area, a["供地方式"], a["特殊工艺"]))
        return ids, applications

    def judge(self, applications):
        judges, other = self.judges, self.judges[None]
        return [judges.get(application[0], other)(application) for application in applications]


peer.main(Python)
