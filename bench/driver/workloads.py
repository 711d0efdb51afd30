# SPDX-License-Identifier: Apache-2.0
"""The folders of generated applications, made once and kept."""
import hashlib
import json
import subprocess
import sys
from pathlib import Path

SIZES = tuple(step * 10**power for power in range(2, 8) for step in (1, 2, 5))[:-2]  # 100 to 10 million


def say(text):
    print(text, file=sys.stderr, flush=True)


class Workloads:
    def __init__(self, programs, data, oracle):
        self.generator, self.data, self.oracle = programs / "bench_generate", data, oracle
        self.stamp = hashlib.sha256(self.generator.read_bytes()).hexdigest()

    def folder(self, workload, records):
        """Rules and that many applications. Whatever another generator wrote is written anew."""
        folder = self.data / f"{workload}-{records}"
        mark = folder / ".generated"
        if not mark.exists() or mark.read_text() != self.stamp:
            say(f"  generating {workload}, {records:,} records")
            subprocess.run([self.generator, workload, folder, "--records", str(records)], check=True)
            mark.write_text(self.stamp)
        return folder

    def exact(self, workload, records):
        """The path of the exact verdicts of `folder(workload, records)`."""
        folder = self.folder(workload, records)
        path = folder / "exact.ndjson"
        sources = (folder / ".generated", Path(self.oracle))
        if not path.exists() or path.stat().st_mtime < max(source.stat().st_mtime for source in sources):
            say(f"  exact verdicts of {workload}, {records:,} records")
            with open(folder / "exact.new", "wb") as output:
                subprocess.run([sys.executable, self.oracle, folder], stdout=output, check=True)
            (folder / "exact.new").replace(path)
        return path


def disagreements(given, exact, explained=False, most=3):
    """How many verdicts differ from the exact ones, and some of them. `given` is bytes; a missing or a further line is one too.

    `explained`: every rejected one has to have its explanation."""
    lines = given.splitlines()
    wrong, some = 0, []
    with open(exact, "rb") as expected:
        wanted = expected.read().splitlines()
    for index in range(max(len(lines), len(wanted))):
        one = lines[index] if index < len(lines) else b""
        other = wanted[index] if index < len(wanted) else b""
        if not (same_verdict(one, other, explained) if explained else one == other or same_verdict(one, other)):
            wrong += 1
            if len(some) < most:
                some.append(difference(one, other))
    return wrong, some


def difference(given, exact):
    """What is wrong with a verdict, in a few words."""
    try:
        verdict, wanted = json.loads(given), json.loads(exact)
        found, right = set(verdict.get("violated", ())), set(wanted.get("violated", ()))
        words = [f"{word} {', '.join(sorted(rules))}" for word, rules in (("misses", right - found), ("wrongly finds", found - right)) if rules]
        if words and verdict["id"] == wanted["id"]:
            return f"{verdict['id']} {' and '.join(words)}"
    except (ValueError, TypeError, AttributeError, KeyError):
        pass
    return f"{given[:200].decode(errors='replace') or '(no line)'} for {exact[:200].decode() or '(no line)'}"


def same_verdict(given, exact, explained=False):
    """Blanks and the order of keys are no disagreement, and nobody has to tell exemptions. An explanation has to be of this verdict."""
    try:
        given, exact = json.loads(given), json.loads(exact)
        if explained and exact["outcome"] == "rejected" and not explains(given.pop("explanation"), exact):
            return False
        if "exempt" not in given:
            exact.pop("exempt", None)
        return given == exact
    except (ValueError, TypeError, AttributeError, KeyError):
        return False


def explains(explanation, exact):
    """Whether an explanation is of this application and comes to the same outcome by the same rules."""
    violated = [rule["rule"] for rule in explanation["rules"] if rule["outcome"] == "violated"]
    return [explanation["id"], explanation["outcome"], violated] == [exact["id"], exact["outcome"], exact.get("violated", [])]
