"""The codings in which a reader takes an answer (RFC 9110, section 12.5.3)."""

from __future__ import annotations


def codings_taken(accepted: str) -> frozenset[str]:
    """Those that `Accept-Encoding` names, but for those of weight 0."""
    taken = set()
    for part in accepted.split(","):
        coding, _, parameters = part.partition(";")
        name, _, weight = parameters.replace(" ", "").partition("=")
        if not (name.lower() == "q" and weight.strip("0.") == "" and weight):
            taken.add(coding.strip().lower())
    return frozenset(taken - {""})
