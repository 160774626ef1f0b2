"""A proof on a page: defined terms are links, and each is explained once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from comity.regulation.domain.conditions.program import Op
from comity.regulation.domain.conditions.proofs import Proof
from comity.regulation.interfaces.parts.words import TRUTHS, Words
from comity.regulation.interfaces.proof_words import ProofWords, Step
from comity.regulation.interfaces.reading import Reading


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, with those that carry it. `href` leads to the definition that it names."""

    sign: str
    sign_words: Words
    tone: str
    text: str
    citation: str
    href: str
    children: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A named condition as it came out for this profile."""

    anchor: str
    step: StepView
    instrument: str
    note: str


def proof_view(proof: Proof | None, reading: Reading) -> tuple[StepView, ...]:
    """The steps down to defined terms."""
    steps = [] if proof is None else list(_words(reading).proof(proof))
    return _nested(steps, 0)


def first_reason(proof: Proof | None, reading: Reading) -> StepView | None:
    """The first step alone."""
    steps = proof_view(proof, reading)
    return steps[0] if steps else None


def defined_terms(proofs: Iterable[Proof], reading: Reading) -> tuple[DefinedTerm, ...]:
    """Every term that these proofs rest on, each once, in the order of their names."""
    found: dict[str, Proof] = {}
    for proof in proofs:
        _collect(proof, found)
    return tuple(_defined(found[name], reading) for name in sorted(found))


def term_anchor(term: str) -> str:
    return "term:" + term.replace(" ", ".")


def _collect(proof: Proof, found: dict[str, Proof]) -> None:
    if proof.op is Op.TERM:
        if proof.term in found:
            return
        found[proof.term] = proof
    for part in proof.parts:
        _collect(part, found)


def _defined(term: Proof, reading: Reading) -> DefinedTerm:
    id, _, name = term.term.partition(":")
    instrument = reading.wording.instruments[id]
    itself = next(_words(reading).proof(Proof(Op.AND, term.truth, (term,))))
    below = _nested(list(_words(reading).term(term)), 0)
    note = reading.words(instrument.terms[name].note) if name in instrument.terms else ""
    step = _view(itself, below, linked=False)
    return DefinedTerm(term_anchor(term.term), step, reading.wording.short_title(instrument), note)


def _words(reading: Reading) -> ProofWords:
    return ProofWords(reading.wording, into_terms=False)


def _nested(steps: list[Step], depth: int) -> tuple[StepView, ...]:
    starts = [place for place, step in enumerate(steps) if step.depth == depth]
    return tuple(
        _view(steps[start], _nested(steps[start + 1 : end], depth + 1))
        for start, end in pairwise([*starts, len(steps)])
    )


def _view(step: Step, children: tuple[StepView, ...], *, linked: bool = True) -> StepView:
    sign, words = TRUTHS[step.truth]
    href = f"#{term_anchor(step.term)}" if step.term and linked else ""
    return StepView(sign, words, step.truth.name.lower(), step.text, step.citation, href, children)
