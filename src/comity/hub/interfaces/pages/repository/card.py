"""The first page of a repository: its card, and beside it what can be known without reading it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comity.hub.domain.charts import DownloadsPlot, downloads_plot
from comity.hub.domain.refusals import RevisionUnknown
from comity.hub.domain.snippets import Repository as Wanted
from comity.hub.domain.snippets import Snippet, snippets
from comity.hub.formats.card import read_card
from comity.hub.formats.markdown import render_markdown
from comity.hub.interfaces.pages.links import RepositoryLinks
from comity.hub.interfaces.pages.repository.facts import facts_of, label_of
from comity.hub.interfaces.pages.repository.frame import Frame, framed, show
from comity.hub.interfaces.pages.visiting import reads
from comity.hub.models import Commit, LicenceChange, Repository
from comity.hub.queries.card_text import card_text
from comity.hub.queries.daily_downloads import daily_downloads
from comity.hub.queries.provenance import provenance_of
from comity.hub.queries.revisions import commit_at
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render as say
from comity.kernel.interfaces.web.translations import translations


@dataclass(frozen=True, slots=True)
class CardView:
    """`body` is safe HTML, "" where there is no card; `faults` say what is wrong with it."""

    body: SafeString
    faults: tuple[str, ...] = ()
    too_large: bool = False


@reads
def show_card(request: HttpRequest, plural: str, account: str, name: str) -> HttpResponse:
    frame = framed(request, plural, account, name)
    commit = _head(frame.repository)
    return show(
        request,
        "card.html",
        frame,
        "card",
        answer=answer_of(frame),
        card=_card(frame, commit),
        commit=commit,
        facts=facts_of(frame.repository),
        plot=_plot(frame.repository),
        snippets=snippets_of(request, frame),
        provenance=provenance_of(commit) if commit else None,
        licence_changes=LicenceChange.objects.filter(repository=frame.repository).order_by("-at"),
    )


def answer_of(frame: Frame) -> str:
    """What it is, in one sentence: its own summary, else what its card's metadata says."""
    repository = frame.repository
    if repository.summary:
        return repository.summary
    task = label_of("task", repository.task) if repository.task else ""
    licence = label_of("licence", repository.licence) if repository.licence else ""
    told = {"kind": frame.kind_name, "task": task, "licence": licence}
    if task and licence:
        return _("%(kind)s for %(task)s, under %(licence)s.") % told
    if task:
        return _("%(kind)s for %(task)s; no licence is stated.") % told
    if licence:
        return _("%(kind)s under %(licence)s.") % told
    return _("%(kind)s; neither task nor licence is stated.") % told


def snippets_of(request: HttpRequest, frame: Frame) -> tuple[Snippet, ...]:
    repository = frame.repository
    bases = repository.card.get("base_model") if isinstance(repository.card, dict) else None
    wanted = Wanted(
        id=frame.name,
        kind=frame.kind.value,
        endpoint=request.build_absolute_uri("/").rstrip("/"),
        task=repository.task or None,
        base_model=bases if isinstance(bases, str) else None,
        needs_token=frame.is_private or frame.is_gated,
    )
    return snippets(wanted, library=repository.library or None)


def _head(repository: Repository) -> Commit | None:
    try:
        return commit_at(repository, "main")
    except RevisionUnknown:
        return None


def _card(frame: Frame, commit: Commit | None) -> CardView:
    text = card_text(frame.repository, commit) if commit and not frame.is_disabled else None
    if text is None:
        return CardView(SafeString(""))
    card = read_card(text)
    faults = tuple(say(each, translations()) for each in card.errors)
    try:
        return CardView(markdown(card.body, frame.links), faults)
    except InvalidInput as error:
        return CardView(SafeString(""), (*faults, error_text(error, translations())), True)


def markdown(text: str, links: RepositoryLinks, revision: str = "main") -> SafeString:
    """Raises `InvalidInput` where the text is too large."""
    return mark_safe(  # noqa: S308 - it passed the allow-list of `render_markdown`
        render_markdown(
            text,
            image_base=links.content(revision, "").rstrip("/"),
            link_base=links.blob(revision, "").rstrip("/"),
        )
    )


def _plot(repository: Repository) -> DownloadsPlot | None:
    days = daily_downloads(repository, timezone.now().date())
    return downloads_plot(days) if any(count for _day, count in days) else None
