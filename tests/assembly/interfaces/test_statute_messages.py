"""What is told of statutes and members has its sentence, also where its id comes from a table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.assembly.examples import FOLDER

import comity
from comity.assembly.domain.statute_names import PARTS
from comity.assembly.domain.who_votes import IN_ARREARS, NO_VOTE, SUSPENDED
from comity.assembly.formats.statute_file import read_statute
from comity.assembly.interfaces import member_messages, statute_messages
from comity.kernel.domain.errors import Problems
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render, templates

__all__ = ["member_messages", "statute_messages"]

DOMAIN = Path(comity.__file__).parent / "assembly" / "domain"


def test_ids_from_tables_have_sentences() -> None:
    yielded = re.findall(r'yield "([a-z-]+)"', (DOMAIN / "who_votes.py").read_text("utf-8"))
    assert len(yielded) == 4
    told = {*PARTS.values(), *yielded, NO_VOTE, IN_ARREARS, SUSPENDED}
    assert told - templates().keys() == set()


def test_a_faulty_file_is_told_in_words() -> None:
    text = (FOLDER / "north-lakes.yaml").read_text("utf-8")
    text = text.replace("budget: money", "budget: monney").replace("seats: 3", "seats: 0")
    with pytest.raises(Problems) as caught:
        read_statute(text.encode(), "lakes.yaml")
    assert render(caught.value.message) == "lakes.yaml: 2 problems were found in the statute."
    assert [render(each.message) for each in caught.value.problems] == [
        "The statute has no decision rule monney.",
        "council has no seats: nobody is a member of it.",
    ]
    remedy = caught.value.problems[0].remedy
    assert remedy == Message("did-you-mean", {"name": "money"})
    assert render(remedy) == "Did you mean money?"
