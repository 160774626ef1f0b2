"""Addresses of the pages of sessions."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.sessions import (
    agenda,
    desk,
    listing,
    live,
    mail,
    minutes,
    planning,
    reading,
    running,
)

_ALL = "assemblies/<slug:slug>/sessions"
_ONE = f"{_ALL}/<uuid:key>"
PATHS = [
    path(_ALL, listing.show_sessions, name="sessions"),
    path(f"{_ALL}/new", planning.new_session, name="new-session"),
    path(_ONE, reading.show_session, name="session"),
    path(f"{_ONE}/change", planning.change, name="change-session"),
    path(f"{_ONE}/cancel", planning.cancel, name="cancel-session"),
    path(f"{_ONE}/open", running.open_it, name="open-session"),
    path(f"{_ONE}/close", running.close_it, name="close-session"),
    path(f"{_ONE}/deal", running.deal, name="deal-with-item"),
    path(f"{_ONE}/here", running.come_or_go, name="come-or-go"),
    path(f"{_ONE}/declare", running.declare, name="declare"),
    path(f"{_ONE}/agenda", agenda.edit_agenda, name="edit-agenda"),
    path(f"{_ONE}/document", running.file_document, name="session-document"),
    path(f"{_ONE}/presence", desk.show_desk, name="presence-desk"),
    path(f"{_ONE}/live", live.show_live, name="live-session"),
    path(f"{_ONE}/minutes", minutes.show_minutes, name="minutes"),
    path(f"{_ONE}/minutes/edit", minutes.edit_minutes, name="edit-minutes"),
    path(f"{_ONE}/minutes/approve", minutes.approve, name="approve-minutes"),
    path("assemblies/<slug:slug>/mail", mail.choose_mail, name="mail-choice"),
]
