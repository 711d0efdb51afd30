# SPDX-License-Identifier: Apache-2.0
"""The modes of bench/README.md: what the sections of the table measure."""
import statistics

from driver.contestants import OWN
from driver.measuring import Measuring, enough
from driver.running import Failed
from driver.table import Row, Section, amount
from driver.workloads import SIZES

SAMPLE = 20_000  # applications beside the rules that are loaded, or judged one at a time
YARDSTICKS = ("C++", "zhunze")


def without_start(whole, start):
    """Seconds and processor time of a run without its start. A start that is nearly all of it cannot be told from noise: it stays in."""
    if whole.seconds < 1.25 * start.seconds:
        return whole.seconds, whole.cpu
    return whole.seconds - start.seconds, whole.cpu - start.cpu


class Modes(Measuring):
    def eval(self, workload):
        """(a): passes over parsed applications, of which the first warms up."""
        def prepare(row):
            def seconds(records):
                return min(self.passes(row, workload, records, 3)[0])

            # What even one application takes says how many a batch engine needs until its time grows with their number.
            one, target = seconds(1), self.options.pass_seconds / 3
            records, beyond = enough(lambda records: seconds(records) - one, max(target, one), self.options.eval_records, first=100)
            passes = max(6, min(200, int(self.options.pass_seconds / max(one + beyond, 1e-9))))
            row.note = f"{records:,} records"

            def once():
                times, memory = self.passes(row, workload, records, passes)
                row.add(records / statistics.median(times[1:]), memory)
            return once

        section = Section(workload, "eval", f"{workload} (a) evaluation of parsed applications, one thread")
        return self.section(section, [Row(contestant) for contestant in self.taking(workload, "eval")], prepare, check="eval")

    def passes(self, row, workload, records, repeat):
        found, run = self.runner.json(row.contestant, "eval", self.workloads.folder(workload, records), repeat)
        if found.get("records") != records or len(found.get("seconds", ())) != repeat:
            raise Failed(f"eval evaluated {found.get('records')} records {len(found.get('seconds', ()))} times")
        return found["seconds"], run.memory_kb

    def text(self, workload):
        """(b) with one thread."""
        rows = [Row(contestant, threads=1) for contestant in self.taking(workload, "text")]
        return self.piped(Section(workload, "text", f"{workload} (b) NDJSON text to verdict lines, one thread"), rows, check="text")

    def threads(self, workload, mode="text", what="NDJSON text to verdict lines"):
        """(b) with all threads; the yardsticks also with one and with two, in the same rounds."""
        every = self.options.threads
        rows = []
        for contestant in self.taking(workload, mode):
            rows.append(Row(contestant, threads=every))
            for threads in sorted({1, 2} - {every}, reverse=True) if contestant.name in YARDSTICKS else ():
                rows.append(Row(contestant, f", {threads} thread{'s' * (threads > 1)}", threads=threads))
        section = Section(workload, mode, f"{workload} (b) {what}, {every} threads unless told otherwise")
        return self.piped(section, rows, check=mode, peer_rounds=2)

    def piped(self, section, rows, check=None, records=None, peer_rounds=3):
        """From text to text, without the time of a run on one application, which is told beside."""
        def prepare(row):
            workload, most = section.workload, self.options.records

            def run(records):
                stdin = self.workloads.folder(workload, records) / "applications.ndjson"
                return self.runner.run(row.contestant, section.mode, self.workloads.folder(workload, 1), row.threads, stdin, keep=False)

            start = run(1)

            def beyond(records):  # a disturbance adds to the wall time alone, and must not make all further runs too short
                whole = run(records)
                return min(whole.seconds - start.seconds, whole.cpu - start.cpu)

            target = self.options.text_seconds if row.contestant.kind == OWN else self.options.text_seconds * 0.4
            key = (row.contestant.name, workload, section.mode)
            chosen = records or enough(beyond, max(target, start.seconds), most, first=self.enough.get(key, 1000))[0]
            self.enough[key] = chosen
            self.workloads.folder(workload, chosen)  # made now, and not on a round's time

            def once():
                start, whole = run(1), run(chosen)
                seconds, cpu = without_start(whole, start)
                row.add(chosen / seconds, whole.memory_kb, cpu / chosen)
                row.starts.append(start.seconds)
                row.walls.append(whole.seconds)
                row.start_left_in = row.start_left_in or seconds == whole.seconds
                kept = ", left in" if row.start_left_in else ""
                row.note = f"{chosen:,} records in {statistics.median(row.walls):.2f} s, start {statistics.median(row.starts):.3f} s{kept}"
            return once

        return self.section(section, rows, prepare, check, peer_rounds)

    def latency(self, workload):
        """(c): the figure is p50; p99 is told beside."""
        def prepare(row):
            folder = self.workloads.folder(workload, SAMPLE)
            p99 = []

            def once():
                found, run = self.runner.json(row.contestant, "latency", folder, self.options.decisions)
                row.add(found["ns"]["p50"] * 1e-9, run.memory_kb)
                p99.append(found["ns"]["p99"] * 1e-9)
                allocations = f", {found['allocations']:,} allocations" if "allocations" in found else ""
                row.note = f"p99 {amount(statistics.median(p99), 's')}{allocations}"
            return once

        title = f"{workload} (c) one decision through the interface of the language, p50 of {self.options.decisions:,}"
        return self.section(Section(workload, "latency", title), [Row(contestant, unit="s") for contestant in self.taking(workload, "latency")], prepare)

    def load(self, workload):
        def prepare(row):
            folder = self.workloads.folder(workload, SAMPLE)

            def once():
                found, run = self.runner.json(row.contestant, "load", folder)
                row.add(statistics.median(found["seconds"]), run.memory_kb)
            return once

        section = Section(workload, "load", f"{workload} (d) from the text of the rules to being ready")
        return self.section(section, [Row(contestant, unit="s") for contestant in self.taking(workload, "load")], prepare)

    def growth_of_records(self):
        for size in SIZES:
            if size in (10**power for power in range(3, 8)) and size <= self.options.growth_records:
                yield self.growth("R1", f"{size:,} records", size)

    def growth_of_rules(self):
        rules = 10
        while rules <= self.options.growth_rules:
            yield self.growth(f"G{rules}", f"{rules:,} rules")
            yield self.load(f"G{rules}")
            rules *= 10

    def growth(self, workload, size, records=None):
        rows = [Row(contestant, threads=1) for contestant in self.taking(workload, "text", YARDSTICKS)]
        return self.piped(Section(workload, "text", f"{workload} (e) growth: {size}, NDJSON text to verdict lines, one thread"), rows, records=records)
