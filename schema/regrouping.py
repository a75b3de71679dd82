"""Entities that become one, and one that becomes two: merging, undoing a merge, splitting."""

import strawberry

from db.merge_entities import MergeEntities, merge_entities
from db.split_entity import SplitEntity, split_entity
from db.undo_merge import UndoMerge, undo_merge
from editorial.vocabulary import EntityKind, NameKind, ParticipantRole
from schema.annotation import LazyEntity
from schema.operation import Operation
from schema.scalars import Language
from schema.user_error import UserError

MERGE_ENTITIES = Operation(merge_entities, MergeEntities)
UNDO_MERGE = Operation(undo_merge, UndoMerge)
SPLIT_ENTITY = Operation(split_entity, SplitEntity)

_NOTE = "Why; it stands in the history of everything that changes."
_DRY_RUN = "Whether to tell what would be done, and to do nothing."
_POSITION = "The position of the write, to read it by `X-Isnad-Position`; null where nothing was written."
_ERRORS = "Why nothing was done; empty where it was."


@strawberry.type(description="How much came to stand for another entity, each in its next version.")
class MovedCounts:
    mentions: int = strawberry.field(description="Mentions.")
    quotes: int = strawberry.field(description="Quotes, by a link of their chain.")
    claims: int = strawberry.field(
        description="Claims, by a link of their chain, whom they are about, or who checked them."
    )
    events: int = strawberry.field(description="Events, by their place or a participant.")
    articles: int = strawberry.field(description="Articles in which anything of this stands, or that it published.")


@strawberry.input(description="Entities that are the same.")
class MergeEntitiesInput:
    survivor: strawberry.ID = strawberry.field(description="The entity that takes over the others.")
    merged: list[strawberry.ID] = strawberry.field(
        description="The others, at most 100. Their ids, keys and Wikidata ids lead to the survivor from then on."
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    force: bool = strawberry.field(
        default=False,
        description="Whether to merge even what has different Wikidata ids: the survivor's own stands then.",
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="What became of entities that are the same; with `dryRun`, what would.")
class MergeEntitiesPayload:
    entity: LazyEntity | None = strawberry.field(description="The survivor as it is now; null where it was refused.")
    merges: list[strawberry.ID] = strawberry.field(
        description="The id of the merge of each of the others, in their order, to undo it."
    )
    moved: MovedCounts | None = strawberry.field(
        description="How much stands for the survivor now; null where it was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="A merge that was wrong.")
class UndoMergeInput:
    merge: strawberry.ID = strawberry.field(description="The id of the merge, or of the entity that was merged.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="What became of a merge that was wrong; with `dryRun`, what would.")
class UndoMergePayload:
    entity: LazyEntity | None = strawberry.field(
        description="The entity that is by itself again, as it is now; null where it was refused."
    )
    survivor: LazyEntity | None = strawberry.field(
        description="The entity that had taken it over, as it is now; null where it was refused."
    )
    moved: MovedCounts | None = strawberry.field(
        description="How much stands for the first one again; null where it was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="A name of a new entity.")
class NewNameInput:
    text: str = strawberry.field(description="The name.")
    language: Language = strawberry.field(description="Its language.")
    kind: NameKind | None = strawberry.field(
        default=strawberry.UNSET,
        description="How it stands to the entity; left out, the first of a language is preferred, the others are aliases.",
    )
    script: str | None = strawberry.field(
        default=strawberry.UNSET, description="Its script (ISO 15924); read from the letters where left out."
    )
    moved: bool = strawberry.field(default=False, description="Whether the old entity is no longer called so.")


@strawberry.input(description="A text in a language.")
class LocalisedInput:
    language: Language = strawberry.field(description="The language.")
    text: str = strawberry.field(description="The text.")


@strawberry.input(description="A new entity.")
class NewEntityInput:
    kind: EntityKind = strawberry.field(description="What sort of thing it is.")
    names: list[NewNameInput] = strawberry.field(description="What it is called: one name at least.")
    key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The key by which bundles will speak of it; one of the old entity's keys leads to it from then on.",
    )
    wikidata: str | None = strawberry.field(default=strawberry.UNSET, description="Its Wikidata id.")
    same_as: list[str] = strawberry.field(default_factory=list, description="Pages about it.")
    descriptions: list[LocalisedInput] = strawberry.field(
        default_factory=list, description="A few words about it, one text per language."
    )


@strawberry.input(description="One link of the chain of a quote or claim.")
class ChainLinkInput:
    annotation: strawberry.ID = strawberry.field(description="The quote or claim.")
    position: int = strawberry.field(description="The position in its chain; the speaker or claimant is at 0.")


@strawberry.input(description="What an entity is in an event.")
class EventPartInput:
    event: strawberry.ID = strawberry.field(description="The event.")
    role: ParticipantRole | None = strawberry.field(
        default=strawberry.UNSET, description="The role in which it takes part; left out, any role, and the place."
    )


@strawberry.input(description="What means another entity than it stands for; at least one thing.")
class ReassignedInput:
    annotations: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description="Mentions, quotes and claims: everything in them that stands for the old entity.",
    )
    links: list[ChainLinkInput] = strawberry.field(default_factory=list, description="Single links of chains.")
    events: list[EventPartInput] = strawberry.field(default_factory=list, description="Parts in events.")
    articles: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Articles that the other entity published."
    )


@strawberry.input(description="An entity that was two.")
class SplitEntityInput:
    entity: strawberry.ID = strawberry.field(description="The entity that was two; it stays the one of them.")
    into: NewEntityInput = strawberry.field(description="The other one.")
    takes: ReassignedInput = strawberry.field(description="What means the other one.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="What became of an entity that was two; with `dryRun`, what would.")
class SplitEntityPayload:
    entity: LazyEntity | None = strawberry.field(
        description="The new entity; null where there is none, or it was refused."
    )
    original: LazyEntity | None = strawberry.field(
        description="The old entity as it is now; null where it was refused."
    )
    moved: MovedCounts | None = strawberry.field(
        description="How much stands for the new one; null where it was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
