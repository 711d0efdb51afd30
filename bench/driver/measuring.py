# SPDX-License-Identifier: Apache-2.0
"""How each mode is measured. Every section's contestants take turns, so that what disturbs the machine disturbs all of them."""
import statistics

from driver.contestants import Failed, NotHere
from driver.table import Row, Section
from driver.workloads import SIZES, disagreements, say

TRIES = 200


def without_start(seconds, start):
    """A start that is most of a run cannot be told from noise: then it stays in."""
    return seconds - start if seconds > 2 * start else seconds


class Measuring:
    def __init__(self, runner, workloads, contestants, options):
        self.runner, self.workloads, self.contestants, self.options = runner, workloads, contestants, options
        self.wrong = {}   # (contestant, workload, mode) -> how many verdicts are wrong
        self.listed = {}  # (contestant, workload, how many, some of them) -> in which modes

    def check(self, contestant, workload, mode):
        """How many verdicts of the contestant's way through `mode` are not the exact ones."""
        key = (contestant.name, workload, mode)
        if key not in self.wrong:
            records = self.options.check
            folder, exact = self.workloads.folder(workload, records), self.workloads.exact(workload, records)
            if mode == "text":
                run = self.runner.run(contestant, "text", folder, 1, stdin=folder / "applications.ndjson")
            else:
                run = self.runner.run(contestant, "verdicts", folder)
            self.wrong[key], some = disagreements(run.output, exact)
            if some:
                self.listed.setdefault((contestant.name, workload, self.wrong[key], tuple(some)), []).append(mode)
        return self.wrong[key]

    def section(self, workload, mode, title, prepare, unit="/s", names=None, check=None, rounds=None):
        """`prepare(contestant, row)` gives a function of no arguments that makes one round: (figure, peak memory in KB)."""
        section = Section(workload, mode, title, "C++")
        say(title)
        taking = []
        for contestant in self.contestants:
            if not contestant.does(workload, mode) or (names and contestant.name not in names):
                continue
            row = Row(contestant.name, unit, higher=unit == "/s")
            try:
                row.wrong = self.check(contestant, workload, check) if check else None
                taking.append((row, prepare(contestant, row)))
            except (Failed, NotHere) as problem:
                section.left_out.append((contestant.name, str(problem)))
        for _ in range(rounds or self.options.rounds):
            for row, once in list(taking):
                try:
                    figure, memory = once()
                except (Failed, NotHere) as problem:
                    section.left_out.append((row.name, str(problem)))
                    taking.remove((row, once))
                    continue
                row.figures.append(figure)
                row.memory_kb = max(row.memory_kb, memory)
        section.rows = [row for row, _ in taking]
        return section

    def eval(self, workload):
        """(a): passes over parsed applications, of which the first warms up."""
        def prepare(contestant, row):
            records = 0
            for size in SIZES:
                if size > self.options.eval_records:
                    break
                records = size
                seconds = min(self.passes(contestant, workload, size, 2)[0])
                if seconds * 10 > self.options.pass_seconds:
                    break
            passes = max(4, min(TRIES, int(self.options.pass_seconds / max(seconds, 1e-9))))
            row.notes.append(f"{records:,} records")

            def once():
                times, memory = self.passes(contestant, workload, records, passes)
                return records / statistics.median(times[1:]), memory
            return once

        return self.section(workload, "eval", f"{workload} (a) evaluation of parsed applications, one thread", prepare, check="eval")

    def passes(self, contestant, workload, records, repeat):
        found, run = self.runner.json(contestant, "eval", self.workloads.folder(workload, records), repeat)
        if found.get("records") != records or len(found.get("seconds", ())) != repeat:
            raise Failed(f"eval evaluated {found.get('records')} records {len(found.get('seconds', ()))} times")
        return found["seconds"], run.memory_kb

    def text(self, workload, threads, names=None, records=None, title=None, mode="text", check="text"):
        """(b): from text to text, without the time of a run on one application, which is told beside."""
        def prepare(contestant, row):
            folder = self.workloads.folder(workload, self.options.check)
            starts = [self.piped(contestant, mode, folder, threads, self.input(workload, 1)) for _ in range(3)]
            start = statistics.median(run.seconds for run in starts)
            start_cpu = statistics.median(run.cpu for run in starts)
            chosen = records
            for size in SIZES if records is None else ():
                if size > self.options.records:
                    break
                chosen = size
                run = self.piped(contestant, mode, folder, threads, self.input(workload, size))
                # By processor time: one disturbance must not make all further runs too short.
                if run.cpu - start_cpu > max(start_cpu, self.options.text_seconds / 10) or run.seconds > self.options.timeout / 5:
                    break
            row.notes.append(f"{chosen:,} records, start {start:.3f} s")

            def once():
                run = self.piped(contestant, mode, folder, threads, self.input(workload, chosen))
                row.cpu.append(without_start(run.cpu, start_cpu) / chosen)
                return chosen / without_start(run.seconds, start), run.memory_kb
            return once

        many = "one thread" if threads == 1 else f"{threads} threads"
        return self.section(workload, mode, title or f"{workload} (b) NDJSON text to verdict lines, {many}", prepare, names=names, check=check)

    def piped(self, contestant, mode, folder, threads, stdin):
        return self.runner.run(contestant, mode, folder, threads, stdin=stdin, keep=False)

    def input(self, workload, records):
        return self.workloads.folder(workload, records) / "applications.ndjson"

    def latency(self, workload, quantile):
        def prepare(contestant, row):
            folder = self.workloads.folder(workload, self.options.check)

            def once():
                found, run = self.runner.json(contestant, "latency", folder, self.options.decisions)
                if "allocations" in found:
                    row.notes = [f"{found['allocations']:,} allocations"]
                return found["ns"][quantile] * 1e-9, run.memory_kb
            return once

        title = f"{workload} (c) one decision through the interface of the language, {quantile} of {self.options.decisions:,}"
        return self.section(workload, "latency", title, prepare, unit="s")

    def load(self, workload):
        def prepare(contestant, _):
            folder = self.workloads.folder(workload, self.options.check)

            def once():
                found, run = self.runner.json(contestant, "load", folder)
                return statistics.median(found["seconds"]), run.memory_kb
            return once

        return self.section(workload, "load", f"{workload} (d) from the text of the rules to being ready", prepare, unit="s", rounds=3)

    def growth_of_records(self):
        own = {"zhunze", "C++"}
        sizes = [size for size in SIZES if 1000 <= size <= self.options.growth_records]
        return [self.text("R1", 1, own, size, f"R1 (e) growth: {size:,} records, one thread") for size in sizes]

    def growth_of_rules(self):
        own = {"zhunze", "C++"}
        sections, rules = [], 10
        while rules <= self.options.growth_rules:
            workload = f"G{rules}"
            sections.append(self.text(workload, 1, own, min(100_000, self.options.records), f"{workload} (e) growth: {rules:,} rules, one thread"))
            sections.append(self.load(workload))
            rules *= 10
        return sections
