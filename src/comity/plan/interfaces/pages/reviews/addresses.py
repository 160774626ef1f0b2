"""Addresses of reviews."""

from __future__ import annotations

from django.urls import path

from comity.plan.interfaces.pages.reviews import answering, assessing, desk

_PLAN = "plans/<slug:slug>"
_ONE = f"{_PLAN}/commitments/<int:number>"
_ASSESSMENT = f"{_ONE}/assessments/<int:assessment>"

PATHS = [
    path(f"{_PLAN}/desk", desk.show_desk, name="desk"),
    path(f"{_ONE}/reviewers", desk.reviewers, name="reviewers"),
    path(f"{_PLAN}/reviews/<uuid:key>/declare", assessing.declare, name="declare"),
    path(f"{_PLAN}/reviews/<uuid:key>/end", desk.end, name="end-review"),
    path(f"{_ONE}/assess", assessing.assess_commitment, name="assess"),
    path(f"{_ASSESSMENT}/respond", answering.respond, name="respond"),
    path(f"{_ASSESSMENT}/dispute", answering.dispute, name="dispute"),
    path(f"{_PLAN}/disputes/<uuid:key>", answering.settle, name="settle"),
    path(
        f"{_PLAN}/disputes/<uuid:key>/withdraw",
        answering.take_dispute_back,
        name="withdraw-dispute",
    ),
]
