"""What the name of a dump's file says of it: `v1.59-2025-01-23-ror-data.json`,
`20260727-1600-gleif-goldencopy-lei2-golden-copy.csv`."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?:-(\d{4})(?!\d))?")
_VERSION = re.compile(r"(?<![a-z0-9])v\d+(?:\.\d+)*", re.IGNORECASE)


def version_and_day(name: str, otherwise: date) -> tuple[str, date]:
    """Where the name tells no day, `otherwise` is it; where no version, the day (and hour) is."""
    day = otherwise
    told = ""
    for found in _DAY.finditer(name):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        told = f"{day.isoformat()} {found[4]}" if found[4] else day.isoformat()
        break
    version = _VERSION.search(name)
    return (version.group() if version else told or day.isoformat()), day
