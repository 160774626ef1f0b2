"""Shares of a whole, exactly: `2/3`, `55 %`, `more than 1/2`. No rule is decided by a rounded
number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from comity.kernel.domain.errors import InvalidInput

_SHARE = re.compile(
    r"(?:(?P<over>\d{1,9})\s*/\s*(?P<under>\d{1,9})|(?P<number>\d{1,9}(?:\.\d{1,9})?)\s*(?P<of>%)?)"
)


def share_of(text: str) -> Fraction:
    """`2/3`, `55 %`, `66.67 %` or `0.55` as a fraction of one. Raises
    `InvalidInput("share-malformed")`, and `InvalidInput("share-outside")` below 0 or above 1."""
    found = _SHARE.fullmatch(text.strip())
    if found is None or (found["under"] is not None and int(found["under"]) == 0):
        raise InvalidInput("share-malformed", share=text)
    if found["over"] is not None:
        share = Fraction(int(found["over"]), int(found["under"]))
    else:
        share = Fraction(found["number"]) / (100 if found["of"] else 1)
    if share > 1:
        raise InvalidInput("share-outside", share=text)
    return share


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of a whole that must be reached, or with `more_than` passed."""

    share: Fraction
    more_than: bool = False

    def is_met(self, part: Fraction | int, whole: Fraction | int) -> bool:
        """Whether `part` of `whole` is enough. Nothing is never enough, whatever the share."""
        if whole <= 0 or part <= 0:
            return False
        least = self.share * whole
        return part > least if self.more_than else part >= least

    def needed(self, whole: int) -> int:
        """The least number of members out of `whole` that is enough; more than `whole` where not
        even all are."""
        least = self.share * whole
        whole_number = -(-least.numerator // least.denominator)
        return max(1, whole_number + (self.more_than and whole_number == least))
