"""Notes of drafted items."""

import pytest

from editorial.draft.draft import Basis
from editorial.drafted.note import comments_on, note_of, rule_in

REASONS = {"SPEECH_MARKS_CUE": "The marked words stand beside a verb of saying."}


@pytest.mark.parametrize(
    ("basis", "note"),
    [
        (Basis("SPEECH_MARKS_CUE", 1), "SPEECH_MARKS_CUE: The marked words stand beside a verb of saying."),
        (Basis("OTHER", 1), "OTHER"),
        (Basis("OTHER", 1, ("Who is “he”?", "Perhaps a title.")), "OTHER: Who is “he”? Perhaps a title."),
        (Basis("a rule: mine", 1, ("Why?",)), "A_RULE_MINE: Why?"),
        (Basis("", 1), None),
    ],
)
def test_a_note_begins_with_the_code_of_its_rule(basis: Basis, note: str | None) -> None:
    assert note_of(basis, REASONS) == note


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        ("SPEECH_MARKS_CUE: The marked words.", "SPEECH_MARKS_CUE"),
        ("OTHER", "OTHER"),
        ("The speaker is inferred.", None),
        ("AP: no", "AP"),
        (None, None),
    ],
)
def test_the_rule_is_read_from_a_note(note: str | None, rule: str | None) -> None:
    assert rule_in(note) == rule


def test_a_long_doubt_is_a_comment_of_several_lines() -> None:
    lines = comments_on(Basis("R", 1, ("word " * 30,)))
    assert [line[:12] for line in lines] == ["# doubtful: ", "#   word wor"]
