"""An instrument as an OSCAL catalogue (NIST, version 1.2): provisions are groups and the controls
in them, and so are their norms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from comity.regulation.domain.instruments import Instrument, Norm
from comity.regulation.formats.exports.oscal_records import prop, record_oscal
from comity.regulation.formats.exports.provision_tree import Nested, nested

VERSION = "1.2.1"
PROVISION, NORM = "provision-", "norm-"
"""Before the eId, and the norm's id: the two may be equal, and ids are unique in a catalogue."""
POSITION = "position"
REMARKS = (
    "Norms in the words of Comity's editors, with citations; the official text is not part of this "
    "catalogue. It says what an instrument demands, not whether anybody complies."
)


def instrument_to_oscal(instrument: Instrument, release: str) -> bytes:
    """The same instrument of the same release makes the same bytes: ids are derived from both, and
    the time is the day up to which the instrument was followed."""
    groups = [_provision(unit) for unit in nested(instrument.provisions)]
    catalogue = {
        "uuid": str(uuid5(NAMESPACE_URL, f"urn:comity:{release}:{instrument.id}")),
        "metadata": _metadata(instrument, release),
        **({"groups": groups} if groups else {}),
        **_back_matter(instrument, release),
    }
    data = msgspec.json.encode({"catalog": catalogue})
    return msgspec.json.format(data, indent=1) + b"\n"


def _metadata(instrument: Instrument, release: str) -> dict[str, Any]:
    facts = {
        "release": release,
        "instrument": instrument.id,
        "jurisdiction": instrument.jurisdiction,
        "kind": instrument.kind.value,
        "status": instrument.status.value,
        "binding": str(instrument.binding).lower(),
        "checked_on": instrument.checked_on.isoformat(),
        "ended": instrument.ended.isoformat() if instrument.ended else "",
    }
    return {
        "title": _line(_english(instrument.title)) or instrument.id,
        "last-modified": f"{instrument.checked_on.isoformat()}T00:00:00+00:00",
        "version": release,
        "oscal-version": VERSION,
        "props": [prop(name, value) for name, value in facts.items() if value],
        "remarks": REMARKS,
    }


def _provision(unit: Nested) -> dict[str, Any]:
    """The outermost is a group, those inside are controls: a group of OSCAL holds groups or
    controls, never both."""
    provision = unit.provision
    title = f"{provision.citation} {_english(provision.heading)}"
    record = record_oscal(provision, without=("eid", "norms"))
    controls = [*map(_control, provision.norms), *map(_provision, unit.parts)]
    return {
        "id": f"{PROVISION}{provision.eid}",
        "class": "provision",
        "title": _line(title) or provision.eid,
        **record,
        "props": [*record.get("props", ()), prop(POSITION, str(unit.position))],
        **({"controls": controls} if controls else {}),
    }


def _control(norm: Norm) -> dict[str, Any]:
    return {
        "id": f"{NORM}{norm.id}",
        "class": "norm",
        "title": _line(_english(norm.summary)) or norm.id,
        **record_oscal(norm, without=("id",)),
    }


def _back_matter(instrument: Instrument, release: str) -> dict[str, Any]:
    resources = [
        {
            "uuid": str(
                uuid5(NAMESPACE_URL, f"urn:comity:{release}:{instrument.id}:source:{place}")
            ),
            "title": f"Source {place}",
            "description": source.location,
        }
        for place, source in enumerate(instrument.sources, start=1)
    ]
    return {"back-matter": {"resources": resources}} if resources else {}


def _english(texts: Mapping[str, str]) -> str:
    return texts.get("en") or next(iter(texts.values()), "")


def _line(text: str) -> str:
    """On one line, as titles are."""
    return " ".join(text.split())
