# SPDX-License-Identifier: Apache-2.0
"""How one run of a contestant is made and measured."""
import json
import os
import signal
import subprocess
import tempfile


class Failed(Exception):
    """A contestant that ended with an error, took too long or wrote what is none of the protocol; its text says which."""


class NotHere(Exception):
    """A contestant, or a mode of it, that cannot be had here (exit code 77)."""


class Run:
    """What one run gave: `output` (bytes; empty if discarded), wall `seconds`, seconds of `cpu` on all cores, peak `memory_kb`."""

    def __init__(self, output, seconds, cpu, memory_kb):
        self.output, self.seconds, self.cpu, self.memory_kb = output, seconds, cpu, memory_kb


class Runner:
    """`timeout`: seconds after which a run is stopped, with all it started."""

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
                    raise Failed(f"too slow: gave up after {self.timeout} s ({mode})") from None
                finally:
                    stop(process)
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


def stop(process):
    """Ends a process that still runs, and what it has started: also when bench/run itself is interrupted."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
