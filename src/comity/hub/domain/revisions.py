"""Revisions: what a client writes where it means a commit.

Names follow `git check-ref-format`. A bare name may be a branch, a tag or the start of a commit id;
which it is, only the repository can tell. Full forms say it: `refs/heads/x`, `refs/tags/x`,
`refs/pr/7` (a pull request) and `refs/convert/parquet` (what a machine made of a data set).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from unicodedata import category

from comity.kernel.domain.errors import InvalidInput

LONGEST_NAME = 255  # bytes of UTF-8

RevisionKind = Literal["any", "branch", "tag", "pull-request", "convert"]

_PREFIXES: dict[RevisionKind, str] = {
    "branch": "refs/heads/",
    "tag": "refs/tags/",
    "pull-request": "refs/pr/",
    "convert": "refs/convert/",
}
_COMMIT = re.compile(r"[0-9A-Fa-f]{5,40}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_FORBIDDEN = re.compile(r"[ ~^:?*\[\\]|\.\.|@\{|//|(?:^|/)\.|\.lock(?:/|$)|\.$|^[-/]|/$|^@$")


@dataclass(frozen=True, slots=True)
class Revision:
    """`name` without the prefix that its kind has; of kind `any`, what was written."""

    kind: RevisionKind
    name: str

    @property
    def ref(self) -> str | None:
        """The full name of the ref; of kind `any` it is not known."""
        return None if self.kind == "any" else _PREFIXES[self.kind] + self.name

    @property
    def commit_prefix(self) -> str | None:
        """The start of a commit id, in small letters, where the name can be one."""
        if self.kind == "any" and _COMMIT.fullmatch(self.name):
            return self.name.lower()
        return None

    @property
    def number(self) -> int | None:
        """The number of the pull request that is meant, if one is."""
        return int(self.name) if self.kind == "pull-request" else None


def parse_revision(text: str) -> Revision:
    """What `text` can mean. Raises `InvalidInput` for what no repository can have."""
    for kind, prefix in _PREFIXES.items():
        if text.startswith(prefix):
            name = text.removeprefix(prefix)
            if kind == "pull-request" and not _NUMBER.fullmatch(name):
                raise InvalidInput("revision-malformed", name=_shown(text))
            return Revision(kind, _ref_name(name, "revision-malformed"))
    name = _ref_name(text, "revision-malformed")
    if name == "refs" or name.startswith("refs/"):
        raise InvalidInput("revision-malformed", name=_shown(text))
    return Revision("any", name)


def parse_branch(text: str) -> str:
    """The name of a branch, written alone or after `refs/heads/`. Raises `InvalidInput`.

    A name of 40 hexadecimal digits is refused: it would hide the commit of that id.
    """
    return _own_name(text, "refs/heads/", "branch-name-malformed")


def parse_tag(text: str) -> str:
    """The name of a tag, written alone or after `refs/tags/`. Raises `InvalidInput`."""
    return _own_name(text, "refs/tags/", "tag-name-malformed")


def parse_commit_id(text: str) -> str:
    """A whole commit id, in small letters. Raises `InvalidInput`."""
    if len(text) != 40 or not _COMMIT.fullmatch(text):
        raise InvalidInput("commit-id-malformed", id=_shown(text))
    return text.lower()


def _own_name(text: str, prefix: str, id: str) -> str:
    name = _ref_name(text.removeprefix(prefix), id)
    hides_commit = len(name) == 40 and _COMMIT.fullmatch(name)
    if hides_commit or name in {"HEAD", "refs"} or name.startswith("refs/"):
        raise _refusal(id, name)
    return name


def _ref_name(name: str, id: str) -> str:
    odd = any(category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in name)
    if not name or odd or _FORBIDDEN.search(name) or len(name.encode()) > LONGEST_NAME:
        raise _refusal(id, name)
    return name


def _refusal(id: str, name: str) -> InvalidInput:
    return InvalidInput(id, name=_shown(name))


def _shown(text: str) -> str:
    return text[:200].encode("ascii", "backslashreplace").decode()
