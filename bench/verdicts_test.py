#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""verdicts_test.py PROGRAMS ZHUNZE: the generator gives the same bytes every time, and everything of ours the exact verdicts.

PROGRAMS is the folder of bench_generate, bench_baseline and bench_ours. Nothing is timed here.
"""
import functools
import hashlib
import json
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

import oracle

RECORDS = {"R1": 3000, "R100": 3000, "R10k": 500, "T8k": 1000, "T80": 2000}
PINNED = {  # SHA-256 of all that is written with 100 records
    "R1": "0c72ce2ab9ace7013460e3ef8ae488933bd167e345c0216355fcfdea1e61d202",
    "R100": "414598e456fdd432c32fb7772d0fa4e0f9a80005d602c6fc0e3815619475dfc7",
}


def output_of(*command, stdin=subprocess.DEVNULL):
    done = subprocess.run([str(word) for word in command], stdin=stdin, capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Workloads(unittest.TestCase):
    programs = Path()
    zhunze = Path()

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.temporary.name)
        for workload, records in RECORDS.items():
            cls.generate(workload, cls.folder / workload, records)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def generate(cls, workload, folder, records):
        output_of(cls.programs / "bench_generate", workload, folder, "--records", records)

    @classmethod
    @functools.cache
    def exact(cls, workload):
        return "".join(line + "\n" for line in oracle.verdicts(cls.folder / workload)).encode()

    def assert_same(self, workload, whose, given, exact):
        if given == exact:
            return
        wrong = [pair for pair in zip(given.splitlines(), exact.splitlines()) if pair[0] != pair[1]]
        self.fail(f"{workload}: {whose} differs in {len(wrong)} lines, {len(given)} and {len(exact)} bytes; first {wrong[:1]}")

    def test_same_bytes_every_time(self):
        for workload, records in RECORDS.items():
            self.generate(workload, self.folder / "again", records)
            self.assertEqual(contents(self.folder / workload), contents(self.folder / "again"), workload)
            for path in contents(self.folder / "again"):
                (self.folder / "again" / path).unlink()

    def test_same_bytes_on_every_machine(self):
        for workload, digest in PINNED.items():
            folder = self.folder / f"pinned-{workload}"
            self.generate(workload, folder, 100)
            everything = b"".join(name.encode() + text for name, text in contents(folder).items())
            self.assertEqual(hashlib.sha256(everything).hexdigest(), digest, workload)

    def test_an_application_does_not_depend_on_how_many_there_are(self):
        self.generate("R1", self.folder / "fewer", 10)
        few = (self.folder / "fewer/applications.ndjson").read_bytes()
        many = (self.folder / "R1/applications.ndjson").read_bytes()
        self.assertEqual(len(few.splitlines()), 10)
        self.assertTrue(many.startswith(few))

    def test_some_stand_at_the_threshold_and_beside_it(self):
        rules = oracle.Rules(self.folder / "R1")
        lines = (self.folder / "R1/applications.ndjson").read_text(encoding="utf-8").splitlines()
        sides = {-1: 0, 0: 0, 1: 0}
        for facts in map(rules.facts, lines):
            steps = [(facts["investment"] - 5000) * 10**6, (facts["investment"] - 300 * facts["area"]) * 10**6]
            for side in sides:
                sides[side] += Fraction(side) in steps
        self.assertTrue(all(count >= 5 for count in sides.values()), sides)

    def test_baseline(self):
        for workload in RECORDS:
            exact = self.exact(workload)
            folder = self.folder / workload
            for reader in ("simdjson", "scanner"):
                for judge in ("loop", "index"):
                    command = (self.programs / "bench_baseline", reader, judge)
                    whose = f"baseline {reader} {judge}"
                    self.assert_same(workload, whose, output_of(*command, "verdicts", folder), exact)
                    for threads in (1, 3):
                        with open(folder / "applications.ndjson", "rb") as lines:
                            self.assert_same(workload, whose, output_of(*command, "text", folder, threads, stdin=lines), exact)

    def test_baseline_reads_what_is_written_otherwise(self):
        """Blanks, another order of keys, an escape: no line of the generator has them, and the scanner has to see that."""
        folder = self.folder / "otherwise"
        self.generate("R1", folder, 300)
        lines = (folder / "applications.ndjson").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line, parse_float=str) for line in lines]
        for index, record in enumerate(records):
            if index % 3 == 1:
                record["备注"] = '"引号"\\'
            keys = sorted(record) if index % 3 == 2 else list(record)
            members = (json.dumps(key, ensure_ascii=False) + " : " + self.plain(key, record[key]) for key in keys)
            lines[index] = "{ " + ", ".join(members) + " }"
        (folder / "applications.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
        exact = "".join(line + "\n" for line in oracle.verdicts(folder)).encode()
        for reader in ("simdjson", "scanner"):
            with open(folder / "applications.ndjson", "rb") as source:
                given = output_of(self.programs / "bench_baseline", reader, "loop", "text", folder, 1, stdin=source)
            self.assert_same("otherwise", reader, given, exact)

    @staticmethod
    def plain(key, value):
        return str(value) if key in ("固定资产投资", "用地面积") else json.dumps(value, ensure_ascii=False)

    def test_ours(self):
        for workload in RECORDS:
            folder = self.folder / workload
            self.assert_same(workload, "bench_ours", output_of(self.programs / "bench_ours", "verdicts", folder), self.exact(workload))

    def test_program(self):
        for workload in RECORDS:
            folder = self.folder / workload
            for threads in (1, 3):
                with open(folder / "applications.ndjson", "rb") as lines:
                    given = output_of(self.zhunze, "evaluate", "-", "--rules", folder / "rules", "--format", "verdicts", "--jobs", threads, stdin=lines)
                self.assert_same(workload, f"zhunze evaluate --jobs {threads}", given, self.exact(workload))


if __name__ == "__main__":
    Workloads.programs, Workloads.zhunze = Path(sys.argv[1]), Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
