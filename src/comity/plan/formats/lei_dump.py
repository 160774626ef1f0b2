"""GLEIF's level 1 data as CSV (LEI-CDF 3.1, golden copy or concatenated file): 338 columns with the
paths of the XML as names, of which these are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.identifiers import parse_lei
from comity.plan.domain.registries.entries import ACTIVE, RegistryEntry

NUMBER, NAME = "LEI", "Entity.LegalName"
COUNTRY, STATUS = "Entity.LegalAddress.Country", "Entity.EntityStatus"
REGISTRATION = "Registration.RegistrationStatus"
OTHER_NAMES = tuple(
    f"Entity.{group}s.{group}.{at}"
    for group in ("OtherEntityName", "TransliteratedOtherEntityName")
    for at in range(1, 6)
)
IN_FORCE = frozenset({"issued", "lapsed", "pending_transfer", "pending_archival", ""})
"""A lapsed number is one whose holder did not renew it: the entity is there all the same."""


def read_lei(file: IO[bytes]) -> Iterator[RegistryEntry]:
    """One line after the other. Raises `InvalidInput`: `registry-dump-columns`,
    `registry-dump-malformed`, `registry-dump-entry`."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        rows = csv.DictReader(text)
        there = rows.fieldnames or ()
        missing = [it for it in (NUMBER, NAME, COUNTRY, STATUS) if it not in there]
        if missing:
            raise InvalidInput("registry-dump-columns", columns=", ".join(missing))
        for row in rows:
            yield _entry(row, rows.line_num)
    except (csv.Error, UnicodeDecodeError) as error:
        raise InvalidInput("registry-dump-malformed", problem=str(error)[:200]) from error


def _entry(row: dict[str, str | None], line: int) -> RegistryEntry:
    names = [row.get(it) or "" for it in (NAME, *OTHER_NAMES)]
    try:
        number = parse_lei(row[NUMBER] or "")
    except InvalidInput as error:
        raise InvalidInput("registry-dump-entry", number=line) from error
    if not names[0]:
        raise InvalidInput("registry-dump-entry", number=line)
    entity = (row[STATUS] or "").lower()
    registration = (row.get(REGISTRATION) or "").lower()
    status = entity if entity not in ("", ACTIVE) else ACTIVE
    if status == ACTIVE and registration not in IN_FORCE:
        status = registration
    return RegistryEntry(
        number,
        tuple(dict.fromkeys(it for it in names if it)),
        (row[COUNTRY] or "").upper(),
        status,
    )
