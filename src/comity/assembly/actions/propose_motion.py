"""A text becomes a motion before a body."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction

from comity.assembly.actions.keep_motion import LONGEST_TITLE, log_motion, set_text
from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.domain.statute import Statute
from comity.assembly.formats.treaty_rules import rule_to_plain
from comity.assembly.models import Assembly, Motion
from comity.assembly.queries.acting_member import acting_member
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility, canonical
from comity.kernel.domain.errors import Conflict, InvalidInput


def propose_motion(
    *,
    person: Person,
    text: MotionText,
    body: str,
    language: str,
    matter: str = "",
    title: str = "",
    entry_rule: EntryRule | None = None,
    source: str = "",
    visibility: Visibility = Visibility.MEMBERS,
    on_behalf: str = "",
    key: UUID | None = None,
) -> Motion:
    """Needs a member with the right to propose; `on_behalf` of one, `keep-motions`. With an
    `entry_rule` it is the text of a treaty. `key` is the id that it gets: sent twice, it is
    proposed once.

    Raises `UnknownName`: `body-unknown`, `matter-unknown`, `member-unknown`; `InvalidInput`:
    `motion-empty-text`, `motion-title-missing`, `motion-language`, `motion-matter-missing`;
    `Conflict`: `body-without-rule`, `motion-not-treaty-matter`, `key-taken`."""
    member = acting_member(person, Right.PROPOSE, on_behalf)
    statute = statute_on(person.assembly, person.on)
    _check_place(statute, body, matter, language, is_treaty=entry_rule is not None)
    if not len(text):
        raise InvalidInput("motion-empty-text")
    title = (text.title or title.strip())[:LONGEST_TITLE]
    if not title:
        raise InvalidInput("motion-title-missing")
    with transaction.atomic():
        Assembly.objects.select_for_update().get(id=person.assembly.id)
        if key and (there := Motion.objects.filter(id=key).first()):
            if there.assembly_id != person.assembly.id or there.proposer_id != member.id:
                raise Conflict("key-taken", key=str(key))
            return there
        last = person.assembly.motions.order_by("number").last()
        motion = Motion(
            id=key or uuid4(),
            assembly=person.assembly,
            number=last.number + 1 if last else 1,
            body=body,
            matter=matter,
            title=title,
            proposer=member,
            state=statute.motions.table.start,
            language=language,
            text=[],
            entry_rule=rule_to_plain(entry_rule) if entry_rule else None,
            source=source,
            visibility=visibility.value,
        )
        motion.save(force_insert=True)
        set_text(person, motion, text, "proposed")
        motion.save(update_fields=["text", "title"])
        payload = {"title": motion.title, "body": body, "matter": matter, "proposer": member.code}
        digest = sha256(canonical({"text": motion.text}).encode()).hexdigest()
        log_motion(person, motion, "propose_motion", {**payload, "digest": digest})
    return motion


def _check_place(
    statute: Statute, body: str, matter: str, language: str, *, is_treaty: bool
) -> None:
    if matter:
        statute.rule_for(body, matter)
    elif not statute.body(body).default_rule:
        raise InvalidInput("motion-matter-missing", body=body)
    languages = statute.languages_of(body)
    if language not in languages:
        raise InvalidInput("motion-language", language=language, languages=languages)
    decided = statute.treaties.decided if statute.treaties else None
    if is_treaty and (decided is None or (decided.by, decided.matter) != (body, matter)):
        raise Conflict("motion-not-treaty-matter", body=body, matter=matter)
