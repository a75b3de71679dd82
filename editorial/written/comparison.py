"""Compare annotations: whether two of them, in the same text and with the same names for references, say the same."""

from dataclasses import fields, is_dataclass
from operator import attrgetter

from editorial.model.annotation import AnchoredSpan, Annotation, LostSpan, LostWhen, When


def same(one: Annotation, other: Annotation) -> bool:
    """Return whether two annotations say the same. Their keys do not count, nor the order of a claim's relations."""
    if type(one) is not type(other):
        return False
    names = (each.name for each in fields(one) if each.name != "key")
    return all(_alike(_in_order(getattr(one, name), name), _in_order(getattr(other, name), name)) for name in names)


def _in_order(value: object, name: str) -> object:
    """Return the value of a field without what does not count in it: the order of a set, and repetitions."""
    match name, value:
        case "about", tuple():
            return tuple(dict.fromkeys(value))
        case "relations", tuple():
            return tuple(sorted(value, key=attrgetter("type", "claim")))
        case "spans", tuple():
            return tuple(sorted(value, key=lambda span: _place(span)))
        case _:
            return value


def _place(span: AnchoredSpan) -> tuple[bool, int, str]:
    return (True, 0, span.exact) if isinstance(span, LostSpan) else (False, span.start, "")


def _alike(one: object, other: object) -> bool:
    if isinstance(one, AnchoredSpan) and isinstance(other, AnchoredSpan):
        is_lost = isinstance(one, LostSpan) or isinstance(other, LostSpan)
        return type(one) is type(other) and one.exact == other.exact if is_lost else one == other
    if isinstance(one, When) and isinstance(other, When) and (isinstance(one, LostWhen) or isinstance(other, LostWhen)):
        return (one.edtf, one.expression) == (other.edtf, other.expression)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    if is_dataclass(one) and not isinstance(one, type):
        return type(one) is type(other) and all(_same_field(one, other, each.name) for each in fields(one))
    return one == other


def _same_field(one: object, other: object, name: str) -> bool:
    return _alike(getattr(one, name), getattr(other, name))
