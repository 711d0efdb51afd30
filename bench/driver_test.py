#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""driver_test.py PROGRAMS: what bench/run makes of contestants that are right, wrong, broken or not to be had."""
import json
import sys
import tempfile
import time
import types
import unittest
from pathlib import Path

from driver.contestants import ENGINE, GENERAL, OWN, Contestant, peer, peers
from driver.modes import Modes
from driver.running import Failed, NotHere, Runner
from driver.workloads import difference, disagreements


def shell(script, name="one", modes=("eval", "text", "verdicts", "load")):
    """A contestant that is a line of shell; $1 is the mode, $2 the folder, $3 the number."""
    return Contestant(name, lambda mode, folder, number: ["sh", "-c", script, "sh", mode, folder, number], {"R1": modes}, OWN)


def does_not(workload, mode):
    return Contestant("unwilling", None, {}, ENGINE, {(workload, mode): "has no time"})


class Disagreements(unittest.TestCase):
    EXACT = b'{"id":"1","outcome":"passed","exempt":["b"]}\n{"id":"2","outcome":"rejected","violated":["a"]}\n'

    def count(self, given, explained=False):
        with tempfile.NamedTemporaryFile() as exact:
            exact.write(self.EXACT)
            exact.flush()
            return disagreements(given, exact.name, explained)[0]

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

    def test_explanations(self):
        def given(**changed):
            explanation = {"id": "2", "outcome": "rejected", "rules": [{"rule": "a", "outcome": "violated"}, {"rule": "b", "outcome": "passed"}]}
            lines = self.EXACT.splitlines()
            return lines[0] + b"\n" + lines[1][:-1] + b',"explanation":' + json.dumps(explanation | changed).encode() + b"}"

        self.assertEqual(self.count(given(), explained=True), 0)
        self.assertEqual(self.count(given(id="3"), explained=True), 1)
        self.assertEqual(self.count(given(outcome="passed"), explained=True), 1)
        self.assertEqual(self.count(given(rules=[]), explained=True), 1)
        self.assertEqual(self.count(given(rules=7), explained=True), 1)
        self.assertEqual(self.count(self.EXACT, explained=True), 1)
        self.assertEqual(self.count(given()), 1)

    def test_difference(self):
        right = b'{"id":"1","outcome":"rejected","violated":["a","b"]}'
        self.assertEqual(difference(b'{"id":"1","outcome":"passed"}', right), "1 misses a, b")
        self.assertEqual(difference(b'{"id":"1","outcome":"rejected","violated":["c","b"]}', right), "1 misses a and wrongly finds c")
        self.assertEqual(difference(b"rubbish", right), "rubbish for " + right.decode())
        self.assertEqual(difference(b"", right), "(no line) for " + right.decode())


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
            stuck = Contestant("stuck", lambda *_: ["sh", "-c", f"sleep 100 & echo $! >{folder}/child; wait"], {}, OWN)
            with self.assertRaises(Failed) as slow:
                Runner(self.programs, timeout=1).run(stuck, "load", ".")
            self.assertEqual(str(slow.exception), "too slow: gave up after 1 s (load)")
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

    def test_what_a_peer_does_and_does_not(self):
        told = "R1 eval text\nnot R10k eval text: it tries all rules: slow\n"
        engine, general = peer("clips", "run", told), peer("luajit_fixed", "run", told)
        self.assertEqual((engine.kind, general.kind), (ENGINE, GENERAL))
        self.assertTrue(engine.does("R1", "text") and not engine.does("R10k", "text"))
        self.assertEqual(engine.reasons, {("R10k", mode): "it tries all rules: slow" for mode in ("eval", "text")})


class Measured(unittest.TestCase):
    TIMES = "printf '{\"records\":%d,\"seconds\":[1' $(wc -l <$2/applications.ndjson); i=1; while [ $i -lt $3 ]; do printf ',0.5'; i=$((i+1)); done; echo ']}'"

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        (self.folder / "exact").write_bytes(Disagreements.EXACT)
        self.verdicts = f"if [ $1 = verdicts ]; then cat {self.folder}/exact; exit; fi; "
        self.options = types.SimpleNamespace(check=2, check_seconds=9, eval_records=100, records=1000, pass_seconds=0.001, text_seconds=0.1,
                                             rounds=4, budget=60, threads=4)

    def inputs(self, _, records):
        """As many lines as records."""
        (self.folder / str(records)).mkdir(exist_ok=True)
        (self.folder / str(records) / "applications.ndjson").write_text("\n" * records)
        return self.folder / str(records)

    def modes(self, *contestants):
        workloads = types.SimpleNamespace(folder=self.inputs, exact=lambda *_: self.folder / "exact")
        return Modes(Runner(Running.programs, timeout=60), workloads, contestants, self.options)

    def test_wrong_and_broken_contestants_are_told(self):
        modes = self.modes(shell(self.verdicts + self.TIMES, "C++"), shell(self.verdicts.replace("cat", "sed s/passed/rejected/") + self.TIMES, "wrong"),
                           shell("exit 5", "broken"), shell(self.verdicts + self.TIMES.replace("%d", "1%d"), "cheat"), does_not("R1", "eval"))
        section = modes.eval("R1")
        self.assertEqual([(row.name, row.wrong, row.figures) for row in section.rows], [("C++", (0, 2), [200.0] * 4), ("wrong", (1, 2), [200.0] * 4)])
        self.assertEqual([name for name, _ in section.left_out], ["broken", "cheat", "unwilling"])
        self.assertEqual(section.left_out[2][1], "has no time")
        self.assertEqual([(entry[:4], found) for entry, found in modes.listed.items()], [(("wrong", "R1", 1, 2), ["eval"])])

    def test_peers_have_fewer_rounds_and_who_is_slow_one(self):
        engine = Contestant("engine", shell(self.verdicts + self.TIMES).commands, {"R1": ("eval",)}, ENGINE)
        modes = self.modes(shell(self.verdicts + self.TIMES, "C++"), engine)
        self.assertEqual([len(row.figures) for row in modes.eval("R1").rows], [4, 3])
        self.options.budget = 1e-9
        self.assertEqual([len(row.figures) for row in modes.eval("R1").rows], [1, 1])
        self.options.check_seconds, self.options.check = 0, 20_000
        self.assertEqual(self.modes(engine).check(engine, "R1", "eval"), (0, 2000))

    def test_threads_of_the_yardsticks_stand_in_the_same_section(self):
        work = f"if [ $(wc -l) = 2 ]; then cat {self.folder}/exact; fi"
        modes = self.modes(shell(work, "C++"), shell(work, "zhunze"), shell("[ $3 = 4 ] && exit 77; " + work, "single"))
        section = modes.threads("R1")
        self.assertEqual([(row.name, row.threads) for row in section.rows],
                         [(name + label, threads) for name in ("C++", "zhunze") for label, threads in (("", 4), (", 2 threads", 2), (", 1 thread", 1))])
        self.assertEqual(section.left_out, [("single", "not available")])
        self.assertTrue(all(row.wrong == (0, 2) and row.note.startswith("1,000 records in ") for row in section.rows))
        self.assertRegex(list(section.remarks())[-1], r" on 2 \(.* cores busy\) and .* on 4 \(")


if __name__ == "__main__":
    Running.programs = Path(sys.argv[1])
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=2)
