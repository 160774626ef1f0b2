"""Addresses of motions."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.motions import (
    advising,
    amending,
    drafting,
    languages,
    listing,
    moving,
    reading,
    texts,
)

_ALL = "assemblies/<slug:slug>/motions"
_ONE = f"{_ALL}/<int:number>"
_AMENDMENT = f"{_ONE}/amendments/<int:amendment>"
_ADVICE = f"{_ONE}/recommendations/<uuid:advice>"

PATHS = [
    path(_ALL, listing.show_motions, name="motions"),
    path(f"{_ALL}/new", drafting.new_motion, name="new-motion"),
    path(_ONE, reading.show_motion, name="motion"),
    path(f"{_ONE}.md", texts.markdown, name="motion-markdown"),
    path(f"{_ONE}.xml", texts.akoma_ntoso, name="motion-akoma-ntoso"),
    path(f"{_ONE}/edit", drafting.edit, name="edit-motion"),
    path(f"{_ONE}/readers", drafting.show_to, name="motion-readers"),
    path(f"{_ONE}/move/<str:name>", moving.move, name="move-motion"),
    path(f"{_ONE}/sponsor", moving.sponsor, name="sponsor-motion"),
    path(f"{_ONE}/stop-sponsoring", moving.stop_sponsoring, name="stop-sponsoring"),
    path(f"{_ONE}/amend", amending.amend, name="amend-motion"),
    path(f"{_ONE}/merge", amending.merge_adopted, name="merge-amendments"),
    path(f"{_AMENDMENT}/withdraw", amending.withdraw, name="withdraw-amendment"),
    path(f"{_AMENDMENT}/settle", amending.settle, name="settle-amendment"),
    path(f"{_ONE}/order", texts.show_order, name="voting-order"),
    path(f"{_ONE}/compare", texts.compare, name="compare-motion"),
    path(f"{_ONE}/languages", languages.show_languages, name="motion-languages"),
    path(f"{_ONE}/languages/<str:language>", languages.translate, name="translate-motion"),
    path(f"{_ONE}/recommend", advising.recommend, name="recommend-change"),
    path(f"{_ADVICE}/take-up", advising.take_up, name="take-up-recommendation"),
    path(f"{_ADVICE}/withdraw", advising.withdraw_advice, name="withdraw-recommendation"),
]
