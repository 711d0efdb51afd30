# SPDX-License-Identifier: Apache-2.0
"""What a run has found, as a table for people."""
import statistics

from driver.contestants import ENGINE, GENERAL


class Row:
    """One contestant in one section: a figure a round, rates (/s) or times (s); the ratio is turned over for times, so that more is
    always better. `label` is what follows the contestant's name."""

    def __init__(self, contestant, label="", unit="/s", threads=1):
        self.contestant, self.name, self.unit, self.threads = contestant, contestant.name + label, unit, threads
        self.figures, self.cpu, self.memory_kb = [], [], 0  # cpu: seconds of processor time an application, a round
        self.starts, self.walls = [], []  # seconds of the process on one application and on all, a round
        self.start_left_in = False  # in a figure, as it was nearly all of a run
        self.wrong, self.note = None, ""  # (how many verdicts are wrong, of how many)

    def add(self, figure, memory_kb, cpu=None):
        self.figures.append(figure)
        self.memory_kb = max(self.memory_kb, memory_kb)
        if cpu is not None:
            self.cpu.append(cpu)

    @property
    def median(self):
        return statistics.median(self.figures)

    def ratio(self, reference):
        """The median over the rounds that both were measured in."""
        pairs = zip(self.figures, reference.figures)
        return statistics.median(own / other if self.unit == "/s" else other / own for own, other in pairs)

    def cores(self):
        """How many were busy: a program may have more threads than it is told to judge with."""
        return f" ({statistics.median(self.cpu) * self.median:.2g} cores busy)" if self.cpu else ""

    def spread(self):
        if len(self.figures) < 2:
            return "1 round"
        return f"{(max(self.figures) - min(self.figures)) / self.median * 100:.0f}%"


class Section:
    """Its rows are compared with the first of them."""

    def __init__(self, workload, mode, title):
        self.workload, self.mode, self.title = workload, mode, title
        self.rows, self.left_out = [], []

    def of_zhunze(self):
        return {row.threads: row for row in self.rows if row.contestant.name == "zhunze"}

    def remarks(self):
        """How far the best of the others are from zhunze, and several threads from one: in the same rounds."""
        own = self.of_zhunze()
        if not own:
            return
        reference = own[max(own)]
        for kind in (ENGINE, GENERAL):
            others = sorted((row for row in self.rows if row.contestant.kind == kind), key=reference.ratio)
            for row in others[:1]:
                yield f"zhunze is {reference.ratio(row):.3g} times as fast as {row.name}, the fastest {kind}{self.exact_one(others, reference)}"
        if len(own) > 1:
            times = (f"{row.ratio(own[1]):.3g} times on {threads}{row.cores()}" for threads, row in sorted(own.items()) if threads > 1)
            yield f"zhunze is as fast as on one thread {' and '.join(times)}"

    @staticmethod
    def exact_one(others, reference):
        """The fastest of those whose verdicts were all right, if that is not the fastest."""
        if not others[0].wrong or others[0].wrong[0] == 0:
            return ""
        exact = next((row for row in others if row.wrong[0] == 0), None)
        return ", and none of these was exact" if exact is None else f", and {reference.ratio(exact):.3g} times as {exact.name}, the fastest exact one"


def amount(figure, unit):
    if unit == "/s":
        for scale, letter in ((1e6, "M"), (1e3, "k")):
            if figure >= scale:
                return f"{figure / scale:.3g} {letter}/s"
        return f"{figure:.3g} /s"
    for scale, name in ((1, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if figure >= scale:
            return f"{figure / scale:.3g} {name}"
    return f"{figure / 1e-9:.0f} ns"


WIDTHS = {"": 20, "ratio": 8, "median": 9, "spread": 7, "cpu": 8, "memory": 8, "wrong": 13}


def line(first, *cells, note=""):
    widths = list(WIDTHS.values())
    return "  ".join([first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(cells, widths[1:])), note]).rstrip()


def text_of(section):
    lines = ["", section.title, line(*WIDTHS)]
    for row in section.rows:
        lines.append(line("  " + row.name,
                          f"{row.ratio(section.rows[0]):.3g}",
                          amount(row.median, row.unit),
                          row.spread(),
                          amount(statistics.median(row.cpu), "s") if row.cpu else "",
                          f"{row.memory_kb / 1024:.0f} MB",
                          f"{row.wrong[0]} of {row.wrong[1]:,}" if row.wrong else "",
                          note=row.note))
    lines += [f"  {name}: {why}" for name, why in section.left_out]
    lines += [f"  = {remark}" for remark in section.remarks()]
    return "\n".join(lines)


def across(sections):
    """What more rules, or a longer table, cost zhunze an application."""
    medians = {}
    for section in sections:
        row = section.of_zhunze().get(1)
        if row and section.mode in ("eval", "text") and not row.start_left_in:
            medians.setdefault((section.workload, section.mode), row.median)
    for more, fewer in (("R10k", "R100"), ("T8k", "T80")):
        times = [f"{medians[fewer, mode] / medians[more, mode]:.3g} times ({letter})" for mode, letter in (("eval", "a"), ("text", "b"))
                 if {(more, mode), (fewer, mode)} <= medians.keys()]
        if times:
            yield f"an application of {more} takes zhunze as long as one of {fewer} {', '.join(times)}"
