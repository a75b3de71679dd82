"""Read the description of a new entity from an operation's input, by the rules that hold for bundles."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from pydantic import ValidationError

from db.operation.operation import InvalidValue, OperationFault, Path
from editorial.model.annotation import EntityReading, Name
from editorial.model.vocabulary import NameKind
from editorial.part.article import EntityPart
from editorial.part.value import is_address
from editorial.text.language import script_of
from editorial.text.text import normalise

_NO_KEY = "no-key"
_CALLED: Mapping[object, str] = {"same_as": "sameAs"}


@dataclass(frozen=True, slots=True)
class NewName:
    """A name of a new entity; if ``moved``, the entity that was split loses it."""

    text: str
    language: str
    kind: str | None = None
    script: str | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class LocalisedText:
    """A text in a language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class NewEntity:
    """The description and names of an entity; ``key`` is its key in bundles."""

    kind: str
    names: tuple[NewName, ...]
    key: str | None = None
    wikidata: str | None = None
    same_as: tuple[str, ...] = ()
    descriptions: tuple[LocalisedText, ...] = ()


def read_entity(given: NewEntity, path: Path, faults: list[OperationFault]) -> EntityReading | None:
    """Return a new entity in the store's form, or None after appending an InvalidValue for each fault."""
    try:
        part = EntityPart.model_validate(
            {
                "key": given.key or _NO_KEY,
                "kind": given.kind,
                "wikidata": given.wikidata,
                "same_as": list(given.same_as),
                "names": [
                    {name: value for name, value in asdict(each).items() if name != "moved"} for each in given.names
                ],
                "descriptions": {each.language: each.text for each in given.descriptions},
            }
        )
    except ValidationError as fault:
        for error in fault.errors(include_url=False, include_input=False):
            faults.append(InvalidValue(error["msg"], (*path, *_path(error["loc"], given))))
        return None
    if not all(map(is_address, part.same_as)):
        faults.append(InvalidValue("a new entity is no stored one: give addresses here, no keys", (*path, "sameAs")))
    names = _names(part, path, faults)
    descriptions = {language: normalise(text) for language, text in part.descriptions.items()}
    return EntityReading(
        part.key, part.kind, tuple(names), descriptions, part.wikidata, tuple(dict.fromkeys(part.same_as))
    )


def _names(part: EntityPart, path: Path, faults: list[OperationFault]) -> list[Name]:
    """Return the names; the first of each language is preferred unless the input says otherwise."""
    names: dict[tuple[str, str], Name] = {}
    for place, name in enumerate(part.names):
        text = normalise(name.text)
        is_first = all(language != name.language for _, language in names)
        kind = name.kind or (NameKind.PREFERRED if is_first else NameKind.ALIAS)
        if (text, name.language) in names:
            faults.append(InvalidValue("this name is given twice", (*path, "names", place)))
        names[text, name.language] = Name(text, name.language, name.script or script_of(text), kind)
    return list(names.values())


def _path(steps: Sequence[int | str], given: NewEntity) -> Path:
    """Return a path in the input, in which descriptions are a list."""
    if steps[:1] == ("descriptions",) and len(steps) > 1:
        languages = [each.language for each in given.descriptions]
        is_of_key = steps[-1] == "[key]"
        return "descriptions", languages.index(str(steps[1])), "language" if is_of_key else "text"
    return tuple(_CALLED.get(step, step) for step in steps)
