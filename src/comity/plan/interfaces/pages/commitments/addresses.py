"""Addresses of commitments."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.commitments import (
    comparing,
    editing,
    ending,
    listing,
    partners,
    reading,
)

_ALL = "plans/<slug:slug>/commitments"
_ONE = f"{_ALL}/<int:number>"
_PARTNER = f"{_ONE}/partners/<uuid:partnership>"

PATHS = [
    path(_ALL, listing.show_commitments, name="commitments"),
    path(f"{_ALL}/new", editing.new_commitment, name="commitment_new"),
    path(_ONE, reading.show_commitment, name="commitment"),
    path(f"{_ONE}/edit", editing.edit_commitment, name="commitment_edit"),
    path(f"{_ONE}/compare", comparing.compare, name="commitment_compare"),
    path(f"{_ONE}/versions/<int:version>", comparing.show_version, name="commitment_version"),
    path(f"{_ONE}/submit", ending.submit, name="commitment_submit"),
    path(f"{_ONE}/complete", ending.complete, name="commitment_complete"),
    path(f"{_ONE}/reopen", ending.reopen, name="commitment_reopen"),
    path(f"{_ONE}/withdraw", ending.withdraw, name="commitment_withdraw"),
    path(f"{_ONE}/delete", ending.delete, name="commitment_delete"),
    path(f"{_ONE}/readers", ending.show_to, name="commitment_readers"),
    path(f"{_ONE}/partners", partners.ask, name="commitment_partners"),
    path(f"{_PARTNER}/answer", partners.answer, name="partner_answer"),
    path(f"{_PARTNER}/end", partners.end, name="partner_end"),
]
