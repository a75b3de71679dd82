"""Split Arabic words for searching: remove prefixes that are written together with a word, and find its stem.

A word comes folded (``editorial.text.fold``): ا for all its forms, ه for ة, ي for ى and ئ, no marks. Conjunctions (و
ف), prepositions (ب ل ك), the article (ال, with ل as لل) and the sign of the future (س) are written together with the
next word: وبالعقوبات is "and with the sanctions". The word alone does not show whether its first letter is one of
these, so every reading that leaves a word is returned; words known to begin with such a letter of their own have no
other reading.
"""

from functools import lru_cache
from types import MappingProxyType

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ل", "ك")
ARTICLE = "ال"
FUTURE = "س"
_PRESENT = "ياتن"
"""Letters with which a verb in the present begins."""

MIN_CORE = 3
"""The fewest letters left after a conjunction or preposition is removed; two after the article."""

WHOLE = frozenset(
    """
    باب بابا باحث باريس بارز باكستان بالغ بحث بحر بحرين بحري بداء بدايه بدون برلمان برلين برنامج بريد بريطانيا
    بريطاني بشار بشر بشري بصره بضاعه بطل بطوله بعض بعيد بغداد بقاء بكين بلاد بلجيكا بلدان بلدي بلديه بلغ بلغاريا
    بناء بنت بنك بنوك بنود بنغلاديش بوتين بورتسودان بولندا بولندي بيان بيانات بيت بيروت بيروقراطيه بيض بيضاء بيع
    بيلاروسيا بيلاروسي بيلاروسيه بينما بيئه فارس فاز فتح فتره فتاه فتي فجر فرح فرد فرص فرصه فرض فرع فرق فرقه فريق
    فرنسا فرنسي فرنسيه فشل فصل فصيل فصايل فضل فعل فعلا فقر فقط فكر فكره فلسطين فلسطيني فلسطينيه فلسطينيين فلاديمير
    فنان فنون فنزويلا فني فهم فوز فوري فوق فيديو فيروس فيصل فيضان فيلم كابول كاتب كارثه كازاخستان كامل كانت كانون
    كبار كبير كبيره كتاب كتابه كتب كتله كثير كثيره كثيف كذلك كربلاء كردستان كركوك كره كريم كرسي كشف كفاح كلام كلفه
    كلمه كلمات كلها كليه كندا كنيسه كهرباء كوبا كوريا كوسوفو كويت كيان كيف كيفيه كييف لاجي لاجيين لازم لاعب لاعبين
    لاحق لاحقا لبنان لبناني لجان لجنه لحظه لدي لديها لديهم لسان لطيف لعب لعبه لغه لغات لقاء لقاءات لقاح لكن لكنه
    لكنها لماذا لندن ليبيا ليبي ليتوانيا ليس ليست ليل ليله واجب واجه واحد واحده وادي وارسو واسع واسعه واشنطن واضح
    واضحه وافق واقع والد والده وثيق وثيقه وثايق وجبه وجد وجود وجوه وجهه وحد وحده وحدات وحيد ودايع وديه ورد ورقه
    ورش وزاره وزارات وزاري وزراء وزير وزيره وسام وسط وسايل وسيط وسيله وصف وصل وصول وضع وضعيه وطن وطني وطنيه وعد
    وعود وعي وفاء وفاه وفد وفود وفير وقايع وقت وقف وقود وكاله وكالات وكلاء وكيل ولاء ولادات ولاده ولايات ولايه ولد
    ولي وهم سابق سابقا ساحل ساحه ساعه ساعات سالم سامي سبب سبتمبر سبت سجن سجناء سجين سراح سريع سريه سعوديه سعودي
    سعيد سفاره سفير سفينه سقف سكان سكن سلاح سلام سلطات سلطه سلطان سلمي سلميه سماء سماح سمح سنه سنوات سهل سهم سوء
    سوداء سودان سوداني سوريا سوري سوريه سوق سويد سويسرا سياره سياسه سياسي سياسيه سياسيين سيد سيده سير سيطره سيناء
    سينما
    """.split()  # noqa: SIM905  words, not a program
)
"""Folded words, frequent in news, whose first letter is no prefix. Only those that would be misread are listed."""

