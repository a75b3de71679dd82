"""Names in Arabic news: exact boundaries, one entity for all its mentions, and words that are no names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.draft.raw_article import EntityOnFile, RawArticle
from editorial.drafting.arabic_names.names import find_arabic_names
from editorial.model.vocabulary import EntityKind, MentionKind
from editorial.text.layout import Layout


def _entities(body: str, *known: EntityOnFile) -> list[list[str]]:
    found = find_arabic_names(RawArticle(body, "ar", known=known), Layout(body))
    return [[body[slice(*mention.place)] for mention in each.mentions] for each in found]


def _names(body: str) -> list[str]:
    found = find_arabic_names(RawArticle(body, "ar"), Layout(body))
    places = sorted(mention.place for each in found for mention in each.mentions)
    return [body[slice(*place)] for place in places]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("وقال وزير الري السوداني هاشم عبد الباقي للصحفيين إن الماء قليل.", ["هاشم عبد الباقي"]),
        ("وقال هنريك لوند للصحفيين في ختام الجولة.", ["هنريك لوند"]),
        ("وروت الحاجة نفيسة بت حمد أن الجراد أتى على فدانها.", ["نفيسة بت حمد"]),
        ("وقالت أم خالد، وهي أرملة في الخمسين، إنها خرجت.", ["أم خالد"]),
        ("قالت أمة الرحمن سعيد (47 عاما) عبر الهاتف.", ["أمة الرحمن سعيد"]),
        ("قال سعادة المهندس سالم بن ناصر الريامي، وكيل الوزارة.", ["سالم بن ناصر الريامي"]),
        ("وأوضح الدكتور ياسين آيت لحسن، أن التمديد تأخر.", ["ياسين آيت لحسن"]),
        ("نفى الكرملين الأنباء عن لقاء بين بوتين وزيلينسكي.", ["الكرملين", "بوتين", "زيلينسكي"]),
        ("وأضاف الكاظمي أن الحكومة ماضية في خطتها.", ["الكاظمي"]),
    ],
)
def test_a_person_is_named_without_title_proclitics_and_the_words_that_follow(body: str, names: list[str]) -> None:
    assert _names(body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("أعلنت وزارة الصحة والسكان السيطرة على بؤرة.", ["وزارة الصحة والسكان"]),
        ("قالت وزارة الخارجية المصرية اليوم الأربعاء إن الجولة انتهت.", ["وزارة الخارجية المصرية"]),
        ("قضت المحكمة الابتدائية بصفاقس بسجن المتهم.", ["المحكمة الابتدائية بصفاقس"]),
        ("طرحت أسهمها في سوق أبوظبي للأوراق المالية.", ["سوق أبوظبي للأوراق المالية"]),
        ("حسب أرقام الاتحاد الإفريقي لكرة القدم أمس.", ["الاتحاد الإفريقي لكرة القدم"]),
        ("وفق الجامعة المغربية لحقوق المستهلك.", ["الجامعة المغربية لحقوق المستهلك"]),
        ("الجهاز المركزي للتعبئة العامة والإحصاء العام الماضي.", ["الجهاز المركزي للتعبئة العامة والإحصاء"]),
        ("نفت شركة سونلغاز الرواية.", ["سونلغاز"]),
        ("قال لمراسل الجزيرة ثم تحدث للجزيرة نت.", ["الجزيرة", "للجزيرة نت"]),
        ("نقلت وكالة الأنباء الإثيوبية عنه.", ["وكالة الأنباء الإثيوبية"]),
        ("في تصريح لإذاعة صفاقس.", ["إذاعة صفاقس"]),
        ("ذكرت صحيفة «النهار» أن الموعد تأجل.", ["النهار"]),
        ("جمعت شركة «مرسى للمياه» مليارا.", ["مرسى للمياه"]),
    ],
)
def test_a_body_is_named_as_far_as_its_name_goes(body: str, names: list[str]) -> None:
    assert _names(body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("ضربت السيول وادي عمد بمحافظة حضرموت اليمنية.", ["وادي عمد", "حضرموت"]),
        ("ظهرت الحالات في قريتين بمركز أبو حمص.", ["أبو حمص"]),
        ("شهود من قرية الحداد عبر الهاتف.", ["الحداد"]),
        ("انطلقت من ميناء الملك عبد العزيز بالدمام السفن.", ["ميناء الملك عبد العزيز", "الدمام"]),
        ("قوات سوريا الديمقراطية في الرقة.", ["قوات سوريا الديمقراطية", "الرقة"]),
    ],
)
def test_a_place_is_named_without_its_kind_and_a_sight_with_it(body: str, names: list[str]) -> None:
    assert _names(body) == names


@pytest.mark.parametrize(
    "body",
    [
        "وأعلن رئيس الوزراء زيادة الأجور بنسبة عشرة بالمئة ابتداء من يناير.",
        "ووصف وزير المالية خفض التصنيف الائتماني بأنه غير مبرر.",
        "ارتفع مؤشر الأسهم السعودية مع صعود معظم القطاعات.",
        "وصل فورا إلى مكان الحادث على الطريق الدولي.",
        "دخل القاعة مبتسما وخرج باكرا.",
        "عاد إلى مسقط رأسه بعد عشرين عاما.",
        "توفي عن عمر ناهز 81 عاما في منزله.",
        "سيول جارفة ضربت القرى المجاورة.",
        "وطالب المحتجون بتحسين الخدمات وإقالة الحكومة ومحاسبة الفاسدين.",
    ],
)
def test_everyday_words_are_no_names(body: str) -> None:
    assert _names(body) == []


def test_a_family_name_alone_is_a_mention_of_the_person() -> None:
    body = "قال الوزير فادي ملحم لإذاعة «صوت لبنان» إنه لن يسكت. وكشف أنه راسل المصرف. وأكدت مصادر أن ملحم يعرف ذلك."
    assert ["فادي ملحم", "ملحم"] in _entities(body)


def test_two_persons_with_one_family_name_are_two_entities() -> None:
    body = "سجن المدير منصف الدريدي. وصرح المحامي نزار الدريدي بأنه سيستأنف."
    assert _entities(body) == [["منصف الدريدي"], ["نزار الدريدي"]]


def test_a_body_and_its_short_name_in_parentheses_are_one_entity() -> None:
    body = "حذرت منظمة الأغذية والزراعة (الفاو) من ظهور الجراد."
    assert _entities(body) == [["منظمة الأغذية والزراعة", "الفاو"]]


def test_spellings_of_one_name_are_one_entity() -> None:
    body = "التقى دونالد ترامب وفدا. وقال ترمب إن الاتفاق قريب."
    assert ["دونالد ترامب", "ترمب"] in _entities(body)


def test_a_capital_that_refuses_stands_for_its_state_and_one_where_something_happens_does_not() -> None:
    body = "رفضت أنقرة التعليق. وأكدت تركيا موقفها. ووصل الوفد إلى أنقرة."
    found = find_arabic_names(RawArticle(body, "ar"), Layout(body))
    kinds = {each.key: [mention.kind for mention in each.mentions] for each in found}
    assert kinds == {"turkey": [MentionKind.METONYM, MentionKind.NAME], "ankara": [MentionKind.NAME]}


def test_a_ministry_that_speaks_by_its_field_is_the_ministry() -> None:
    body = "قالت وزارة الخارجية المصرية إنها تنتظر. وقالت الخارجية إنها ستبلغ مجلس الأمن."
    assert _entities(body) == [["وزارة الخارجية المصرية", "الخارجية"], ["مجلس الأمن"]]


def test_a_stored_entity_keeps_its_key_and_kind() -> None:
    known = EntityOnFile("kabbani-house", EntityKind.ORGANIZATION, ("دار قباني للنشر",))
    body = "أصدرت دار قباني للنشر روايتين."
    (found,) = find_arabic_names(RawArticle(body, "ar", known=(known,)), Layout(body))
    assert (found.key, found.known_key, found.kind) == ("kabbani-house", "kabbani-house", EntityKind.ORGANIZATION)


def test_the_medium_in_the_first_line_is_named() -> None:
    assert _names("بغداد/ المدار\nأصدرت المحكمة حكما.") == ["بغداد", "المدار"]


@given(st.text(alphabet='ابمحدلي ولد قال«»"().،:\nًّـ', max_size=120))
def test_names_are_words_of_the_text_in_order_and_none_overlaps_another(body: str) -> None:
    found = find_arabic_names(RawArticle(body, "ar"), Layout(body))
    places = sorted(mention.place for each in found for mention in each.mentions)
    assert all(start < end <= len(body) for start, end in places)
    assert all(one[1] <= other[0] for one, other in zip(places, places[1:], strict=False))
    assert all(name in body for each in found for name in each.names)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("ووثقت هيئة مقاومة الجدار والاستيطان 259 اعتداء.", ["هيئة مقاومة الجدار والاستيطان"]),
        ("نفى المدير العام للشركة الوطنية لاستغلال وتوزيع المياه ذلك.", ["للشركة الوطنية لاستغلال وتوزيع المياه"]),
        ("امتنع متحدث باسم «مناجم الحماد» عن التعليق.", ["مناجم الحماد"]),
        ("وذكرت وكالة «أكيبرس» المحلية ذلك.", ["أكيبرس"]),
        ("وقال عميد بلدية غريان إن الطريق مغلق.", ["غريان"]),
        ("هنأ حزب تواصل الناخبين.", ["تواصل"]),
        ("مشى من طويلة إلى كبكابية.", ["طويلة", "كبكابية"]),
        ("قال سكان مدينة غيور المجرية إن المصنع مغلق.", ["غيور"]),
        ("وأبدت السفارة الأمريكية استعدادها للتمويل.", ["السفارة الأمريكية"]),
        ("كشف أن جده علمه اللعب.", []),
        ("كان ريتيس باوليوس (52 عاما) ينتظر.", ["ريتيس باوليوس"]),
        ("حصل على جائزة من جامعة أمريكية لشراء المجموعة.", []),
    ],
)
def test_a_name_has_both_of_its_fields_and_not_its_kind_before_marks(body: str, names: list[str]) -> None:
    assert _names(body) == names


def test_a_club_that_is_an_everyday_word_is_one_only_in_an_article_about_sport() -> None:
    report = "برأ مدرب الرائد حارسه بعد المباراة أمام الفتح. ويحل الرائد ضيفا على الملعب السبت."
    assert _names(report) == ["الرائد", "الفتح", "الرائد"]
    assert _names("أعلن الرائد أن الفتح كان قريبا.") == []


def test_a_capital_in_the_dateline_and_behind_a_word_for_a_town_is_one_entity() -> None:
    assert _entities("طرابلس - اندلعت اشتباكات. وقال سكان مدينة طرابلس إنها توقفت.") == [["طرابلس", "طرابلس"]]
