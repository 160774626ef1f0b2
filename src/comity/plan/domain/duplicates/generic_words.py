"""Words that many names share, and what they mean: they tell little apart, and the same one in
another language is taken for the same. Names proper are never translated here.

Words are folded. Each row is a meaning; words of scripts without spaces are found inside a text.
"""

from __future__ import annotations

from functools import cache

_FUNCTION_WORDS = """
the of and for in on at de du des la le les l d et der die das und fur von zu zur im el
los las del y e da do dos das di della dello degli dei il lo i van het een en a o os as na
w z v s och av til af og ja ve ile ال و في من и в на по при із та у і й και του της των το
η ο
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

QUALIFIERS = frozenset({"national", "state", "international", "central", "city", "technology"})
"""Meanings that tell names apart all the same: the Bank and the Central Bank of a country."""

_MEANINGS = """
bank banka banco banque bankasi bankas banca banki banke bankes banc pankki банк банка
    банкы банки بنك البنك مصرف المصرف بانك בנק 银行 銀行 은행 ธนาคาร ბანკი բանկ τραπεζα
    τραπεζησ ব্যাংক बैंक வங்கி బ్యాంకు ਬੈਂਕ ባንክ ngan
university universitat universite universidad universidade universita universitet
    universiteit universitesi uniwersytet univerzita univerzitet universitas
    universitatea egyetem yliopisto ulikool university's университет университета
    університет универзитет جامعه الجامعه دانشگاه אוניברסיטה אוניברסיטת 大学 大學 대학교
    มหาวิทยาลัย უნივერსიტეტი համալսարան πανεπιστημιο विश्वविद्यालय বিশ্ববিদ্যালয়
    பல்கலைக்கழகம்
institute institut instituto istituto instituut instytut institutet ustav inst
    институт інститут معهد المعهد מכון 研究所 研究院 研究院 연구원 연구소 สถาบัน ინსტიტუტი ինստիտուտ
    ινστιτουτο संस्थान ইনস্টিটিউট
ministry ministerio ministere ministerium ministero ministerie ministerstwo
    ministerstvo ministerul bakanligi kementerian министерство міністерство
    министарство وزاره الوزاره משרד 部 省 부 กระทรวง სამინისტრო նախարարություն υπουργειο
    मंत्रालय মন্ত্রণালয় அமைச்சகம்
department departement departamento dipartimento abteilung dept департамент управление
    управління قسم اداره 厅 局 廳 กรม დეპარტამენტი विभाग বিভাগ
agency agence agencia agentur agenzia agentschap agencja агентство وكاله הרשות 庁 청
    สำนักงาน სააგენტო
academy academie academia akademie akademi akademia accademia академия академія
    اكاديميه 科学院 アカデミー აკადემია ակադեմիա ακαδημια अकादमी
college kolledzh colegio kolleg колледж كليه 学院 學院 วิทยาลัย კოლეჯი महाविद्यालय কলেজ
school schule ecole escuela escola scuola skola szkola школа مدرسه مدارس בית 学校 學校 학교
    โรงเรียน სკოლა विद्यालय স্কুল
hospital hospitals krankenhaus klinik klinikum kliniken hopital ospedale ziekenhuis
    szpital nemocnice hastanesi clinic clinica clinique больница клиника مستشفي בית 医院
    醫院 病院 병원 โรงพยาบาล ჰოსპიტალი კლინიკა νοσοκομειο अस्पताल হাসপাতাল
insurance versicherung versicherungen assurance assurances seguros assicurazioni
    verzekeringen ubezpieczenia sigorta страхование страховая страхування تامين
    التامين بيمه ביטוח 保险 保險 生命 보험 ประกันภัย დაზღვევა ասփոփ ασφαλειεσ बीमा
police polizei policia polizia politie policja policie полиция поліція شرطه الشرطه
    משטרה 警察 경찰 ตำรวจ პოლიცია αστυνομια पुलिस
company companhia compania compagnie corporation corp group groupe grupo gruppe gruppo
    holding holdings groep компания группа холдинг مجموعه المجموعه קבוצת 集团 集團 그룹 グループ
    กลุ่ม ჯგუფი
city cidade ciudad ville stadt municipality municipio municipalidad ayuntamiento
    gemeente gemeinde comune commune kommune obshtina opcina belediyesi город город
    муниципалитет بلديه עיריית 市 市政府 시 เทศบาล მერია δημοσ नगर
government gouvernement gobierno governo regierung govern rzad правительство حكومه
    ממשלת 政府 정부 รัฐบาล მთავრობა सरकार
