# SPDX-License-Identifier: Apache-2.0
"""Who takes part, and how one of them is run and measured."""
import json
import os
import signal
import subprocess
import tempfile
from pathlib import Path

ALL = ("R1", "R100", "R10k", "T8k", "T80")


class Failed(Exception):
    """A contestant that ended with an error, took too long or wrote what is none of the protocol; its text says which."""


class NotHere(Exception):
    """A contestant, or a mode of it, that cannot be had here (exit code 77)."""


class Run:
    """What one run gave: `output` (bytes; empty if discarded), wall `seconds`, seconds of `cpu` on all cores, peak `memory_kb`."""

    def __init__(self, output, seconds, cpu, memory_kb):
        self.output, self.seconds, self.cpu, self.memory_kb = output, seconds, cpu, memory_kb


class Contestant:
    """`commands` makes the argument list of a call of the protocol: commands(mode, folder, number)."""

    def __init__(self, name, commands, modes, group, ours=False):
        self.name, self.commands, self.modes, self.group, self.ours = name, commands, modes, group, ours

    def does(self, workload, mode):
        return mode in self.modes.get("G" if workload.startswith("G") else workload, ())


class Runner:
    def __init__(self, programs, timeout):
        self.measure, self.timeout = programs / "bench_measure", timeout

    def run(self, contestant, mode, folder, number="", stdin=None, keep=True):
        command = [str(word) for word in contestant.commands(mode, folder, number)]
        with tempfile.NamedTemporaryFile("r", suffix=".json") as report, tempfile.TemporaryFile() as errors:
            with open(stdin, "rb") if stdin else open("/dev/null", "rb") as source:
                # In a session of its own, so that whatever it started can be stopped with it.
                process = subprocess.Popen([str(self.measure), report.name, *command], stdin=source, stderr=errors, start_new_session=True,
                                           stdout=subprocess.PIPE if keep else subprocess.DEVNULL)
                try:
                    output, _ = process.communicate(timeout=self.timeout)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.communicate()
                    raise Failed(f"stopped after {self.timeout} s ({mode})") from None
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
            if process.returncode == 77:
                raise NotHere((output or b"").decode(errors="replace").strip() or said or "not available")
            if process.returncode != 0:
                last = said.splitlines()[-1] if said else "no message"
                raise Failed(f"{mode} ended with {process.returncode}: {last}")
            measured = json.loads(report.read())
        return Run(output or b"", measured["seconds"], measured["cpu"], measured["memory_kb"])

    def json(self, contestant, mode, folder, number=""):
        run = self.run(contestant, mode, folder, number)
        try:
            return json.loads(run.output), run
        except ValueError:
            raise Failed(f"{mode} printed no JSON: {run.output[:80]!r}") from None


def baseline(programs):
    program = programs / "bench_baseline"

    def variant(name, reader, judge, workloads, modes):
        return Contestant(name, lambda mode, folder, number: [program, reader, judge, mode, folder, number or 1],
                          {workload: modes for workload in workloads}, "hand-written C++")

    return [
        variant("C++", "simdjson", "loop", (*ALL, "G"), ("eval", "text", "verdicts")),
        variant("C++, index", "simdjson", "index", ("R100",), ("eval", "text", "verdicts")),
        variant("C++, scanner", "scanner", "loop", (*ALL, "G"), ("text", "verdicts")),
        variant("C++, scanner, index", "scanner", "index", ("R100",), ("text", "verdicts")),
    ]


def ours(programs, zhunze):
    def commands(mode, folder, number):
        if mode == "text":
            return [zhunze, "evaluate", "-", "--rules", folder / "rules", "--format", "verdicts", "--jobs", number or 1]
        if mode == "explain":
            return [zhunze, "evaluate", "-", "--rules", folder / "rules", "--format", "verdicts", "--explain", "rejected", "--jobs", number or 1]
        return [programs / "bench_ours", mode, folder, number or 1]

    asked = subprocess.run([zhunze, "evaluate", "--help"], capture_output=True, check=True).stdout
    modes = ["eval", "verdicts", "load", "latency"]
    if b"verdicts" in asked:
        modes.append("text")
    table = {workload: tuple(modes) for workload in (*ALL, "G")}
    if b"--explain" in asked:
        table["X"] = ("explain",)
    return Contestant("zhunze", commands, table, "Zhunze", ours=True)


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
        modes = {}
        for line in subprocess.run([run, "modes"], capture_output=True, text=True, check=True).stdout.splitlines():
            words = line.split()
            modes[words[0]] = (*words[1:], "verdicts")
        commands = (lambda run: lambda mode, data, number: [run, mode, data, *([number] if number else [])])(run)
        found.append(Contestant(name, commands, modes, "peers"))
    missing = sorted(set(chosen or ()) - {contestant.name for contestant in found} - {name for name, _ in left_out})
    left_out += [(name, "there is no such contestant") for name in missing]
    return found, left_out
