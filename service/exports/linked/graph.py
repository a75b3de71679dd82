"""The graph of schema.org's JSON-LD: its nodes by their ids, each with all of its types, and its entities."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from service.exports.data.subject import Row, Subject, without_nothing

WIKIDATA = "http://www.wikidata.org/entity/"
Node: TypeAlias = dict[str, Any]

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "PERSON": "Person",
        "ORGANIZATION": "Organization",
        "PLACE": "Place",
        "PRODUCT": "Product",
        "WORK": "CreativeWork",
    }
)
"""The type of an entity by its kind; Thing for groups and everything else."""

NAMES = ("PREFERRED", "ALIAS", "TRANSLITERATION")


class Graph:
    """The nodes of a graph by their ids, in the order in which they were first mentioned."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.nodes: dict[str, Node] = {}

    def agent(self, row: Row) -> Node:
        """Add the speaker or publisher of something; anything but a person, even a place, becomes an organization."""
        return self.entity(row, "Person" if row["kind"] == "PERSON" else "Organization")

    def entity(self, row: Row, acts_as: str | None = None) -> Node:
        """Add an entity, with a further type for its role if it has one, and return a reference to it."""
        wikidata = [WIKIDATA + row["wikidata"]] if row.get("wikidata") else []
        node = self.node(
            "Entity",
            KINDS.get(row["kind"], "Thing"),
            row,
            [
                ("name", row["name"]),
                ("description", row.get("description")),
                ("alternateName", _other_names(row)),
                ("sameAs", [*wikidata, *(row.get("sameAs") or ())]),
            ],
        )
        types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        if acts_as is not None and acts_as not in types:
            node["@type"] = [*(each for each in types if each != "Thing"), acts_as]
            node["@type"] = node["@type"][0] if len(node["@type"]) == 1 else node["@type"]
        return {"@id": node["@id"]}

    def node(self, type_name: str, schema_type: str, row: Row, members: Sequence[tuple[str, object]]) -> Node:
        """Add properties to the node of a thing."""
        uri = self.subject.uri(type_name, row)
        node = self.nodes.setdefault(uri, {"@id": uri, "@type": schema_type, "identifier": row["id"]})
        node.update(without_nothing(members))
        return node

    def ref(self, type_name: str, row: Row) -> Node:
        """Return a reference to a thing."""
        return {"@id": self.subject.uri(type_name, row)}


def _other_names(entity: Row) -> Sequence[str]:
    """Return the other names of an entity, without misspellings and mere descriptions."""
    names = [each["text"] for each in entity.get("names") or () if each["kind"] in NAMES]
    return [each for each in dict.fromkeys(names) if each != entity["name"]]
