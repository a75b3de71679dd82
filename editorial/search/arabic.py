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
    باب بابا باحث باريس بارز باكستان بالغ بحث بحر بحرين بحري بداء بدايه بدون برلمان برلين برنامج بريد بريطانيا بريطاني بشار
    بشر بشري بصره بضاعه بطل بطوله بعض بعيد بغداد بقاء بكين بلاد بلجيكا بلدان بلدي بلديه بلغ بلغاريا بناء بنت بنك بنوك بنود
    بنغلاديش بوتين بورتسودان بولندا بولندي بيان بيانات بيت بيروت بيروقراطيه بيض بيضاء بيع بيلاروسيا بيلاروسي بيلاروسيه بينما
    بيئه فارس فاز فتح فتره فتاه فتي فجر فرح فرد فرص فرصه فرض فرع فرق فرقه فريق فرنسا فرنسي فرنسيه فشل فصل فصيل فصايل فضل فعل
    فعلا فقر فقط فكر فكره فلسطين فلسطيني فلسطينيه فلسطينيين فلاديمير فنان فنون فنزويلا فني فهم فوز فوري فوق فيديو فيروس فيصل
    فيضان فيلم كابول كاتب كارثه كازاخستان كامل كانت كانون كبار كبير كبيره كتاب كتابه كتب كتله كثير كثيره كثيف كذلك كربلاء
    كردستان كركوك كره كريم كرسي كشف كفاح كلام كلفه كلمه كلمات كلها كليه كندا كنيسه كهرباء كوبا كوريا كوسوفو كويت كيان كيف
    كيفيه كييف لاجي لاجيين لازم لاعب لاعبين لاحق لاحقا لبنان لبناني لجان لجنه لحظه لدي لديها لديهم لسان لطيف لعب لعبه لغه
    لغات لقاء لقاءات لقاح لكن لكنه لكنها لماذا لندن ليبيا ليبي ليتوانيا ليس ليست ليل ليله واجب واجه واحد واحده وادي وارسو
    واسع واسعه واشنطن واضح واضحه وافق واقع والد والده وثيق وثيقه وثايق وجبه وجد وجود وجوه وجهه وحد وحده وحدات وحيد ودايع
    وديه ورد ورقه ورش وزاره وزارات وزاري وزراء وزير وزيره وسام وسط وسايل وسيط وسيله وصف وصل وصول وضع وضعيه وطن وطني وطنيه
    وعد وعود وعي وفاء وفاه وفد وفود وفير وقايع وقت وقف وقود وكاله وكالات وكلاء وكيل ولاء ولادات ولاده ولايات ولايه ولد ولي
    وهم سابق سابقا ساحل ساحه ساعه ساعات سالم سامي سبب سبتمبر سبت سجن سجناء سجين سراح سريع سريه سعوديه سعودي سعيد سفاره سفير
    سفينه سقف سكان سكن سلاح سلام سلطات سلطه سلطان سلمي سلميه سماء سماح سمح سنه سنوات سهل سهم سوء سوداء سودان سوداني سوريا
    سوري سوريه سوق سويد سويسرا سياره سياسه سياسي سياسيه سياسيين سيد سيده سير سيطره سيناء سينما وفيات وطنيين ولاءات الله
    بلدان بلدات بلده بلدي فرنسيين فرنسيون بريطانيون بريطانيين لبنانيون لبنانيين ليبيون ليبيين كرديه سوريون سوريين سودانيون
    سودانيين سعوديون سعوديين لاجيون
    """.split()  # noqa: SIM905  words, not a program
)
"""Folded words, frequent in news, whose first letter is no prefix. Only those that would be misread are listed."""

_PLURALS: MappingProxyType[str, str] = MappingProxyType(
    {
        plural: singular
        for plural, _, singular in (
            pair.partition(":")
            for pair in """
        سجناء:سجين اسري:اسير رءساء:رييس وزراء:وزير سفراء:سفير خبراء:خبير زعماء:زعيم حلفاء:حليف شركاء:شريك شهداء:شهيد
        علماء:عالم اعضاء:عضو ابناء:ابن انباء:نبا احياء:حي دول:دوله مدن:مدينه قري:قريه بيوت:بيت منازل:منزل كتب:كتاب صحف:صحيفه
        اخبار:خبر اسعار:سعر اسواق:سوق اموال:مال بنوك:بنك مصانع:مصنع مواني:ميناء جسور:جسر طرق:طريق جنود:جندي جيوش:جيش
        قاده:قايد ضباط:ضابط عناصر:عنصر اسلحه:سلاح صواريخ:صاروخ قنابل:قنبله الغام:لغم حروب:حرب معارك:معركه قتلي:قتيل
        جرحي:جريح ضحايا:ضحيه رهاين:رهينه اطفال:طفل نساء:امراه رجال:رجل شباب:شاب طلاب:طالب عمال:عامل تجار:تاجر اطباء:طبيب
        مرضي:مريض شعوب:شعب قبايل:قبيله احزاب:حزب حقوق:حق قوانين:قانون محاكم:محكمه قضاه:قاض جرايم:جريمه تهم:تهمه حدود:حد
        مناطق:منطقه جبال:جبل انهار:نهر بحار:بحر جزر:جزيره اراض:ارض دواير:دايره مجالس:مجلس مشاريع:مشروع برامج:برنامج
        مواقف:موقف مصادر:مصدر مساجد:مسجد كنايس:كنيسه مدارس:مدرسه جوايز:جايزه افلام:فيلم اسباب:سبب نتايج:نتيجه كوارث:كارثه
        زلازل:زلزال حرايق:حريق امراض:مرض ادويه:دواء اثار:اثر افكار:فكره اراء:راي ايام:يوم اشهر:شهر شهور:شهر سنوات:سنه
        اعوام:عام ملوك:ملك امراء:امير سوري:سوريا طايرات:طايره هجمات:هجوم خطط:خطه مواقع:موقع ملايين:مليون ميات:ميه وفيات:وفاه
        عواصم:عاصمه سفن:سفينه نواب:نايب اصوات:صوت وزارات:وزاره مليارات:مليار الاف:الف مبالغ:مبلغ مراكز:مركز مكاتب:مكتب
        مقاعد:مقعد مطارات:مطار موانيء:ميناء مخيمات:مخيم معابر:معبر ملاعب:ملعب مشاهد:مشهد مطالب:مطلب مخاطر:خطر مخاوف:خوف
        مواطنين:مواطن مناصب:منصب مواعيد:موعد مقاتلين:مقاتل مقار:مقر مصالح:مصلحه مشاكل:مشكله مسايل:مساله مراحل:مرحله
        مناسبات:مناسبه ملفات:ملف مواد:ماده موارد:مورد مواسم:موسم مباني:مبني معاني:معني مقابر:مقبره مزارع:مزرعه مجازر:مجزره
        معاهد:معهد متاحف:متحف مسارح:مسرح مداخل:مدخل مخازن:مخزن مدافع:مدفع ملاجي:ملجا مناجم:منجم ابواب:باب ابراج:برج
        ابطال:بطل اتراك:تركي احكام:حكم احداث:حدث احلام:حلم احياءها:حي اجسام:جسم اجهزه:جهاز اجزاء:جزء اجانب:اجنبي ادله:دليل
        ادوات:اداه ارقام:رقم ارواح:روح ازمات:ازمه اساتذه:استاذ اساليب:اسلوب اسابيع:اسبوع اسس:اساس اسماء:اسم اسهم:سهم
        اشخاص:شخص اشكال:شكل اصحاب:صاحب اصدقاء:صديق اضرار:ضرر اطراف:طرف اعداء:عدو اعمال:عمل اغاني:اغنيه افراد:فرد افواج:فوج
        اقاليم:اقليم اقسام:قسم اقمار:قمر اقوال:قول اكراد:كردي القاب:لقب الوان:لون امم:امه امثله:مثال انصار:نصير انظمه:نظام
        انواع:نوع اهداف:هدف اوامر:امر اوراق:ورقه اوساط:وسط اوضاع:وضع اوقات:وقت اولاد:ولد بحوث:بحث براكين:بركان بضايع:بضاعه
        بطولات:بطوله بنود:بند بيانات:بيان تجارب:تجربه تدابير:تدبير تصاريح:تصريح تفاصيل:تفصيل تقارير:تقرير تماثيل:تمثال
        تهديدات:تهديد ثروات:ثروه ثوار:ثاير جداول:جدول جدران:جدار جثث:جثه جنازات:جنازه جلود:جلد جماهير:جمهور جمارك:جمرك
        جهود:جهد جواسيس:جاسوس جوانب:جانب حجاج:حاج حجج:حجه حدايق:حديقه حركات:حركه حسابات:حساب حصص:حصه حقايب:حقيبه حقول:حقل
        حكام:حاكم حلقات:حلقه حلول:حل حملات:حمله حوادث:حادث خدمات:خدمه خسايرها:خساره خساير:خساره خصوم:خصم خطب:خطبه خطوات:خطوه
        خطوط:خط خلافات:خلاف خلايا:خليه خنادق:خندق خيام:خيمه دبابات:دبابه دروس:درس دعاوي:دعوي دفعات:دفعه دماء:دم دوافع:دافع
        ديون:دين ذخاير:ذخيره رحلات:رحله رسايل:رساله رسوم:رسم رواتب:راتب روابط:رابطه رموز:رمز رءوس:راس رووس:راس روساء:رييس
        زعامات:زعامه زوار:زاير زوارق:زورق زوايا:زاويه سجون:سجن سدود:سد سكك:سكه سلع:سلعه سهول:سهل سيارات:سياره شبكات:شبكه
        شحنات:شحنه شرايح:شريحه شركات:شركه شروط:شرط شقق:شقه شكاوي:شكوي شهادات:شهاده شواطي:شاطي شوارع:شارع شواهد:شاهد
        شهود:شاهد صفحات:صفحه صفقات:صفقه صناديق:صندوق صور:صوره صيادين:صياد ضغوط:ضغط ضربات:ضربه ضيوف:ضيف طلبات:طلب طوابق:طابق
        طوابير:طابور طوايف:طايفه ظروف:ظرف ظواهر:ظاهره عبوات:عبوه عجايب:عجيبه عروض:عرض عصابات:عصابه عقود:عقد عقول:عقل
        علاقات:علاقه علوم:علم عمليات:عمليه عملات:عمله عناوين:عنوان عهود:عهد عوامل:عامل عواقب:عاقبه عوايق:عايق عيادات:عياده
        عينات:عينه غارات:غاره غرف:غرفه فتيات:فتاه فرص:فرصه فرق:فرقه فروع:فرع فروق:فرق فصايل:فصيل فصول:فصل فضايح:فضيحه
        فقراء:فقير فلاحين:فلاح فلول:فل فنادق:فندق فنون:فن فواتير:فاتوره فوايد:فايده فيضانات:فيضان قرارات:قرار قروض:قرض
        قصص:قصه قصور:قصر قضايا:قضيه قمم:قمه قواعد:قاعده قوافل:قافله قوارب:قارب قوايم:قايمه قلوب:قلب قنوات:قناه قيم:قيمه
        قيود:قيد قوي:قوه كتايب:كتيبه كلاب:كلب كلمات:كلمه كميات:كميه كنوز:كنز لجان:لجنه لقاحات:لقاح لغات:لغه لوايح:لايحه
        ليالي:ليله محادثات:محادثه محاور:محور محطات:محطه مدافن:مدفن مذابح:مذبحه مرافق:مرفق مراسلين:مراسل مراسيم:مرسوم
        مساكن:مسكن مستوطنين:مستوطن مصارف:مصرف مصابين:مصاب مضايق:مضيق معدات:معده مفاتيح:مفتاح مقالات:مقال ملامح:ملمح
        ملاحظات:ملاحظه مهام:مهمه مهن:مهنه نداءات:نداء نخب:نخبه نساءها:امراه نسب:نسبه نسخ:نسخه نصوص:نص نقاط:نقطه نجوم:نجم
        نوايا:نيه نوافذ:نافذه هيات:هييه هيييات:هييه هواتف:هاتف وثايق:وثيقه وجوه:وجه وحدات:وحده وساطات:وساطه وسايل:وسيله
        وظايف:وظيفه وعود:وعد وفود:وفد وقايع:واقعه وكلاء:وكيل ولايات:ولايه
        """.split()  # noqa: SIM905  words, not a program
        )
    }
)
"""Broken plurals that are frequent in news, each with its singular; both folded."""

KEPT = frozenset(
    """
    سياسه اقتصادي قانوني امني عسكري ديني علمي طبي بحري حربي شعبي قومي حزبي خارجي داخلي وطني تجاري صناعي زراعي نفطي نووي
    رياضي ثقافي اجتماعي انساني قضايي دستوري برلماني رياسي جامعي صحي بشري شرطي نيابي سكني ارضي عربي غربي شرقي جنوبي شمالي
    شخصي اساسي عملي قطره طايره ضحيه جامعه شركه ضربه عضويه ساعه حركه رحله كلمه منطقه حمله جلسه خدمه مهمه عمله قاعده محكمه
    مدرسه مكتبه شرطه ثوره عوده حاله مساعده معارضه مقاومه محافظه منظمه مظاهره كتابه مساله سلطان لبنان سودان ايران عمان عدوان
    رمضان بستان ميدان انسان حيوان ديوان برلمان فنان بركان فستان جيران نيسان سوريا مدني صحفي دولي مالي محلي رسمي عربه مسووليه
    اتفاقيه مصداقيه شفافيه احصاييه ابراهيم تفاهم تنظيم تعليم مهاجم محاكم متهم زعيم اقليم جحيم عالم حاكم ملاحم درهم موتمر
    تامين تعيين تخزين تكوين تمرين قرين يقين معين مسكين سكين تمكين تضامن قانون مضمون تلفزيون مليون بليون ترليون كانون هرمون
    زيتون صابون كاميرون مجنون فرعون سرطان فيضان غليان جريان طوفان عنوان برهان قربان حصان لسان مكان زمان امان ضمان كيان بيان
    حرمان فقدان هذيان خسران غفران نقصان شيطان قبطان مهرجان اثنان اسنان نبات ثبات وقت صوت بيت موت زيت بنت اخت قوات انترنت
    كويت بيروت هاتف ميقات فرات سبات
    """.split()  # noqa: SIM905  words, not a program
)
"""Folded words, frequent in news, that only look inflected; and what their forms lead to."""

_ENDINGS = ("كما", "هما", "ها", "هم", "هن", "كم", "نا", "ات", "ان", "ون", "ين", "وا", "يه", "ه", "ي", "ا")
_POSSESSED = ("كما", "هما", "ها", "هم", "هن", "كم", "نا", "ان", "ين", "ه", "ي")
"""Endings before which ة is ت: حكومته, دولتان."""

MIN_STEM = 3
"""The fewest letters left after an ending is removed."""

_MIN_BEFORE_WAW = 4
"""The fewest letters before the و of a plural that another word follows: مبعوثو الأمم."""


@lru_cache(maxsize=65_536)
def cores(word: str) -> tuple[str, ...]:
    """Return the possible words that remain without prefixes, longest first, for a folded word; not the word itself."""
    found: dict[str, None] = {}
    if _is_whole(word):
        return ()
    for conjunction in CONJUNCTIONS:
        if word.startswith(conjunction):
            rest = word[len(conjunction) :]
            if conjunction and len(rest) >= MIN_CORE:
                found[rest] = None
            if not conjunction or not _is_whole(rest):
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
    shortest = word if _is_whole(word) else _article_off(word)
    if shortest.endswith("و") and len(shortest) > _MIN_BEFORE_WAW and shortest not in KEPT:
        shortest = shortest[:-1]
    for _ in range(3):
        shortest = _PLURALS.get(shortest, shortest)
        without = None if shortest in KEPT else _ending_off(shortest)
        if without is None:
            break
        shortest = without
    return shortest


def _ending_off(word: str) -> str | None:
    """Return the word without its longest ending, or a shorter one if that leaves a known word; None if it has none."""
    endings = [each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= MIN_STEM]
    if endings[:1] == ["نا"] and not word.endswith("تنا"):  # سجينا has the ending ا
        endings = ["ا"]
    for ending in sorted(endings, key=len):
        rest = word[: -len(ending)]
        for known in (rest, rest[:-1] + "ء" if rest.endswith("اي") else rest, rest + "ه" if ending == "ات" else rest):
            if known in KEPT or known in _PLURALS:
                return known
    if not endings:
        return None
    rest = word[: -len(endings[0])]
    if endings[0] not in _POSSESSED or not rest.endswith("ت") or rest in KEPT:
        return rest
    if len(rest) == MIN_STEM or rest[:-1] + "ه" in KEPT:
        return rest[:-1] + "ه"
    return rest[:-2] if rest.endswith("ات") and len(rest) - 2 >= MIN_STEM else rest[:-1]


def _is_whole(word: str) -> bool:
    """Return whether a word, also with an ending, is known to begin with a letter of its own: وفاة, وفاته."""
    if word in WHOLE:
        return True
    rests = [word[: -len(each)] for each in _ENDINGS if word.endswith(each)]
    return any(rest in WHOLE or (rest.endswith("ت") and rest[:-1] + "ه" in WHOLE) for rest in rests)


def _article_off(word: str) -> str:
    """Return the word without its article and everything before that; if it has no article, only without و."""
    for before in ("", "و", "ف", "ب", "ك", "وب", "وك", "فب", "فك"):
        if word.startswith(before + ARTICLE) and len(word) >= len(before) + 4:
            return word[len(before) + 2 :]
    for before in ("لل", "ولل", "فلل"):
        if word.startswith(before) and len(word) >= len(before) + 2:
            return word[len(before) :]
    return word[1:] if word.startswith("و") and len(word) > 4 else word
