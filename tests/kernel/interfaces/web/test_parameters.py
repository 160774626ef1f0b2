"""What an address asks for."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory

from comity.kernel.domain.errors import ComityError, InvalidInput, UnknownName
from comity.kernel.interfaces.web.parameters import (
    choice_asked,
    choices_asked,
    day_asked,
    page_asked,
    today,
)


def asked(**query: str | list[str]):  # noqa: ANN201
    return RequestFactory().get("/", query)


def test_a_day() -> None:
    assert day_asked(asked(on="2027-12-02")) == date(2027, 12, 2)
    assert day_asked(asked(on=" ")) == today()
    assert day_asked(asked()) == today()


@pytest.mark.parametrize("value", ["2027-13-02", "02.12.2027", "x" * 1000, "\0", "٢٠٢٧-١٢-٠٢"])
def test_no_day(value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        day_asked(asked(on=value))
    assert caught.value.message.id == "web-bad-date"
    assert len(str(caught.value.message.params["value"])) <= 60


@pytest.mark.parametrize("value", ["1999-12-31", "2101-01-01", "9999-12-31", "0001-01-01"])
def test_a_day_out_of_reach(value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        day_asked(asked(on=value))
    assert caught.value.message.id == "web-date-out-of-range"


def test_choices_repeated_or_with_commas() -> None:
    found = choices_asked(asked(**{"in": ["KR,EU", "KR", "", " CN "]}), "in", ("CN", "EU", "KR"))
    assert found == ("KR", "EU", "CN")


def test_an_unknown_choice_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        choices_asked(asked(kind="statut"), "kind", ("statute", "treaty"))
    assert caught.value.remedy is not None
    assert caught.value.remedy.params == {"name": "statute"}


def test_one_choice() -> None:
    assert choice_asked(asked(kind="a"), "kind", "ab", "b") == "a"
    assert choice_asked(asked(), "kind", "ab", "b") == "b"


@pytest.mark.parametrize("value", ["0", "-1", "1.0", "x", "1" * 7, "١", ""])
def test_no_page_number(value: str) -> None:
    with pytest.raises(ComityError):
        page_asked(asked(page=value))
    assert page_asked(asked(page="12")) == 12
