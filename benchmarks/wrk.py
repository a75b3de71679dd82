"""Load from wrk: the only module that knows how it is started and what it prints."""

import shutil
import subprocess
from pathlib import Path

import orjson

from benchmarks.figures import Sample

CONNECTIONS = 16
_SCRIPT = Path(__file__).with_name("wrk.lua")


class LoadFailed(Exception):
    """wrk is missing, or a server answered with errors; the message says what to do or which."""


def require_wrk() -> None:
    """Raise LoadFailed with how to get wrk where it is not installed."""
    if shutil.which("wrk") is None:
        raise LoadFailed("wrk is not installed: apt-get install wrk (Debian, Ubuntu), or brew install wrk (macOS)")


def warm_up(port: int, requests: Path, seconds: float) -> None:
    """Send requests and look at every answer; raises LoadFailed for one that is an error."""
    _run(port, requests, seconds, "checked")


def measure(port: int, requests: Path, seconds: float) -> Sample:
    """Return what a server does under load; raises LoadFailed for an answer that is an error by its status."""
    return _run(port, requests, seconds, "unchecked")


def read_result(output: str) -> Sample:
    """Return the sample in what wrk has printed; raises LoadFailed where something failed or nothing was answered."""
    line = next((line for line in output.splitlines() if line.startswith("RESULT ")), None)
    if line is None:
        raise LoadFailed(f"wrk gave no result:\n{output}")
    read = orjson.loads(line.removeprefix("RESULT "))
    if read["failed"] or not read["requests"]:
        raise LoadFailed(f"{read['failed']} of {read['requests']} requests failed:\n{output}")
    return Sample(
        requests_s=read["requests"] / read["duration_us"] * 1_000_000,
        median_ms=read["median_us"] / 1000,
        p99_ms=read["p99_us"] / 1000,
    )


def _run(port: int, requests: Path, seconds: float, checking: str) -> Sample:
    argv = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", str(_SCRIPT)]
    argv += [f"http://127.0.0.1:{port}", "--", str(requests), checking]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise LoadFailed(f"wrk failed:\n{done.stdout}{done.stderr}")
    return read_result(done.stdout)
