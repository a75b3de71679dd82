"""Quotes in English sentences: their words, kinds, speakers and chains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editorial.drafting.english_speech.said import described_in, said_in, speech_in

DIRECT = [
    (
        "“We will fight on,” Mr. Smith said Monday. “Nobody is giving up.”",
        ["DIRECT We will fight on … Nobody is giving up < smith"],
    ),
    ('"If they want war," Smith said, "they will have it."', ["DIRECT If they want war … they will have it < smith"]),
    ('"Look," says Dr. Bell, "nobody knows."', ["DIRECT Look … nobody knows < bell"]),
    ("‘Banks will pocket it,’ said Anna Bell, an economist.", ["DIRECT Banks will pocket it < bell"]),
    ("« We are ready », Smith said.", ["DIRECT We are ready < smith"]),
    ('Smith said: "No."', ["DIRECT No < smith"]),
    ('Smith told BBC radio: "It is over."', ["DIRECT It is over < smith < TOLD_TO bbc"]),
    ('"Are you ready?" Smith asked the crowd.', ["DIRECT Are you ready? < smith < TOLD_TO COLLECTIVE"]),
    (
        "“Bill washed these shirts.\n“So we didn’t,” Bell said. “We took them to him.”",
        ["DIRECT Bill washed these shirts … So we didn’t … We took them to him < bell"],
    ),
    ("The fans’ patience is over. ‘It’s a joke,’ Smith said.", ["DIRECT It’s a joke < smith"]),
    ('Acme Corp said by email that "no decision has been made".', ["DIRECT no decision has been made < corp"]),
]

REPORTED = [
    (
        "Acme Corp said it would review his remarks.",
        ["INDIRECT it would review his remarks < corp"],
    ),
    (
        "Smith said that rates would rise and that jobs would go.",
        ["INDIRECT rates would rise < smith", "INDIRECT jobs would go < smith"],
    ),
    (
        "Growth will slow, according to a World Bank report published on Monday.",
        ["INDIRECT Growth will slow < DOCUMENT < PUBLISHED_BY bank"],
    ),
    ("According to the World Bank, growth will slow.", ["INDIRECT growth will slow < bank"]),
    ("Twelve people died, officials said on Tuesday.", ["INDIRECT Twelve people died < COLLECTIVE"]),
    ("The new law, critics say, will hurt the poor.", ["INDIRECT The new law … will hurt the poor < COLLECTIVE"]),
    ("Smith urged residents to stay indoors.", ["INDIRECT to stay indoors < smith < TOLD_TO COLLECTIVE"]),
    ("Smith accused the council of ignoring a report.", ["INDIRECT ignoring a report < smith"]),
    ("Smith promised to build 2,000 homes.", ["INDIRECT to build 2,000 homes < smith"]),
    ("The court heard that Smith had lied.", ["INDIRECT Smith had lied < UNKNOWN < TOLD_TO COLLECTIVE"]),
    (
        "Reuters quoted two officials as saying the talks had collapsed.",
        ["INDIRECT the talks had collapsed < ANONYMOUS < RELAYED_BY reuters"],
    ),
    ("Talks will resume, Reuters quoted Bell as saying.", ["INDIRECT Talks will resume < bell < RELAYED_BY reuters"]),
    (
        "Reuters reported last week, citing sources, that Acme Corp would be sold.",
        ["INDIRECT Acme Corp would be sold < COLLECTIVE < RELAYED_BY reuters"],
    ),
    ("Smith, who is not related to Bell, said it would save money.", ["INDIRECT it would save money < smith"]),
    (
        "Smith, a former official, told Reuters in an interview later that he was tired.",
        ["INDIRECT he was tired < smith < TOLD_TO reuters"],
    ),
    (
        "Smith insisted the players were fit but admitted that two had missed training.",
        ["INDIRECT the players were fit < smith", "INDIRECT two had missed training < smith"],
    ),
    (
        "A report found that the risk was low, Smith said.",
        [
            "INDIRECT A report found that the risk was low < smith",
            "INDIRECT the risk was low < DOCUMENT < RELAYED_BY smith",
        ],
    ),
]

PARTLY = [
    (
        'Smith said that he had "nothing polite to say about it".',
        ['INDIRECT he had "nothing polite to say about it" < smith', "PARTIAL nothing polite to say about it < smith"],
    ),
    ("Smith called the decision “a disgrace”.", ["PARTIAL a disgrace < smith"]),
    (
        'Two engineers said managers had called the repairs "a summer job."',
        [
            'INDIRECT managers had called the repairs "a summer job." < ANONYMOUS',
            "PARTIAL a summer job < COLLECTIVE < RELAYED_BY ANONYMOUS",
        ],
    ),
    (
        "Smith said prosecutors “will read the same pages”.",
        ["INDIRECT prosecutors “will read the same pages” < smith", "PARTIAL will read the same pages < smith"],
    ),
]

NOTHING = [
    "Smith declined to comment.",
    "The so-called “paper fleet” has become an issue.",
    "The final had been billed as “the miners’ derby”.",
    "A spokesman for the ministry did not respond to requests for comment.",
    "Acme Corp rejected the findings.",
    "Smith did not say when he would leave.",
    "The report was published on Monday.",
    "The claims were settled in March.",
    "Smith is expected to face questions on Monday.",
]


@pytest.mark.parametrize(("text", "said"), DIRECT)
def test_words_in_marks_are_the_speakers_own(text: str, said: list[str]) -> None:
    assert said_in(text) == said


@pytest.mark.parametrize(("text", "said"), REPORTED)
def test_a_reported_clause_is_a_quote_without_that_and_without_the_attribution(text: str, said: list[str]) -> None:
    assert said_in(text) == said


@pytest.mark.parametrize(("text", "said"), PARTLY)
def test_marked_words_within_a_reported_clause_are_a_quote_besides(text: str, said: list[str]) -> None:
    assert said_in(text) == said


@pytest.mark.parametrize("text", NOTHING)
def test_names_in_marks_and_acts_that_say_nothing_are_no_quotes(text: str) -> None:
    assert said_in(text) == []


def test_words_within_words_in_marks_are_relayed_by_the_outer_speaker() -> None:
    assert said_in("“My boss asked me, ‘Why do you care?’ and I left,” Bell said.") == [
        "DIRECT My boss asked me, ‘Why do you care?’ and I left < bell",
        "DIRECT Why do you care? < ANONYMOUS < TOLD_TO bell < RELAYED_BY bell",
    ]


def test_a_pronoun_means_the_subject_of_the_sentence_before() -> None:
    assert said_in("Smith spoke first. Reed, 31, took it with a smile. “It is over,” he said.") == [
        "DIRECT It is over < reed"
    ]


def test_a_pronoun_agrees_in_gender() -> None:
    text = "Anna Bell met Tom Reed. Reed smiled. She said that it was over."
    assert said_in(text) == ["INDIRECT it was over < bell"]


def test_whom_it_was_told_is_carried_over_to_what_is_added() -> None:
    assert said_in("“We dispute it,” Smith said in an email to Reuters. It would appeal next week, he added.") == [
        "DIRECT We dispute it < smith < TOLD_TO reuters",
        "INDIRECT It would appeal next week < smith < TOLD_TO reuters (inferred)",
    ]


def test_words_in_marks_without_an_attribution_have_the_last_speaker() -> None:
    assert said_in("Smith said the match was lost.\n“We were poor. We know it.”") == [
        "INDIRECT the match was lost < smith",
        "DIRECT We were poor. We know it < smith (inferred)",
    ]


def test_a_carried_over_speaker_is_a_doubt() -> None:
    quotes = speech_in("Smith said the match was lost.\n“We were poor. We know it.”").quotes
    assert [quote.basis.doubts for quote in quotes] == [(), ("The speaker was carried over from the sentence before.",)]


def test_denials_have_their_stance() -> None:
    text = "Smith denied that he had lied. Bell denied reports that she would leave."
    assert [quote.stance for quote in speech_in(text).quotes] == ["DENIED", "DENIED"]


def test_the_cue_and_the_attribution_are_places() -> None:
    text = "The crew acted correctly, Smith told reporters on Monday."
    (quote,) = speech_in(text).quotes
    assert quote.cue is not None
    assert text[slice(*quote.cue)] == "told"
    assert [text[slice(*place)] for place in quote.attribution] == ["Smith told reporters on Monday"]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        (
            "Finance Minister Tom Reed said it was over. The minister said no more was due.",
            ["Finance Minister = reed", "The minister = reed"],
        ),
        ("“No,” its chief executive, Anna Bell, said.", ["its chief executive = bell"]),
        ("“No,” said Anna Bell, chief economist at Acme Corp.", ["chief economist at Acme Corp = bell"]),
        ("The firm, Acme Corp, said it had paid.", ["The firm = corp"]),
        ("Finance Minister Tom Reed left.", []),
    ],
)
def test_offices_and_roles_of_those_who_speak_are_descriptions(text: str, described: list[str]) -> None:
    assert described_in(text) == described


WORDS = [
    "Smith",
    "said",
    "that",
    "told",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    "\n",
    "he",
    "and",
    "the report",
    "called",
    "by",
    ":",
    "—",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_all_places_are_words_of_the_text_in_order(text: str) -> None:
    for quote in speech_in(text).quotes:
        assert quote.places
        assert all(0 <= start < end <= len(text) for start, end in quote.places)
        assert list(quote.places) == sorted(quote.places)
        assert quote.chain[0].role == "SPEAKER"


@given(st.text(alphabet="ab .,\"'“”‘’«»\n", max_size=200))
def test_no_marks_break_the_reading(text: str) -> None:
    assert all(text[start:end].strip() for quote in speech_in(text).quotes for start, end in quote.places)
