"""What happened, in one sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from comity.plan.domain.happenings import Happening, HappeningKind
from comity.plan.domain.plan_text import Level
from comity.plan.interfaces.pages.progress.words import LEVELS


def sentence(it: Happening) -> str:
    words = {
        "who": it.participant,
        "number": it.number,
        "title": it.title,
        "version": it.version,
        "percent": it.percent,
        "level": str(LEVELS[Level(it.level)]) if it.level else "",
    }
    return _template(it) % words


def _template(it: Happening) -> str:
    match it.kind:
        case HappeningKind.JOINED if it.ended:
            return _("%(who)s took part, and has withdrawn")
        case HappeningKind.JOINED:
            return _("%(who)s takes part")
        case HappeningKind.COMMITTED if it.ended:
            return _("Withdrawn: %(who)s, commitment %(number)s, “%(title)s”")
        case HappeningKind.COMMITTED:
            return _("%(who)s, commitment %(number)s: “%(title)s”")
        case HappeningKind.REVISED:
            return _("%(who)s changed commitment %(number)s, “%(title)s”: version %(version)s")
        case HappeningKind.REPORTED if it.ended:
            return _("Taken back: a report of %(who)s on commitment %(number)s, “%(title)s”")
        case HappeningKind.REPORTED if it.percent is None:
            return _("%(who)s reports on commitment %(number)s, “%(title)s”")
        case HappeningKind.REPORTED:
            return _("%(who)s reports %(percent)s %% of commitment %(number)s, “%(title)s”")
        case HappeningKind.ASSESSED if it.ended:
            return _("Struck: an assessment of commitment %(number)s, “%(title)s”, of %(who)s")
    return _("A reviewer finds commitment %(number)s, “%(title)s”, of %(who)s: %(level)s")