_PLURALS: MappingProxyType[str, str] = MappingProxyType(
    {
        plural: singular
        for plural, _, singular in (
            pair.partition(":")
            for pair in """
        سجناء:سجين اسري:اسير رءساء:رييس وزراء:وزير سفراء:سفير خبراء:خبير زعماء:زعيم حلفاء:حليف شركاء:شريك
        شهداء:شهيد علماء:عالم اعضاء:عضو ابناء:ابن انباء:نبا احياء:حي دول:دوله مدن:مدينه قري:قريه بيوت:بيت
        منازل:منزل كتب:كتاب صحف:صحيفه اخبار:خبر اسعار:سعر اسواق:سوق اموال:مال بنوك:بنك مصانع:مصنع مواني:ميناء
        جسور:جسر طرق:طريق جنود:جندي جيوش:جيش قاده:قايد ضباط:ضابط عناصر:عنصر اسلحه:سلاح صواريخ:صاروخ قنابل:قنبله
        الغام:لغم حروب:حرب معارك:معركه قتلي:قتيل جرحي:جريح ضحايا:ضحيه رهاين:رهينه اطفال:طفل نساء:امراه رجال:رجل
        شباب:شاب طلاب:طالب عمال:عامل تجار:تاجر اطباء:طبيب مرضي:مريض شعوب:شعب قبايل:قبيله احزاب:حزب حقوق:حق
        قوانين:قانون محاكم:محكمه قضاه:قاض جرايم:جريمه تهم:تهمه حدود:حد مناطق:منطقه جبال:جبل انهار:نهر بحار:بحر
        جزر:جزيره اراض:ارض دواير:دايره مجالس:مجلس مشاريع:مشروع برامج:برنامج مواقف:موقف مصادر:مصدر مساجد:مسجد
        كنايس:كنيسه مدارس:مدرسه جوايز:جايزه افلام:فيلم اسباب:سبب نتايج:نتيجه كوارث:كارثه زلازل:زلزال حرايق:حريق
        امراض:مرض ادويه:دواء اثار:اثر افكار:فكره اراء:راي ايام:يوم اشهر:شهر شهور:شهر سنوات:سنه اعوام:عام ملوك:ملك
        امراء:امير
        """.split()  # noqa: SIM905  words, not a program
        )
    }
)
"""Broken plurals that are frequent in news, each with its singular; both folded."""

_ENDINGS = ("ها", "هم", "هن", "كم", "ات", "ان", "ون", "ين", "وا", "يه", "ه", "ي", "ا")
MIN_STEM = 3
"""The fewest letters left after an ending is removed."""


@lru_cache(maxsize=65_536)
def cores(word: str) -> tuple[str, ...]:
    """Return the possible words that remain without prefixes, longest first, for a folded word; not the word itself."""
    found: dict[str, None] = {}
    if word in WHOLE:
        return ()
    for conjunction in CONJUNCTIONS:
        if word.startswith(conjunction):
            rest = word[len(conjunction) :]
            if conjunction and len(rest) >= MIN_CORE:
                found[rest] = None
            if not conjunction or rest not in WHOLE:
                found.update(dict.fromkeys(_without_preposition(rest)))
    return tuple(sorted(found, key=len, reverse=True))


def _without_preposition(word: str) -> list[str]:
    found = []
    for preposition in PREPOSITIONS:
        if word.startswith(preposition):
            rest = word[len(preposition) :]
            if preposition and len(rest) >= MIN_CORE:
                found.append(rest)
            if rest.startswith(ARTICLE) and len(rest) >= len(ARTICLE) + 2:
                found.append(rest[len(ARTICLE) :])
    if word.startswith("لل") and len(word) >= 4:  # ل plus the article
        found += [word[2:], ARTICLE + word[2:]]
    if word[:1] == FUTURE and word[1:2] in _PRESENT and len(word) > MIN_CORE:
        found.append(word[1:])
    return found


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word: the word without prefixes and endings.

    A known plural leads to its singular. Endings of number, gender, relation and possession are removed one by one as
    long as three letters are left (the light stemming of Larkey, Ballesteros and Connell, "Light Stemming for Arabic
    Information Retrieval", 2007).
    """
    shortest = word if word in WHOLE else _article_off(word)
    for _ in range(3):
        shortest = _PLURALS.get(shortest, shortest)
        ending = next((each for each in _ENDINGS if shortest.endswith(each)), None)
        if ending is None or len(shortest) - len(ending) < MIN_STEM:
            break
        shortest = shortest[: -len(ending)]
    return shortest


def _article_off(word: str) -> str:
    """Return the word without its article and everything before that; if it has no article, only without و."""
    for before in ("", "و", "ف", "ب", "ك", "وب", "وك", "فب", "فك"):
        if word.startswith(before + ARTICLE) and len(word) >= len(before) + 4:
            return word[len(before) + 2 :]
    for before in ("لل", "ولل", "فلل"):
        if word.startswith(before) and len(word) >= len(before) + 2:
            return word[len(before) :]
    return word[1:] if word.startswith("و") and len(word) > 4 and word not in WHOLE else word
