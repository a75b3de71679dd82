"""The request to draft an article, checked and prepared: what can be done before a connection is taken."""

import re
from dataclasses import dataclass, fields
from datetime import datetime

from pydantic import TypeAdapter

from db.operation.computing import Preparation
from db.operation.operation import CodedFault, InvalidValue, OperationFault, OperationRefused
from db.transaction.checked_value import checked_value
from db.transaction.operation_transaction import kept_text
from editorial.draft.draft import Draft
from editorial.draft.drafter import DrafterFault
from editorial.draft.place import LONGEST as LONGEST_IN_BUNDLE
from editorial.draft.raw_article import RawArticle
from editorial.drafted.head import DraftedHead
from editorial.drafting.rules import ASSERTED_BY as BY_RULES
from editorial.drafting.rules import NAME as RULES
from editorial.manuscript.guess import guess_language, slug_of
from editorial.part.value import Instant, Key, Language, Timezone
from editorial.text.text import UnreadableText, normalise

AND = "+"
"""What stands between the names of drafters whose drafts are merged."""

_JOINED_BY = "-"
"""What joins the names of drafters in the name of their annotation set."""

MOST_DRAFTERS = 4
LONGEST = 2_000_000
"""The most characters of a text."""

_INSTANT: TypeAdapter[datetime] = TypeAdapter(Instant)
_TIMEZONE: TypeAdapter[str] = TypeAdapter(Timezone)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_KEY: TypeAdapter[str] = TypeAdapter(Key)
_FILE = re.compile(r"(?!\.{1,2}$)[^/\\\x00-\x1f\x7f\ud800-\udfff]{1,200}")


@dataclass(frozen=True, slots=True)
class DraftArticle:
    """A raw text, one paragraph per line, and what is known of its publication.

    ``language`` and ``slug`` are guessed if they are not given. ``drafter`` names a drafter, or several with ``+``
    between them, whose drafts are merged. ``body_file`` is the name of the file with the text, to which the bundle then
    refers. With ``load`` the draft is stored, in an annotation set of its own.
    """

    body: str
    slug: str | None = None
    language: str | None = None
    headline: str | None = None
    published_at: str | None = None
    timezone: str | None = None
    drafter: str = RULES
    body_file: str | None = None
    load: bool = False
    dry_run: bool = False


NOTHING = RawArticle("", "en")
"""The article of a request before it is prepared."""


@dataclass(frozen=True, slots=True)
class PreparedDraft(DraftArticle):
    """A request with a checked ``article``, and the drafts of all drafters but the rules.

    ``names`` are those of all drafters, ``asserted_by`` what they are called with their versions.
    """

    article: RawArticle = NOTHING
    drafts: tuple[Draft, ...] = ()
    names: tuple[str, ...] = ()
    asserted_by: tuple[str, ...] = ()

    @property
    def annotation_set(self) -> str:
        """The annotation set of the draft."""
        return _JOINED_BY.join(self.names)

    @property
    def drafters(self) -> str:
        """All drafters with their versions."""
        return ", ".join(self.asserted_by)

    def heading(self, at: datetime, taken: frozenset[str] = frozenset()) -> DraftedHead:
        """Return the heading of the bundle of a draft that was made at an instant.

        ``taken`` are keys of stored entities that no entity of the draft may have.
        """
        given = {"timezone": self.timezone, "published_at": self.published_at}
        supplied = ("slug", "language", *(name for name, value in given.items() if value is not None))
        return DraftedHead(
            slug=self.slug or "",
            asserted_by=self.drafters,
            asserted_at=at.replace(microsecond=0),
            annotation_set=self.annotation_set,
            headline=self.headline,
            body_file=self.body_file,
            supplied=supplied,
            taken=taken,
        )


async def draft_first(request: DraftArticle, preparation: Preparation) -> PreparedDraft:
    """Check a request, and ask the drafters that are not the rules, before a connection is taken.

    Raises OperationRefused with all faults.
    """
    faults: list[OperationFault] = []
    article = _article(request, faults)
    names = _drafters(request, preparation, faults)
    headline = kept_text(request.headline, ("headline",), faults)
    _note_body_file(request, faults)
    if article:
        _note_length(request, article.body, faults)
    if faults or article is None:
        raise OperationRefused(faults)
    drafters = {name: preparation.drafters[name] for name in names if name != RULES}
    try:
        drafts = tuple([await drafter.draft(article) for drafter in drafters.values()])
    except DrafterFault as fault:
        raise OperationRefused([CodedFault(fault.code, str(fault), ("drafter",))]) from None
    given = {each.name: getattr(request, each.name) for each in fields(DraftArticle)}
    given |= {"headline": headline, "slug": request.slug or slug_of(headline or article.body)}
    asserted_by = tuple(drafters[name].asserted_by if name in drafters else BY_RULES for name in names)
    return PreparedDraft(**given, article=article, drafts=drafts, names=names, asserted_by=asserted_by)


def _article(request: DraftArticle, faults: list[OperationFault]) -> RawArticle | None:
    """Return the raw article, if its values are sound."""
    checked_value(_KEY, request.slug, ("slug",), faults)
    language = checked_value(_LANGUAGE, request.language, ("language",), faults)
    published_at = checked_value(_INSTANT, request.published_at, ("publishedAt",), faults)
    timezone = checked_value(_TIMEZONE, request.timezone, ("timezone",), faults)
    body = _body(request.body, faults)
    return None if body is None else RawArticle(body, language or guess_language(body), published_at, timezone)


def _body(text: str, faults: list[OperationFault]) -> str | None:
    if len(text) > LONGEST:
        faults.append(InvalidValue(f"the text has more than {LONGEST:,} characters: draft its parts", ("body",)))
        return None
    try:
        body = normalise(text)
    except UnreadableText as fault:
        faults.append(InvalidValue(str(fault), ("body",)))
        return None
    if not body.strip():
        faults.append(InvalidValue("the text is empty", ("body",)))
    return body


def _note_body_file(request: DraftArticle, faults: list[OperationFault]) -> None:
    if request.body_file is not None and not _FILE.fullmatch(request.body_file):
        faults.append(InvalidValue("`bodyFile` must be the name of a file, without folders", ("bodyFile",)))


def _note_length(request: DraftArticle, body: str, faults: list[OperationFault]) -> None:
    """Append a fault if the text would stand in a bundle that cannot hold it."""
    if len(body) <= LONGEST_IN_BUNDLE:
        return
    if request.load:
        message = f"a text of more than {LONGEST_IN_BUNDLE:,} characters cannot be loaded: draft its parts"
        faults.append(InvalidValue(message, ("body",)))
    elif request.body_file is None:
        message = f"a text of more than {LONGEST_IN_BUNDLE:,} characters cannot stand in a bundle: name its `bodyFile`"
        faults.append(InvalidValue(message, ("body",)))


def _drafters(request: DraftArticle, preparation: Preparation, faults: list[OperationFault]) -> tuple[str, ...]:
    """Return the names of the drafters of a request, each once."""
    names = list(dict.fromkeys(request.drafter.split(AND)))
    known = {RULES, *preparation.drafters}
    for name in names:
        if name not in known:
            message = f"there is no drafter {name[:80]!r}: this service has {', '.join(sorted(known))}"
            faults.append(InvalidValue(message, ("drafter",), nearest=RULES))
    if len(names) > MOST_DRAFTERS:
        faults.append(InvalidValue(f"name at most {MOST_DRAFTERS} drafters", ("drafter",)))
    return tuple(names)
