"""Files of invitations, as spreadsheets of the world write them."""

from __future__ import annotations

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantKind
from comity.plan.formats.invitations_csv import (
    BrokenInvitation,
    InvitationLine,
    read_invitations,
)

HEAD = "email,kind,name,jurisdiction\n"
ONE = InvitationLine(
    2,
    Claims(
        kind=ParticipantKind.COMPANY, name="Société Ünï 北京", jurisdiction="FR", email="a@b.fr"
    ),
    "",
)
TEXT = HEAD + "a@b.fr,company,Société Ünï 北京,FR\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    assert read_invitations(TEXT.encode(encoding)) == (ONE,)


def test_semicolons_part_cells_too() -> None:
    assert read_invitations(TEXT.replace(",", ";").encode()) == (ONE,)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ((HEAD + "a@b.fr,company,Société,FR\n").encode("latin-1"), "csv-not-utf-8"),
        ((HEAD + "a@b.cn,company,北京,CN\n").encode("gb18030"), "csv-not-utf-8"),
        (TEXT.encode("utf-16-le"), "csv-not-utf-8"),
        (b"", "csv-empty"),
        (b"\xef\xbb\xbf \n", "csv-empty"),
        (HEAD.encode(), "csv-empty"),
        (b"email,kind,name\n", "csv-column-missing"),
        (b"email,kind,name,jurisdiction,colour\n", "csv-column-unknown"),
        (b"email,kind,name,jurisdiction,name\n", "csv-column-twice"),
        (HEAD.encode() + b'a,"b\n', "csv-malformed"),
        (b"x" * (2 * 1024 * 1024 + 1), "csv-too-large"),
        (HEAD.encode() + b"a@b.c,company,A,KE\n" * 5001, "csv-too-many-rows"),
    ],
)
def test_a_file_that_is_none_is_one_error(source: bytes, problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_invitations(source)
    assert caught.value.message.id == problem


def test_a_line_that_can_not_be_read_is_named_and_the_others_are_read() -> None:
    lines = "a@b.fr,firm,Firm,FR\n\n" + 'a@b.fr,company,"two\nlines",FR\na@b.fr,company\n'
    first, second, third = read_invitations((HEAD + lines).encode())
    assert isinstance(first, BrokenInvitation)
    assert (first.line, first.name, first.error.message.id) == (2, "Firm", "plan-csv-kind")
    assert isinstance(second, InvitationLine)
    assert (second.line, second.claims.name) == (4, "two\nlines")
    assert isinstance(third, BrokenInvitation)
    assert (third.line, third.name, third.error.message.id) == (6, "", "csv-cells")
