"""The schemas of OpenAPI, from the shapes of the answers: nullable and required are exactly as in GraphQL.

Each fragment of the documents becomes a named schema. Objects stay open (no `additionalProperties: false`): a new field
is no breaking change, so clients must accept it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from graphql import (
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    get_named_type,
)

from schema.read.answer_shape import TYPENAME, AnswerField, Presence, Shape
from schema.resource.resource import PAGED, AnswerForm, Resource

JsonSchema: TypeAlias = dict[str, Any]
SCHEMAS = "#/components/schemas/"
SPARSE = "Sparse"
"""The prefix of the names of sparse schemas, whose fields are all present only on request."""

SCALARS: Mapping[str, JsonSchema] = MappingProxyType(
    {
        "ID": {"type": "string", "format": "uuid"},
        "String": {"type": "string"},
        "Int": {"type": "integer", "format": "int32"},
        "Float": {"type": "number"},
        "Boolean": {"type": "boolean"},
        "DateTime": {"type": "string", "format": "date-time"},
        "Date": {"type": "string", "format": "date"},
        "EDTF": {"type": "string", "examples": ["2025-09", "2025-12-12/2025-12-13", "2024-07/..", "2025-12~"]},
        "Language": {"type": "string", "examples": ["ar", "en", "be-Latn"]},
        "URL": {"type": "string", "format": "uri"},
    }
)
"""The JSON schemas of GraphQL's scalars."""

REFERENCE: JsonSchema = {
    "type": "string",
    "minLength": 1,
    "examples": ["019a22e2-559c-7fdd-9848-3a1160fc51cd", "john-coale", "belarus-us-sanctions/coale-on-prisoners"],
}
"""The JSON schema of an id in the input of an operation, which can also be a key, a slug, an address or a beginning."""

OF_TYPENAME = "The name of its type."

_LINK = {"type": ["string", "null"], "format": "uri-reference"}


