# SPDX-License-Identifier: Apache-2.0
import json
import os
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import peer  # noqa: E402

FIXED = os.environ["PEER_NUMBERS"] == "fixed"
APPLICATION = """CREATE TABLE application
  (number INTEGER PRIMARY KEY, id TEXT, region TEXT, industry TEXT, investment {0}, area {0}, land_use TEXT, special_process INTEGER)"""


class Sqlite(peer.Engine):
    def __init__(self, rules):
        with open(rules, encoding="utf-8") as file:
            self.rules = json.load(file)
        self.base = None
        self.connect()

    def connect(self):
        """A database in memory. A process that was forked makes its own: connections do not cross a fork."""
        self.process = os.getpid()
        self.base = sqlite3.connect(":memory:", isolation_level=None)
        self.base.execute(APPLICATION.format("INTEGER" if FIXED else "REAL"))
        self.base.executescript(self.rules["create"])
        for name, rows in self.rules["tables"].items():
            self.base.execute("BEGIN")
            self.base.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(rows[0]))})", rows)
            self.base.execute("COMMIT")
        self.base.execute("ANALYZE")

    def read(self, lines):
        if self.process != os.getpid():
            self.connect()
        self.base.execute("BEGIN")
        self.base.execute("DELETE FROM application")
        self.base.executemany("INSERT INTO application VALUES (?,?,?,?,?,?,?,?)", enumerate_rows(lines))
        self.base.execute("COMMIT")
        return range(len(lines)), len(lines)

    def judge(self, applications):
        self.base.execute("DROP TABLE IF EXISTS verdict")
        self.base.execute("CREATE TEMP TABLE verdict AS " + self.rules["query"])

    def verdicts(self, lines):
        self.read(lines)
        rows = self.base.execute(self.rules["query"])
        return "".join([peer.verdict(identifier, [violated.removesuffix('","')] if violated else []) for identifier, violated in rows])


def enumerate_rows(lines):
    for number, line in enumerate(lines):
        a = json.loads(line)
        investment, area = a["固定资产投资"], a["用地面积"]
        if FIXED:
            investment, area = round(investment * 1e6), round(area * 1e4)
        yield number, a["项目编号"], a["所在地"], a["行业"], investment, area, a["供地方式"], a["特殊工艺"]


peer.main(Sqlite)
