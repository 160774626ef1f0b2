"""Legal forms of organisations, as they stand at either end of a name.

Which forms there are: ISO 20275 (Entity Legal Forms), and the lists that `rigour` (`org_types.yml`)
and `cleanco` keep. Forms are written folded, without dots; words are parted by spaces. Scripts that
do not part words have theirs apart. A form alone is no name: nothing is taken from it.
"""

from __future__ import annotations

from functools import cache

_FORMS = """
ltd|limited|ltda|limitada|limitee|co ltd|company limited|co limited|pte ltd|private limited|pvt ltd
pty ltd|proprietary limited|pvt limited|pte limited|pty limited|plc|public limited company|inc
incorporated|corp|corporation|co|company|llc|l l c|limited liability company|llp|lp|llc fz|fz llc
limited liability partnership|limited partnership|cic|cio|gmbh|ggmbh|mbh|gmbh co kg|gmbh und co kg
gmbh and co kg|ag|aktiengesellschaft|kg|kgaa|kommanditgesellschaft|ohg|gbr|ug|e v|ev|eg|e g|se
gesellschaft mit beschrankter haftung|gesellschaft m b h|ges m b h|eingetragener verein|aor|kdor
sa|s a|sas|sasu|sarl|sarlu|eurl|snc|sci|scop|scs|sca|gie|asbl|aisbl|societe anonyme
societe par actions simplifiee|societe a responsabilite limitee|s a s|s a r l|s r l|s p a
srl|srls|spa|sapa|societa per azioni|societa a responsabilita limitata|scrl|scarl|onlus
sl|slu|s l|s l u|sau|s a u|sociedad anonima|sociedad limitada|sociedad de responsabilidad limitada
sa de cv|s a de c v|s de rl de cv|sab de cv|sapi de cv|sociedad anonima de capital variable|eirl|spa
sociedade anonima|sociedade limitada|lda|eireli|s a s u|cia|cia ltda|compania|e p e|epe
bv|b v|nv|n v|bvba|sprl|cvba|vof|vzw|besloten vennootschap|naamloze vennootschap|stichting|cv
ab|ab publ|aktiebolag|aktiebolaget|a s|as|asa|aps|i s|k s|oy|oyj|oy ab|osakeyhtio|ehf|hf|ohf
aktieselskab|anpartsselskab|aksjeselskap|allmennaksjeselskap|publ
sp z o o|sp zoo|spolka z o o|spolka z ograniczona odpowiedzialnoscia|spolka akcyjna|sp j|sp k|sa w
s r o|spol s r o|sro|akciova spolecnost|spolecnost s rucenim omezenym|akciova spolocnost|sp
kft|korlatolt felelossegu tarsasag|zrt|nyrt|rt|bt|zartkoruen mukodo reszvenytarsasag|kht
d o o|doo|d d|dd|a d|ad|j p|jp|drustvo s ogranicenom odgovornoscu|dionicko drustvo|delniska druzba
akcionarsko drustvo|drustvo sa ogranicenom odgovornoscu|dooel|eood|ood|ead|et|sh a|sh p k|shpk
srl d|societate pe actiuni|uab|ab lt|sia|as lv|ou|osauhing|aktsiaselts|vsi|mb|ik
akcine bendrove|uzdaroji akcine bendrove|akciju sabiedriba
ooo|oao|zao|pao|ao|nao|jsc|ojsc|cjsc|pjsc|tov|pat|prat|at|dp|fgup|fgbu|anco|mup|gup|nko
joint stock company|open joint stock company|public joint stock company|closed joint stock company
a s t i|anonim sirketi|as tr|ltd sti|limited sirketi|anonim sirket|t a s|tas|a o|ao
sdn bhd|bhd|berhad|sendirian berhad|pt|tbk|pt tbk|perseroan terbatas|persero|cv id|koperasi
cong ty co phan|cong ty tnhh|ctcp|tnhh|cong ty trach nhiem huu han|jsc vn|pcl|pllc|p c|pc
wll|w l l|bsc|b s c|saoc|saog|kscp|ksc|kscc|qpsc|psc|pjsc ae|fze|fzco|fzc|dmcc|sal|sae|sarl sal
gk|kk|k k|kabushiki kaisha|godo kaisha|yugen kaisha|kabushiki gaisha|nl|a e|ae|a b e e|abee|ike
mchj|aj|qk|too|llp kz|jshc|ofj|at uz|gesmbh|pp|sm|smc|sca sicav|sicav|sicar|fcp|ukaz
ооо|оао|зао|пао|ао|нао|тоо|ип|чп|гуп|муп|фгуп|фгбу|фгбоу во|фгаоу во|ано|нко|акб|оаб|пк|одо|уп|руп
общество с ограниченной ответственностью|акционерное общество|публичное акционерное общество
открытое акционерное общество|закрытое акционерное общество|тов|ат|пат|прат|пп|дп|кп|ват|зат|вд
товариство з обмеженою відповідальністю|акціонерне товариство|публічне акціонерне товариство
товарищество с ограниченной ответственностью|дп укр|ад|д о о|доо|дооел|еоод|оод|еад|ет|ј п|јп|а д
акционерно дружество|друштво со ограничена одговорност|акционарско друштво|тзов|жшс|ақ|мчж|ааққ
αε|α ε|επε|ε π ε|ικε|ι κ ε|οε|ο ε|εε|ε ε|αβεε|α β ε ε|αεβε|α ε β ε|μονοπροσωπη|ανωνυμη εταιρεια
ανωνυμη εταιρια|εταιρεια περιορισμενης ευθυνης
בע מ|בעמ|ע ר|חלצ|חל צ|שותפות מוגבלת|עמותה
شركه|شركه مساهمه|ش م ل|ش م م|ش م ك|ش م ع|ش م ب|ذ م م|م م ح|ش ذ م م|شركه ذات مسووليه محدوده
شركه مساهمه عامه|شركه مساهمه مقفله|المحدوده|محدوده|المساهمه|شركت|سهامي عام|سهامي خاص|ش م م ح
شركه مساهمه سعوديه|مساهمه عامه|مساهمه سعوديه
შპს|სს|ააიპ|შეზღუდული პასუხისმგებლობის საზოგადოება|სააქციო საზოგადოება|ი მ|სსიპ
սպը|ուսպը|փբը|բբը|հոակ|ոոակ|սպը ընկերություն
लिमिटेड|प्राइवेट लिमिटेड|लि|प्रा लि|লিমিটেড|প্রাইভেট লিমিটেড|লি|பிரைவேட் லிமிடெட்|லிமிடெட்
లిమిటెడ్|ലിമിറ്റഡ്|ಲಿಮಿಟೆಡ್|ਲਿਮਿਟੇਡ|લિમિટેડ|ප්‍රයිවට් ලිමිටඩ්|සමාගම|লিঃ
주식회사|유한회사|유한책임회사|주|유|합자회사|재단법인|사단법인|학교법인
አክሲዮን ማህበር|ኃላፊነቱ የተወሰነ የግል ማህበር|አ ማ|ሃ የተ የግ ማህበር
"""
_UNSPACED = """
有限责任公司|股份有限公司|有限公司|有限責任公司|集团有限公司|集團有限公司|集团股份有限公司|股份公司
株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人
特定非営利活動法人|学校法人|医療法人|社会福祉法人|独立行政法人|国立研究開発法人|地方独立行政法人
国立大学法人|公立大学法人|財団法人|社団法人|宗教法人|医療法人社団|医療法人財団|(株)|(有)|(주)|㈜
주식회사|유한회사|재단법인|사단법인|학교법인|控股有限公司
บริษัท|จํากัด (มหาชน)|จํากัด(มหาชน)|จำกัด (มหาชน)|จำกัด(มหาชน)|จํากัด|จำกัด|มหาชน|ห้างหุ้นส่วน|หจก.|บมจ.|บจก.
ບໍລິສັດ|ຈຳກັດ|ក្រុមហ៊ុន|ကုမ္ပဏီလီမိတက်
"""
LONGEST_FORM = 7
"""Words."""


