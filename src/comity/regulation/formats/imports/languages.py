"""Languages as files name them, and as a text shows them by its script."""

from __future__ import annotations

import re
from collections import Counter

_STATED = """
    ara=ar bul=bg ces=cs cze=cs dan=da deu=de ger=de ell=el gre=el eng=en est=et
    fas=fa fin=fi fra=fr fre=fr gle=ga heb=he hin=hi hrv=hr hun=hu ind=id ita=it jpn=ja kor=ko
    lav=lv lit=lt mlt=mt msa=ms nld=nl dut=nl nor=no pol=pl por=pt ron=ro rum=ro rus=ru slk=sk
    slv=sl spa=es swa=sw swe=sv tha=th tur=tr ukr=uk urd=ur vie=vi zho=zh chi=zh
"""
_TAGS = {pair[:3]: pair[4:] for pair in _STATED.split()}
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_SCRIPTS = {
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "en": re.compile("[A-Za-z]"),
}
_OTHER = re.compile(r"[^\W\d_]")
SAMPLE = 20_000


def language_tag(stated: str) -> str:
    """A BCP 47 tag for what a file states ("eng", "EN", "pt-BR"), "" for what is none."""
    tag = stated.strip().replace("_", "-")
    head, mark, rest = tag.partition("-")
    tag = _TAGS.get(head.lower(), head.lower()) + mark + rest
    return tag if _TAG.fullmatch(tag) else ""


def language_code(tag: str) -> str:
    """The three letters of ISO 639-2 (terminology) for a BCP 47 tag, "und" for one not known."""
    head = tag.partition("-")[0].lower()
    return next((code for code, known in _TAGS.items() if head in (code, known)), "und")


def language_by_script(text: str) -> str:
    """`ko`, `ja` or `zh` by its letters, `en` where they are Latin; "" for all other scripts, which
    several languages share."""
    sample = text[:SAMPLE]
    counts = Counter({tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS.items()})
    letters = len(_OTHER.findall(sample))
    if counts["ja"] * 10 > counts["zh"] > 0:
        return "ja"
    tag, count = counts.most_common(1)[0]
    return tag if count * 2 > letters else ""
