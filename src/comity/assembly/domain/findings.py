"""One thing that is wrong with a bundle, by the part that was changed."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.domain.decision_bundle import Part
from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.messages import Message, Parameter


@dataclass(frozen=True, slots=True)
class Finding:
    """`because` is what went wrong under it, where that has words of its own."""

    part: Part
    message: Message
    because: Message | None = None


def finding(part: Part, what: str, **about: Parameter) -> Finding:
    """The message's id is `bundle-PART-WHAT`."""
    return Finding(part, Message(f"bundle-{part}-{what}", about))


def finding_of(part: Part, what: str, error: ComityError) -> Finding:
    """One that an error tells."""
    return Finding(part, Message(f"bundle-{part}-{what}"), error.message)
