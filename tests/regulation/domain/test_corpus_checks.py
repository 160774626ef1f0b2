"""One test for each kind of problem, each in a corpus that is otherwise the small one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.regulation.small import small_rules
from tests.regulation.small_treaty import CONSENTS, SIGNATURES, treaty_rules
from tests.regulation.small_treaty import TREATY as SMALL_TREATY

from comity.regulation.domain.conditions.corpus_program import compile_corpus
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.corpus_checks import check_corpus
from comity.regulation.domain.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentStatus,
    NoNorm,
    NoNormReason,
    Norm,
    Period,
    Provision,
)
from comity.regulation.domain.problems import Path
from comity.regulation.domain.treaty_actions import ActionKind

SMALL = small_rules().corpus
IDS = frozenset(entry.id for entry in small_rules().jurisdictions)
ACT, DECREE, GUIDE = SMALL.instruments
TEST = ("instruments", "eu-small-act", "provisions", 2, "norms", 0)
Found = list[tuple[str, Path]]


def problems(corpus: Corpus) -> Found:
    found = [*check_corpus(corpus, IDS), *compile_corpus(corpus, IDS)[1]]
    return [(problem.error.message.id, problem.path) for problem in found]


def with_act(**changes: Any) -> Corpus:  # noqa: ANN401
    return replace(SMALL, instruments=(replace(ACT, **changes), DECREE, GUIDE))


def with_provision(place: int, **changes: Any) -> Corpus:  # noqa: ANN401
    provisions = list(ACT.provisions)
    provisions[place] = replace(provisions[place], **changes)
    return with_act(provisions=tuple(provisions))


def with_norm(**changes: Any) -> Corpus:  # noqa: ANN401
    return with_provision(2, norms=(replace(ACT.provisions[2].norms[0], **changes),))


def with_fact(place: int, **changes: Any) -> Corpus:  # noqa: ANN401
    facts = list(SMALL.facts)
    facts[place] = replace(facts[place], **changes)
    return replace(SMALL, facts=tuple(facts))


def with_concept(place: int, **changes: Any) -> Corpus:  # noqa: ANN401
    concepts = list(SMALL.concepts)
    concepts[place] = replace(concepts[place], **changes)
    return replace(SMALL, concepts=tuple(concepts))


def test_the_small_corpus_has_none() -> None:
    assert problems(SMALL) == []


NEW = Provision(eid="art_9__para_1", citation="Art. 9(1)")
NORMS = ACT.provisions[3].norms
REASON = NoNorm(reason=NoNormReason.SCOPE)
CASES: list[tuple[Callable[[], Corpus], Found]] = [
    (lambda: replace(SMALL, facts=(*SMALL.facts, SMALL.facts[0])),
     [("duplicate-id", ("facts", 10, "id"))]),
    (lambda: replace(SMALL, concepts=(*SMALL.concepts, SMALL.concepts[0])),
     [("duplicate-id", ("concepts", 3, "id"))]),
    (lambda: replace(SMALL, constraints=SMALL.constraints * 2),
     [("duplicate-id", ("constraints", 1, "id"))]),
    (lambda: replace(SMALL, instruments=(ACT, GUIDE, GUIDE)),
     [("duplicate-id", ("instruments", "kr-small-guide", "id"))]),
    (lambda: with_fact(0, choices={"yes": {}}), [("fact-choices", ("facts", 0, "choices"))]),
    (lambda: replace(SMALL, facts=(*SMALL.facts, replace(SMALL.facts[2], id="x", choices={}))),
     [("fact-choices", ("facts", 10, "choices"))]),
    (lambda: with_fact(0, units={"x": 1.0}), [("fact-units", ("facts", 0, "units"))]),
    (lambda: with_fact(7, units={"FLOP": 1.0, "x": 0.0}),
     [("fact-unit-factor", ("facts", 7, "units", "x"))]),
    (lambda: with_concept(1, broader="safty"), [("unknown-concept", ("concepts", 1, "broader"))]),
    (lambda: with_concept(1, related=("x",)), [("unknown-concept", ("concepts", 1, "related"))]),
    (lambda: with_concept(0, broader="safety"), [("circular-concept", ("concepts", 0, "broader"))]),
    (lambda: with_act(jurisdiction="XX"),
     [("unknown-jurisdiction", ("instruments", "eu-small-act", "jurisdiction"))]),
    (lambda: with_act(versions=(), texts=()),
     [("no-version", ("instruments", "eu-small-act", "versions")),
      *[("unknown-text", (*TEST[:3], place, "norms", 0, "support", 0, "text"))
        for place in (2, 3, 5)]]),
    (lambda: with_act(texts=(replace(ACT.texts[0], version="x"),)),
     [("unknown-version", ("instruments", "eu-small-act", "texts", 0, "version"))]),
    (lambda: with_provision(0, inserted_by="x", deleted_by="y"),
     [("unknown-version", (*TEST[:3], 0, "inserted_by")),
      ("unknown-version", (*TEST[:3], 0, "deleted_by"))]),
    (lambda: with_act(provisions=(*ACT.provisions, ACT.provisions[0])),
     [("duplicate-id", (*TEST[:3], 6, "eid"))]),
    (lambda: with_act(provisions=(*ACT.provisions, NEW)),
     [("provision-without-article", (*TEST[:3], 6, "eid"))]),
    (lambda: with_provision(3, norms=(NORMS[0], replace(NORMS[1], id=NORMS[0].id))),
     [("duplicate-id", (*TEST[:3], 3, "norms", 1, "id"))]),
    (lambda: with_provision(3, no_norm=REASON),
     [("norms-and-no-norm", (*TEST[:3], 3, "no_norm"))]),
    (lambda: with_norm(id="art_3__para_11"), [("norm-outside-provision", (*TEST, "id"))]),
    (lambda: with_norm(support=()), [("verified-without-support", TEST)]),
    (lambda: with_provision(3, norms=(replace(NORMS[1], source=""),)),
     [("unverified-without-source", (*TEST[:3], 3, "norms", 0))]),
    (lambda: with_norm(concepts=("safety", "safty")),
     [("unknown-concept", (*TEST, "concepts", 1))]),
    (lambda: with_norm(penalty="fin"), [("unknown-penalty", (*TEST, "penalty"))]),
    (lambda: with_norm(support=(replace(NORMS[0].support[0], text="x"),)),
     [("unknown-text", (*TEST, "support", 0, "text"))]),
    (lambda: with_norm(bearer="providr"), [("unknown-bearer", (*TEST, "bearer"))]),
    (lambda: with_norm(timetable="generel"), [("unknown-timetable", (*TEST, "timetable"))]),
    (lambda: with_norm(when="system.risk"), [("unknown-fact-or-term", (*TEST, "when"))]),
    (lambda: with_norm(unless="a b"), [("condition-syntax", (*TEST, "unless"))]),
    (lambda: replace(SMALL, constraints=(replace(SMALL.constraints[0], holds="big"),)),
     [("unknown-fact-or-term", ("constraints", 0, "holds"))]),
]  # fmt: skip


TREATY = treaty_rules(SIGNATURES, CONSENTS).corpus.instrument(SMALL_TREATY)
ACTIONS = TREATY.actions
HERE: Path = ("instruments", SMALL_TREATY)


def with_treaty(**changes: Any) -> Corpus:  # noqa: ANN401
    corpus = treaty_rules(SIGNATURES, CONSENTS).corpus
    rest = tuple(it for it in corpus.instruments if it.id != SMALL_TREATY)
    return replace(corpus, instruments=(*rest, replace(TREATY, **changes)))


def with_action(place: int, **changes: Any) -> Corpus:  # noqa: ANN401
    actions = list(ACTIONS)
    actions[place] = replace(actions[place], **changes)
    return with_treaty(actions=tuple(actions))


def with_rule(**changes: Any) -> Corpus:  # noqa: ANN401
    assert TREATY.treaty is not None
    return with_treaty(treaty=replace(TREATY.treaty, **changes))


def at_action(place: int, *rest: str) -> Path:
    return (*HERE, "actions", place, *rest)


LEFT = replace(
    ACTIONS[2], action=ActionKind.DENUNCIATION, date=date(2026, 3, 9), with_members=False
)
TREATY_CASES: list[tuple[Callable[[], Corpus], Found]] = [
    (lambda: with_treaty(), []),
    (lambda: with_act(kind=InstrumentKind.TREATY),
     [("treaty-and-rule", ("instruments", "eu-small-act", "kind"))]),
    (lambda: with_act(actions=ACTIONS[:1]),
     [("treaty-and-rule", ("instruments", "eu-small-act", "actions"))]),
    (lambda: with_treaty(kind=InstrumentKind.STATUTE), [("treaty-and-rule", (*HERE, "kind"))]),
    (lambda: with_act(versions=(replace(ACT.versions[0], in_force=None), ACT.versions[1])),
     [("version-without-day", ("instruments", "eu-small-act", "versions", 0))]),
    (lambda: with_act(timetables={**ACT.timetables, "ended": (Period(),)}),
     [("timetable-without-start", ("instruments", "eu-small-act", "timetables", "ended", 0))]),
    (lambda: with_treaty(status=InstrumentStatus.IN_FORCE), [("treaty-status", (*HERE, "status"))]),
    (lambda: with_treaty(status=InstrumentStatus.PARTLY_APPLICABLE),
     [("treaty-status", (*HERE, "status"))]),
    (lambda: with_rule(body="COEX"), [("unknown-jurisdiction", (*HERE, "treaty", "body"))]),
    (lambda: with_rule(members=4), [("treaty-members", (*HERE, "treaty", "members"))]),
    (lambda: with_rule(members=0), [("treaty-members", (*HERE, "treaty", "members"))]),
    (lambda: with_rule(body=""), [("treaty-members", (*HERE, "treaty", "members"))]),
    (lambda: with_action(1, jurisdiction="XX"),
     [("unknown-jurisdiction", at_action(1, "jurisdiction"))]),
    (lambda: with_action(1, jurisdiction="NO"), [("duplicate-id", at_action(1))]),
    (lambda: with_action(1, with_members=True),
     [("action-no-consent", at_action(1, "with_members"))]),
    (lambda: with_action(1, date=None), [("action-days", at_action(1))]),
    (lambda: with_action(1, earliest=date(2026, 1, 31)), [("action-days", at_action(1))]),
    (lambda: with_action(1, date=None, earliest=date(2026, 2, 1)),
     [("action-days", at_action(1))]),
    (lambda: with_action(1, date=None, earliest=date(2026, 2, 1), latest=date(2026, 2, 1)),
     [("action-days", at_action(1))]),
    (lambda: with_action(1, date=None, earliest=date(2026, 2, 1), latest=date(2026, 2, 2)), []),
    (lambda: with_action(1, date=date(2026, 1, 14)), [("action-before-adoption", at_action(1))]),
    (lambda: with_action(1, date=date(2026, 1, 15)), []),
    (lambda: with_action(1, date=date(2026, 11, 2)), [("action-not-checked", at_action(1))]),
    (lambda: with_action(1, date=date(2026, 11, 1)), []),
    (lambda: with_action(1, date=None, earliest=date(2026, 2, 1), latest=date(2026, 11, 2)),
     [("action-not-checked", at_action(1))]),
    (lambda: with_action(0, date=date(2026, 3, 21)), [("signature-after-consent", at_action(0))]),
    (lambda: with_action(0, date=date(2026, 3, 20)), []),
    (lambda: with_treaty(actions=(*ACTIONS, LEFT)), [("action-without-consent", at_action(5))]),
    (lambda: with_treaty(actions=(*ACTIONS, replace(LEFT, date=date(2026, 3, 11)))), []),
    (lambda: with_treaty(
        actions=(*ACTIONS, replace(LEFT, action=ActionKind.ENTRY_INTO_FORCE))),
     [("action-without-consent", at_action(5))]),
    (lambda: with_treaty(
        actions=(*ACTIONS, replace(LEFT, date=date(2026, 3, 11))),
        treaty=replace(TREATY.treaty, leaving=None)),  # type: ignore[type-var]
     [("treaty-without-leaving", at_action(5))]),
]  # fmt: skip


@pytest.mark.parametrize(("corpus", "expected"), [*CASES, *TREATY_CASES])
def test_each_kind_of_problem(corpus: Callable[[], Corpus], expected: Found) -> None:
    assert problems(corpus()) == expected


def test_a_circle_further_up_is_told_of_those_who_stand_in_it() -> None:
    concepts = [replace(SMALL.concepts[0], id=id, broader=up) for id, up in ("ab", "bc", "cb")]
    corpus = replace(SMALL, concepts=(*SMALL.concepts, *concepts))
    assert problems(corpus) == [
        ("circular-concept", ("concepts", 4, "broader")),
        ("circular-concept", ("concepts", 5, "broader")),
    ]


def test_several_problems_are_all_reported() -> None:
    norm: Norm = replace(
        ACT.provisions[2].norms[0], bearer="x", timetable="x", when="x", penalty="x"
    )
    act: Instrument = replace(
        ACT, provisions=(*ACT.provisions[:2], replace(ACT.provisions[2], norms=(norm,)))
    )
    assert [id for id, _ in problems(replace(SMALL, instruments=(act,)))] == [
        "unknown-penalty",
        "unknown-bearer",
        "unknown-fact-or-term",
        "unknown-timetable",
    ]
