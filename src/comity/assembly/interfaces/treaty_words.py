"""How an adopted treaty stands on a day, in sentences: the answer, then what is still required."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.assembly.domain.treaty_progress import Progress
from comity.assembly.interfaces.rule_text import threshold_words
from comity.assembly.queries.party_names import PartyNames
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.punctuation import listed
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.truth import Truth
from comity.regulation.interfaces.reading import day_words
from comity.regulation.interfaces.treaty_words import delay_sentence


class Spoken:
    """Messages in the language that is in force."""

    def say(self, id: str, **params: Parameter) -> str:
        return render(Message(id, params), _words())


def answer_sentence(treaty: AdoptedTreaty, on: date, names: PartyNames) -> str:
    """`In force since 1 March 2027 for 7 parties.`"""
    ended, entered = treaty.ended.reached(on), treaty.entry.reached(on)
    if ended is Truth.TRUE:
        return _("Not in force any more, since %(day)s.") % {
            "day": day_words(treaty.ended.latest or on)
        }
    if entered is Truth.TRUE and ended is Truth.FALSE:
        return _in_force(treaty, on)
    if entered is Truth.UNKNOWN or ended is Truth.UNKNOWN:
        return _("Whether it is in force on that day is not known.")
    required = treaty.still_required(on)
    if not required.conditions:
        day = required.entry.latest
        if day is None:
            return _("Not in force yet.")
        return _("Not in force yet: it enters into force on %(day)s.") % {"day": day_words(day)}
    return _("Not in force: %(needed)s.") % {
        "needed": listed([*_needed(required.conditions, names)], _words())
    }


def following_sentences(treaty: AdoptedTreaty, on: date, names: PartyNames) -> tuple[str, ...]:
    """What there is of what is required, and what follows once it is complete; nothing where
    nothing is required."""
    if treaty.entry.reached(on) or treaty.ended.reached(on):
        return ()
    required = treaty.still_required(on)
    if not required.conditions:
        return ()
    told = [_progress_words(each, names) for each in treaty.progress(on)]
    told.append(delay_sentence(treaty.rule.delay, Spoken()))
    if treaty.rule.not_before:
        told.append(_("Not before %(day)s.") % {"day": day_words(treaty.rule.not_before)})
    return tuple(told)


def _in_force(treaty: AdoptedTreaty, on: date) -> str:
    sure, may_be = treaty.parties(on)
    day = day_words(treaty.entry.exact or treaty.entry.latest or on)
    told = ngettext(
        "In force since %(day)s for %(n)d party.",
        "In force since %(day)s for %(n)d parties.",
        len(sure),
    ) % {"day": day, "n": len(sure)}
    more = len(may_be - sure)
    if not more:
        return told
    perhaps = ngettext(
        "Whether for %(n)d more is not known.", "Whether for %(n)d more is not known.", more
    ) % {"n": more}
    return f"{told} {perhaps}"


def _needed(unmet: tuple[Progress, ...], names: PartyNames) -> list[str]:
    """`4 more consents are needed`, `3 of them of members of the Council of Europe`"""
    plain = [it for it in unmet if it.condition.count and not it.condition.body]
    plain = [it for it in plain if not it.condition.named]
    members = [it for it in unmet if it.condition.count and it.condition.body]
    rest = [it for it in unmet if it not in plain and it not in members]
    told = []
    total = max((it.more or 0 for it in (*plain, *members)), default=0)
    if plain:
        told.append(
            ngettext("%(n)d more consent is needed", "%(n)d more consents are needed", total)
            % {"n": total}
        )
    for each in members:
        told.append(_of_members(each, names, among=bool(plain)))
    told += [_other(each, names) for each in rest]
    return told


def _of_members(each: Progress, names: PartyNames, *, among: bool) -> str:
    n = each.more or 0
    if among:
        told = ngettext(
            "%(n)d of them of a member of %(body)s", "%(n)d of them of members of %(body)s", n
        )
    else:
        told = ngettext(
            "%(n)d more consent of a member of %(body)s is needed",
            "%(n)d more consents of members of %(body)s are needed",
            n,
        )
    return told % {"n": n, "body": names.body(each.condition.body)}


def _other(each: Progress, names: PartyNames) -> str:
    if each.condition.named and each.condition.count == len(each.condition.named):
        lacking = sorted(names.party(it) for it in each.lacking)
        return _("the consent of each of these is needed: %(names)s") % {
            "names": listed(lacking, _words())
        }
    if each.more is None:
        return _("consents of %(share)s by %(weight)s are needed; there is %(found)s") % {
            "share": _share(each),
            "weight": names.weight(each.condition.weight),
            "found": _percent(each),
        }
    told = ngettext(
        "%(n)d more consent is needed %(whom)s",
        "%(n)d more consents are needed %(whom)s",
        each.more,
    )
    return told % {"n": each.more, "whom": _whom(each, names)}


def _progress_words(each: Progress, names: PartyNames) -> str:
    """`2 of 5 consents (Art. 30(3)).`"""
    citation = f" ({each.condition.citation})" if each.condition.citation else ""
    if each.more is None:
        told = _("%(found)s of %(share)s by %(weight)s") % {
            "found": _percent(each),
            "share": _share(each),
            "weight": names.weight(each.condition.weight),
        }
    else:
        needed = int(each.surely) + each.more
        told = ngettext(
            "%(found)s of %(needed)d consent %(whom)s",
            "%(found)s of %(needed)d consents %(whom)s",
            needed,
        ) % {"found": _found(each), "needed": needed, "whom": _whom(each, names)}
    return f"{told.strip()}{citation}."


def _whom(each: Progress, names: PartyNames) -> str:
    condition = each.condition
    if condition.body:
        return _("by members of %(body)s") % {"body": names.body(condition.body)}
    if condition.named:
        return _("from among %(names)s") % {
            "names": listed(sorted(names.party(it) for it in condition.named), _words())
        }
    if condition.of_parties:
        return _("(%(share)s of %(whole)d)") % {
            "share": _share(each),
            "whole": int(each.whole or 0),
        }
    return ""


def _found(each: Progress) -> str:
    low, high = int(each.surely), int(each.perhaps)
    if low == high:
        return str(low)
    return Spoken().say("between-numbers", low=low, high=high)


def _share(each: Progress) -> str:
    return threshold_words(each.condition.threshold, _words()) if each.condition.threshold else ""


def _percent(each: Progress) -> str:
    share = each.surely / each.whole * 100 if each.whole else 0
    return f"{float(share):.2f}".rstrip("0").rstrip(".") + " %"


def _words() -> NullTranslations:
    return translations()
