"""The bundle of a draft, in short forms: its doubts stand as comments above the items that they are about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from editorial.bundle.source import Parsed, Path
from editorial.draft.draft import Basis, Draft
from editorial.draft.place import LONGEST
from editorial.draft.raw_article import RawArticle
from editorial.draft.sound import one_line, sound_draft
from editorial.drafted.head import DraftedHead
from editorial.drafted.limit import within_limits
from editorial.drafted.near import point
from editorial.drafted.note import comments_on
from editorial.drafted.reading import common_provenance, reading_of, same_as
from editorial.format.comment import Comments, Notes
from editorial.format.writer import write_yaml
from editorial.short.shortening import shorten_bundle
from editorial.written.bundle import written
from editorial.written.quotation import Data


class TextTooLongForBundle(ValueError):
    """The text is too long to stand in the bundle itself."""

    def __init__(self) -> None:
        super().__init__(
            f"a text of more than {LONGEST} characters cannot stand in a bundle: keep it in a file beside the bundle"
        )


def drafted_bundle(draft: Draft, article: RawArticle, head: DraftedHead) -> str:
    """Return the bundle of a draft, in YAML, without what it cannot hold. Raises TextTooLongForBundle."""
    return write_draft(draft_for_bundle(draft, article, head), article, head)


def draft_for_bundle(draft: Draft, article: RawArticle, head: DraftedHead) -> Draft:
    """Return as much of a draft as a bundle can hold (``editorial.draft.sound``, ``editorial.drafted.limit``)."""
    return within_limits(sound_draft(draft, article.body, head.taken), article.body)


def write_draft(sound: Draft, article: RawArticle, head: DraftedHead) -> str:
    """Return the bundle of a draft that a bundle can hold. Raises TextTooLongForBundle."""
    if head.body_file is None and len(article.body) > LONGEST:
        raise TextTooLongForBundle
    data = written(reading_of(sound, article, head), common_provenance(head))
    point(data, sound, article.body)
    _tie(data, sound)
    if head.body_file is not None:
        described = cast(Data, data["article"])
        del described["body"]
        described["body_file"] = head.body_file
    short = shorten_bundle(cast("dict[str, Parsed]", data))
    return write_yaml(short, Comments(_notes(sound, short)))


def _tie(data: Data, draft: Draft) -> None:
    """Say of each entity which stored one it is."""
    for entity, item in zip(draft.entities, cast(Sequence[Data], data.get("entities", ())), strict=True):
        if keys := same_as(entity):
            item["same_as"] = keys[0]


def _notes(draft: Draft, bundle: Mapping[str, Parsed]) -> dict[Path, Notes]:
    """Return the comments of a bundle: about the draft, and about each item that is doubtful."""
    notes = dict[Path, list[str]]()
    for path, basis in _doubtful(draft, bundle):
        lines = notes.setdefault(path, [])
        lines.extend(line for line in comments_on(basis) if line not in lines)
    found = {path: Notes(tuple(lines)) for path, lines in notes.items()}
    if draft.notes:
        found["isnad",] = Notes(tuple(f"# {one_line(note)}" for note in draft.notes))
    return found


def _doubtful(draft: Draft, bundle: Mapping[str, Parsed]) -> Iterator[tuple[Path, Basis]]:
    for number, entity in enumerate(draft.entities):
        for basis in (entity.basis, *(each.basis for each in entity.mentions)):
            yield ("entities", number), basis
    yield from ((("quotes", number), each.basis) for number, each in enumerate(draft.quotes))
    yield from ((("events", number), each.basis) for number, each in enumerate(draft.events))
    yield from ((("claims", number), each.basis) for number, each in enumerate(draft.claims))
