"""The people of the demo, each with an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.parties.actions.open_account import open_account
from comity.parties.domain.permissions import OPERATOR
from comity.parties.models import User

HOST = "north-lakes.example"


@dataclass(frozen=True, slots=True)
class DemoMember:
    """`key` stands in the addresses of its people."""

    key: str
    name: str
    kind: str
    member_class: str
    contribution: int
    head: str


MEMBERS = (
    DemoMember("alder", "Town of Alder Bay", "government", "member", 120, "Aino Lind"),
    DemoMember("birch", "Town of Birch Point", "government", "member", 80, "Ben Okafor"),
    DemoMember("cedar", "Town of Cedar Falls", "government", "member", 200, "Chantal Roy"),
    DemoMember("dunmore", "Town of Dunmore", "government", "member", 60, "Dara Singh"),
    DemoMember("elm", "Town of Elm Shore", "government", "member", 90, "Emeka Nwosu"),
    DemoMember("fern", "Town of Fern Island", "government", "member", 40, "Fatima Haddad"),
    DemoMember(
        "hydro", "Institute of Lake Hydrology", "research-institute", "member", 150, "Gita Rao"
    ),
    DemoMember("ice", "Northern Ice Laboratory", "research-institute", "member", 70, "Henrik Dahl"),
    DemoMember("maps", "Lakes Mapping Centre", "research-institute", "member", 110, "Ines Castro"),
    DemoMember("press", "Lakes Press Association", "ngo", "observer", 0, "Jonas Weber"),
)
OFFICERS = {"secretary": "Sofia Marin", "clerk": "Tomas Berg", "second-clerk": "Uma Patel"}


def open_accounts(password: str) -> Mapping[str, User]:
    """By key: one for each officer and each head of delegation."""
    names = OFFICERS | {each.key: each.head for each in MEMBERS}
    return {
        key: open_account(actor=OPERATOR, email=f"{key}@{HOST}", name=name, password=password)
        for key, name in names.items()
    }
