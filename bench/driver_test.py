#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""driver_test.py PROGRAMS: what bench/run makes of contestants that are right, wrong, broken or not to be had."""
import sys
import tempfile
import time
import types
import unittest
from pathlib import Path

from driver.contestants import Contestant, Failed, NotHere, Runner, peers
from driver.measuring import Measuring, without_start
from driver.table import Row, Section, text_of
from driver.workloads import difference, disagreements


def shell(script, name="one", modes=("eval", "text", "verdicts", "load")):
    """A contestant that is a line of shell; $1 is the mode, $2 the folder, $3 the number."""
    return Contestant(name, lambda mode, folder, number: ["sh", "-c", script, "sh", mode, folder, number], {"R1": modes}, "test")


class Disagreements(unittest.TestCase):
    EXACT = b'{"id":"1","outcome":"passed","exempt":["b"]}\n{"id":"2","outcome":"rejected","violated":["a"]}\n'

    def count(self, given):
        with tempfile.NamedTemporaryFile() as exact:
            exact.write(self.EXACT)
            exact.flush()
            return disagreements(given, exact.name)[0]

    def test_counts(self):
        self.assertEqual(self.count(self.EXACT), 0)
        self.assertEqual(self.count(b'{"outcome": "passed", "id": "1"}\n' + self.EXACT.splitlines()[1]), 0)
        self.assertEqual(self.count(b'{"outcome": "passed", "id": "1", "exempt": []}\n' + self.EXACT.splitlines()[1]), 1)
        self.assertEqual(self.count(self.EXACT.replace(b"passed", b"rejected")), 1)
        self.assertEqual(self.count(self.EXACT.splitlines()[0]), 1)
        self.assertEqual(self.count(self.EXACT + b"{}\n"), 1)
        self.assertEqual(self.count(b""), 2)
        self.assertEqual(self.count(b"7\n" + self.EXACT.splitlines()[1]), 1)
        self.assertEqual(self.count(b"rubbish\n" + self.EXACT.splitlines()[1]), 1)


    def test_difference(self):
        right = b'{"id":"1","outcome":"rejected","violated":["a","b"]}'
        self.assertEqual(difference(b'{"id":"1","outcome":"passed"}', right), "1 misses a, b")
        self.assertEqual(difference(b'{"id":"1","outcome":"rejected","violated":["c","b"]}', right), "1 misses a and wrongly finds c")
        self.assertEqual(difference(b"rubbish", right), "rubbish for " + right.decode())
        self.assertEqual(difference(b"", right), "(no line) for " + right.decode())


class Table(unittest.TestCase):
    def test_ratio_is_of_the_same_round(self):
        reference, row, slow = Row("C++", "/s"), Row("other", "/s"), Row("time", "s", higher=False)
        reference.figures, row.figures, slow.figures = [10.0, 100.0, 1000.0], [5.0, 50.0, 500.0], [20.0, 200.0, 2000.0]
        self.assertEqual(row.ratio(reference), 0.5)
        self.assertEqual(slow.ratio(reference), 0.5)
        self.assertIsNone(row.ratio(None))

    def test_text(self):
        section = Section("R1", "eval", "R1 (a)", "C++")
        row = Row("C++", "/s")
        row.figures, row.memory_kb, row.wrong, row.cpu = [2e6, 1e6, 4e6], 2048, 3, [5e-7]
        section.rows, section.left_out = [row], [("cel", "go is not installed")]
        lines = text_of([section]).splitlines()
        self.assertEqual(lines[2].split(), ["C++", "1", "2", "M/s", "150%", "500", "ns", "2", "MB", "3"])
        self.assertEqual(lines[3], "  cel: go is not installed")

    def test_start(self):
        self.assertEqual(without_start(1.0, 0.25), 0.75)
        self.assertEqual(without_start(1.0, 0.75), 1.0)