@dataclass(slots=True)
class Schemas:
    """Collects the schemas that have names."""

    named: dict[str, JsonSchema] = field(default_factory=dict)

    def answer(self, resource: Resource, *, is_sparse: bool = False) -> JsonSchema:
        """Return the schema of a resource's answer: the whole one, or with ``is_sparse`` only requested fields."""
        shape = resource.answer
        if resource.form is AnswerForm.OBJECT:
            return self._present(shape, _bare(shape.kind), is_sparse)
        prefix, name = SPARSE if is_sparse else "", get_named_type(shape.kind).name
        if resource.form is AnswerForm.LIST:
            items = described(self._of(shape, shape.kind, is_sparse), "The items of the list.")
            listed = {"type": "object", "description": "A list.", "required": ["nodes"], "properties": {"nodes": items}}
            return self.name(f"{prefix}{name}List", listed)
        page = self._page(shape, is_sparse)
        return self.name(prefix + name.removesuffix("Connection") + "Page", page)

    def payload(self, shape: Shape) -> JsonSchema:
        """Return the schema of an operation's payload."""
        (type_name,) = shape.members
        return self.name(type_name, self._object_of(shape, type_name, is_sparse=False))

    def _page(self, shape: Shape, is_sparse: bool) -> JsonSchema:
        (type_name,) = shape.members
        page = self._object_of(shape, type_name, is_sparse, is_envelope=True)
        links = {
            "next": _LINK | {"description": "The address of the next page; null on the last one."},
            "previous": _LINK | {"description": "The address of the previous page; null on the first one."},
        }
        return page | {"required": [*links, *page["required"]], "properties": links | page["properties"]}

    def name(self, name: str, schema: JsonSchema) -> JsonSchema:
        """Keep a schema under a name, and return the reference to it; raises ValueError if another one has the name."""
        if self.named.setdefault(name, schema) != schema:
            raise ValueError(f"two schemas would have the name {name}")
        return {"$ref": SCHEMAS + name}

    def enumeration(self, kind: GraphQLEnumType) -> JsonSchema:
        """Return the reference to the schema of an enumeration, with the meaning of each value."""
        meanings = {word: value.description or "" for word, value in kind.values.items()}
        said = "\n".join(f"- `{word}`: {meaning}" for word, meaning in meanings.items())
        schema = {
            "type": "string",
            "description": f"{kind.description}\n\n{said}",
            "enum": list(meanings),
            "x-enum-descriptions": list(meanings.values()),
        }
        return self.name(kind.name, schema)

    def _of(self, shape: Shape, kind: GraphQLOutputType, is_sparse: bool) -> JsonSchema:
        present = self._present(shape, _bare(kind), is_sparse)
        return present if isinstance(kind, GraphQLNonNull) else nullable(present)

    def _present(self, shape: Shape, kind: GraphQLOutputType, is_sparse: bool) -> JsonSchema:
        """Return the schema of a value that is not null."""
        if isinstance(kind, GraphQLList):
            return {"type": "array", "items": self._of(shape, kind.of_type, is_sparse)}
        if isinstance(kind, GraphQLEnumType):
            return self.enumeration(kind)
        if not shape.members:
            return dict(SCALARS[get_named_type(kind).name])
        return self._any(shape, is_sparse)

    def _any(self, shape: Shape, is_sparse: bool) -> JsonSchema:
        types = [name for name, members in shape.members.items() if members]
        prefix = SPARSE if is_sparse else ""
        if len(types) == 1:
            name, schema = object_name(shape), self._object_of(shape, types[0], is_sparse)
            return self.name(prefix + name, schema) if name else schema
        if not any(shape.fragments[each] for each in types):  # only the common fields are answered
            return self._common(shape, types, is_sparse)
        named = {each: f"{prefix}Any{(shape.fragments[each] or (each,))[0]}" for each in types}
        variants = [self.name(name, self._object_of(shape, each, is_sparse)) for each, name in named.items()]
        if is_sparse:
            return {"anyOf": variants}
        mapping = {each: SCHEMAS + name for each, name in named.items()}
        return {"oneOf": variants, "discriminator": {"propertyName": TYPENAME, "mapping": mapping}}

    def _common(self, shape: Shape, types: Sequence[str], is_sparse: bool) -> JsonSchema:
        """Return the schema of an object that may have several types, with only their common fields."""
        common = self._object_of(shape, types[0], is_sparse)
        properties = dict(common["properties"])
        for key, each in shape.members[types[0]].items():
            if each.name == TYPENAME and key in properties:
                properties[key] = {"type": "string", "enum": list(types), "description": OF_TYPENAME}
        said = get_named_type(shape.kind).description or ""
        return common | {"description": said, "properties": properties}

    def _object_of(self, shape: Shape, type_name: str, is_sparse: bool, *, is_envelope: bool = False) -> JsonSchema:
        """Return the schema of an object; all members of an envelope are required, but its items may be sparse."""
        is_loose = is_sparse and not is_envelope
        required, properties = [], {}
        for key, each in shape.members[type_name].items():
            if each.presence is Presence.ON_DEMAND and not is_loose:
                continue
            if each.presence is Presence.ALWAYS and not is_loose:
                required.append(key)
            properties[key] = self._property(each, type_name, is_loose or (is_sparse and key in PAGED))
        schema = {"type": "object", "description": shape.descriptions[type_name]}
        return schema | ({} if is_loose else {"required": required}) | {"properties": properties}

    def _property(self, member: AnswerField, type_name: str, is_sparse: bool) -> JsonSchema:
        if member.name == TYPENAME:
            return {"type": "string", "const": type_name, "description": OF_TYPENAME}
        is_extra = member.presence is Presence.CONDITIONAL
        value = self._of(member.shape, member.shape.kind, is_sparse and not is_extra)
        return described(value, member.description)


def object_name(shape: Shape) -> str | None:
    """Return the schema name of an object: that of its fragment, or of its type for an edge; None without one."""
    kind = get_named_type(shape.kind)
    return shape.fragment or (kind.name if kind.name.endswith("Edge") else None)


def described(schema: JsonSchema, description: str) -> JsonSchema:
    """Return a schema with the description of its use."""
    return {**schema, "description": description}


def nullable(schema: JsonSchema) -> JsonSchema:
    """Return the schema of a value that may also be null."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def untitled(schema: Any) -> Any:
    """Return a schema without titles that repeat names, and without stating that it is open, as all answers are."""
    if isinstance(schema, list):
        return [untitled(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: value for name, value in schema.items() if (name, value) != ("additionalProperties", True)}
    return {
        name: {key: untitled(each) for key, each in value.items()} if name == "properties" else untitled(value)
        for name, value in kept.items()
        if name != "title" or not isinstance(value, str)
    }


def _bare(kind: GraphQLOutputType) -> GraphQLOutputType:
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind
