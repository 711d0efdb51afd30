# SPDX-License-Identifier: Apache-2.0
"""Who takes part."""
import subprocess
from pathlib import Path

ALL = ("R1", "R100", "R10k", "T8k", "T80")
OWN, ENGINE, GENERAL = "our own", "rule engine or policy language", "of SQL, LuaJIT, JavaScript and Python"
GENERAL_NAMES = ("duckdb", "luajit", "node", "python", "sqlite")


class Contestant:
    """`commands` makes the argument list of a call of the protocol: commands(mode, folder, number). `modes`: what it does, by workload;
    `reasons`: why it does not do others, by workload and mode. `kind` is OWN, ENGINE or GENERAL."""

    def __init__(self, name, commands, modes, kind, reasons=None):
        self.name, self.commands, self.modes, self.kind, self.reasons = name, commands, modes, kind, reasons or {}

    def does(self, workload, mode):
        return mode in self.modes.get("G" if workload.startswith("G") else workload, ())


def baseline(programs):
    program = programs / "bench_baseline"

    def variant(name, reader, judge, workloads, modes):
        return Contestant(name, lambda mode, folder, number: [program, reader, judge, mode, folder, number or 1],
                          {workload: modes for workload in workloads}, OWN)

    return [
        variant("C++", "simdjson", "loop", (*ALL, "G"), ("eval", "text", "verdicts")),
        variant("C++, index", "simdjson", "index", ("R100",), ("eval", "text", "verdicts")),
        variant("C++, scanner", "scanner", "loop", (*ALL, "G"), ("text", "verdicts")),
        variant("C++, scanner, index", "scanner", "index", ("R100",), ("text", "verdicts")),
    ]


def ours(programs, zhunze):
    def commands(mode, folder, number):
        if mode in ("text", "explain"):
            explain = ["--explain", "rejected"] if mode == "explain" else []
            return [zhunze, "evaluate", "-", "--rules", folder / "rules", "--format", "verdicts", *explain, "--jobs", number or 1]
        return [programs / "bench_ours", mode, folder, number or 1]

    modes = {workload: ("eval", "text", "verdicts", "load", "latency") for workload in (*ALL, "G")}
    return Contestant("zhunze", commands, modes | {"X": ("explain",)}, OWN)


def peers(folder, chosen):
    """The contestants below bench/peers, and why others are left out: ([Contestant], [(name, why)])."""
    found, left_out = [], []
    for run in sorted(Path(folder).glob("*/run")):
        name = run.parent.name
        if chosen is not None and name not in chosen:
            continue
        prepared = subprocess.run([run, "prepare"], capture_output=True, text=True, check=False)
        if prepared.returncode != 0:
            said = (prepared.stdout + prepared.stderr).strip().splitlines()
            left_out.append((name, said[-1] if said else f"prepare ended with {prepared.returncode}"))
            continue
        found.append(peer(name, run, subprocess.run([run, "modes"], capture_output=True, text=True, check=True).stdout))
    missing = sorted(set(chosen or ()) - {contestant.name for contestant in found} - {name for name, _ in left_out})
    left_out += [(name, "there is no such contestant") for name in missing]
    return found, left_out


def peer(name, run, told):
    """`told`: lines of what it does, `R1 eval text load`, and of what it does not, `not R10k text: why`."""
    modes, reasons = {}, {}
    for line in told.splitlines():
        words, _, why = line.partition(": ")
        words = words.split()
        if words[0] == "not":
            reasons.update({(words[1], mode): why for mode in words[2:]})
        else:
            modes[words[0]] = (*words[1:], "verdicts")
    kind = GENERAL if name.removesuffix("_fixed") in GENERAL_NAMES else ENGINE
    return Contestant(name, lambda mode, data, number: [run, mode, data, *([number] if number else [])], modes, kind, reasons)
