# SPDX-License-Identifier: Apache-2.0
"""How a section is measured: its contestants take turns, so that what disturbs the machine disturbs all of them."""
import time

from driver.contestants import OWN
from driver.running import Failed, NotHere
from driver.workloads import SIZES, disagreements, say

CHECKS = (2_000, 20_000, 200_000, 2_000_000)


def enough(seconds_of, target, most, first):
    """How many applications take about `target` seconds (half of it is accepted), or `most`; and how long they take.

    `seconds_of(records)` measures. The first few take as good as no time, and a batch engine's time does not grow for long: so it
    is asked again and again, each time with what the time before promises, but at most twentyfold.
    """
    records = min(first, most)
    while True:
        seconds = seconds_of(records)
        if seconds >= target / 2 or records >= most:
            return records, seconds
        wanted = records * min(20, target / max(seconds, 1e-9))
        records = min(most, max(size for size in SIZES if size <= 1.3 * wanted))


class Entry:
    """A row, what makes one round for it (and adds to it), how many rounds it has, and the seconds that are left for them."""

    def __init__(self, row, once, rounds, seconds):
        self.row, self.once, self.rounds, self.left = row, once, rounds, seconds


class Measuring:
    def __init__(self, runner, workloads, contestants, options):
        self.runner, self.workloads, self.contestants, self.options = runner, workloads, contestants, options
        self.wrong = {}   # (contestant, workload, mode) -> (how many verdicts are wrong, of how many)
        self.enough = {}  # (contestant, workload, mode) -> how many applications the last section gave it
        self.listed = {}  # (contestant, workload, how many, of how many, some of them) -> in which modes
        self.begin = time.monotonic()

    def elapsed(self):
        return time.monotonic() - self.begin

    def check(self, contestant, workload, mode):
        """How many verdicts of the contestant's way through `mode` are not the exact ones, and of how many: fewer of a slow one."""
        key = (contestant.name, workload, mode)
        if key not in self.wrong:
            for records in sorted({min(size, self.options.check) for size in CHECKS}):
                folder, exact = self.workloads.folder(workload, records), self.workloads.exact(workload, records)
                piped = mode != "eval"
                stdin = folder / "applications.ndjson" if piped else None
                run = self.runner.run(contestant, mode if piped else "verdicts", folder, 1 if piped else "", stdin)
                wrong, some = disagreements(run.output, exact, explained=mode == "explain")
                self.wrong[key] = (wrong, records)
                if run.seconds > self.options.check_seconds:
                    break
            if some:
                self.listed.setdefault((contestant.name, workload, wrong, records, tuple(some)), []).append(mode)
        return self.wrong[key]

    def taking(self, workload, mode, names=None):
        """Who does it, or says why not. T80 is there to be compared with T8k: of interest for our own only."""
        for contestant in self.contestants:
            if (names is None or contestant.name in names) and (workload != "T80" or contestant.kind == OWN):
                if contestant.does(workload, mode) or (workload, mode) in contestant.reasons:
                    yield contestant

    def section(self, section, rows, prepare, check=None, peer_rounds=3):
        """`prepare(row)` gives a function of no arguments that makes one round and adds it to the row."""
        say(f"{self.elapsed():5.0f} s  {section.title}")
        entries = []
        for row in rows:
            contestant = row.contestant
            try:
                if (section.workload, section.mode) in contestant.reasons:
                    raise NotHere(contestant.reasons[section.workload, section.mode])
                row.wrong = self.check(contestant, section.workload, check) if check else None
                own, rounds, budget = contestant.kind == OWN, self.options.rounds, self.options.budget
                entries.append(Entry(row, prepare(row), rounds if own else min(peer_rounds, rounds), 2 * budget if own else budget))
            except (Failed, NotHere) as problem:
                section.left_out.append((row.name, str(problem)))
        for number in range(self.options.rounds):
            for entry in list(entries):
                if number < entry.rounds and entry.left > 0:
                    begin = time.monotonic()
                    try:
                        entry.once()
                    except (Failed, NotHere) as problem:
                        section.left_out.append((entry.row.name, str(problem)))
                        entries.remove(entry)
                    entry.left -= time.monotonic() - begin
        section.rows = [entry.row for entry in entries]
        return section
