"""Proofs and deciding facts, told in sentences: the same ones on a page and in a terminal."""

from __future__ import annotations

from typing import NamedTuple

from comity.regulation.domain.conditions.deciding import DecidingSet
from comity.regulation.domain.conditions.proofs import Proof
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.deciding_words import answer_sentences
from comity.regulation.interfaces.proof_words import ProofWords
from comity.regulation.interfaces.wording import Wording

SIGNS = {Truth.TRUE: "●", Truth.FALSE: "–", Truth.UNKNOWN: "?"}


class ProofLine(NamedTuple):
    """One step of a proof. `sign` says whether what the rule asks for here is so (●), is not (–),
    or is unknown (?); deeper lines carry the one above them."""

    depth: int
    sign: str
    text: str
    citation: str


def proof_lines(
    proof: Proof, rules: Rulebook, *, wording: Wording | None = None
) -> list[ProofLine]:
    """Why a finding came out as it did. Empty where nothing but its dates had to hold."""
    steps = ProofWords(wording or Wording(rules)).proof(proof)
    return [ProofLine(step.depth, SIGNS[step.truth], step.text, step.citation) for step in steps]


def deciding_line(deciding: DecidingSet, rules: Rulebook, *, wording: Wording | None = None) -> str:
    """`Applies if: How much computation was used ...? At least 10²⁵ FLOP.`"""
    chosen = wording or Wording(rules)
    answers = answer_sentences(deciding, chosen)
    id = "decides-applies" if deciding.outcome else "decides-not"
    together = "-together" if len(answers) > 1 else ""
    return chosen.say(id + together, answers=" ".join(answers))
