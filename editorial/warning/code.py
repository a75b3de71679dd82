"""The codes of all warnings about bundles; whatever code is not listed here is that of an error."""

CHECK_WARNINGS = frozenset(
    (
        "COMMA_IN_BRACES",
        "DATE_NOT_RESOLVED",
        "ENTITY_UNUSED",
        "EVENT_IN_FUTURE",
        "EVENT_IN_PAST",
        "IGNORE_UNUSED",
        "MARKS_WITHOUT_QUOTE",
        "NAME_NOT_IN_TEXT",
        "PLACE_DOUBTFUL",
        "QUOTE_NOT_WITHIN",
        "QUOTE_REPEATED",
        "QUOTE_WITHOUT_MARKS",
        "SAID_IN_FUTURE",
        "SPEAKER_NOT_MENTIONED",
    )
)
"""Codes of warnings that the check of a bundle gives."""

LOAD_WARNINGS = frozenset(("ENTITY_MAYBE_KNOWN", "EVENT_MAYBE_KNOWN", "TEXT_MAYBE_KNOWN"))
"""Codes of warnings that only a load gives, because they depend on what is stored."""
