"""What was stated about one fact, held against what a rule asks of it, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from comity.regulation.domain.conditions.proofs import Proof
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.vocabulary import FactType
from comity.regulation.interfaces.value_words import bound_words, list_words, value_words
from comity.regulation.interfaces.wording import Wording

_SENTENCES = {
    FactType.BOOLEAN: ("fact-no", "fact-not-stated", "fact-yes"),
    FactType.CHOICE: ("fact-is-not", "fact-not-stated-whether", "fact-is"),
    FactType.SET: ("fact-includes-none", "fact-may-include", "fact-includes"),
    FactType.JURISDICTIONS: ("fact-includes-none", "fact-may-include", "fact-includes"),
    FactType.NUMBER: ("fact-within", "fact-perhaps-within", "fact-within"),
    FactType.DATE: ("fact-within", "fact-perhaps-within", "fact-within"),
}
"""By type: false, unknown, true."""


def fact_sentence(atoms: Sequence[Proof], wording: Wording) -> str:
    """The sentence for atoms that differ in their values alone, and came out alike."""
    atom = atoms[0]
    fact = wording.fact(atom.fact)
    id = _SENTENCES[fact.type][atom.truth]
    bound = ""
    if fact.type in (FactType.NUMBER, FactType.DATE):
        missed = atom.truth is Truth.FALSE
        bound = bound_words(fact, atom.comparison, atom.value, wording, holds=not missed)
        if atom.stated is None and atom.truth is Truth.UNKNOWN:
            id = "fact-unstated-bound"
    return wording.say(
        id,
        question=wording.question(fact),
        value=""
        if atom.stated is None
        else wording.started(value_words(fact, atom.stated, wording)),
        wanted=list_words(fact, (each.value for each in atoms), wording),
        bound=bound,
    )
