"""The formats of exports: how callers ask for each, what it can export, and the function that writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from graphql import GraphQLBoolean, GraphQLString

from schema.resource.parameter import ResourceParameter
from service.exports.atom import atom
from service.exports.data.subject import Subject, SubjectKind
from service.exports.ical import icalendar
from service.exports.linked.schema_org import schema_org
from service.exports.linked.web_annotation import web_annotations
from service.exports.ninjs import ninjs
from service.exports.sheet.csv_table import csv_table
from service.exports.sheet.workbook import workbook
from service.exports.timelinejs import timelinejs

Writer: TypeAlias = Callable[[Subject], bytes]
ANNOTATION_PROFILE = "http://www.w3.org/ns/anno.jsonld"
CHARSET = "; charset=utf-8"
LAST_WRITTEN_FIRST: Mapping[str, str] = MappingProxyType({"orderBy": "UPDATED_DESC"})
ANNOTATION_SET = ResourceParameter(
    "annotationSet",
    "The annotation set to write; by default, the article's own bundle is written.",
    GraphQLString,
    (),
)
LONG = ResourceParameter("long", "Whether to write all keys; by default, a bundle has short forms.", GraphQLBoolean, ())
BYTE_ORDER_MARK = ResourceParameter(
    "bom",
    "Whether to write a byte order mark before the table, which tells Excel that the file is UTF-8.",
    GraphQLBoolean,
    (),
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the suffixes of its addresses, and its media type.

    ``write`` writes the answer of a stored document; without it, the format is what an editor has: the article's bundle.
    ``profile`` is the parameter that tells its media type from others of the same type. ``is_whole`` says that it
    exports the whole of a list unless a page is requested. ``is_saved`` says that browsers should save it instead of
    showing it. ``parameters`` are those that it has beside the resource's, ``defaults`` the values of the resource's
    parameters if they are omitted, and ``selected`` the fields that it needs of each item beside those of the resource.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    title: str
    write: Writer | None
    kinds: frozenset[SubjectKind]
    profile: str | None = None
    charset: bool = False
    is_whole: bool = True
    is_saved: bool = False
    parameters: tuple[ResourceParameter, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    selected: str = ""

    @property
    def suffix(self) -> str:
        """The suffix of its addresses in links."""
        return self.suffixes[0]

    @property
    def content_type(self) -> str:
        """The header ``Content-Type`` of an answer in it."""
        profile = f'; profile="{self.profile}"' if self.profile else ""
        return self.media_type + profile + (CHARSET if self.charset else "")


_EVENTS = frozenset((SubjectKind.ARTICLE, SubjectKind.EVENTS))

FORMATS: tuple[Format, ...] = (
    Format(
        "jsonld",
        ("jsonld",),
        "application/ld+json",
        "schema.org JSON-LD",
        schema_org,
        frozenset(
            (
                SubjectKind.ARTICLE,
                SubjectKind.ARTICLES,
                SubjectKind.ENTITIES,
                SubjectKind.QUOTES,
                SubjectKind.CLAIMS,
                SubjectKind.EVENTS,
            )
        ),
    ),
    Format(
        "ninjs",
        ("ninjs.json", "ninjs"),
        "application/vnd.isnad.ninjs+json",
        "ninjs 3.1",
        ninjs,
        frozenset((SubjectKind.ARTICLE,)),
    ),
    Format(
        "anno",
        ("anno.jsonld",),
        "application/ld+json",
        "W3C Web Annotation",
        web_annotations,
        frozenset(
            (
                SubjectKind.ARTICLE,
                SubjectKind.ANNOTATIONS,
                SubjectKind.MENTIONS,
                SubjectKind.QUOTES,
                SubjectKind.CLAIMS,
                SubjectKind.REPORTS,
            )
        ),
        profile=ANNOTATION_PROFILE,
    ),
    Format("timeline", ("timeline.json",), "application/vnd.isnad.timelinejs+json", "TimelineJS", timelinejs, _EVENTS),
    Format(
        "atom",
        ("atom",),
        "application/atom+xml",
        "Atom",
        atom,
        frozenset((SubjectKind.ARTICLES,)),
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
        frozenset(SubjectKind),
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
        frozenset(SubjectKind),
        is_saved=True,
    ),
    Format(
        "bundle",
        ("bundle.yaml",),
        "application/yaml",
        "bundle",
        None,
        frozenset((SubjectKind.ARTICLE,)),
        is_saved=True,
        parameters=(ANNOTATION_SET, LONG),
    ),
)

OF_RESOURCES: Mapping[str, SubjectKind] = MappingProxyType(
    {
        "getArticle": SubjectKind.ARTICLE,
        "listArticles": SubjectKind.ARTICLES,
        "listEntityArticles": SubjectKind.ARTICLES,
        "getEntity": SubjectKind.ENTITIES,
        "listEntities": SubjectKind.ENTITIES,
        "listArticleEntities": SubjectKind.ENTITIES,
        "getQuote": SubjectKind.QUOTES,
        "listQuotes": SubjectKind.QUOTES,
        "listArticleQuotes": SubjectKind.QUOTES,
        "listEntityQuotes": SubjectKind.QUOTES,
        "listEntityRelayed": SubjectKind.QUOTES,
        "getClaim": SubjectKind.CLAIMS,
        "listClaims": SubjectKind.CLAIMS,
        "listArticleClaims": SubjectKind.CLAIMS,
        "listEntityClaims": SubjectKind.CLAIMS,
        "listQuoteClaims": SubjectKind.CLAIMS,
        "listQuoteSameUtterance": SubjectKind.QUOTES,
        "listEventClaims": SubjectKind.CLAIMS,
        "getEvent": SubjectKind.EVENTS,
        "listEvents": SubjectKind.EVENTS,
        "listTimeline": SubjectKind.EVENTS,
        "listArticleEvents": SubjectKind.EVENTS,
        "listEntityEvents": SubjectKind.EVENTS,
        "getMention": SubjectKind.MENTIONS,
        "listArticleMentions": SubjectKind.MENTIONS,
        "listEntityMentions": SubjectKind.MENTIONS,
        "getEventReport": SubjectKind.REPORTS,
        "listAnnotations": SubjectKind.ANNOTATIONS,
    }
)
"""The kind of subject that each exported resource is, by its name."""


def formats_of(resource: str) -> Sequence[Format]:
    """Return the formats of a resource, by its name."""
    kind = OF_RESOURCES.get(resource)
    return [each for each in FORMATS if kind in each.kinds]
