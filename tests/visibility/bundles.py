"""The bundles of a newsroom's data: each thing that is or becomes hidden has a mark in all of its texts."""

from typing import Any

from tests.support.data.articles import noise

DRAFTED = ("withheldfirst", "alldraft", "mixeddraft", "betweendraft")
"""Marks of what was not published in ``drafted``: withheld, all draft, drafts beside published changes, withheld between them."""

NEVER_PUBLISHED = (*DRAFTED, "addeddraft")
"""Marks of what was never published: the same, and drafts of a machine in a published article."""

HIDDEN_LATER = ("withheldlater", "cancelledlater", "rejectedlater")
"""Marks of what was published and is hidden now."""

REDACTED = "Redactedname"
"""A name that was taken out of everything: nobody sees it, whatever they may see."""

MARKS = (*NEVER_PUBLISHED, *HIDDEN_LATER)


def marked(mark: str, slug: str | None = None, **article: object) -> dict[str, Any]:
    """Return a bundle with a mark in all that it says by itself.

    It shares two entities and an event with ``noise``, and has a mark in all that it gives to them, too.
    """
    data = noise(slug=slug or mark)
    data["article"] |= {"headline": f"Of {mark}", "url": f"https://example.org/{mark}", **article}
    data["article"]["body"] += f" {mark} قال شيئا. {mark} وحده."
    data["provenance"] |= {"asserted_by": f"Desk of {mark}"}
    for place, shared in enumerate(data["entities"]):
        shared |= {"same_as": [f"https://shared.example/{mark}"], "descriptions": {"en": f"Shared by {mark}"}}
        shared["names"] += [
            {"text": f"Shared {place} {mark}", "language": "en", "kind": "ALIAS"},
            {"text": f"Also {place} {mark}", "language": "fr", "kind": "PREFERRED"},
        ]
    if mark in NEVER_PUBLISHED:
        data["entities"][1]["wikidata"] = "Q47119"
    data["events"][0] |= {
        "title": {"en": f"Talks {mark}", "fr": f"Pourparlers {mark}"},
        "status": "PLANNED",
        "place": "belta",
    }
    data["entities"].append(person(mark))
    data["quotes"][0] |= {"key": f"quote-{mark}", "provenance": {"note": mark}}
    data["quotes"][0]["chain"].append({"role": "TOLD_TO", "entity": f"person-{mark}", "inferred": True})
    inner = {"key": f"inner-{mark}", "exact": "نرفع العقوبات", "stance": "DENIED", "within": f"quote-{mark}"}
    data["quotes"].append(data["quotes"][0] | inner)
    event = {**data["events"][0], "status": "OCCURRED", "key": f"event-{mark}", "title": {"en": f"Meeting {mark}"}}
    data["events"].append(event | {"participants": [{"role": "AGENT", "entity": f"person-{mark}"}]})
    data["claims"] = [claim(mark), data["claims"][0] | {"key": f"other-{mark}", "text": f"Otherwise {mark}"}]
    return data


def person(mark: str) -> dict[str, Any]:
    """Return a person of whom nothing speaks but what bears the same mark."""
    return {
        "key": f"person-{mark}",
        "kind": "PERSON",
        "wikidata": wikidata_of(mark),
        "same_as": [f"https://people.example/{mark}"],
        "names": [{"text": f"Person {mark}", "language": "en"}],
        "descriptions": {"en": f"Somebody {mark}"},
        "mentions": [{"exact": f"{mark} قال"}],
    }


def claim(mark: str) -> dict[str, Any]:
    """Return a claim that has everything that a claim can have, all of it marked."""
    return {
        "key": f"claim-{mark}",
        "text": f"Said {mark}",
        "exact": f"{mark} وحده",
        "kind": "FACT",
        "status": "DISPUTED",
        "status_note": mark,
        "provenance": {"note": mark},
        "chain": [{"role": "SPEAKER", "entity": f"person-{mark}"}],
        "about": [f"person-{mark}", "coale"],
        "event": f"event-{mark}",
        "quote": f"quote-{mark}",
        "quantities": [{"value": 4711, "unit": mark}],
        "reviews": [{"reviewer": f"person-{mark}", "rating": mark, "note": mark}],
        "relations": [{"type": "CONTRADICTS", "claim": f"other-{mark}", "note": mark}],
    }