national nationale nacional nazionale nationaal narodowy narodni nationaux
    национальный національний национален وطني الوطني الوطنيه الاهلي ملي לאומי 国立 國立 국립
    แห่งชาติ ეროვნული εθνικη राष्ट्रीय জাতীয়
state staat estado etat stato staatliche estatal panstwowy statni государственный
    державний دوله الدوله 国家 國家 州立 राज्य
international internationale internacional internazionale internationaal
    miedzynarodowy международный міжнародний دولي الدولي الدوليه بين 国际 國際 국제
    საერთაშორისო διεθνησ अंतर्राष्ट्रीय
central centrale zentral centralny tsentralnyi центральный центральний مركزي المركزي
    中央 중앙 กลาง
centre center centro zentrum centrum osrodek центр مركز المركز מרכז 中心 センター 센터 ศูนย์
    ცენტრი κεντρο केंद्र
association asociacion associacao associazione verband verein vereniging
    stowarzyszenie ассоциация асоціація جمعيه الجمعيه אגודת 协会 協會 協会 협회 สมาคม
    ასოციაცია संघ
foundation fondation fundacion fundacao fondazione stiftung stichting fundacja nadace
    фонд مؤسسه مؤسسة 基金会 基金會 財団 재단 มูลนิธิ ფონდი ιδρυμα
society societe sociedad sociedade gesellschaft общество товариство مجتمع 学会 學會 학회
services service servicios servizi dienste servis сервис خدمات 服务 服務
system systems systeme sistema системы
office bureau buro oficina ufficio бюро مكتب 办公室 事務所
council consejo conseil consiglio rat rada raad совет рада مجلس 委员会 委員會 委員会 위원회 สภา
    საბჭო
authority autorite autoridad behorde هيئه الهيئه سلطه
community comunidad communaute gemeinschaft
public publico publique pubblico publiczny public's عام العام العامه
technology technologies technologie tecnologia technical технологии 科技 技术 技術
post correos poste postal pochta poczta posta почта пошта بريد البريد דואר 邮政 郵政 郵便
    우체국 ไปรษณีย์ ფოსტა
telecom telecommunications telekom telecomunicaciones телеком اتصالات الاتصالات 电信 電信
energy energie energia enerji energija энергия енергія طاقه الطاقه 能源 エネルギー
electric electricity electricite electrica elektrik strom power электро كهرباء
    الكهرباء חשמל 电力 電力 전력 ไฟฟ้า
water wasser agua eau acqua wodociagi vodokanal su водоканал مياه المياه 水务 水道 수도
    ประปา
railway railways bahn ferrovie ferrocarriles chemins железные железная 铁路 鐵路 鉄道 철도
    რკინიგზა
library biblioteca bibliotheque bibliothek biblioteka библиотека مكتبه 图书馆 圖書館 図書館 도서관
health sante salud saude gesundheit salute здоровья صحه الصحه 卫生 衛生
research recherche investigacion forschung ricerca исследований بحوث 研究
restaurant restaurante ristorante ресторан مطعم مطاعم
pharmacy pharmacie farmacia apotheke apteka аптека صيدليه صيدليات 药房 藥局 薬局 약국 აფთიაქი
    φαρμακειο दवाखाना
hotel hotels отель فندق 酒店 飯店 ホテル 호텔 โรงแรม სასტუმრო
market supermarket supermarkt supermercado mercado маркет супермаркет ماركت 超市 超级市场
    スーパー მარკეტი
store shop shops ストア ストアー スタンド magasin tienda loja laden sklep магазин متجر 商店 店
coffee cafe caffe kaffee koffee кафе кофе كافيه قهوه קפה 咖啡 コーヒー カフェ 커피 คาเฟ่ კაფე
"""


@cache
def meanings() -> dict[str, str]:
    """By word; a meaning is named by its first word."""
    found: dict[str, str] = {}
    for row in _MEANINGS.replace("\n    ", " ").strip().splitlines():
        words = row.split()
        for word in words:
            found.setdefault(word, words[0])
    return found


@cache
def inner_words() -> tuple[str, ...]:
    """Of scripts without spaces: those of two characters or more, the longest first."""
    found = [it for it in meanings() if len(it) > 1 and _is_unspaced(it[0])]
    return tuple(sorted(found, key=lambda it: (-len(it), it)))


def _is_unspaced(letter: str) -> bool:
    code = ord(letter)
    return 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3 or 0x0E00 <= code <= 0x0EFF
