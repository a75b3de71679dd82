"""The formats of exports: how each is asked for, what it is of, and what writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from graphql import GraphQLBoolean

from schema.parameter import Parameter
from service.exports.atom import atom
from service.exports.ical import icalendar
from service.exports.ninjs import ninjs
from service.exports.schema_org import schema_org
from service.exports.subject import Kind, Subject
from service.exports.table import csv_table
from service.exports.timelinejs import timelinejs
from service.exports.web_annotation import web_annotations
from service.exports.workbook import workbook

Writer: TypeAlias = Callable[[Subject], bytes]
ANNOTATION_PROFILE = "http://www.w3.org/ns/anno.jsonld"
CHARSET = "; charset=utf-8"
LAST_WRITTEN_FIRST: Mapping[str, str] = MappingProxyType({"orderBy": "UPDATED_DESC"})
BYTE_ORDER_MARK = Parameter(
    "bom",
    "Whether to write a byte order mark before the table, which tells Excel that the file is UTF-8.",
    GraphQLBoolean,
    (),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the suffixes of addresses that ask for it, and the media type that does.

    ``profile`` is the parameter of the media type that tells it from others of the same type. ``is_whole`` says that a list
    in it is all of the list unless a page of it is asked for. ``is_saved`` says that browsers are to save it, not to show it.
    ``parameters`` are those that it has beside the resource's, ``defaults`` the values of the resource's where none is given,
    and ``selected`` is what it needs of each item beside what the resource answers.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    title: str
    write: Writer
    kinds: frozenset[Kind]
    profile: str | None = None
    charset: bool = False
    is_whole: bool = True
    is_saved: bool = False
    parameters: tuple[Parameter, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    selected: str = ""

    @property
    def suffix(self) -> str:
        """The suffix that addresses of it have in links."""
        return self.suffixes[0]

    @property
    def content_type(self) -> str:
        """The header ``Content-Type`` of an answer in it."""
        profile = f'; profile="{self.profile}"' if self.profile else ""
        return self.media_type + profile + (CHARSET if self.charset else "")


_EVENTS = frozenset((Kind.ARTICLE, Kind.EVENTS))

FORMATS: tuple[Format, ...] = (
    Format(
        "jsonld",
        ("jsonld",),
        "application/ld+json",
        "schema.org JSON-LD",
        schema_org,
        frozenset((Kind.ARTICLE, Kind.ARTICLES, Kind.ENTITIES, Kind.QUOTES, Kind.CLAIMS, Kind.EVENTS)),
    ),
    Format(
        "ninjs",
        ("ninjs.json", "ninjs"),
        "application/vnd.isnad.ninjs+json",
        "ninjs 3.1",
        ninjs,
        frozenset((Kind.ARTICLE,)),
    ),
    Format(
        "anno",
        ("anno.jsonld",),
        "application/ld+json",
        "W3C Web Annotation",
        web_annotations,
        frozenset((Kind.ARTICLE, Kind.ANNOTATIONS, Kind.MENTIONS, Kind.QUOTES, Kind.CLAIMS, Kind.REPORTS)),
        profile=ANNOTATION_PROFILE,
    ),
    Format("timeline", ("timeline.json",), "application/vnd.isnad.timelinejs+json", "TimelineJS", timelinejs, _EVENTS),
    Format(
        "atom",
        ("atom",),
        "application/atom+xml",
        "Atom",
        atom,
        frozenset((Kind.ARTICLES,)),
        charset=True,
        is_whole=False,
        defaults=LAST_WRITTEN_FIRST,
        selected="body",
    ),
    Format("ics", ("ics",), "text/calendar", "iCalendar", icalendar, _EVENTS, charset=True, is_saved=True),
    Format(
        "csv",
        ("csv",),
        "text/csv",
        "CSV",
        csv_table,
        frozenset(Kind),
        charset=True,
        is_saved=True,
        parameters=(BYTE_ORDER_MARK,),
    ),
    Format(
        "xlsx",
        ("xlsx",),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel workbook",
        workbook,
        frozenset(Kind),
        is_saved=True,
    ),
)

OF_RESOURCES: Mapping[str, Kind] = MappingProxyType(
    {
        "getArticle": Kind.ARTICLE,
        "listArticles": Kind.ARTICLES,
        "listEntityArticles": Kind.ARTICLES,
        "getEntity": Kind.ENTITIES,
        "listEntities": Kind.ENTITIES,
        "listArticleEntities": Kind.ENTITIES,
        "getQuote": Kind.QUOTES,
        "listQuotes": Kind.QUOTES,
        "listArticleQuotes": Kind.QUOTES,
        "listEntityQuotes": Kind.QUOTES,
        "listEntityRelayed": Kind.QUOTES,
        "getClaim": Kind.CLAIMS,
        "listClaims": Kind.CLAIMS,
        "listArticleClaims": Kind.CLAIMS,
        "listEntityClaims": Kind.CLAIMS,
        "listQuoteClaims": Kind.CLAIMS,
        "listEventClaims": Kind.CLAIMS,
        "getEvent": Kind.EVENTS,
        "listEvents": Kind.EVENTS,
        "listTimeline": Kind.EVENTS,
        "listArticleEvents": Kind.EVENTS,
        "listEntityEvents": Kind.EVENTS,
        "getMention": Kind.MENTIONS,
        "listArticleMentions": Kind.MENTIONS,
        "listEntityMentions": Kind.MENTIONS,
        "getEventReport": Kind.REPORTS,
        "listAnnotations": Kind.ANNOTATIONS,
    }
)
"""What sort of things each resource is of that is exported, by its name."""


def formats_of(resource: str) -> Sequence[Format]:
    """Return the formats of a resource, by its name."""
    kind = OF_RESOURCES.get(resource)
    return [each for each in FORMATS if kind in each.kinds]
