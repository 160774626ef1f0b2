"""Addresses of ballots."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.ballots import (
    listing,
    paper,
    preparing,
    reading,
    receipts,
    turning,
    voting,
)

_ALL = "assemblies/<slug:slug>/ballots"
_ONE = f"{_ALL}/<uuid:key>"

PATHS = [
    path(_ALL, listing.show_ballots, name="ballots"),
    path(f"{_ALL}/new", preparing.new_ballot, name="new-ballot"),
    path(_ONE, reading.show_ballot, name="ballot"),
    path(f"{_ONE}/bundle.json", reading.take_bundle, name="ballot-bundle"),
    path(f"{_ONE}/votes.csv", reading.take_table, name="ballot-table"),
    path(f"{_ONE}/change", preparing.change, name="change-ballot"),
    path(f"{_ONE}/open", turning.open_it, name="open-ballot"),
    path(f"{_ONE}/close", turning.close_it, name="close-ballot"),
    path(f"{_ONE}/annul", turning.annul, name="annul-ballot"),
    path(f"{_ONE}/tie", turning.cast_tie, name="break-tie"),
    path(f"{_ONE}/correct", turning.correct, name="correct-vote"),
    path(f"{_ONE}/vote", voting.vote, name="vote"),
    path(f"{_ONE}/object", voting.object_here, name="object"),
    path(f"{_ONE}/no-objection", voting.take_objection_back, name="no-objection"),
    path(f"{_ONE}/proxy", voting.grant, name="grant-proxy"),
    path(f"{_ONE}/no-proxy", voting.withdraw, name="withdraw-proxy"),
    path(f"{_ONE}/receipt", receipts.check, name="check-receipt"),
    path(f"{_ONE}/paper", paper.desk, name="paper-ballots"),
]
"""Those that only a button asks for stand one level below the page that it is on."""
