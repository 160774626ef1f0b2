"""Addresses of elections."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.elections import paper, preparing, reading, turning, voting

_ALL = "assemblies/<slug:slug>/elections"
_ONE = f"{_ALL}/<uuid:key>"

PATHS = [
    path(_ALL, reading.show_elections, name="elections"),
    path(f"{_ALL}/new", preparing.new_election, name="new-election"),
    path(_ONE, reading.show_election, name="election"),
    path(f"{_ONE}/ballots.csv", reading.take_ballots, name="election-ballots"),
    path(f"{_ONE}/nominate", preparing.put_forward, name="nominate"),
    path(f"{_ONE}/withdraw", preparing.take_back, name="withdraw-candidate"),
    path(f"{_ONE}/round", turning.open_next, name="open-round"),
    path(f"{_ONE}/close", turning.close_it, name="close-round"),
    path(f"{_ONE}/lot", turning.record_lot, name="draw-lot"),
    path(f"{_ONE}/finish", turning.finish, name="finish-election"),
    path(f"{_ONE}/annul-round", turning.annul_last, name="annul-round"),
    path(f"{_ONE}/annul", turning.annul, name="annul-election"),
    path(f"{_ONE}/vote", voting.vote, name="vote-in-round"),
    path(f"{_ONE}/paper", paper.desk, name="paper-round"),
    path(f"{_ONE}/receipt", voting.check, name="check-round-receipt"),
]
"""Those that only a button asks for stand one level below the page that it is on."""
