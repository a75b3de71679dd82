"""The short forms in the JSON Schema of a bundle, beside the long ones that its models describe."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, TypeAlias

from editorial.model.vocabulary import ClaimStatus, NameKind, ParticipantRole
from editorial.short.head import CLAIM, ENTITY, EVENT, MENTION, QUOTE, Head

JsonSchema: TypeAlias = dict[str, Any]

_PART = "#/$defs/"
_TEXT: JsonSchema = {"type": "string", "minLength": 1, "maxLength": 100_000}
_NULL: JsonSchema = {"type": "null"}
_KEYS: JsonSchema = _TEXT
_OF_ENTITIES = (
    ("ArticlePart", "publisher"),
    ("LinkPart", "entity"),
    ("EventPart", "place"),
    ("ParticipantPart", "entity"),
    ("ReviewPart", "reviewer"),
)
"""The properties that name an entity by its key or by any of its names."""


def with_short_forms(schema: Mapping[str, Any]) -> JsonSchema:
    """Return the JSON Schema of a bundle with what may be written for the long forms."""
    whole: JsonSchema = deepcopy(dict(schema))
    parts = whole["$defs"]
    parts["Words"] = {
        "description": "Words of the article: a text, in which low lines may enclose the words that are meant, or a quotation.",
        "anyOf": [_TEXT, _ref("QuotationPart")],
    }
    parts["Names"] = _names(parts["NamePart"])
    _entity(parts["EntityPart"], parts["MentionPart"])
    _quote(parts["QuotePart"], parts["LinkPart"])
    _event(parts["EventPart"], parts["ReportPart"])
    _claim(parts["ClaimPart"])
    _property(parts["QuantityPart"], "when", _TEXT)
    for part, name in _OF_ENTITIES:
        _property(parts[part], name, _KEYS)
    whole["properties"]["mentions"] = {
        "const": "all",
        "description": "``all``: entities without ``mentions`` are mentioned by all their names.",
    }
    return whole


def _entity(entity: JsonSchema, mention: JsonSchema) -> None:
    _property(entity, "names", _ref("Names"))
    _property(entity, "descriptions", _TEXT)
    _listed(entity, "mentions", _ref("MentionPart"), _TEXT)
    _head(entity, ENTITY, _either(_ref("Names"), _NULL), required=("key", "kind", "names"))
    _note(mention)
    mention["patternProperties"] = {MENTION.pattern: _ref("Words")}


def _quote(quote: JsonSchema, link: JsonSchema) -> None:
    _chain(quote)
    _note(quote)
    _property(quote, "cue", _TEXT)
    _property(quote, "said", _TEXT)
    _property(link, "words", _TEXT)
    quote["properties"]["key"]["description"] = (
        "A key for the quote in this bundle. By default, it is made from the words."
    )
    _spans(quote)
    _head(quote, QUOTE, _either(*_WORDS, _NULL), required=("kind",), always=("chain",))


def _event(event: JsonSchema, report: JsonSchema) -> None:
    _note(report)
    _spans(report)
    _property(event, "title", _TEXT)
    _property(event, "when", _TEXT)
    by_role = {str(role): _either(_KEYS, {"type": "array", "items": _KEYS}) for role in ParticipantRole}
    roles = {"type": "object", "patternProperties": {f"^{role}$": each for role, each in by_role.items()}}
    _property(event, "participants", {**roles, "additionalProperties": False})
    _property(event, "participants", _ref("ParticipantPart"))
    _listed(event, "reports", _ref("ReportPart"), _TEXT)
    localised = {"type": "object", "additionalProperties": _TEXT}
    _head(event, EVENT, _either(_TEXT, localised, _NULL), required=("key", "status", "title"), always=("reports",))


def _claim(claim: JsonSchema) -> None:
    _chain(claim)
    _note(claim)
    _spans(claim)
    _listed(claim, "about", _KEYS)
    _listed(claim, "quantities", _ref("QuantityPart"), _TEXT)
    _listed(claim, "reviews", _ref("ReviewPart"))
    _listed(claim, "relations", _ref("RelationPart"), _TEXT)
    _property(claim, "status", {"type": "string", "pattern": rf"^({'|'.join(ClaimStatus)}) \([\s\S]+\)$"})
    words = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _either(*_WORDS)}
    _property(claim, "quote", words)
    claim["properties"]["key"]["description"] = (
        "A key for the claim in this bundle. By default, it is made from its text."
    )
    claim["properties"]["article"] = {
        "anyOf": list(_WORDS),
        "description": "The words, if the article makes the claim itself; it stands for ``chain`` too.",
    }
    localised = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _TEXT}
    _head(claim, CLAIM, _either(_TEXT, localised, _NULL), required=("kind", "text"))
    sources = [{"required": [name]} for name in ("chain", "quote", "article")]
    claim["allOf"] = [{"anyOf": sources}]


def _names(name: JsonSchema) -> JsonSchema:
    """Return the schema of names: a text, a list, or a mapping from languages to either."""
    kinds = {f"^({'|'.join(NameKind)})$": _either(_TEXT, {"type": "array", "items": _TEXT})}
    of_kind = {"type": "object", "minProperties": 1, "maxProperties": 1, "patternProperties": kinds}
    within: JsonSchema = {**deepcopy(name), "required": ["text"]}
    listed = [_TEXT, {**of_kind, "additionalProperties": False}]
    below = _either(*listed, within)
    return {
        "description": "Names: a text in the article's language, a list, or a mapping from languages to either.",
        "anyOf": [
            *listed,
            _ref("NamePart"),
            {"type": "array", "items": _either(*listed, _ref("NamePart")), "minItems": 1, "maxItems": 1000},
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]+)*$", "not": {"enum": ["text", *NameKind]}},
                "additionalProperties": _either(below, {"type": "array", "items": below, "minItems": 1}),
            },
        ],
    }


def _head(
    part: JsonSchema, head: Head, value: JsonSchema, *, required: tuple[str, ...], always: tuple[str, ...] = ()
) -> None:
    """Let a part have a head instead of the keys that it stands for; these are required without it."""
    part["patternProperties"] = {head.pattern: value}
    has_head = {"not": {"propertyNames": {"not": {"pattern": head.pattern}}}}
    part["anyOf"] = [{"required": list(required)}, has_head]
    part.pop("required", None)
    if always:
        part["required"] = list(always)


def _property(part: JsonSchema, name: str, *forms: JsonSchema) -> None:
    """Let a property have other forms too."""
    given = part["properties"][name]
    beside = {key: given.pop(key) for key in ("description", "default", "title") if key in given}
    forms_before = given["anyOf"] if list(given) == ["anyOf"] else [given]
    part["properties"][name] = {"anyOf": [*forms_before, *forms], **beside}


def _listed(part: JsonSchema, name: str, *items: JsonSchema) -> None:
    """Let a list have items of other forms, and be a single item."""
    part["properties"][name]["items"] = _either(*items)
    _property(part, name, *items)


def _spans(part: JsonSchema) -> None:
    listed = {"type": "array", "items": _ref("Words"), "minItems": 1, "maxItems": 100}
    given = part["properties"]["spans"]
    part["properties"]["spans"] = {**given, "anyOf": [listed, _ref("Words"), _NULL]}


def _chain(part: JsonSchema) -> None:
    _property(part, "chain", {"type": "string", "minLength": 1, "maxLength": 10_000})


def _note(part: JsonSchema) -> None:
    part["properties"]["note"] = {**_TEXT, "description": "A note, such as reasons: that of ``provenance``."}


def _either(*forms: JsonSchema) -> JsonSchema:
    return dict(forms[0]) if len(forms) == 1 else {"anyOf": list(forms)}


def _ref(name: str) -> JsonSchema:
    return {"$ref": _PART + name}


_WORDS: tuple[JsonSchema, ...] = (
    _ref("Words"),
    {"type": "array", "items": _ref("Words"), "minItems": 1, "maxItems": 100},
)
