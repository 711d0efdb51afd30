#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""table_test.py: how many applications a contestant is given, and what the table says of what was measured. Nothing is run here."""
import unittest

from driver.contestants import ENGINE, GENERAL, OWN, Contestant
from driver.measuring import enough
from driver.modes import without_start
from driver.running import Run
from driver.table import Row, Section, across, text_of


def row(name, *figures, kind=OWN, **others):
    made = Row(Contestant(name, None, {}, kind), **others)
    for figure in figures:
        made.add(figure, 2048)
    return made


class Table(unittest.TestCase):
    def test_ratio_is_of_the_same_round(self):
        reference = row("C++", 10.0, 100.0, 1000.0)
        self.assertEqual(row("other", 5.0, 50.0, 500.0).ratio(reference), 0.5)
        self.assertEqual(row("fewer rounds", 5.0).ratio(reference), 0.5)
        self.assertEqual(row("time", 20.0, 200.0, 2000.0, unit="s").ratio(row("C++", 10.0, 100.0, 1000.0, unit="s")), 0.5)

    def test_text(self):
        section = Section("R1", "eval", "R1 (a)")
        section.rows = [row("C++", 2e6, 1e6, 4e6), row("once", 1e6)]
        section.rows[0].wrong, section.rows[0].cpu, section.rows[1].note = (3, 20_000), [5e-7], "few records"
        section.left_out = [("cel", "go is not installed")]
        lines = [line.split() for line in text_of(section).splitlines()]
        self.assertEqual(lines[3], ["C++", "1", "2", "M/s", "150%", "500", "ns", "2", "MB", "3", "of", "20,000"])
        self.assertEqual(lines[4], ["once", "0.5", "1", "M/s", "1", "round", "2", "MB", "few", "records"])
        self.assertEqual(lines[5:], [["cel:", "go", "is", "not", "installed"]])

    def test_remarks(self):
        section = Section("R1", "text", "R1 (b)")
        engines = [row("slow", 1.0, 1.0, kind=ENGINE), row("fast", 2.0, 4.0, kind=ENGINE)]
        section.rows = [row("zhunze", 20.0, 40.0, threads=4), row("zhunze", 15.0, 30.0, threads=2), row("zhunze", 10.0, 10.0), *engines]
        fast, threads = section.remarks()
        self.assertEqual(fast, "zhunze is 10 times as fast as fast, the fastest rule engine or policy language")
        self.assertEqual(threads, "zhunze is as fast as on one thread 2.25 times on 2 and 3 times on 4")
        section.rows[1].cpu = [0.12, 0.12]  # of 22.5 a second
        self.assertIn("2.25 times on 2 (2.7 cores busy) and 3 times on 4", list(section.remarks())[1])
        section.rows.append(row("luajit", 40.0, kind=GENERAL))
        self.assertIn("0.5 times as fast as luajit, the fastest of SQL", list(section.remarks())[1])
        engines[1].wrong, engines[0].wrong = (1, 20_000), (0, 20_000)
        self.assertEqual(next(section.remarks()), fast + ", and 30 times as slow, the fastest exact one")
        engines[0].wrong = (1, 20_000)
        self.assertEqual(next(section.remarks()), fast + ", and none of these was exact")
        section.rows = engines
        self.assertEqual(list(section.remarks()), [])

    def test_across(self):
        sections = []
        for workload, mode, figure in (("R100", "eval", 3.0), ("R10k", "eval", 1.5), ("R100", "text", 4.0), ("R10k", "text", 1.0), ("T8k", "eval", 1.0)):
            sections.append(Section(workload, mode, ""))
            sections[-1].rows = [row("C++", 9.0), row("zhunze", figure)]
        self.assertEqual(list(across(sections)), ["an application of R10k takes zhunze as long as one of R100 2 times (a), 4 times (b)"])
        sections[3].rows[1].start_left_in = True
        self.assertEqual(list(across(sections)), ["an application of R10k takes zhunze as long as one of R100 2 times (a)"])


class Choosing(unittest.TestCase):
    def chosen(self, seconds_of, most=1_000_000, target=1.0):
        asked = []
        found = enough(lambda records: asked.append(records) or seconds_of(records), target, most, first=100)
        return found, asked

    def test_as_many_as_take_the_time(self):
        self.assertEqual(self.chosen(lambda records: records / 50), ((100, 2.0), [100]))
        self.assertEqual(self.chosen(lambda records: records / 20_000), ((20_000, 1.0), [100, 2_000, 20_000]))
        self.assertEqual(self.chosen(lambda records: records / 400_000), ((500_000, 1.25), [100, 2_000, 50_000, 500_000]))

    def test_what_takes_longer_than_the_few_promised(self):
        (records, seconds), asked = self.chosen(lambda records: records / (50_000 if records < 50_000 else 250_000))
        self.assertEqual((records, seconds, asked), (200_000, 0.8, [100, 2_000, 50_000, 200_000]))

    def test_a_batch_engine_whose_time_does_not_grow_at_first(self):
        (records, seconds), asked = self.chosen(lambda records: max(0.01, records / 1_000_000))
        self.assertEqual((records, seconds, asked), (1_000_000, 1.0, [100, 2_000, 50_000, 1_000_000]))

    def test_no_more_than_the_most(self):
        self.assertEqual(self.chosen(lambda _: 0.0, most=1_234_567), ((1_234_567, 0.0), [100, 2_000, 50_000, 1_000_000, 1_234_567]))
        self.assertEqual(self.chosen(lambda _: -0.1, most=50), ((50, -0.1), [50]))

    def test_start(self):
        run = lambda seconds, cpu: Run(b"", seconds, cpu, 0)
        self.assertEqual(without_start(run(1.0, 3.0), run(0.25, 0.5)), (0.75, 2.5))
        self.assertEqual(without_start(run(1.0, 3.0), run(0.9, 0.5)), (1.0, 3.0))


if __name__ == "__main__":
    unittest.main(verbosity=2)
