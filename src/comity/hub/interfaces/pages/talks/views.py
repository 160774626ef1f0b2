"""Discussions and pull requests of a repository."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from comity.hub.actions.change_discussion_status import change_discussion_status
from comity.hub.actions.comment_discussion import comment_discussion
from comity.hub.actions.hide_comment import hide_comment
from comity.hub.actions.merge_pull_request import merge_pull_request
from comity.hub.actions.open_discussion import open_discussion
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import DiscussionStatus
from comity.hub.interfaces.pages.history.commit import file_views
from comity.hub.interfaces.pages.repository.frame import Frame, framed, show
from comity.hub.interfaces.pages.talks.forms import CommentForm, DiscussionForm
from comity.hub.interfaces.pages.talks.threads import events_view
from comity.hub.interfaces.pages.visiting import asks, does, reads
from comity.hub.models import Discussion
from comity.hub.queries.discussions import find_discussion, list_discussions
from comity.hub.queries.names import names_of
from comity.hub.queries.pull_requests import plan_merge, proposed_changes
from comity.hub.queries.shown_diff import shown_diff
from comity.kernel.interfaces.web.paging import paging_of
from comity.kernel.interfaces.web.parameters import choice_asked
from comity.kernel.interfaces.web.refused_forms import gives_text_back
from comity.parties.interfaces.form_errors import told_in

PAGE = 50


@dataclass(frozen=True, slots=True)
class Talk:
    discussion: Discussion
    author: str


@reads
def show_discussions(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name)
    status = choice_asked(request, "status", ("open", "closed", "all"), "open")
    kind = choice_asked(request, "type", ("all", "discussion", "pull_request"), "all")
    rows = list_discussions(frame.repository, kind=kind, status=status)
    paging = paging_of(request, rows.count(), PAGE)
    page = list(rows[(paging.number - 1) * PAGE : paging.number * PAGE])
    names = names_of(each.author_id for each in page)
    return show(
        request,
        "discussions.html",
        frame,
        "discussions",
        talks=[Talk(each, names[each.author_id]) for each in page],
        paged=paging,
        status=status,
        type=kind,
    )


@gives_text_back("title", "text")
@asks
def new_discussion(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.DISCUSS)
    form = DiscussionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            made = open_discussion(
                caller=frame.caller,
                repository=frame.repository,
                title=form.cleaned_data["title"],
                text=form.cleaned_data["text"],
            )
            return redirect(frame.links.discussion(made.number))
    return show(request, "discussion_new.html", frame, "discussions", form=form)


@gives_text_back("text")
@asks
def show_discussion(
    request: HttpRequest, plural: str, account: str, name: str, number: int
) -> HttpResponse:
    """The thread; what is posted here is a comment."""
    posting = request.method == "POST"
    frame = framed(request, plural, account, name, Deed.DISCUSS if posting else Deed.KNOW)
    discussion = find_discussion(frame.repository, number)
    form = CommentForm(request.POST if posting else None)
    if posting and form.is_valid():
        with told_in(form, "text"):
            made = comment_discussion(
                caller=frame.caller,
                repository=frame.repository,
                number=number,
                text=form.cleaned_data["text"],
            )
            return redirect(f"{frame.links.discussion(number)}#event-{made.id}")
    return show(
        request,
        "discussion.html",
        frame,
        "discussions",
        discussion=discussion,
        author=names_of([discussion.author_id])[discussion.author_id],
        events=events_view(frame, discussion),
        form=form,
        may_close=_may_close(frame, discussion),
        **(_pull_request(frame, discussion) if discussion.is_pull_request else {}),
    )


@does
def change_status(
    request: HttpRequest, plural: str, account: str, name: str, number: int
) -> HttpResponse:
    frame = framed(request, plural, account, name, Deed.DISCUSS)
    status = "closed" if request.POST.get("status") == "closed" else "open"
    change_discussion_status(
        caller=frame.caller, repository=frame.repository, number=number, status=status
    )
    return redirect(frame.links.discussion(number))


@asks
def merge(request: HttpRequest, plural: str, account: str, name: str, number: int) -> HttpResponse:
    """Asks first, since it can't be undone, then merges."""
    frame = framed(request, plural, account, name, Deed.WRITE)
    discussion = find_discussion(frame.repository, number)
    if request.method == "POST":
        merge_pull_request(caller=frame.caller, repository=frame.repository, number=number)
        messages.success(request, _("Merged."))
        return redirect(frame.links.discussion(number))
    return show(request, "merge.html", frame, "discussions", discussion=discussion)


@asks
def hide(
    request: HttpRequest, plural: str, account: str, name: str, number: int, comment: str
) -> HttpResponse:
    """Asks first, since the words are erased, then hides."""
    frame = framed(request, plural, account, name, Deed.DISCUSS)
    discussion = find_discussion(frame.repository, number)
    if request.method == "POST":
        hide_comment(
            caller=frame.caller, repository=frame.repository, number=number, comment=comment
        )
        return redirect(frame.links.discussion(number))
    return show(request, "hide.html", frame, "discussions", discussion=discussion)


def _may_close(frame: Frame, discussion: Discussion) -> bool:
    own = frame.caller.user is not None and discussion.author_id == frame.caller.user.id
    return frame.may_discuss and (own or frame.may_write)


def _pull_request(frame: Frame, discussion: Discussion) -> dict[str, object]:
    """What it changes, and whether it can be merged."""
    changes = proposed_changes(frame.repository, discussion)
    diff = shown_diff(frame.repository, changes, with_text=frame.may_read)
    merged = discussion.status == DiscussionStatus.MERGED.value
    plan = None if merged else plan_merge(frame.repository, discussion)
    return {
        "diff": diff,
        "files": file_views(frame, diff, f"refs/pr/{discussion.number}"),
        "conflicts": plan.conflicts if plan else [],
        "is_empty": plan.is_empty if plan else False,
        "may_merge": frame.may_write
        and discussion.status == DiscussionStatus.OPEN.value
        and plan is not None
        and not plan.conflicts
        and not plan.is_empty,
        "target": discussion.target.removeprefix("refs/heads/"),
    }
