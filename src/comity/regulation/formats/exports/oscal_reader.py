"""Provisions and norms back from the OSCAL catalogue that `oscal_writer` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.instruments import Norm, Provision
from comity.regulation.formats.exports.oscal_records import record_plain
from comity.regulation.formats.exports.oscal_writer import NORM, POSITION, PROVISION

Plain = dict[str, Any]


def provisions_from_oscal(data: bytes) -> tuple[Provision, ...]:
    """In the order that they have in the corpus. Raises `InvalidInput("export-unreadable")` for
    what is no catalogue of ours."""
    try:
        catalogue = msgspec.json.decode(data, type=dict[str, Plain])["catalog"]
        units = sorted(_units(catalogue.get("groups", ())), key=_position)
        plain = [_provision(unit) for unit in units]
        return msgspec.convert(plain, tuple[Provision, ...], strict=False)
    except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError) as error:
        problem = f"{type(error).__name__}: {error}"
        raise InvalidInput("export-unreadable", name="OSCAL", problem=problem) from None


def _units(controls: Iterable[Plain]) -> Iterator[Plain]:
    """The provisions, from outside to inside."""
    for control in controls:
        if control["id"].startswith(PROVISION):
            yield control
            yield from _units(control.get("controls", ()))


def _position(unit: Plain) -> int:
    return next(int(it["value"]) for it in unit["props"] if it["name"] == POSITION)


def _provision(unit: Plain) -> Plain:
    inside = unit.get("controls", ())
    return {
        **record_plain(unit, Provision),
        "eid": unit["id"].removeprefix(PROVISION),
        "norms": [_norm(control) for control in inside if control["id"].startswith(NORM)],
    }


def _norm(control: Plain) -> Plain:
    return {**record_plain(control, Norm), "id": control["id"].removeprefix(NORM)}
