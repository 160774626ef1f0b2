from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.regulation.small import small_rules

from comity.kernel.domain.messages import Message
from comity.regulation.domain.conditions.corpus_program import compile_corpus
from comity.regulation.domain.conditions.program import OPEN_END, CorpusProgram, Op
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Bearer, Instrument, Period, Term
from comity.regulation.domain.problems import Path

SMALL = small_rules().corpus
ACT, DECREE, GUIDE = SMALL.instruments
IDS = frozenset({"EU", "KR"})
TERMS: Path = ("instruments", "eu-small-act", "terms")


def compiled(*instruments: Instrument) -> tuple[CorpusProgram, list[tuple[Message, Path]]]:
    corpus: Corpus = replace(SMALL, instruments=instruments)
    program, problems = compile_corpus(corpus, IDS)
    return program, [(problem.error.message, problem.path) for problem in problems]


def act_with(**terms: str) -> Instrument:
    made = {name: Term(when=when, label={}, citation="") for name, when in terms.items()}
    return replace(ACT, terms={**ACT.terms, **made})


def test_operands_stand_before_those_who_use_them_and_each_node_once() -> None:
    nodes = small_rules().program.nodes
    assert len(set(nodes)) == len(nodes)
    assert all(operand < place for place, node in enumerate(nodes) for operand in node.operands)


def test_a_term_that_two_instruments_use_is_one_node() -> None:
    terms = [node.term for node in small_rules().program.nodes if node.op is Op.TERM]
    assert sorted(terms) == sorted(
        [
            *(f"eu-small-act:{name}" for name in ("scope", "big", "serious", "exempt")),
            *(f"eu-small-act:bearer {name}" for name in ("provider", "user")),
            "eu-small-decree:scope",
            "eu-small-decree:loud",
            "kr-small-guide:scope",
        ]
    )


def test_norms_stand_in_the_order_of_the_corpus_with_their_periods_in_days() -> None:
    program = small_rules().program
    places = [(norm.instrument, norm.provision, norm.norm) for norm in program.norms]
    assert places == [(0, 2, 0), (0, 3, 0), (0, 3, 1), (0, 4, 0), (0, 5, 0), (1, 0, 0), (2, 0, 0)]
    assert [(period.start, period.until) for period in program.norms[3].periods] == [
        (date(2026, 1, 1).toordinal(), date(2026, 7, 1).toordinal()),
        (date(2027, 1, 1).toordinal(), OPEN_END),
    ]


def test_a_circle_of_terms_is_told_once_with_its_way_round() -> None:
    _, found = compiled(act_with(one="not two", two="three", three="one or big"), DECREE)
    circle = ("one", "two", "three", "one")
    message = Message("circular-term", {"name": "one", "circle": circle})
    assert found == [(message, (*TERMS, "three", "when"))]


def test_a_term_with_the_name_of_a_fact_is_told_once() -> None:
    act = replace(ACT, terms={"system.risky": ACT.terms["big"], **ACT.terms})
    _, found = compiled(act, DECREE)
    assert found == [
        (Message("term-shadows-fact", {"name": "system.risky"}), (*TERMS, "system.risky"))
    ]


def test_a_faulty_term_is_told_once_however_many_use_it() -> None:
    bearer = replace(ACT.bearers["user"], when="nobody")
    act = replace(act_with(one="nonsense"), bearers={**ACT.bearers, "user": bearer}, scope="where")
    _, found = compiled(act, DECREE)
    assert [(message.id, path[2:]) for message, path in found] == [
        ("unknown-fact-or-term", ("scope",)),
        ("unknown-fact-or-term", ("terms", "one", "when")),
        ("unknown-fact-or-term", ("bearers", "user", "when")),
    ]


def test_a_bearer_without_condition_adds_none() -> None:
    plain = replace(
        ACT, scope="", bearers={"whoever": Bearer(role="anyone", label={}, citation="")}
    )
    norm = replace(ACT.provisions[3].norms[1], bearer="whoever")
    provision = replace(ACT.provisions[3], norms=(norm,))
    program, found = compiled(
        replace(plain, provisions=(provision,), terms={}, timetables={"ended": ()})
    )
    assert found == []
    assert [program.nodes[it.condition].op for it in program.norms] == [Op.CONSTANT]


def test_a_period_that_ends_before_it_starts() -> None:
    period = Period(start=date(2026, 8, 2), until=date(2026, 8, 2))
    _, found = compiled(replace(ACT, timetables={**ACT.timetables, "general": (period,)}))
    message = Message("timetable-ends-before-start", {"start": "2026-08-02", "until": "2026-08-02"})
    path = ("instruments", "eu-small-act", "timetables", "general", 0, "until")
    assert found == [(message, path)]


def test_an_instrument_that_implements_none_that_is_known() -> None:
    _, found = compiled(replace(DECREE, implements="eu-small-akt"), ACT)
    assert found[0] == (
        Message("unknown-instrument", {"name": "eu-small-akt"}),
        ("instruments", "eu-small-decree", "implements"),
    )


def test_instruments_that_implement_each_other_end_the_walk() -> None:
    corpus = replace(SMALL, instruments=(replace(ACT, implements=DECREE.id), DECREE))
    line = corpus.lineage(corpus.instruments[0])
    assert [each.id for each in line] == ["eu-small-act", "eu-small-decree"]
    assert compiled(*corpus.instruments)[1] == []
