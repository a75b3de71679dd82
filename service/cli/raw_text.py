"""Raw texts on disk: articles in plain text or Markdown that are no bundles yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from editorial.bundle.bundle import Bundle
from editorial.manuscript.first_bundle import slug_of_file
from editorial.manuscript.guess import headline_in
from editorial.manuscript.manuscript import Manuscript, manuscript_in
from editorial.manuscript.markdown import plain_from_markdown
from service.cli.bundle_files import SUFFIXES
from service.cli.console import CommandFailed, Exit

MARKDOWN = (".md", ".markdown")
_BEFORE = "\ufeff \t\r\n{["
"""What may stand before the first key of a bundle."""

_IN_FRONT: Mapping[str, tuple[str, ...]] = {
    "slug": ("slug",),
    "language": ("language", "lang"),
    "publishedAt": ("published_at", "date"),
    "timezone": ("timezone",),
}
"""The fields of the operation, with the keys of front matter that state them."""


@dataclass(frozen=True, slots=True)
class RawText:
    """A text to draft. ``body_file`` contains it, or will contain it if it ``is_converted``.

    ``stated`` has what the file says of the article, by the names of the operation's fields.
    """

    path: Path
    body: str
    body_file: Path
    stated: Mapping[str, str | None]
    is_converted: bool = False


def read_raw_texts(paths: Iterable[Path]) -> list[RawText]:
    """Return the texts of files. Raises CommandFailed with everything that is no text, or is a bundle already."""
    found, refusals = list[RawText](), list[str]()
    for path in dict.fromkeys(paths):
        try:
            found.append(_read(path))
        except CommandFailed as refused:
            refusals.append(str(refused))
    if refusals:
        raise CommandFailed("\n".join(refusals), Exit.USAGE)
    return found


def _read(path: Path) -> RawText:
    text = _text(path)
    _refuse(path, text)
    slug = slug_of_file(str(path.resolve()))
    if not _is_markdown(path):
        return RawText(path, text, path, {"slug": slug, "headline": headline_in(text.replace("\r\n", "\n"))})
    plain = plain_from_markdown(text)
    front = {
        field: next((plain.front[key] for key in keys if key in plain.front), None) for field, keys in _IN_FRONT.items()
    }
    stated = {**front, "slug": front["slug"] or slug, "headline": plain.headline}
    return RawText(path, plain.text, path.with_suffix(".txt"), stated, is_converted=True)


def _refuse(path: Path, text: str) -> None:
    """Refuse what is no article in plain text or Markdown. Raises CommandFailed."""
    if "\0" in text:
        raise _refusal(path, "this is no text: it contains NUL characters")
    opened = text.lstrip(_BEFORE)  # a text may begin with a bracket
    kind = manuscript_in(opened, Bundle.model_fields)
    if kind is None or path.suffix.lower() in SUFFIXES:
        raise _refusal(path, "this is a bundle already: load it with `isnad load`")
    if kind is Manuscript.EMPTY:
        raise _refusal(path, "this is empty")
    if kind is Manuscript.HTML and not _is_markdown(path):
        raise _refusal(path, "this is HTML: save its words as plain text, one paragraph per line")


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() in MARKDOWN


def _text(path: Path) -> str:
    if path.is_dir():
        raise _refusal(path, "this is a folder: name the files in it")
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            return opened.read()
    except UnicodeDecodeError as fault:
        raise _refusal(path, f"this is no text in UTF-8: byte {fault.start}; save it as plain text in UTF-8") from None
    except OSError as fault:
        raise _refusal(path, f"cannot be read: {fault.strerror}") from None


def _refusal(path: Path, reason: str) -> CommandFailed:
    return CommandFailed(f"{path}: {reason}", Exit.USAGE)
