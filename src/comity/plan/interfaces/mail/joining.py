"""Mails to who asks to join, in the language in which they asked: plain text, and nothing else."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from comity.assembly.interfaces.pages.frame import told
from comity.kernel.domain.errors import StorageFailure
from comity.parties.models import User
from comity.plan.actions.move_join_request import Moved
from comity.plan.domain.participants import JoinState
from comity.plan.models import Invitation, JoinRequest, Plan
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.join_links import status_key

log = logging.getLogger("comity.mail")


def confirmation_letter(request: JoinRequest, secret: str) -> EmailMessage:
    """With the link that is to be followed."""
    with translation.override(request.language):
        link = _whole("plan:join-confirm", request.plan.slug, secret)
        context = {"link": link, "hours": settings.PLAN_JOIN_LINK_HOURS, "request": request}
        return _letter("confirm", request.plan, request.email, _("Confirm your request"), context)


def receipt_letter(request: JoinRequest) -> EmailMessage:
    """With the link to where the request stands: after it was confirmed, or was asked again."""
    with translation.override(request.language):
        context = {"link": status_address(request), "request": request}
        return _letter("receipt", request.plan, request.email, _("Your request"), context)


def moved_letter(moved: Moved) -> EmailMessage:
    """What a moderator did, with the way to a password where the account is new."""
    row, admitted = moved.request, moved.admitted
    with translation.override(row.language):
        subjects = {
            JoinState.MORE_INFORMATION.value: _("A question about your request"),
            JoinState.APPROVED.value: _("You take part"),
            JoinState.DECLINED.value: _("Your request is declined"),
        }
        context = {
            "request": row,
            "reason": moved.move.reason,
            "link": status_address(row),
            "participant": _whole("plan:participant", row.plan.slug, admitted.participant.id)
            if admitted
            else "",
            "password": password_address(admitted.user)
            if admitted and admitted.sets_password
            else "",
        }
        return _letter("moved", row.plan, row.email, subjects[row.state], context)


def invitation_letter(invitation: Invitation, secret: str) -> EmailMessage:
    with translation.override(invitation.language):
        context = {
            "invitation": invitation,
            "link": _whole("plan:invitation", invitation.plan.slug, secret),
            "about": _whole("plan:overview", invitation.plan.slug),
            "until": invitation.expires_at,
        }
        subject = _("You are invited to take part")
        return _letter("invitation", invitation.plan, invitation.email, subject, context)


def send(letter: EmailMessage) -> None:
    """Raises `StorageFailure("join-mail-failed")`: what was done before is kept."""
    try:
        letter.send()
    except (SMTPException, OSError, StorageFailure) as error:
        log.error("mail not sent", exc_info=error)
        raise StorageFailure("join-mail-failed") from error


def status_address(request: JoinRequest) -> str:
    return _whole("plan:join-status", request.plan.slug, status_key(request))


def password_address(user: User) -> str:
    """Where a first password is set, once."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return f"{settings.ADDRESS}{reverse('account_reset_password_from_key', kwargs=parts)}"


def _letter(
    name: str, plan: Plan, address: str, subject: str, context: dict[str, object]
) -> EmailMessage:
    title = told(plan_text(plan).title)
    given = {"plan": title, "site_name": settings.SITE_NAME} | context
    whole = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{title}: {subject}"
    return EmailMessage(
        subject=" ".join(whole.split())[:200],
        body=render_to_string(f"plan/mail/{name}.txt", given),
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _whole(name: str, *parts: object) -> str:
    return f"{settings.ADDRESS}{reverse(name, args=parts)}"
