"""Motions, amendments and their order, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "motion-text-too-long": _("A text may have {limit} paragraphs; this one has {count}."),
        "paragraph-id-malformed": _(
            "{paragraph!r} can't be the id of a paragraph: up to 100 letters, digits, '.', '_' "
            "and '-', a letter or digit first."
        ),
        "paragraph-twice": _("Two paragraphs have the id {paragraph}."),
        "paragraph-unknown": _("There is no paragraph {name}."),
        "paragraph-words": _(
            "The words of the paragraph {paragraph} are missing, or hold empty lines or more than "
            "one space together; a heading has one line."
        ),
        "paragraph-character": _(
            "The paragraph {paragraph} has a character that texts may not have: U+{code}."
        ),
        "paragraph-too-long": _(
            "The paragraph {paragraph} is too long: {limit} characters are the most."
        ),
        "paragraph-depth": _(
            "The paragraph {paragraph} can't stand where it does at depth {depth}: there is "
            "nothing right above it that it could stand under."
        ),
        "paragraph-order": _(
            "The preambular paragraph {paragraph} stands after an operative one; all of them "
            "stand before."
        ),
        "motion-too-large": _("{file} is too large: {limit} characters are the most."),
        "motion-empty": _("{file} has no paragraphs."),
        "motion-markup": _(
            "{file}, line {line}: a motion can't hold {markup}. It has headings, paragraphs and "
            "numbered lists."
        ),
        "motion-item-empty": _("{file}, line {line}: a numbered paragraph has no words."),
        "motion-depth": _(
            "{file}, line {line}: paragraphs are nested too deep; {limit} levels may stand under "
            "the outermost."
        ),
        "motion-not-akoma-ntoso": _("{file} is not Akoma Ntoso: it begins with {name}."),
        "motion-move-twice": _("The move {move} is given twice for the state {state}."),
        "motion-move-unknown": _("There is no move {name}."),
        "motion-move-not-now": _(
            "A motion in the state {state} has no move {move}; open to it: {moves}."
        ),
        "motion-move-not-yours": _("The move {move} is for these alone: {by}."),
        "motion-move-nobody": _("Nobody may make the move {move}."),
        "motion-state-unreachable": _("No motion ever reaches the state {state}."),
        "motion-state-endless": _("From the state {state} no move leads to an end."),
        "motion-was-amended": _(
            "The motion {motion} was amended; its proposer alone can't make the move {move} now."
        ),
        "motion-co-sponsors-negative": _("A motion can't need {count} co-sponsors."),
        "motion-co-sponsors-too-few": _(
            "The motion {motion} has {count} co-sponsors; it needs {needed}."
        ),
        "motion-co-sponsor-twice": _(
            "{member} stands twice among the sponsors of the motion {motion}."
        ),
        "motion-co-sponsor-none": _("{member} is no co-sponsor of the motion {motion}."),
        "amendment-unknown": _("There is no amendment {name}."),
        "amendment-circle": _("These amendments amend each other in a circle: {amendments}."),
        "amendment-too-deep": _(
            "The amendment {amendment} amends an amendment to an amendment; {limit} degrees are "
            "the most."
        ),
        "amendment-nothing-to-amend": _(
            "{to} deletes a paragraph and proposes no words that {amendment} could amend; propose "
            "another amendment to the paragraph."
        ),
        "amendment-replaces-only": _(
            "{to} gives a paragraph other words, so {amendment} can only replace these."
        ),
        "amendment-shape": _(
            "The amendment {amendment} does not fit its action, {action}: to replace needs words, "
            "to insert needs paragraphs, to delete neither."
        ),
        "amendment-changes-nothing": _("The amendment {amendment} proposes the words as they are."),
        "amendments-not-together": _(
            "Adopted amendments can't be carried out together: {pairs}. Nothing was merged."
        ),
        "amendments-same-paragraph": _(
            "{first} and {second} replace paragraph {paragraph} by different words: if one is "
            "adopted, the other is not put to the vote."
        ),
        "amendments-deleted": _(
            "{first} deletes paragraph {paragraph}, which {second} amends: they can't both be "
            "adopted."
        ),
        "amendments-covered": _(
            "{first} deletes paragraph {paragraph} with more, so it does what {second} proposes."
        ),
        "amendments-alike": _("{first} and {second} propose the same for paragraph {paragraph}."),
        "amendments-out-of-order": _(
            "{first} and {second} would put a preambular paragraph after an operative one: they "
            "can't both be adopted."
        ),
        "amendments-same-place": _(
            "{first} and {second} insert at the same place. Both may be adopted; the one proposed "
            "first stands first unless somebody settles it otherwise."
        ),
        "amendments-place-deleted": _(
            "{first} deletes paragraph {paragraph}, after which {second} inserts: if both are "
            "adopted, what is inserted stands in its place."
        ),
        "amendments-amended-fell": _(
            "{second} amends {first}, which was not adopted: it has nothing to amend."
        ),
        "order-delete": _("It deletes {changed} of the {of} words and marks of the text."),
        "order-replace": _(
            "It changes {changed} of the {of} words and marks of the paragraph, old and new "
            "together."
        ),
        "order-insert": _(
            "It adds {changed} words and marks, to {of} in all, and takes none away."
        ),
        "order-sub-delete": _(
            "Before {to}, which it amends; it deletes {changed} of {of} words and marks."
        ),
        "order-sub-replace": _(
            "Before {to}, which it amends; it changes {changed} of {of} words and marks, old and "
            "new together."
        ),
        "order-sub-insert": _(
            "Before {to}, which it amends; it adds {changed} words and marks, to {of} in all."
        ),
        "order-reason-missing": _("Say why the order of voting is another."),
        "order-not-the-same": _(
            "The other order must have the same amendments, each once; look at: {amendments}."
        ),
        "order-amendment-before": _(
            "{sub_amendment} amends {amendment} and is voted on before it, not after."
        ),
        "recommendation-outdated": _(
            "The recommendation {recommendation} was made on other words of the paragraph "
            "{paragraph}, or the paragraph is gone."
        ),
        "authoritative-translated": _(
            "The version in {language} is the authoritative one; it can't be a translation too."
        ),
        "language-version-unknown": _("There is no version in {name}."),
        "language-version-lags": _(
            "The version in {language} is behind the authoritative one ({authoritative}): "
            "{missing} paragraphs are missing, {outdated} translate other words, {left_over} are "
            "no longer in the text."
        ),
        "motions-none": _("There is no such motion."),
        "motion-proposed": _("It is motion {number} now, “{title}”: {state}."),
        "motion-format-unknown": _("There is no format {format!r}; there are: {formats}."),
        "motion-text-problems": _("What is kept as the text of a motion has {count} errors."),
        "motion-unknown": _("There is no motion {number}."),
        "motion-version-unknown": _("The motion {motion} has no version {number}."),
        "motion-empty-text": _("A motion needs at least one paragraph."),
        "motion-title-missing": _("Give the motion a title: a heading at its beginning will do."),
        "motion-language": _("{language} is no language of this body; it works in: {languages}."),
        "motion-matter-missing": _(
            "The body {body} decides on the matters that the statute names alone: say which."
        ),
        "motion-not-treaty-matter": _(
            "Under the statute the body {body} does not adopt treaties as the matter {matter!r}."
        ),
        "motion-capacity-unknown": _("There is no capacity {name} in which moves are made."),
        "motion-name-unknown": _("There is no state or move {name} to be named."),
        "key-taken": _("The id {key} is that of something else already."),
        "motion-of-another": _("The motion {motion} is that of {member}."),
        "motion-not-a-draft": _(
            "The motion {motion} is {state}: its words are changed by amendments now."
        ),
        "motion-has-amendments": _(
            "Amendments to the motion {motion} wait for a vote; its proposer can't change it now."
        ),
        "motion-changed-meanwhile": _(
            "The motion {motion} was changed meanwhile. Look at it again, then repeat what you did."
        ),
        "motion-ended": _("The motion {motion} has come to its end: it is {state}."),
        "motion-not-amendable": _("The motion {motion} is {state} and can't be amended."),
        "motion-being-voted-on": _("A vote on it is open: “{ballot}”. Wait until it is closed."),
        "motion-move-needs-ballot": _("Name the ballot that the move {move} carries out."),
        "amendment-of-another": _("The amendment {amendment} is that of {member}."),
        "amendment-not-pending": _("The amendment {amendment} is settled: {outcome}."),
        "amendment-sub-pending": _(
            "Amendments to {amendment} are voted on before it, and wait: {subs}."
        ),
        "amendment-to-decided": _("The amendment {to} is settled ({outcome}): nothing amends it."),
        "amendment-paragraph-deleted": _(
            "Paragraph {paragraph} was deleted by the amendment {by}, which was adopted; there is "
            "nothing left of it to amend."
        ),
        "amendment-settled": _(
            "The amendment {by}, which was adopted, has settled paragraph {paragraph}: yours would "
            "not be put to the vote."
        ),
        "amendments-not-merged": _(
            "Adopted amendments are not in the text yet: {amendments}. Merge them first."
        ),
        "amendments-none-to-merge": _(
            "The motion {motion} has no adopted amendments that are not in its text yet."
        ),
        "decision-of-other-body": _(
            "The ballot “{ballot}” was of the body {body}, which does not decide on this motion."
        ),
        "decision-of-other-matter": _(
            "The ballot “{ballot}” was on another matter of the statute than the motion is."
        ),
        "decision-without-quorum": _("The ballot “{ballot}” had no quorum: it decided nothing."),
        "decision-says-otherwise": _("The ballot “{ballot}” ended otherwise: {verdict}."),
        "decision-on-other-words": _(
            "The text of the motion {motion} became another after the vote “{ballot}” began: vote "
            "again on it as it is now."
        ),
        "recommendation-unknown": _("There is no recommendation {key}."),
        "recommendation-not-yours": _(
            "The secretariat, whoever presides and committees recommend changes."
        ),
        "recommendation-changes-nothing": _("These are the words as they are."),
    }
)
