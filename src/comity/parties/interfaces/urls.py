"""Addresses of the account, its tokens, and organisations."""

from __future__ import annotations

from django.urls import path

from comity.parties.interfaces.accounts import pages as accounts
from comity.parties.interfaces.organisations import pages as organisations
from comity.parties.interfaces.tokens import pages as tokens

app_name = "parties"
urlpatterns = [
    path("account/", accounts.overview, name="overview"),
    path("account/profile", accounts.profile, name="profile"),
    path("account/data.json", accounts.data, name="data"),
    path("account/delete", accounts.delete, name="delete"),
    path("account/tokens", tokens.listed, name="tokens"),
    path("account/tokens/new", tokens.issue, name="issue-token"),
    path("account/tokens/<uuid:key>/revoke", tokens.revoke, name="revoke-token"),
    path("organisations", organisations.mine, name="organisations"),
    path("organisations/new", organisations.create, name="new-organisation"),
    path("organisations/<uuid:key>", organisations.shown, name="organisation"),
    path("organisations/<uuid:key>/add", organisations.add, name="add-member"),
    path(
        "organisations/<uuid:key>/members/<uuid:membership>/end",
        organisations.end,
        name="end-membership",
    ),
    path(
        "organisations/<uuid:key>/members/<uuid:membership>/hand-over",
        organisations.pass_on,
        name="hand-over",
    ),
]