def wikidata_of(mark: str) -> str:
    """Return the Wikidata id of the person of a mark."""
    return f"Q4711{(*MARKS, 'redacted').index(mark)}"


def changed(word: str) -> dict[str, Any]:
    """Return the bundle of the published article ``noise`` with another word in what it says of an event and a claim."""
    data = noise()
    data["events"][0]["title"] = {"en": f"Talks {word}"}
    data["claims"][0]["text"] = f"Lasting {word}"
    return data


def mixed(word: str, drafted: str) -> dict[str, Any]:
    """Return the same bundle with marked drafts of a mention, a quote, a report and a claim, which says ``drafted``."""
    data, drafts = changed(word), marked("mixeddraft")
    draft = {"state": "DRAFT", "note": "mixeddraft"}
    data["article"]["body"] = noise()["article"]["body"]
    data["entities"].append(person("mixeddraft") | {"mentions": [{"exact": "المحادثات", "provenance": draft}]})
    data["quotes"].append(data["quotes"][0] | {"key": "quote-mixeddraft", "provenance": draft})
    talks = {**drafts["events"][1], "participants": [], "reports": [{"exact": "استمرت", "provenance": draft}]}
    data["events"].append(talks)
    said = claim("mixeddraft") | {"text": f"Said mixeddraft {drafted}", "exact": "استمرت", "provenance": draft}
    data["claims"] += [said | {"relations": [{"type": "CONTRADICTS", "claim": "lasting", "note": "mixeddraft"}]}]
    return data


def open_article(slug: str) -> dict[str, Any]:
    """Return the bundle of an article that everybody may read."""
    data = noise(slug=slug, headline="An open word", url=f"https://example.org/{slug}")
    data["article"]["body"] += " كل شيء معلوم."
    return data


def said_of_open_article(mark: str, slug: str) -> dict[str, Any]:
    """Return a bundle whose annotations have a mark in all that they say, and whose article has none."""
    data = marked(mark, slug)
    data["article"] = open_article(slug)["article"]
    data["claims"][0]["exact"] = "كل شيء"
    data["entities"][-1]["mentions"] = [{"exact": "يوم السبت"}]
    return data


def added_drafts() -> dict[str, Any]:
    """Return what a machine says of the published article ``open``: drafts, all of them marked."""
    data = said_of_open_article("addeddraft", "open")
    data["provenance"] |= {"state": "DRAFT", "method": "MACHINE", "annotation_set": "set-addeddraft"}
    return data


def to_be_rejected() -> dict[str, Any]:
    """Return a bundle of which everything but the article will be turned down."""
    return said_of_open_article("rejectedlater", "reviewed")


def redacted_article() -> dict[str, Any]:
    """Return the bundle of an article that names somebody everywhere."""
    data = noise(slug="redacted", headline=f"Of {REDACTED}", url=f"https://example.org/{REDACTED}")
    data["article"]["body"] += f" {REDACTED} قال شيئا."
    data["entities"].append(
        person("redacted")
        | {
            "names": [{"text": REDACTED, "language": "en"}],
            "descriptions": {"en": f"{REDACTED} it is"},
            "same_as": [f"https://people.example/{REDACTED}"],
            "mentions": [{"exact": f"{REDACTED} قال"}],
        }
    )
    data["quotes"][0] |= {"key": "quote-of-redacted", "provenance": {"note": REDACTED}}
    data["events"][0] |= {"key": "event-of-redacted", "title": {"en": f"Meeting {REDACTED}"}}
    data["claims"][0] |= {"key": "claim-of-redacted", "text": f"{REDACTED} said it", "event": "event-of-redacted"}
    return data


def marks_in(text: str) -> set[str]:
    """Return the marks that a text has, whatever case they are in."""
    lower, marks = text.lower(), (*MARKS, REDACTED.lower())
    return set[str](mark for mark in marks if mark in lower)
