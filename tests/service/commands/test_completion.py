"""Shells complete commands, options, keys and slugs; what fails stays silent."""

import asyncio
import os
import shlex
import shutil
import sys
from pathlib import Path

import asyncpg
import pytest

from service.cli.completion import completions
from tests.support.data.articles import load, noise
from tests.support.service.live import serving

BIN = Path(sys.executable).parent

ASK_BASH = """
source <({isnad} completion bash)
function="$(complete -p isnad | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
COMP_WORDS=(isnad {words}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)) COMP_LINE="isnad {words}" COMP_POINT=${{#COMP_LINE}}
COMPREPLY=()
"$function" isnad "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
"""Asks bash as a person does who presses the tabulator."""


async def printed(program: str, script: str, **environment: str) -> str:
    """Return what a shell printed for a script."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ISNAD_")}
    path = f"{BIN}:{os.environ['PATH']}"
    process = await asyncio.create_subprocess_exec(
        program,
        "-c",
        script,
        env={**own, "PATH": path, **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return out.decode()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "found"), [("sho", "show"), ("show co", "coale"), ("show noise/li", "noise/lifting")]
)
async def test_bash_completes(database: str, connection: asyncpg.Connection, words: str, found: str) -> None:
    await load(connection, noise())
    script = ASK_BASH.format(isnad=shlex.quote(f"{BIN / 'isnad'}"), words=words)
    assert found in (await printed("bash", script, DATABASE_URL=database, ISNAD_COMPLETION_WAIT_S="60")).split()


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
async def test_the_script_of_a_shell_is_one_that_it_reads(shell: str, tmp_path: Path) -> None:
    script = await printed(sys.executable, f"from service.cli.cli import main; main(['completion', '{shell}'])")
    assert "__complete" in script
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    path = tmp_path / "script"
    path.write_text(script)
    process = await asyncio.create_subprocess_exec(shell, "-n", str(path), stderr=asyncio.subprocess.PIPE)
    _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def test_keys_come_from_the_database_or_the_server(
    database: str, connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISNAD_COMPLETION_WAIT_S", "60")
    await load(connection, noise())
    monkeypatch.setenv("DATABASE_URL", database)
    assert await asyncio.to_thread(completions, "co", ("entity",)) == [("coale", "entity: John Coale")]
    assert await asyncio.to_thread(completions, "co", ("article",)) == []
    async with serving(database) as at:
        monkeypatch.setenv("ISNAD_SERVER", f"http://{at}")
        monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/none")
        assert await asyncio.to_thread(completions, "no", ()) == [("noise", "article: noise")]


async def test_what_fails_completes_nothing_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("http://127.0.0.1:1", "ftp://x"):
        monkeypatch.setenv("ISNAD_SERVER", address)
        assert await asyncio.to_thread(completions, "co", ()) == []
    monkeypatch.delenv("ISNAD_SERVER")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert await asyncio.to_thread(completions, "co", ()) == []
    assert capsys.readouterr() == ("", "")
