"""Addresses of the pages of members, applications and officers."""

from __future__ import annotations

from django.urls import path

from comity.assembly.interfaces.pages.members import (
    applications,
    delegation,
    documents,
    keeping,
    lists,
    officers,
    one,
)

_MEMBERS = "assemblies/<slug:slug>/members"
_ONE = f"{_MEMBERS}/<str:code>"
_APPLICATIONS = "assemblies/<slug:slug>/applications"
_APPLICATION = f"{_APPLICATIONS}/<uuid:key>"
_DELEGATE = f"{_ONE}/delegation/<uuid:key>"
PATHS = [
    path(_MEMBERS, lists.show_members, name="members"),
    path(f"{_MEMBERS}/import", lists.import_file, name="import-members"),
    path(_ONE, one.show_member, name="member"),
    path(f"{_ONE}/profile", one.change_profile, name="member-profile"),
    path(f"{_ONE}/standing", keeping.change_standing, name="member-standing"),
    path(f"{_ONE}/weight", keeping.change_weight, name="member-weight"),
    path(f"{_ONE}/seats/new", keeping.new_seat, name="new-seat"),
    path(f"{_ONE}/seats/<int:seat>/end", keeping.leave_seat, name="end-seat"),
    path(f"{_ONE}/delegation", delegation.show_delegation, name="delegation"),
    path(f"{_DELEGATE}/credentials", delegation.accredit, name="accredit-delegate"),
    path(f"{_DELEGATE}/hand-over", delegation.hand_over, name="hand-over-delegate"),
    path(f"{_DELEGATE}/end", delegation.end, name="end-delegate"),
    path(_APPLICATIONS, applications.show_applications, name="applications"),
    path(f"{_APPLICATIONS}/new", applications.new_application, name="apply"),
    path(_APPLICATION, applications.show_application, name="application"),
    path(f"{_APPLICATION}/sponsor", applications.sponsor, name="sponsor-application"),
    path(f"{_APPLICATION}/move/<slug:side>/<slug:to>", applications.move, name="move-application"),
    path(f"{_APPLICATION}/documents/new", documents.file_document, name="file-document"),
    path(
        f"{_APPLICATION}/documents/<uuid:document>/withdraw",
        documents.take_document_back,
        name="withdraw-document",
    ),
    path("assemblies/<slug:slug>/documents/<uuid:key>", documents.give_document, name="document"),
    path("assemblies/<slug:slug>/officers", officers.show_officers, name="officers"),
    path(
        "assemblies/<slug:slug>/officers/<uuid:key>/end", officers.leave_office, name="end-office"
    ),
]
