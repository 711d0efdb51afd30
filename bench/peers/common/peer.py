# SPDX-License-Identifier: Apache-2.0
"""The contestant's side of the benchmark's protocol (bench/README.md), for engines that are Python packages."""

import json
import multiprocessing
import sys
import time
from pathlib import Path

BLOCK_LINES = 10_000  # what a process takes at once in text mode


class Engine:
    """An engine with its rules loaded from the file that its generator has written. It sees many applications at once."""

    def __init__(self, rules):
        raise NotImplementedError

    def read(self, lines):
        """Lines of NDJSON -> (their ids, the applications as the engine takes them)."""
        raise NotImplementedError

    def judge(self, applications):
        """Judges them; the result is in whatever form is natural for the engine."""
        raise NotImplementedError

    def names(self, result):
        """judge's result as a list of names of violated rules for each application, in the order of the rule file."""
        return result

    def text(self, source, threads):
        """Applications from a file to verdict lines on standard output."""
        if threads == 1:
            for lines in blocks(source):
                sys.stdout.write(self.verdicts(lines))
            return
        with multiprocessing.get_context("fork").Pool(threads, _fork, (self,)) as pool:
            waiting = []
            for lines in blocks(source):
                waiting.append(pool.apply_async(_verdicts, (lines,)))
                if len(waiting) >= 2 * threads:
                    sys.stdout.write(waiting.pop(0).get())
            for one in waiting:
                sys.stdout.write(one.get())

    def verdicts(self, lines):
        ids, applications = self.read(lines)
        return "".join(map(verdict, ids, self.names(self.judge(applications))))


def verdict(identifier, names):
    if not names:
        return f'{{"id":"{identifier}","outcome":"passed"}}\n'
    listed = '","'.join(names)
    return f'{{"id":"{identifier}","outcome":"rejected","violated":["{listed}"]}}\n'


def blocks(source):
    lines = []
    for line in source:
        lines.append(line)
        if len(lines) == BLOCK_LINES:
            yield lines
            lines = []
    if lines:
        yield lines


def _fork(engine):
    global _engine
    _engine = engine


def _verdicts(lines):
    return _engine.verdicts(lines)


def _timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main(load):
    """Runs the mode named on the command line: MODE RULES WORKLOAD_DIR [ARGUMENT]. `load(rules)` makes an Engine."""
    mode, rules, workload = sys.argv[1:4]
    argument = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    applications = Path(workload) / "applications.ndjson"
    if mode == "eval":
        engine = load(rules)
        with open(applications, "rb") as file:
            ids, read = engine.read(file.readlines())
        print(json.dumps({"records": len(ids), "seconds": [_timed(lambda: engine.judge(read)) for _ in range(argument)]}))
    elif mode == "text":
        load(rules).text(sys.stdin.buffer, argument)
    elif mode == "verdicts":
        with open(applications, "rb") as file:
            load(rules).text(file, 1)
    elif mode == "load":
        print(json.dumps({"seconds": [_timed(lambda: load(rules)) for _ in range(3)]}))
    else:
        raise ValueError(f"unknown mode {mode}")