class Running(unittest.TestCase):
    programs = Path()

    def setUp(self):
        self.runner = Runner(self.programs, timeout=60)

    def test_ends(self):
        with self.assertRaises(NotHere) as absent:
            self.runner.run(shell("echo no such thing; exit 77"), "load", ".")
        self.assertEqual(str(absent.exception), "no such thing")
        with self.assertRaises(Failed) as broken:
            self.runner.run(shell("echo why >&2; exit 3"), "load", ".")
        self.assertEqual(str(broken.exception), "load ended with 3: why")
        with self.assertRaises(Failed):
            self.runner.json(shell("echo rubbish"), "load", ".")
        with self.assertRaises(Failed):
            self.runner.run(shell("kill -9 $$"), "load", ".")

    def test_what_takes_too_long_is_stopped_with_all_it_started(self):
        with tempfile.TemporaryDirectory() as folder:
            stuck = Contestant("stuck", lambda *_: ["sh", "-c", f"sleep 100 & echo $! >{folder}/child; wait"], {}, "test")
            with self.assertRaises(Failed):
                Runner(self.programs, timeout=1).run(stuck, "load", ".")
            child = (Path(folder) / "child").read_text().strip()
            state = Path(f"/proc/{child}/stat")
            for _ in range(1000):  # it is gone, or waits for init to take note
                if not state.exists() or state.read_text().rsplit(")")[1].split()[0] == "Z":
                    break
                time.sleep(0.01)
            else:
                self.fail("the child still runs")

    def test_measures(self):
        run = self.runner.run(shell("cat; echo $1"), "load", ".", stdin=__file__)
        self.assertTrue(run.output.endswith(b"load\n"))
        self.assertGreater(run.seconds, 0)
        self.assertGreater(run.cpu, 0)
        self.assertGreater(run.memory_kb, 0)

    def test_peers(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, script in {"good": 'case $1 in modes) echo "R1 eval load";; esac', "absent": "echo no compiler; exit 77"}.items():
                run = Path(folder) / name / "run"
                run.parent.mkdir()
                run.write_text("#!/bin/sh\n" + script + "\n")
                run.chmod(0o755)
            found, left_out = peers(folder, None)
            self.assertEqual([contestant.name for contestant in found], ["good"])
            self.assertTrue(found[0].does("R1", "eval") and not found[0].does("R1", "text") and not found[0].does("R100", "eval"))
            self.assertEqual(left_out, [("absent", "no compiler")])
            self.assertEqual(peers(folder, ["nobody"])[1], [("nobody", "there is no such contestant")])

    def test_wrong_and_broken_contestants_are_told(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "exact").write_bytes(Disagreements.EXACT)
            (folder / "applications.ndjson").write_text("\n")
            workloads = types.SimpleNamespace(folder=lambda *_: folder, exact=lambda *_: folder / "exact")
            options = types.SimpleNamespace(check=2, eval_records=100, pass_seconds=0.001, rounds=2)
            verdicts = f"if [ $1 = verdicts ]; then cat {folder}/exact; else "
            times = "printf '{\"records\":100,\"seconds\":[1'; i=1; while [ $i -lt $3 ]; do printf ',0.5'; i=$((i+1)); done; echo ']}'; fi"
            contestants = [
                shell(verdicts + times, "C++"),
                shell(verdicts.replace("cat", "sed s/passed/rejected/") + times, "wrong"),
                shell(verdicts + "exit 5; fi", "broken"),
                shell(verdicts + times.replace("100", "99"), "cheat"),
            ]
            measuring = Measuring(self.runner, workloads, contestants, options)
            section = measuring.eval("R1")
            self.assertEqual([(row.name, row.wrong, row.figures) for row in section.rows], [("C++", 0, [200.0] * 2), ("wrong", 1, [200.0] * 2)])
            self.assertEqual([name for name, _ in section.left_out], ["broken", "cheat"])
            self.assertEqual([(entry[:3], modes) for entry, modes in measuring.listed.items()], [(("wrong", "R1", 1), ["eval"])])


if __name__ == "__main__":
    Running.programs = Path(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
