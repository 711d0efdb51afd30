# SPDX-License-Identifier: Apache-2.0
"""What a run has found, as a table for people."""
import statistics


class Row:
    """One contestant in one section: a figure a round, each with the baseline's of the same round if that took part.

    `higher`: figures are rates; else times, and the ratio is turned over so that more is always better.
    """

    def __init__(self, name, unit, higher=True):
        self.name, self.unit, self.higher = name, unit, higher
        self.figures, self.memory_kb, self.wrong, self.notes = [], 0, None, []
        self.cpu = []  # seconds of processor time an application, a round, where that is known

    @property
    def median(self):
        return statistics.median(self.figures)

    def ratio(self, reference):
        """The median over the rounds that both were measured in; none without any."""
        if reference is None or not reference.figures or not self.figures:
            return None
        pairs = list(zip(self.figures, reference.figures))
        return statistics.median(own / other if self.higher else other / own for own, other in pairs)

    def spread(self):
        if len(self.figures) < 2:
            return ""
        return f"{(max(self.figures) - min(self.figures)) / self.median * 100:.0f}%"


class Section:
    def __init__(self, workload, mode, title, reference):
        self.workload, self.mode, self.title, self.reference = workload, mode, title, reference
        self.rows, self.left_out = [], []

    def row(self, name):
        return next((row for row in self.rows if row.name == name), None)


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


HEADER = ("", "ratio", "median", "spread", "cpu", "memory", "wrong", "")


def lines_of(section):
    reference = section.row(section.reference)
    yield ("\n" + section.title, *HEADER[1:])
    for row in section.rows:
        ratio = row.ratio(reference)
        yield ("  " + row.name,
               f"{ratio:.3g}" if ratio is not None else "-",
               amount(row.median, row.unit),
               row.spread(),
               amount(statistics.median(row.cpu), "s") if row.cpu else "",
               f"{row.memory_kb / 1024:.0f} MB" if row.memory_kb else "",
               "" if row.wrong is None else str(row.wrong),
               "; ".join(row.notes))
    for name, why in section.left_out:
        yield (f"  {name}: {why}",)


def text_of(sections):
    rows = [line for section in sections for line in lines_of(section)]
    # What is left out is a sentence and takes no column's room.
    widths = [max((len(line[column]) for line in rows if len(line) > column and len(line) > 1), default=0) for column in range(len(HEADER))]
    return "\n".join(line[0] if len(line) == 1 else
                     "  ".join([line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:-1], widths[1:])), line[-1]]).rstrip()
                     for line in rows)
