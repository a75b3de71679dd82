"""The rules by which names are found, each with what an editor is told of it."""

from enum import StrEnum


class NameRule(StrEnum):
    """The codes of the rules by which entities and mentions are drafted."""

    NAME_ON_FILE = "NAME_ON_FILE"
    NAME_OF_COUNTRY = "NAME_OF_COUNTRY"
    NAME_OF_CAPITAL = "NAME_OF_CAPITAL"
    NAME_LISTED = "NAME_LISTED"
    NAME_TITLE = "NAME_TITLE"
    NAME_GIVEN = "NAME_GIVEN"
    NAME_HEAD_WORD = "NAME_HEAD_WORD"
    NAME_SHORT = "NAME_SHORT"
    NAME_ACRONYM = "NAME_ACRONYM"
    NAME_DATELINE = "NAME_DATELINE"
    NAME_CONTEXT = "NAME_CONTEXT"
    NAME_CAPITALS = "NAME_CAPITALS"
    NAME_WORK = "NAME_WORK"
    METONYM_STATE = "METONYM_STATE"


EXPLANATIONS: dict[NameRule, str] = {
    NameRule.NAME_ON_FILE: "The name is that of a stored entity.",
    NameRule.NAME_OF_COUNTRY: "It is the name of a country.",
    NameRule.NAME_OF_CAPITAL: "It is the name of a capital.",
    NameRule.NAME_LISTED: "It is a well-known name of a place, a body or a medium.",
    NameRule.NAME_TITLE: "A title, a rank or an office stands beside the name.",
    NameRule.NAME_GIVEN: "The name begins with a given name.",
    NameRule.NAME_HEAD_WORD: "A word in the name says what it names, such as Ministry, Bank or River.",
    NameRule.NAME_SHORT: "It is part of a longer name in the same article.",
    NameRule.NAME_ACRONYM: "It is made of the first letters of a longer name in the same article, or written in capitals.",
    NameRule.NAME_DATELINE: "The place stands at the beginning, before a dash.",
    NameRule.NAME_CONTEXT: "The words around the name show what it names, such as a verb of saying or a preposition.",
    NameRule.NAME_CAPITALS: "It is written with capitals where other words are not.",
    NameRule.NAME_WORK: "The words stand in quotation marks, with capitals like a title.",
    NameRule.METONYM_STATE: "A capital or the seat of a government stands for those who govern.",
}
"""What an editor is told of each rule, in one sentence."""
