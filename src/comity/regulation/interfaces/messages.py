"""The sentences of this room."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "action-before-adoption": _("{id} is of {day}, before the adoption ({adopted})."),
        "action-days": _(
            "{id} needs a `date`, or else an `earliest` day and a `latest` one after it."
        ),
        "action-no-consent": _("{id} is no expression of consent, so it can't bind members."),
        "action-not-checked": _(
            "{id} is of {day}, after the day up to which the treaty was followed ({checked_on})."
        ),
        "action-without-consent": _("{id} has no expression of consent before it."),
        "cache-damaged": _("The compiled corpus {path} was damaged and has been made anew."),
        "cache-not-written": _(
            "The compiled corpus could not be kept ({path}: {reason}); "
            "every run will compile it again."
        ),
        "circular-concept": _("The concept {id} is broader than itself."),
        "circular-succession": _("{id} would be superseded by itself, through what superseded it."),
        "circular-term": _("The term {name} is defined by itself: {circle}."),
        "cannot-download": _("{origin} could not be fetched: {reason}."),
        "cannot-read": _("{path} can't be read: {reason}."),
        "comments-would-be-lost": _(
            "The file has comments, which formatting would lose; say it in a `note` instead."
        ),
        "comparison-not-allowed": _("{fact} can't be compared with {comparison!r} (type: {type})."),
        "condition-syntax": _(
            "The condition can't be read at character {position}, near {near!r}."
        ),
        "applies-before-adoption": _("{day} lies before the day of adoption, {adopted}."),
        "condition-too-deep": _("The condition is nested deeper than {limit} levels."),
        "condition-too-long": _("The condition has {length} characters; at most {limit} are read."),
        "contradiction": _("The profile contradicts itself: {because} (facts: {facts})"),
        "contradictory-bounds": _("{fact} can't be at least {low} and at most {high}."),
        "contradictory-set": _("{fact} both includes and excludes {members}."),
        "corpus-problems": _("Problems in the corpus: {count}. Nothing was loaded."),
        "damaged-cache": _("The compiled corpus is not what was written."),
        "date-form": _("Write a date as YYYY-MM-DD, such as 2027-12-02."),
        "duplicate-id": _("{id} stands here a second time."),
        "diff-backwards": _("{before} lies after {after}: name the earlier day first."),
        "diff-of-two-kinds": _("{before} and {after}: name two days (YYYY-MM-DD) or two corpora."),
        "disagreement-against-norms": _(
            "{id} is said to have been {resolution}: what was removed is no norm here, all else is."
        ),
        "duplicate-norm": _("{id} says the same of the same bearer as {other}."),
        "duplicate-key": _("The key {key} stands here a second time."),
        "end-without-day": _(
            "The status is {status}, but `ended`, the first day without it, is not given."
        ),
        "fact-choices": _(
            "{fact} is a {type}: a choice or set needs choices, nothing else has any."
        ),
        "fact-needs-comparison": _("{fact} needs a comparison (type: {type})."),
        "fact-unit-factor": _("The factor of the unit {unit} must be greater than 0."),
        "fact-units": _("{fact} is a {type}; only a number has units."),
        "file-too-large": _("{file} has {size} bytes; at most {limit} are read."),
        "file-over-limit": _("{path} is too large: at most {limit} bytes are read."),
        "implements-ended": _(
            "{instrument} implements {implemented}, which ended on {ended}, and does not say when "
            "it ended itself."
        ),
        "import-binary": _("The file is no text: convert it to UTF-8 text, HTML or XML first."),
        "import-bluebell": _("The line can't be read as bluebell's markup."),
        "import-empty": _("The file is empty."),
        "import-encoding": _(
            "The file is not in the encoding that it has or declares, {encoding}."
        ),
        "import-entities": _("The file declares XML entities, which are not read; take them out."),
        "import-html": _("The HTML can't be read: {problem}."),
        "import-html-cut": _("The file ends before </html>; it is cut off."),
        "import-id": _(
            "{id!r} is no id: small letters and digits, with hyphens between, such as xx-ai-act."
        ),
        "import-json": _("The JSON can't be read as an OSCAL catalogue: {problem}."),
        "import-language": _("The file does not say its language; name it with --language."),
        "import-name-structure": _(
            "If it is numbered in its own way, name a reader with --structure: {structures}."
        ),
        "import-no-catalogue": _("The JSON holds no OSCAL catalogue (`catalog`)."),
        "import-no-units": _("No article, section or control was recognised in the file."),
        "import-number": _("A number in the file is too long to be one of an article."),
        "import-other-format": _("The file was said to be {said}, but it looks like {found}."),
        "import-problems": _("Problems in the file: {count}. Nothing was stored."),
        "import-repeated": _(
            "{eid} begins on line {again} a second time; it began on line {first}. "
            "Nothing was stored."
        ),
        "import-unknown-xml": _("The XML is of no kind that is read here: its root is {name}."),
        "import-xml": _("The XML can't be read: {problem}."),
        "instrument-folder": _("The instrument {id} stands in a folder called {folder}."),
        "kept-without-reason": _("{id} was kept as it was, and the note does not say why."),
        "no-instrument-file": _(
            "There is no instrument.yaml beside this file, or it can't be read."
        ),
        "no-version": _("{instrument} has no version."),
        "no-corpus": _("{path} holds no corpus: no file of facts, concepts or instruments."),
        "no-such-folder": _("There is no folder {path}."),
        "norm-outside-provision": _("The norm {id} stands under the provision {eid}."),
        "norms-and-no-norm": _("{eid} has norms and also a reason for having none."),
        "not-a-date": _("{value!r} is not a date."),
        "not-plain-text": _("{origin} is not a plain text; bring it into UTF-8 text first."),
        "numbering-and-outline": _(
            "{id}: a text of the structure `outline`, and no other, has a `numbering`."
        ),
        "numbering-by-words-or-line": _(
            "The rule for {unit} says by `opens` or by `line` where its units begin, not both."
        ),
        "nothing-asked": _("{value!r} names no jurisdiction."),
        "not-utf8": _("The file is not UTF-8."),
        "only-https": _("{origin}: name a file, or an https address."),
        "timetable-ends-before-start": _("The period ends ({until}) before it starts ({start})."),
        "timetable-without-start": _(
            "A period of {name} has no start; only those of a treaty may begin with its entry into "
            "force."
        ),
        "treaty-and-rule": _(
            "{instrument}: a treaty, and nothing else, has a `treaty` that says when it enters "
            "into force, and `actions`."
        ),
        "treaty-members": _(
            "`members` and `body` go together, and no more members than consents can be needed."
        ),
        "treaty-status": _("{instrument} can't be called {status}: that follows from its actions."),
        "treaty-without-leaving": _(
            "{id}: the treaty does not say under `leaving` when this takes effect."
        ),
        "profile-key": _("A profile has no part called {name}."),
        "profile-problems": _("Problems in the profile: {count}."),
        "profile-shape": _(
            "A profile is a map with `facts` (fact: value) and `profile` (id, title)."
        ),
        "provision-without-article": _("{eid} stands here, but {top} does not stand before it."),
        "proposed-in-force": _("{id} is in force, but what it is a version of is only proposed."),
        "reader-is-encoder": _("{reader} can't read a second time what {reader} encoded."),
        "reading-by-nobody": _("Say who encoded the norms and who read them: --encoder, --reader."),
        "schema": _("At {where!r}: {problem}"),
        "signature-after-consent": _("{id} stands after an expression of consent to be bound."),
        "status-against-end": _(
            "The status is {status}, which does not fit with `ended` ({ended}): the status is that "
            "of `checked_on` ({checked_on})."
        ),
        "successor-without-end": _("{instrument} was superseded, but does not say when it ended."),
        "term-shadows-fact": _("The term {name} has the name of a fact."),
        "text-not-named": _("{instrument} has several texts; say which with --as: {texts}."),
        "unknown-bearer": _("There is no bearer called {name} in this instrument."),
        "unknown-choice": _("{name} is not one of the choices of {fact}."),
        "unknown-concept": _("There is no concept called {name}."),
        "unknown-corpus-name": _("There is no instrument, concept or fact called {name}."),
        "unknown-fact": _("There is no fact called {name}."),
        "unknown-fact-or-term": _("There is no fact or term called {name}."),
        "unknown-import-format": _("There is no format called {name}."),
        "unknown-instrument": _("There is no instrument called {name}."),
        "no-such-norm": _("There is no norm {name} in this instrument."),
        "unknown-penalty": _("There is no penalty called {name} in this instrument."),
        "unknown-provision": _("There is no provision {name} in this instrument."),
        "unknown-structure": _("There is no reader of numbering called {name}."),
        "unknown-text": _("There is no text called {name} in this instrument."),
        "unknown-timetable": _("There is no timetable called {name} in this instrument."),
        "unknown-version": _("There is no version called {name} in this instrument."),
        "unverified-without-source": _("{id} is not verified in the text and names no source."),
        "version-without-day": _(
            "The version {id} has no day from which it is in force; only one of a treaty, or "
            "of what is proposed, may have none."
        ),
        "verified-without-support": _("{id} is called verified but points to no line of a text."),
        "wrong-type": _("{value!r} is not a value that {fact} can take (type: {type})."),
        "wrong-unit": _("{fact} is not measured in {unit}; accepted: {accepted}."),
        "yaml-alias": _("Aliases (*) are not read."),
        "yaml-anchor": _("Anchors (&) are not read."),
        "yaml-key": _("Keys must be plain texts."),
        "yaml-several-documents": _("The file holds more than one document."),
        "yaml-syntax": _("The file is not YAML: {problem}."),
        "yaml-tag": _("Tags ({tag}) are not read."),
        "yaml-too-deep": _("The file is nested deeper than {limit} levels."),
    }
)
