"""Composed SQL: what can get into a statement, and how parameters are numbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.sql.convert import as_text
from db.sql.plan import Constant, Variable
from db.sql.sql import join, number, parameter, render, row, sql, word


def test_parameters_are_numbered_in_order_and_equal_ones_are_sent_once() -> None:
    name, other = Variable(("name",)), Constant("b")
    one = parameter(name, as_text, "text", ("a",))
    same = parameter(name, as_text, "text", ("elsewhere",))
    statement = render(sql("{a}, {b}, {c}", a=one, b=parameter(other, as_text, "text"), c=same))
    assert statement.text == "$1::text, $2::text, $1::text"
    assert statement.bind({"name": "a"}) == ["a", "b"]


def test_a_template_keeps_doubled_braces_and_takes_every_piece() -> None:
    piece = sql("array['{{}}', {n}] from {r}", n=number(3), r=row(7))
    assert render(piece).text == "array['{}', 3] from r7"
    assert render(join(" and ", [sql("a"), sql("b")])).text == "a and b"


@given(st.text())
def test_no_text_but_a_plain_name_can_be_written_into_a_statement(text: str) -> None:
    plain = text.isascii() and text.replace("_", "a").isalnum() and not text[0].isdigit() if text else False
    if plain:
        assert render(word(text)).text == f"'{text}'"
    else:
        with pytest.raises(ValueError, match="plain name"):
            word(text)
