"""Archives that were damaged, changed, or made to harm are refused before anything is done."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.audit import Head, Visibility, next_entry
from comity.kernel.domain.backups import Manifest, Table
from comity.kernel.domain.errors import ComityError, IntegrityFailure, InvalidInput
from comity.kernel.formats.backup_archive import read_archive, write_archive
from comity.kernel.formats.backup_audit import COMMITTED, check_backup_audit
from comity.kernel.formats.backup_rows import row_lines

COLUMNS = (
    *(zip(COMMITTED, ("integer", "instant", *["text"] * 5), strict=True)),
    ("visibility", "text"),
    ("leaf_hash", "text"),
    ("payload", "text"),
    ("salt", "text"),
)


def audit_rows(count: int) -> list[tuple[Any, ...]]:
    from datetime import UTC, datetime

    head, rows = Head(), []
    for number in range(count):
        salt = bytes([number]) * 32
        entry = next_entry(
            head,
            at=datetime(2026, 11, 27, 3, 15, number, tzinfo=UTC),
            actor="user:1",
            action="change",
            object=f"thing:{number}",
            visibility=Visibility.PUBLIC,
            payload="{}",
            salt=salt,
        )
        leaf = entry.leaf_hash()
        committed = [getattr(entry, name) for name in COMMITTED]
        rows.append((*committed, "public", leaf, "{}", salt.hex()))
        head = Head(number + 1, leaf)
    return rows


ROWS = audit_rows(3)


def archive(
    rows: list[tuple[Any, ...]] = ROWS, *, head: str = "", names: tuple[str, ...] = ("a.txt",)
) -> bytes:
    """A backup of the audit log alone."""
    made = BytesIO()
    table = Table(name="kernel_auditentry", columns=COLUMNS, rows=len(rows))
    with write_archive(made) as writer:
        writer.add(table.member, row_lines(rows, [kind for _, kind in COLUMNS]))
        for name in names:
            writer.add(f"texts/{name}", [b"Article 1\n" * 1000])
        writer.finish(
            Manifest(
                comity="0.1.0",
                made_at="2026-11-27T03:15:00Z",
                database="sqlite",
                release=None,
                audit_head=head or f"{len(rows)}:{rows[-1][8]}",
                migrations=(("kernel", "0001_initial"),),
                tables=(table,),
                left_out=(),
                members=tuple(writer.members),
            )
        )
    return made.getvalue()


WHOLE = archive()


def read(data: bytes) -> None:
    """Read an archive to its end. Raises where anything is wrong with it."""
    with read_archive(BytesIO(data), "x.zip") as opened:
        for member in opened.manifest.members:
            for _ in opened.chunks(member.name):
                pass
        if check_backup_audit(opened).broken:
            raise IntegrityFailure("audit-broken")


def refusal(data: bytes) -> ComityError:
    with pytest.raises(ComityError) as refused:
        read(data)
    return refused.value


def repacked(
    change: Callable[[dict[str, bytes]], None], *, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    with zipfile.ZipFile(BytesIO(WHOLE)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    change(members)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return made.getvalue()


def with_manifest(**fields: object) -> bytes:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps(
            json.loads(members["manifest.json"]) | fields
        ).encode()

    return repacked(change)


def test_a_whole_one_is_read() -> None:
    read(WHOLE)
    read(repacked(lambda members: None))
    with read_archive(BytesIO(WHOLE), "x.zip") as opened:
        assert (opened.manifest.rows, opened.manifest.texts) == (3, 1)
        lines = list(opened.lines("tables/kernel_auditentry.jsonl"))
        assert b"".join(line + b"\n" for line in lines) == b"".join(
            row_lines(ROWS, [kind for _, kind in COLUMNS])
        )


@given(st.integers(0, len(WHOLE) - 1))
def test_cut_anywhere_it_is_refused(length: int) -> None:
    assert isinstance(refusal(WHOLE[:length]), InvalidInput | IntegrityFailure)


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_changed_anywhere_it_is_refused_or_the_same(place: int, change: int) -> None:
    changed = bytearray(WHOLE)
    changed[place] ^= change
    try:
        read(bytes(changed))
    except (InvalidInput, IntegrityFailure):
        return
    # Names, dates and permissions stand twice in a zip file; whatever is read is as written.
    with read_archive(BytesIO(bytes(changed)), "x.zip") as opened:
        assert opened.manifest.audit_head == f"3:{ROWS[-1][8]}"


def test_what_is_no_backup() -> None:
    assert refusal(b"Dear diary").message.id == "backup-not-one"
    assert refusal(repacked(lambda members: members.pop("manifest.json"))).message.id == (
        "backup-not-one"
    )
    assert refusal(with_manifest(format="other")).message.id == "backup-not-one"
    later = refusal(with_manifest(version=2, more={}))
    assert (later.message.id, later.message.params["version"]) == ("backup-format-later", 2)
    assert refusal(with_manifest(tables="x")).message.id == "backup-damaged"


def test_a_row_changed_with_its_digest_breaks_the_log() -> None:
    changed = [ROWS[0], (*ROWS[1][:2], "user:2", *ROWS[1][3:]), ROWS[2]]
    assert refusal(archive(changed)).message.id == "audit-broken"
    assert refusal(archive(ROWS[:2], head=f"3:{ROWS[2][8]}")).message.id == "audit-broken"


def test_members_are_those_of_the_manifest() -> None:
    def add(members: dict[str, bytes]) -> None:
        members["texts/b.txt"] = b""

    def swap(members: dict[str, bytes]) -> None:
        members["texts/a.txt"] = b"Article 2"

    assert refusal(repacked(add)).message.id == "backup-damaged"
    assert refusal(repacked(lambda members: members.pop("texts/a.txt"))).message.id == (
        "backup-damaged"
    )
    assert refusal(repacked(swap)).message.id == "backup-damaged"


@pytest.mark.parametrize("name", ["../a", "/etc/x", "..", "a/../../b", "x\\..\\y", "", ".a"])
def test_names_that_lead_elsewhere(name: str) -> None:
    def add(members: dict[str, bytes]) -> None:
        members[f"texts/{name}"] = b""

    assert refusal(repacked(add)).message.id == "backup-member-name"


def test_what_grows_beyond_measure() -> None:
    def add(members: dict[str, bytes]) -> None:
        members["texts/a.txt"] = bytes(4 * 1024 * 1024)

    error = refusal(repacked(add))
    assert error.message.id == "backup-member-grows"
    assert error.message.params["size"] == 4 * 1024 * 1024
