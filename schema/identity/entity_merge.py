"""Merge entities, undo a merge, and split an entity in two."""

import strawberry

from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.split_entity import SplitEntity, split_entity
from db.entities.undo_merge import UndoMerge, undo_merge
from editorial.model.vocabulary import EntityKind, NameKind, ParticipantRole
from schema.base.scalars import Language
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.reference import LazyEntity

MERGE_ENTITIES = MutationField(merge_entities, MergeEntities)
UNDO_MERGE = MutationField(undo_merge, UndoMerge)
SPLIT_ENTITY = MutationField(split_entity, SplitEntity)

_NOTE = "The reason. Shown in the history of everything that changes."
_DRY_RUN = "If true, report what would be done and write nothing."
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


@strawberry.type(description="Number of items that now refer to another entity, each with a new version.")
class MovedCounts:
    mentions: int = strawberry.field(description="Mentions.")
    quotes: int = strawberry.field(description="Quotes, through a link of their chain.")
    claims: int = strawberry.field(
        description="Claims: through a link of their chain, an entity that they are about, or a reviewer."
    )
    events: int = strawberry.field(description="Events, through their place or a participant.")
    articles: int = strawberry.field(description="Articles that contain any of these, or that the entity published.")


@strawberry.input(description="Entities that are the same.")
class MergeEntitiesInput:
    survivor: strawberry.ID = strawberry.field(description="The entity that takes over the others.")
    merged: list[strawberry.ID] = strawberry.field(
        description="The other entities, at most 100. Their ids, keys and Wikidata ids then lead to the survivor."
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    force: bool = strawberry.field(
        default=False,
        description="Whether to merge entities even if their Wikidata ids differ; the survivor keeps its own id.",
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of merging entities, or of a dry run.")
class MergeEntitiesPayload:
    entity: LazyEntity | None = strawberry.field(
        description="The survivor as it is now; null if the operation was refused."
    )
    merges: list[strawberry.ID] = strawberry.field(
        description="The ids of the merges, one for each merged entity, in the order given; use them to undo a merge."
    )
    moved: MovedCounts | None = strawberry.field(
        description="Number of items that now refer to the survivor; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="A merge to undo.")
class UndoMergeInput:
    merge: strawberry.ID = strawberry.field(description="The id of the merge, or of the entity that was merged.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of undoing a merge, or of a dry run.")
class UndoMergePayload:
    entity: LazyEntity | None = strawberry.field(
        description="The entity that is separate again, as it is now; null if the operation was refused."
    )
    survivor: LazyEntity | None = strawberry.field(
        description="The survivor of the merge, as it is now; null if the operation was refused."
    )
    moved: MovedCounts | None = strawberry.field(
        description="Number of items that refer to the separate entity again; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="A name of a new entity.")
class NewNameInput:
    text: str = strawberry.field(description="The name.")
    language: Language = strawberry.field(description="Its language.")
    kind: NameKind | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The relation of the name to the entity. By default the first name in a language is preferred,"
            " and the others are aliases."
        ),
    )
    script: str | None = strawberry.field(
        default=strawberry.UNSET, description="The script (ISO 15924); by default, it is determined from the letters."
    )
    moved: bool = strawberry.field(default=False, description="Whether the old entity loses this name.")


@strawberry.input(description="A text in a language.")
class LocalisedInput:
    language: Language = strawberry.field(description="The language.")
    text: str = strawberry.field(description="The text.")


@strawberry.input(description="A new entity.")
class NewEntityInput:
    kind: EntityKind = strawberry.field(description="The type of entity.")
    names: list[NewNameInput] = strawberry.field(description="The names of the entity: at least one.")
    key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The key that bundles use for the new entity. A key of the old entity may be given; it then leads"
            " to the new one."
        ),
    )
    wikidata: str | None = strawberry.field(default=strawberry.UNSET, description="Its Wikidata id.")
    same_as: list[str] = strawberry.field(default_factory=list, description="Addresses of pages about the entity.")
    descriptions: list[LocalisedInput] = strawberry.field(
        default_factory=list, description="A short description, one text for each language."
    )


@strawberry.input(description="One link of the chain of a quote or claim.")
class ChainLinkInput:
    annotation: strawberry.ID = strawberry.field(description="The quote or claim.")
    position: int = strawberry.field(description="The position in its chain; the speaker or claimant is at 0.")


@strawberry.input(description="The part of an entity in an event.")
class EventPartInput:
    event: strawberry.ID = strawberry.field(description="The event.")
    role: ParticipantRole | None = strawberry.field(
        default=strawberry.UNSET,
        description="The role in which the entity takes part; if omitted, every role, and the place.",
    )


@strawberry.input(description="Whatever refers to the old entity but means the new one; at least one item.")
class ReassignedInput:
    annotations: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description=(
            "Mentions, quotes and claims. Everything in them that refers to the old entity then refers to the new one."
        ),
    )
    links: list[ChainLinkInput] = strawberry.field(default_factory=list, description="Single links of chains.")
    events: list[EventPartInput] = strawberry.field(default_factory=list, description="Parts in events.")
    articles: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Articles that the new entity published."
    )


@strawberry.input(description="An entity to split.")
class SplitEntityInput:
    entity: strawberry.ID = strawberry.field(description="The entity that stands for two; it remains as one of them.")
    into: NewEntityInput = strawberry.field(description="The new entity.")
    takes: ReassignedInput = strawberry.field(description="Whatever means the new entity.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of splitting an entity, or of a dry run.")
class SplitEntityPayload:
    entity: LazyEntity | None = strawberry.field(
        description="The new entity; null if there is none, or if the operation was refused."
    )
    original: LazyEntity | None = strawberry.field(
        description="The old entity as it is now; null if the operation was refused."
    )
    moved: MovedCounts | None = strawberry.field(
        description="Number of items that now refer to the new entity; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
