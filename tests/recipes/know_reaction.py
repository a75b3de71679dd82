"""A program for a copy of the house whose description has a kind of annotation more: what follows from that, as JSON."""

import sys

import orjson

from db.catalog import NODES
from db.catalog.change import NODES as LOGGED
from db.catalog.review import KINDS
from db.feed.snapshot import ORDER
from db.redaction.places import BY_TABLE
from db.reference.entity_reference import REFERENCES
from db.settle.changed_fields import OWN, PARTS
from db.sql.relation import HIDING, PAST
from db.watch.field import Rows, fields_of, references_in
from db.write.write import IN_ORDER
from schema.resource.item import TYPES
from service.exports.data.subject import ADDRESSES
from service.webhooks.delivery.body import ADDRESSES as READ_AT

ROWS: Rows = {
    "reaction": [{"id": "r", "words": "so be it", "person_id": "p"}],
    "reaction_link": [{"ordinal": 1, "url": "https://b.example"}, {"ordinal": 0, "url": "https://a.example"}],
}

if __name__ == "__main__":
    known = {
        "written": [each.columns for each in IN_ORDER if each.name.startswith("reaction")],
        "changed": [OWN["reaction"], PARTS["reaction_link"].field],
        "redacted": [
            (BY_TABLE[name].columns, BY_TABLE[name].article, BY_TABLE[name].stands_in)
            for name in ("reaction", "reaction_link")
        ],
        "hidden": "reaction" in HIDING,
        "as it was": {"reaction", "reaction_link"} <= PAST,
        "last in snapshots": ORDER[-1],
        "of an entity": [each.entity for each in REFERENCES if each.table == "reaction"],
        "read": [NODES["Reaction"], LOGGED["Reaction"], KINDS["REACTION"], TYPES[-1]],
        "heard": fields_of("reaction", ["words", "person", "links"], ROWS, lambda id_: id_ == "p"),
        "speaks of": sorted(references_in(ROWS)),
        "addresses": [ADDRESSES["Reaction"], READ_AT["reaction"]],
    }
    sys.stdout.buffer.write(orjson.dumps(known))
