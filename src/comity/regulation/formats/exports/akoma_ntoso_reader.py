"""An instrument back from the Akoma Ntoso that `akoma_ntoso_writer` wrote.

For what others wrote, which holds official words and no records of ours, there are other readers.
"""

from __future__ import annotations

from typing import Any

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.formats.exports.akoma_ntoso_names import NAMESPACE
from comity.regulation.formats.exports.record_xml import NAMESPACE as OURS
from comity.regulation.formats.exports.record_xml import Element, record_plain
from comity.regulation.formats.hardened_xml import read_xml

_AKN = {"a": NAMESPACE, "c": OURS}


def instrument_from_akoma_ntoso(data: bytes) -> Instrument:
    """eIds and citations from the body, the rest from our records in `proprietary`. Raises
    `InvalidInput("export-unreadable")` for what is not so, and as `read_xml` does."""
    root = read_xml(data, "Akoma Ntoso")
    try:
        return msgspec.convert(_plain(root), Instrument, strict=False)
    except (msgspec.MsgspecError, LookupError, ValueError) as error:
        raise InvalidInput("export-unreadable", name="Akoma Ntoso", problem=str(error)) from None


def _plain(root: Element) -> dict[str, Any]:
    (ours,) = root.iterfind("*/a:meta/a:proprietary", _AKN)
    (record,) = ours.iterfind("c:instrument", _AKN)
    citations = {it.get("eId"): _citation(it) for it in root.iterfind(".//*[a:num]", _AKN)}
    provisions = []
    for each in ours.iterfind("c:provision", _AKN):
        eid = each.get("href", "").removeprefix("#")
        here = {"eid": eid, "citation": citations[eid]}
        provisions.append({**record_plain(each, Provision), **here})
    return {**record_plain(record, Instrument), "provisions": provisions}


def _citation(unit: Element) -> str:
    return unit.findtext("a:num", "", _AKN) or ""
