"""``isnad keys feed``: what it prints, where, and how it ends."""

import json

import pytest

from db.keys.feed_token import is_token
from service.cli.cli import run
from tests.service.commands.test_keys_command import Said, on_database, printed

__all__ = ("on_database",)


def feed(said: Said, *arguments: str) -> str:
    """Run a command that is done, and return what it prints on standard output."""
    return printed(said, "feed", *arguments)


def test_an_address_is_printed_alone_and_once(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(capsys, "create", "desk", "--scope", "read")
    url = feed(capsys, "create", "desk", "/v1/events.ics?status=OCCURRED").strip()
    assert url.startswith("http://127.0.0.1:8000/feeds/")
    token = url.split("/")[-2]
    assert is_token(token)
    for arguments in (["list"], ["list", "--json"]):
        assert token not in feed(capsys, *arguments)
    monkeypatch.setenv("ISNAD_PUBLIC_URL", "https://news.example/")
    made = json.loads(feed(capsys, "create", "desk", "/v1/quotes.csv?bom=true", "--description", "Table", "--json"))
    assert made["url"].startswith("https://news.example/feeds/isnad_feed_")
    assert (made["resource"], made["format"], made["description"]) == ("/v1/quotes?bom=true", "csv", "Table")


def test_the_list_shows_what_each_is_and_whether_it_is_answered(capsys: Said) -> None:
    for name in ("desk", "partner"):
        printed(capsys, "create", name, "--scope", "draft")
    feed(capsys, "create", "desk", "/v1/events.ics", "--drafts")
    feed(capsys, "create", "partner", "/v1/articles.atom")
    first, second = json.loads(feed(capsys, "list", "--json"))
    assert (first["with_drafts"], second["with_drafts"]) == (True, False)
    printed(capsys, "revoke", "partner")
    assert feed(capsys, "revoke", first["id"]) == f"revoked {first['id']} (desk, /v1/events)\n"
    lines = feed(capsys, "list").splitlines()
    assert lines[0].split() == ["ID", "KEY", "STATE", "LAST", "USED", "FORMAT", "RESOURCE"]
    assert lines[1].split() == [first["id"], "desk", "revoked", "never", "ics", "/v1/events"]
    assert lines[2].split() == [second["id"], "partner", "no_key", "never", "atom", "/v1/articles"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["create", "nobody", "/v1/events.ics"], 1, "no living key is named 'nobody'"),
        (["create", "desk", "/v1/events"], 2, "use /v1/events.jsonld"),
        (["create", "desk", "/v1/quotes.csv?kind=direct"], 2, "did you mean DIRECT?"),
        (["create", "desk", "/v1/quotes.csv", "--drafts"], 1, "no scope that allows drafts"),
        (["create", "desk"], 2, ""),
        (["revoke", "018f0000-0000-7000-8000-000000000001"], 1, "you have no active feed address"),
        (["revoke", "nonsense"], 2, ""),
    ],
)
def test_what_the_command_refuses_ends_with_its_exit_code(
    arguments: list[str], status: int, message: str, capsys: Said
) -> None:
    printed(capsys, "create", "desk", "--scope", "read")
    assert run(["keys", "feed", *arguments]) == status
    said = capsys.readouterr()
    assert message in said.out + said.err
    assert "Traceback" not in said.err
