"""The bundle of what is stored, by REST and by the command: for editors, as they write it, and loadable as it is."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
import yaml

from db.operation.operation import Actor
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.sql.scope import Scope
from service.cli.cli import run
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

Connection = asyncpg.Connection
ADDRESS = "/v1/articles/noise.bundle.yaml"


async def of(database: str, *scopes: Scope, address: str = ADDRESS) -> Any:
    """Return what a key with these scopes is answered; without scopes, what everybody is."""
    headers = bearer(await key_of(database, str(uuid4()), *scopes)) if scopes else {}
    async with client_of(database, headers=headers) as client:
        return await client.get(address)


async def test_a_bundle_is_for_keys_that_see_drafts(database: str, connection: Connection) -> None:
    await load(connection, noise())
    for scopes in ((), (Scope.READ,), (Scope.SYNC,)):
        answer = await of(database, *scopes)
        assert (answer.status_code, answer.json()["code"]) == (403, "INSUFFICIENT_SCOPE")
    answer = await of(database, Scope.DRAFT)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/yaml"
    assert answer.headers["content-disposition"] == 'attachment; filename="noise.bundle.yaml"'
    assert yaml.safe_load(answer.text)["article"]["version"] == 1


async def test_a_bundle_is_always_what_is_stored_now(database: str, connection: Connection) -> None:
    await load(connection, noise())
    answer = await of(database, Scope.DRAFT, address=f"{ADDRESS}?asOf=2026-01-01T00:00:00Z&labelLanguage=ar")
    assert answer.status_code == 400
    assert {each["parameter"] for each in answer.json()["errors"]} == {"asOf", "labelLanguage"}


async def test_the_command_writes_what_rest_answers_and_loads_it_unchanged(
    database: str, connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("DATABASE_URL", database)
    await load(connection, noise())
    claim = str(await connection.fetchval("select id from annotation where key = 'lasting'"))
    await correct_annotation(connection, CorrectAnnotation(claim, "status: DISPUTED"), actor=Actor("desk"))
    for options in ([], ["--long"]):
        path = tmp_path / "noise.bundle.yaml"
        assert await asyncio.to_thread(run, ["export", "bundle", "noise", *options, "-o", str(path)]) == 0
        suffix = "?long=true" if options else ""
        assert path.read_bytes() == (await of(database, Scope.DRAFT, address=ADDRESS + suffix)).content
        capsys.readouterr()
        assert await asyncio.to_thread(run, ["load", str(path)]) == 0
        assert capsys.readouterr().out.startswith("UNCHANGED  noise: ")


async def test_a_set_has_a_bundle_of_its_own(database: str, connection: Connection) -> None:
    await load(connection, noise())
    data = noise()
    data["provenance"] |= {"annotation_set": "ner-7", "method": "MACHINE"}
    data["claims"] = []
    await load(connection, data)
    found = yaml.safe_load((await of(database, Scope.DRAFT, address=f"{ADDRESS}?annotationSet=ner-7&long=true")).text)
    assert found["provenance"]["annotation_set"] == "ner-7"
    assert "claims" not in found
