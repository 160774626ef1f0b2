"""A proof, step by step, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.regulation.domain.conditions.program import Op
from comity.regulation.domain.conditions.proofs import Proof
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison
from comity.regulation.interfaces.fact_words import fact_sentence
from comity.regulation.interfaces.wording import Wording

_OUTCOMES = {Truth.TRUE: "met", Truth.FALSE: "failed", Truth.UNKNOWN: "open"}


@dataclass(frozen=True, slots=True)
class Step:
    """`truth` says whether what the rule asks for here is so; deeper steps carry the one above
    them. A step that is a named condition has its `term` and that term's own `proof`."""

    depth: int
    truth: Truth
    text: str
    citation: str = ""
    term: str = ""
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class ProofWords:
    """Tells proofs; without `into_terms` named conditions are named and not explained."""

    wording: Wording
    into_terms: bool = True

    def proof(self, proof: Proof) -> Iterator[Step]:
        """The steps of a finding's proof; conjunctions at its root are one list."""
        for part in proof.parts:
            if part.op is Op.CONSTANT:
                if part.truth is Truth.FALSE:
                    yield Step(0, Truth.FALSE, self.wording.say("not-running"))
            else:
                yield from self._conjuncts(part)

    def term(self, term: Proof) -> Iterator[Step]:
        """The steps that carry a named condition, without itself."""
        for part in term.parts:
            yield from self._steps(part, 0)

    def _conjuncts(self, proof: Proof) -> Iterator[Step]:
        if proof.op is not Op.AND:
            yield from self._steps(proof, 0)
            return
        for part in proof.parts:
            yield from self._conjuncts(part)

    def _steps(self, proof: Proof, depth: int, *, barred: bool = False) -> Iterator[Step]:
        """`barred`: the rule asks that this does not hold."""
        truth = Truth(2 - proof.truth) if barred else proof.truth
        match proof.op:
            case Op.CONSTANT:
                if truth is Truth.FALSE:
                    yield Step(depth, truth, self.wording.say("never"))
            case Op.ATOM:
                yield Step(depth, truth, fact_sentence([proof], self.wording))
            case Op.NOT:
                yield from self._steps(proof.parts[0], depth, barred=not barred)
            case Op.TERM:
                text, citation = _term_words(proof.term, self.wording, barred=barred)
                yield Step(depth, truth, text, citation, proof.term, proof)
                for part in proof.parts if self.into_terms else ():
                    yield from self._steps(part, depth + 1)
            case _:
                yield from self._junction(proof, truth, depth, barred=barred)

    def _junction(self, proof: Proof, truth: Truth, depth: int, *, barred: bool) -> Iterator[Step]:
        groups = _together(proof.parts)
        if len(groups) > 1:
            needs = "bars" if barred else "needs"
            how_many = "all" if proof.op is Op.AND else "one"
            yield Step(depth, truth, self.wording.say(f"{needs}-{how_many}-{_OUTCOMES[truth]}"))
            depth, barred = depth + 1, False
        for group in groups:
            if len(group) == 1:
                yield from self._steps(group[0], depth, barred=barred)
            else:
                shown = Truth(2 - group[0].truth) if barred else group[0].truth
                yield Step(depth, shown, fact_sentence(group, self.wording))


def _together(parts: Sequence[Proof]) -> list[list[Proof]]:
    """Parts that ask the same fact for one of several choices, as one group."""
    groups: dict[object, list[Proof]] = {}
    for place, part in enumerate(parts):
        choosing = part.op is Op.ATOM and isinstance(part.value, str)
        same = choosing and part.comparison in (Comparison.HAS, Comparison.EQUAL)
        groups.setdefault((part.fact, part.comparison) if same else place, []).append(part)
    return list(groups.values())


def _term_words(term: str, wording: Wording, *, barred: bool) -> tuple[str, str]:
    """What a named condition is called, and where its instrument defines it."""
    id, _, name = term.partition(":")
    instrument = wording.instruments[id]
    if name == "scope":
        sentence = "outside-scope" if barred else "within-scope"
        text = wording.say(sentence, instrument=wording.short_title(instrument))
        return text, instrument.scope_citation
    if name.startswith("bearer "):
        bearer = instrument.bearers[name.removeprefix("bearer ")]
        sentence = "acts-not-as" if barred else "acts-as"
        return wording.say(sentence, label=wording.prose(bearer.label)), bearer.citation
    defined = instrument.terms[name]
    label = wording.prose(defined.label) or name
    return wording.say("term-barred" if barred else "term", label=label), defined.citation
