"""What is looked for: read from one line of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.search.query import MAX_LENGTH, MAX_WORDS, SearchInvalid, SearchQuery, Term, parse_search


def told(query: SearchQuery) -> str:
    """Return a query in one line: the first lexeme of each word."""

    def term(each: Term) -> str:
        words = [(word.lexemes or ("",))[0] + "*" * word.is_beginning for word in each.words]
        return "-" * each.is_excluded + "+".join(words)

    groups = ["|".join(term(each) for each in group) for group in query.groups]
    return " ".join([*groups, *(term(each) for each in query.excluded)])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("sanctions potash", "sanctions potash"),
        ('"United States" minsk', "united+states minsk"),
        ("«الولايات المتحدة»", "الولايات+المتحده"),
        ("“a b” „c d”", "a+b c+d"),
        ('"never closed', "never+closed"),
        ("lukash* x", "lukash* x"),
        ("United Sta*", "united sta*"),
        ("covid-19", "covid+19"),
        ("x -y -“a b” -zz*", "x -y -a+b -zz*"),
        ("a OR b c", "a|b c"),
        ("OR a OR", "a"),
        ("a or b", "a or b"),
        ("a OR -b c", "a c -b"),
        ("中国", "中国+"),
        ("中国人 中", "中国+国人+ 中*"),
        ("한국정부", "한국+국정+정부+|한국+정부+"),
        ("a a a", "a"),
        ("a - b", "a b"),
        ("minsk… !", "minsk"),
    ],
)
def test_a_line_is_read_as_it_is_meant(text: str, read: str) -> None:
    assert told(parse_search(text)) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no words"),
        ("«» … -", "has no words"),
        ("-a", "only excludes"),
        ("a*", "is too short"),
        ("x" * (MAX_LENGTH + 1), "the limit is"),
        (" ".join(f"w{number}" for number in range(MAX_WORDS + 1)), "the limit is"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_with_what_to_write(text: str, message: str) -> None:
    with pytest.raises(SearchInvalid, match=message):
        parse_search(text)


def test_a_word_by_itself_is_looked_for_in_all_its_forms_and_a_phrase_as_it_stands() -> None:
    ((word,),) = parse_search("بالعقوبات").groups
    assert word.words[0].lexemes[:2] == ("بالعقوبات", "~عقوب")
    assert word.words[0].arabic == ("العقوبات", "عقوبات")
    ((phrase,),) = parse_search('"بالعقوبات"').groups
    assert phrase.words[0].lexemes == ("بالعقوبات",)


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(text: str) -> None:
    try:
        query = parse_search(text)
    except SearchInvalid:
        return
    assert query.groups
    assert all(any(word.lexemes for word in term.words) for term in query.wanted())
    assert all(term.words[-1].place < term.width for term in query.wanted())
