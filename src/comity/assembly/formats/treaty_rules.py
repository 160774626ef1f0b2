"""Rules of entry into force as plain data, for YAML, JSON and the database, and back."""

from __future__ import annotations

from typing import Any

from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.formats.record_reader import RecordReader
from comity.assembly.formats.record_writer import plain_of
from comity.kernel.domain.errors import ComityError, Problems
from comity.regulation.domain.problems import Path, Problem
from comity.regulation.formats.yaml_reader import read_yaml


def rule_to_plain(rule: EntryRule) -> dict[str, Any]:
    """The same rule always gives the same data. What is left at its default is left out."""
    return plain_of(rule)  # type: ignore[no-any-return]  # a record is a map


def rule_from_plain(plain: object, at: Path = ()) -> EntryRule:
    """Thresholds as statutes write them. Raises `Problems("entry-rule-problems")` with every error,
    each with a JSON pointer (RFC 6901) to where it stands, the rule itself standing `at`: of
    `RecordReader`, and what `EntryRule` and `Condition` raise."""
    reader = RecordReader()
    rule = reader.read(EntryRule, plain, at)
    if reader.problems:
        raise Problems("entry-rule-problems", [_located(each) for each in reader.problems])
    return rule  # type: ignore[no-any-return]  # read as one


def read_entry_rule(data: bytes, name: str) -> EntryRule | None:
    """From YAML; None where it has nothing. Raises as `rule_from_plain` does, and `InvalidInput`
    where it can't be read at all."""
    if not data.strip():
        return None
    return rule_from_plain(read_yaml(data, name).data)


def _located(found: Problem) -> ComityError:
    error = found.error
    parts = (str(each).replace("~", "~0").replace("/", "~1") for each in found.path)
    pointer = "".join(f"/{each}" for each in parts)
    params = {**error.message.params, "pointer": pointer}
    return type(error)(error.message.id, remedy=error.remedy, **params)
