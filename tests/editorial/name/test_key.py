"""Keys of names: one name in many spellings and scripts, and names that are others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.name.key import MAX_WORDS, MISSING_FROM, NameKey, heard, name_keys
from editorial.name.packing import JOINED
from editorial.name.sound import MAX_READINGS
from editorial.text.fold import fold
from tests.db.words.name_distance import distance

DIFFERENT = 99


@pytest.mark.parametrize(
    "names",
    [
        ("سيخانوسكايا", "تسيخنوسكايا", "Cichanoŭskaja", "Ціханоўская", "Tsikhanouskaya"),
        ("Тихановская", "Tikhanovskaya", "Tihanovskaja Tikhanovskaja", "Tichanowskaja"),
        ("Лукашенко", "Лукашэнка", "Łukašenka", "Łukaszenka", "Lukashenko", "لوكاشينكو"),
        ("محمد", "Mohamed", "Muhammad", "Mohammed", "Мухаммед"),
        ("دقلو", "Dagalo", "Daglo"),
        ("الفاشر", "El Fasher", "al-Fashir", "فاشر"),
        ("العراق", "Iraq", "Ирак"),
        ("Горбачёв", "Gorbachev", "غورباتشوف", "جورباتشوف"),
        ("Путин", "بوتين", "Putin", "Пуцін"),
        ("北京", "Beijing"),
        ("Ἀθήνα", "Αθήνα"),
        ("Qur'an", "Quran", "Qur’an"),
    ],
    ids=lambda names: names[0],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    keys = [set(name_keys(name)) for name in names]
    assert all(keys[n] & keys[0] for n in range(1, len(keys))), dict(zip(names, keys, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("Minsk", "Munich"),
        ("Austria", "Australia"),
        ("Slovakia", "Slovenia"),
        ("Tikhanov", "Tikhanovskaya"),
        ("Tsikhan", "Tsikhanouskaya"),
        ("Hanna", "هنية"),
        ("Gaza", "Giza"),
        ("حسن", "حسين"),
        ("Lukashenko", "Lukyanenko"),
        ("Mohamed", "Mehmet"),
        ("Ivan", "Ivanov"),
        ("روسيا", "سوريا"),
    ],
)
def test_different_names_are_not_heard_as_one(one: str, other: str) -> None:
    assert nearest(one, "", other) == nearest(other, "", one) == DIFFERENT


def test_each_word_has_its_keys_in_order_and_the_article_has_none() -> None:
    assert set(name_keys("Port Sudan")) >= {"brt", "stn", "brtstn"}
    assert name_keys("El Fasher")[0] == "bsr"
    assert not [key for key in name_keys("El Fasher") if "l" in key]
    assert name_keys("EU 27") == ("27",)
    assert name_keys("…") == name_keys("") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Port Sudan", "بورتسودان"),
        ("حسن نصر الله", "نصرالله"),
        ("Nasr Allah", "حسن نصرالله"),
        ("عبد ربه", "عبدربه"),
        ("عبد الحميد", "Abdulhamid"),
        ("Abd ar-Rahman", "عبدالرحمن"),
        ("احمدی نژاد", "احمدی‌نژاد"),
        ("Kim Jong Un", "김정은"),
        ("Xi Jinping", "习近平"),
    ],
)
def test_neighbouring_words_are_heard_as_one_too(one: str, other: str) -> None:
    joined = {key.key for key in heard(one) if key.sounds >> JOINED}
    assert joined & {key.key for key in heard(other)}


def test_neighbours_have_their_key_in_the_place_of_each() -> None:
    assert {key.place for key in heard("Port Sudan") if key.key == "brtstn"} == {0, 1}
    assert {key.place for key in heard("Hassan Nasr Allah") if key.key == "nsrl"} == {1, 2}
    assert not [key for key in heard("Sviatlana Tsikhanouskaya Margvelashvili") if key.sounds >> JOINED]


def test_long_words_have_keys_that_lack_a_consonant() -> None:
    assert "mrkblsbl" in name_keys("Margvelashvili")
    assert set(name_keys("Margvelashvili")) & set(name_keys("Margelashvili"))
    assert not set(name_keys("Marinovskaya")) & {key for key in name_keys("Malinovskaya") if len(key) >= MISSING_FROM}
    assert "kz" not in name_keys("Gaza")


@pytest.mark.parametrize(
    ("language", "name", "sounds", "others"),
    [
        ("de", "Merz", "Мерц", "Мерз"),
        ("pl", "Kac", "Кац", "Как"),
        ("es", "Jiménez", "Хименес", "Жименес"),
        ("fr", "Chirac", "Ширак", "Кирак"),
        ("hu", "Orsi", "Орши", "Орси"),
        ("tr", "Cem", "Джем", "Кем"),
    ],
)
def test_a_language_decides_what_is_probable(language: str, name: str, sounds: str, others: str) -> None:
    assert nearest(name, language, sounds) < nearest(name, language, others)
    assert nearest(name, "", sounds) >= nearest(name, language, sounds)


def nearest(name: str, language: str, other: str) -> int:
    """Return the distance of the nearest readings of two words; DIFFERENT if they are not heard as one."""
    found = [distance(one, each) for one in heard(name, language) for each in heard(other) if one.key == each.key]
    return min((apart for apart in found if apart is not None), default=DIFFERENT)


SCRIPTS = {
    "Latin": "abcdefghijklmnopqrstuvwxyzäçéğıłñöøřşšţüžßəđ",
    "Cyrillic": "абвгґдђеёєжзиіїйјкќлљмнњопрстћуўфхцчџшщъыьэюяғәқңөұүһ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",
    "Armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژکگیٹڈڑںھہے",
    "Hebrew": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "Devanagari": "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं",
    "Bengali": "অআইঈউঊএঐওঔকখগঘচছজঝটঠডঢণতথদধনপফবভমযরলশষসহািীুূেৈোৌ",
    "Tamil": "அஆஇஈஉஊஎஏஐஒஓகஙசஞடணதநபமயரலவழளறனாிீுூெேைொோ",
    "Katakana": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガザダバパヴーッ",
    "Hiragana": "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん",
    "Hangul": "가각간갈감갑강거건걸고골공구국군그기김나남노다대도라러로리마만모문미바박배부사산"
    "서석성소수시아안어여오용우유은이인자장재전정조주지진차최카타태파하한해현호홍황희",
    "Han": "习近平王毅李强北京上海毛泽东周恩来邓小江民胡锦涛温家宝",
}
"""Letters of each script that has a table."""


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_name_is_found_by_itself_in_any_script_with_a_table(data: st.DataObject) -> None:
    letters = SCRIPTS[data.draw(st.sampled_from(sorted(SCRIPTS)))]
    word = st.text(alphabet=letters, min_size=1, max_size=12)
    name = " ".join(data.draw(st.lists(word, min_size=1, max_size=4)))
    stored: dict[str, list[NameKey]] = {}
    for key in heard(name):
        stored.setdefault(key.key, []).append(key)
    for place in {key.place for key in heard(name)}:
        apart = [distance(each, key) for key in heard(name) if key.place == place for each in stored.get(key.key, ())]
        assert [each for each in apart if each is not None], name


@given(st.text(max_size=60))
def test_any_text_has_keys_within_bounds(text: str) -> None:
    found = heard(text)
    assert {key.place for key in found} <= set(range(MAX_WORDS))
    assert len(found) <= MAX_WORDS * 4 * MAX_READINGS
    for key in found:
        assert isinstance(key, NameKey)
        assert key.key.isascii()
        assert key.key.isalnum()
        assert 0 <= key.vowels < 2**63
        assert 0 <= key.sounds < 2**63


@given(st.text(alphabet="abcdefghijklmnoprstuvwyz -", max_size=30))
def test_case_and_folding_do_not_matter(text: str) -> None:
    assert heard(text.upper()) == heard(text) == heard(fold(text))
