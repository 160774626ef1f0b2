"""Rows of the pages of members."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.domain.applications import ApplicationState
from comity.assembly.domain.delegations import Place
from comity.assembly.domain.standing_words import Word
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.interfaces.pages.members.words import (
    PLACES,
    STANDINGS,
    STATES,
    Said,
    person_name,
)
from comity.assembly.models import Application
from comity.assembly.queries.member_list import DelegateView, MemberView
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign and a word; `tone` is a class of the style sheet."""

    sign: str
    word: Said
    tone: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    view: MemberView
    badge: Badge
    classes: str
    bodies: str
    head: str

    @property
    def code(self) -> str:
        return self.view.row.code

    @property
    def name(self) -> str:
        return self.view.row.organisation.name


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """`email` is for the secretariat, "" for all others."""

    view: DelegateView
    name: str
    place: Said
    email: str


def sentence(message: Message) -> str:
    return render(message, translations())


def standing_badge(word: Word) -> Badge:
    return Badge(*STANDINGS[word])


def state_badge(row: Application) -> Badge:
    return Badge(*STATES[ApplicationState(row.state)])


def member_row(view: MemberView, *, with_names: bool) -> MemberRow:
    head = view.head
    return MemberRow(
        view=view,
        badge=standing_badge(view.word),
        classes=", ".join(told(each.name) for each in view.classes),
        bodies=", ".join(told(each.name) for each in view.bodies),
        head=person_name(head.row.user) if head and with_names else "",
    )


def delegate_row(view: DelegateView, *, to_secretariat: bool) -> DelegateRow:
    user = view.row.user
    return DelegateRow(
        view=view,
        name=person_name(user),
        place=PLACES[Place(view.row.place)],
        email=user.email if to_secretariat and user.is_active else "",
    )
