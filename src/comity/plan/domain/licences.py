"""Licences that open data is given under, by their SPDX ids."""

from __future__ import annotations

from dataclasses import dataclass

from comity.kernel.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Licence:
    """`address` is where its text stands; "" for one that is not known here."""

    id: str
    title: str
    address: str = ""


_KNOWN = {
    each.id: each
    for each in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution Share Alike 4.0 International",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero v1.0 Universal",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        Licence(
            "ODC-By-1.0",
            "Open Data Commons Attribution License v1.0",
            "https://opendatacommons.org/licenses/by/1-0/",
        ),
        Licence(
            "ODbL-1.0",
            "Open Data Commons Open Database License v1.0",
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ),
        Licence(
            "PDDL-1.0",
            "Open Data Commons Public Domain Dedication & License 1.0",
            "https://opendatacommons.org/licenses/pddl/1-0/",
        ),
    )
}


def licence_named(id: str) -> Licence:
    """One that is not known has its id for its title. Raises
    `InvalidInput("open-data-licence")` for what can be no id."""
    allowed = id.isascii() and id.replace("-", "").replace(".", "").replace("+", "").isalnum()
    if not allowed or len(id) > 64:
        raise InvalidInput("open-data-licence", licence=id[:64])
    return _KNOWN.get(id, Licence(id, id))
