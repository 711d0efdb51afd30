# SPDX-License-Identifier: Apache-2.0
import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import duckdb  # noqa: E402

import peer  # noqa: E402

APPLICATIONS = """SELECT row_number() OVER () AS number, 项目编号 AS id, 所在地 AS region, 行业 AS industry, 固定资产投资 AS investment,
  用地面积 AS area, 供地方式 AS land_use, 特殊工艺 AS special_process
FROM read_json('{source}', format = 'newline_delimited', columns = {{项目编号: 'VARCHAR', 所在地: 'VARCHAR', 行业: 'VARCHAR',
  固定资产投资: 'DECIMAL(18,6)', 用地面积: 'DECIMAL(18,4)', 供地方式: 'VARCHAR', 特殊工艺: 'BOOLEAN'}})"""

LINES = """COPY (SELECT '{"id":"' || id || CASE WHEN coalesce(violated, '') = '' THEN '","outcome":"passed"}'
  ELSE '","outcome":"rejected","violated":["' || rtrim(violated, '",') || '"]}' END FROM verdict)
TO '/dev/stdout' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\t')"""


class DuckDb(peer.Engine):
    def __init__(self, rules, threads=1):
        with open(rules, encoding="utf-8") as file:
            self.rules = json.load(file)
        self.base = duckdb.connect(config={"threads": threads})
        self.base.execute(self.rules["create"] or "SELECT 1")
        for name, rows in self.rules["tables"].items():
            values = ",".join("(" + ",".join(map(literal, row)) + ")" for row in rows)
            self.base.execute(f"INSERT INTO {name} VALUES {values}")

    def read(self, lines):
        """Into a table; the lines go by a file, as DuckDB's reader takes no others."""
        with tempfile.NamedTemporaryFile(suffix=".ndjson") as file:
            file.writelines(lines)
            file.flush()
            self.base.execute("CREATE TABLE application AS " + APPLICATIONS.format(source=file.name))
        self.base.execute("CREATE TEMP TABLE verdict (id VARCHAR, violated VARCHAR)")
        self.base.execute("PREPARE judge AS INSERT INTO verdict " + self.rules["query"])
        return range(len(lines)), None

    def judge(self, applications):
        self.base.execute("TRUNCATE verdict")
        self.base.execute("EXECUTE judge")

    def text(self, source, threads):
        """From the file to standard output, within DuckDB: its own reader of JSON, its own threads, its own writer."""
        self.base.execute(f"SET threads = {threads}")
        self.base.execute("CREATE VIEW application AS " + APPLICATIONS.format(source=source.name if source.name != "<stdin>" else "/dev/stdin"))
        self.base.execute("CREATE VIEW verdict AS " + self.rules["query"])
        self.base.execute(LINES)


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if not isinstance(value, str) or value.replace(".", "", 1).isdigit() else "'" + value.replace("'", "''") + "'"


peer.main(DuckDb)
