"""Scores against the sum as it is written down, term by term."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.search.documents import SCALE
from comity.kernel.domain.search.questions import Need, Question
from comity.kernel.domain.search.scoring import BONUS, MANNER, Rarity, Scoring

TERMS = ("data", "law", "model", "rare", "unknown")
RARITY = Rarity(100, {"data": 90, "law": 40, "model": 10, "rare": 1})
needs = st.lists(st.lists(st.sampled_from(TERMS), max_size=3).map(lambda it: Need(tuple(it))))
questions = st.builds(
    Question,
    needs=needs.map(tuple),
    whole=st.sampled_from(["", "__data law"]),
    manners=st.sampled_from([(), ("_art.5",), ("_art.5", "law")]),
)
documents = st.dictionaries(
    st.sampled_from([*TERMS[:-1], "__data law", "_art.5"]), st.integers(1, 5 * SCALE)
)


def plainly(question: Question, document: dict[str, int]) -> tuple[int, int]:
    points = [
        max((document.get(term, 0) * RARITY.of(term) for term in need.terms), default=0)
        for need in question.needs
    ]
    met, total = sum(map(bool, points)), sum(it // SCALE for it in points)
    if question.whole in document:
        met, total = len(points), total + BONUS
    return met, total + MANNER * sum(it in document for it in question.manners)


@given(questions, st.lists(documents, max_size=4))
def test_every_document_gets_the_sum_that_is_written_down(
    question: Question, found: list[dict[str, int]]
) -> None:
    scoring = Scoring(question, RARITY)
    for document in [*found, *found]:
        weights = tuple(document.get(term, 0) for term in scoring.terms)
        assert scoring.score(weights) == plainly(question, document)


def test_what_no_document_has_is_not_asked_for() -> None:
    question = Question((Need(("data", "unknown")),), whole="__data law")
    assert Scoring(question, RARITY).terms == ("data", "__data law")