@cache
def spaced_forms() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(it.split()) for it in _FORMS.replace("\n", "|").split("|") if it)


@cache
def unspaced_forms() -> tuple[str, ...]:
    """The longest first, as they stand in a folded text."""
    forms = {it for it in _UNSPACED.replace("\n", "|").split("|") if it}
    return tuple(sorted(forms, key=lambda it: (-len(it), it)))


def without_legal_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words without the forms at both ends, and the forms. One word at least stays."""
    taken: list[str] = []
    while True:
        for size in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
            if words[-size:] in spaced_forms():
                taken.append(" ".join(words[-size:]))
                words = words[:-size]
                break
            if words[:size] in spaced_forms() and not _is_plain_word(words[:size]):
                taken.append(" ".join(words[:size]))
                words = words[size:]
                break
        else:
            return words, " ".join(taken)


def _is_plain_word(words: tuple[str, ...]) -> bool:
    """Forms that begin many names without being a form there: `SE Bank`, `Co Antrim`."""
    return len(words) == 1 and words[0].isascii() and words[0] not in _LEADING


_LEADING = frozenset(
    (
        *("ooo", "oao", "zao", "pao", "ao", "jsc", "ojsc", "cjsc", "pjsc", "tov", "pat", "prat"),
        *("pt", "cv", "llc", "uab", "sia", "stichting"),
    )
)
