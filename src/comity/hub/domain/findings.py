"""What a check found: each thing in its own sentence, and what it says about the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from comity.kernel.domain.messages import Message

Verdict = Literal["holds", "fails", "unknown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that holds, fails, or can't be known from what is at hand."""

    verdict: Verdict
    message: Message


def holds(message: Message) -> Finding:
    return Finding("holds", message)


def fails(message: Message) -> Finding:
    return Finding("fails", message)


def unknown(message: Message) -> Finding:
    return Finding("unknown", message)


def overall(findings: Iterable[Finding]) -> Verdict:
    """`fails` if anything fails, else `unknown` if anything is, or if nothing was found at all."""
    verdicts = {finding.verdict for finding in findings}
    if "fails" in verdicts:
        return "fails"
    return "holds" if verdicts == {"holds"} else "unknown"


def shown(text: str) -> str:
    """A name from outside, cut and without characters that could fool a reader."""
    cut = text[:300]
    return cut if cut.isprintable() else cut.encode("unicode_escape").decode()
