"""The words of a motion: a draft edited, paragraphs translated, from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces.cli.motion_course import Number, show
from comity.assembly.interfaces.cli.motions import Slug, motions

EDIT_EXAMPLES = """Examples:

comity assembly motions export north-lakes 3 > motion.md

comity assembly motions edit north-lakes 3 motion.md --after 1
"""
TRANSLATE_EXAMPLES = """Examples:

comity assembly motions export north-lakes 3 > motion-fr.md

comity assembly motions translate north-lakes 3 motion-fr.md --language fr --of 1
"""
File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="As `export` prints it, ids and all.", show_default=False),
]


@motions.command(epilog=EDIT_EXAMPLES)
def edit(
    organisation: Slug,
    number: Number,
    file: File,
    after: Annotated[
        int,
        typer.Option(
            metavar="VERSION",
            help="The version that it follows, as `show` tells.",
            show_default=False,
        ),
    ],
) -> None:
    """Give a draft other words, for its proposer, which asked for it, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.edit_motion import edit_motion
        from comity.assembly.formats.motion_draft import LARGEST_DRAFT, read_draft
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_motion
        from comity.kernel.adapters.atomic_files import read_bytes

        person = operator_in(organisation)
        motion = find_motion(person, number)
        text = read_draft(read_bytes(file, LARGEST_DRAFT), file.name)
        edit_motion(person=person, motion=motion, text=text, seen=after, on_behalf=True)
    show(organisation, number)


@motions.command(epilog=TRANSLATE_EXAMPLES)
def translate(
    organisation: Slug,
    number: Number,
    file: File,
    language: Annotated[str, typer.Option(help="Of the file.", show_default=False)],
    of: Annotated[
        int,
        typer.Option(
            metavar="VERSION",
            help="The version that it translates, as `show` tells.",
            show_default=False,
        ),
    ],
) -> None:
    """Enter a translation of a motion, or of some of its paragraphs, by their ids, and show it."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.translate_paragraphs import translate_paragraphs
        from comity.assembly.formats.motion_draft import LARGEST_DRAFT, read_draft
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_motion
        from comity.kernel.adapters.atomic_files import read_bytes

        person = operator_in(organisation)
        motion = find_motion(person, number)
        text = read_draft(read_bytes(file, LARGEST_DRAFT), file.name)
        words = {each.id: each.words for each in text}
        translate_paragraphs(person=person, motion=motion, language=language, words=words, seen=of)
    show(organisation, number)
