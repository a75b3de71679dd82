"""Words of the article, and dates, as plain texts: ``_Coale_ told``, ``on Monday``, ``on Monday = 2026-03-02``."""

from editorial.short.plain import Parsed, PlainMapping

MARK = "_"
"""Stands before and after the words that are meant, if the text has words around them too."""

CUE = "*"
"""Stands before and after the verb of saying in the words of a speaker."""

_EQUALS = " = "


def quotation_of(text: str) -> PlainMapping:
    """Return the quotation that a text stands for.

    If exactly two low lines stand at the edges of words, they enclose the words that are meant, and the rest is their
    prefix and suffix; otherwise, all of the text is meant.
    """
    parts = text.split(MARK)
    if len(parts) != 3 or not _encloses(*parts):
        return {"exact": text}
    before, exact, after = parts
    return {"exact": exact, **({"prefix": before} if before else {}), **({"suffix": after} if after else {})}


def _encloses(before: str, exact: str, after: str) -> bool:
    is_apart = not before[-1:].isalnum() and not after[:1].isalnum()
    return is_apart and bool(before or after) and exact != "" and exact == exact.strip()


def told_of(text: str) -> tuple[PlainMapping | None, PlainMapping | None]:
    """Return the quotations of a speaker and of a verb of saying that a text stands for.

    The verb stands between asterisks, the speaker between low lines: ``*said* _Coale_ to reporters``. Without asterisks,
    the text is about the speaker alone; with asterisks and without low lines, about the verb alone.
    """
    parts = text.split(CUE)
    if len(parts) != 3 or not parts[1].strip(MARK):
        return quotation_of(text), None
    words = _marked("".join(parts)) if text.count(MARK) == 2 else None
    before, verb, after = (part.replace(MARK, "") if words else part for part in parts)
    cue: PlainMapping = {
        "exact": verb,
        **({"prefix": before} if before else {}),
        **({"suffix": after} if after else {}),
    }
    return words, cue


def _marked(text: str) -> PlainMapping:
    """Return the quotation of the words between low lines, which may be all words of the text."""
    is_all = text.startswith(MARK) and text.endswith(MARK)
    return {"exact": text[1:-1]} if is_all else quotation_of(text)


def told_as_text(words: Parsed, cue: Parsed) -> str | None:
    """Return a text that stands for the quotations of a speaker, if there is one, and of a verb; None if none does."""
    if not isinstance(cue, dict) or not _is_of_texts(cue) or not (words is None or _is_of_texts(words)):
        return None
    phrase, verb = _phrase(cue), _stretch(cue)
    stretches = [(verb, CUE)]
    if isinstance(words, dict):
        speaker = _stretch(words)
        is_apart = speaker[1] <= verb[0] or verb[1] <= speaker[0]
        if _phrase(words) != phrase or not (is_apart or speaker == verb):
            return None
        stretches = [(verb, CUE + MARK)] if speaker == verb else [(verb, CUE), (speaker, MARK)]
    text = phrase
    for (start, end), mark in sorted(stretches, reverse=True):
        text = f"{text[:start]}{mark}{text[start:end]}{mark[::-1]}{text[end:]}"
    return text if told_of(text) == (words, cue) else None


def _is_of_texts(quotation: Parsed) -> bool:
    return (
        isinstance(quotation, dict)
        and quotation.keys() <= {"exact", "prefix", "suffix"}
        and isinstance(quotation.get("exact"), str)
        and all(isinstance(each, str) for each in quotation.values())
    )


def _stretch(quotation: PlainMapping) -> tuple[int, int]:
    """Return where the words begin and end in their phrase."""
    start = len(str(quotation.get("prefix") or ""))
    return start, start + len(str(quotation["exact"]))


def _phrase(quotation: PlainMapping) -> str:
    return "".join(str(quotation.get(name) or "") for name in ("prefix", "exact", "suffix"))


def as_text(quotation: Parsed) -> str | None:
    """Return a text that stands for a quotation; None if there is none."""
    if not isinstance(quotation, dict) or not quotation.keys() <= {"exact", "prefix", "suffix"}:
        return None
    exact, before, after = (quotation.get(name) for name in ("exact", "prefix", "suffix"))
    if not isinstance(exact, str):
        return None
    text = exact
    if before is not None or after is not None:
        text = f"{before or ''}{MARK}{exact}{MARK}{after or ''}"
    return text if quotation_of(text) == quotation else None


def date_of(text: str) -> PlainMapping:
    """Return the date that a text stands for: the words of the article, ``words = EDTF``, or ``= EDTF``."""
    if text.startswith("= "):
        return {"edtf": text[2:].strip()}
    words, equals, edtf = text.rpartition(_EQUALS)
    return {"expression": words, "edtf": edtf.strip()} if equals and words else {"expression": text}


def date_as_text(date: Parsed) -> str | None:
    """Return a text that stands for a date; None if there is none."""
    match date:
        case {"expression": str(words), "edtf": str(edtf), **rest} if not rest:
            text = f"{words}{_EQUALS}{edtf}"
        case {"expression": str(words), **rest} if not rest:
            text = words
        case {"edtf": str(edtf), **rest} if not rest:
            text = f"= {edtf}"
        case _:
            return None
    return text if date_of(text) == date else None
