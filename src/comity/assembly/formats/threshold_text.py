"""Thresholds as people write them: `2/3`, `more than 1/2`, `at least 55 %`, `all`."""

from __future__ import annotations

import re
from fractions import Fraction

from comity.assembly.domain.shares import Threshold, share_of

_WORDS = re.compile(r"(?:(?P<over>more\s+than)|at\s+least)\s+(?P<share>.+)")


def threshold_of(text: str) -> Threshold:
    """`simple` is more than half and `all` is all; a share by itself must be reached. Raises
    `InvalidInput`: `share-malformed`, `share-outside`."""
    words = text.strip().casefold()
    if words == "all":
        return Threshold(Fraction(1))
    if words == "simple":
        return Threshold(Fraction(1, 2), more_than=True)
    found = _WORDS.fullmatch(words)
    if found is None:
        return Threshold(share_of(words))
    return Threshold(share_of(found["share"]), more_than=found["over"] is not None)


def threshold_text(threshold: Threshold) -> str:
    """What `threshold_of` reads as the same threshold: a share that is a whole percentage and no
    common fraction in per cent, any other as a fraction."""
    share = threshold.share
    percent = share * 100
    if share == 1 and not threshold.more_than:
        return "all"
    if share.denominator > 10 and percent.denominator == 1:
        written = f"{percent} %"
    else:
        written = f"{share.numerator}/{share.denominator}"
    return f"more than {written}" if threshold.more_than else written
