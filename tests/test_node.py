"""The Node that the set-up uses: the machine's where it is new enough, else the wheel's, wherever the folder is."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / ".ci" / "node"
SYSTEM = "/usr/local/bin:/usr/bin:/bin"


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def run(*command: str | Path, path: str) -> str:
    done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True)
    return done.stdout


def test_a_node_of_the_machine_that_is_new_enough_is_used(tmp_path: Path) -> None:
    folder, machine = tmp_path / "it's here" / "node", tmp_path / "the machine's"
    program(machine / "node", 'echo "node $*"')
    program(machine / "npm", 'echo "npm $* by $(node)"')
    program(machine / "npx", 'echo "npx $*"')
    path = f"{folder}:{machine}:{SYSTEM}"
    for _ in range(2):  # the second time its own commands stand first on the path
        run(SCRIPT, folder, sys.executable, path=path)
        assert run(folder / "npm", "ci", "a b", path=SYSTEM).startswith("npm ci a b by ")
    assert run(folder / "npx", "x", path=path) == "npx x\n"


def test_where_the_machine_has_none_or_an_old_one_it_is_the_one_of_the_wheel(tmp_path: Path) -> None:
    folder, machine = tmp_path / "it's here" / "node", tmp_path / "machine"
    program(machine / "node", "exit 1")
    run(SCRIPT, folder, sys.executable, path=f"{machine}:{SYSTEM}")
    version = run(folder / "node", "--version", path=SYSTEM)
    assert int(version.removeprefix("v").split(".")[0]) >= 24
    assert run(folder / "npm", "--version", path=SYSTEM)
