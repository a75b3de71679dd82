"""Texts to draft: like news in many scripts, or broken in every way; each made from a number, the same every time."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

SCRIPTS: Mapping[str, str] = {
    "en": "the minister said port strike council Monday reporters water “ ” Mara Lind Havenbond told that percent 2026",
    "ar": "قال الوزير إن الميناء يوم الاثنين « » وأضاف مارا ليند المجلس للصحفيين أن المياه بالمئة ٢٠٢٦ نقلا عن وكالة",
    "ru": "министр сказал что порт забастовка в понедельник « » Мара Линд совет вода журналистам процентов 2026",
    "he": "השר אמר כי הנמל ביום שני ״ ״ מארה לינד המועצה לכתבים המים אחוז 2026",
    "el": "ο υπουργός είπε ότι το λιμάνι τη Δευτέρα « » Μάρα Λιντ συμβούλιο νερό τοις εκατό 2026",
    "hi": "मंत्री ने कहा कि बंदरगाह सोमवार को “ ” मारा लिंड परिषद पानी प्रतिशत २०२६",
    "zh": "部长 周一 说 港口 罢工 “ ” 马拉·林德 委员会 水 百分之二十 2026年3月2日",
    "ja": "大臣は 月曜日に 述べた 「 」 マラ・リンド 港 ストライキ 評議会 水 二〇二六年",
    "ko": "장관은 월요일에 말했다 “ ” 마라 린드 항구 파업 위원회 물 퍼센트 2026년",
    "th": "รัฐมนตรี กล่าวว่า ท่าเรือ วันจันทร์ “ ” มารา ลินด์ สภา น้ำ ร้อยละ 2569",
    "fa": "وزیر گفت که بندر روز دوشنبه « » مارا لیند شورا آب درصد ۱۴۰۴",
    "fr": "le ministre a dit que le port lundi « » Mara Lind conseil eau pour cent 2026",
}
"""Words of news and marks of quotation, by language."""

ENDS = (". ", ". ", "? ", "! ", ".\n", ".\n\n", ", ", ": ", "؟ ", "。", "… ")


def like_news(number: int) -> tuple[str, str]:
    """Return the language and text of something like news."""
    random, languages = Random(number), list(SCRIPTS)
    language = languages[number % len(languages)]
    words, text = SCRIPTS[language].split(), ""
    for _ in range(random.randint(1, 60)):
        text += " ".join(random.choice(words) for _ in range(random.randint(1, 25))) + random.choice(ENDS)
    return language, text


def _binary(random: Random) -> str:
    return bytes(random.randrange(1, 256) for _ in range(3000)).decode("latin-1")


def _any_signs(random: Random) -> str:
    return "".join(chr(random.choice((*range(1, 0xD7FF), *range(0xE000, 0x2FFFF, 7)))) for _ in range(1500))


def _one_line(random: Random) -> str:
    return "".join(random.choice("abcdefghijklmnopqrstuvwxyzابتثج") for _ in range(20_000))


def _without_marks(random: Random) -> str:
    return " ".join(random.choice(SCRIPTS["en"].split() + SCRIPTS["ar"].split()) for _ in range(4000))


def _mixed_direction(random: Random) -> str:
    pieces = [
        *SCRIPTS["en"].split(),
        *SCRIPTS["ar"].split(),
        *SCRIPTS["he"].split(),
        "\u202b",
        "\u202c",
        "\u200f",
        "\u2067",
        "\u2069",
    ]
    return " ".join(random.choice(pieces) for _ in range(2000)) + "."


def _only_marks(random: Random) -> str:
    return "".join(random.choice("“”«»„‟‘’'\"‹›「」…—–-.,;:!?؟،؛()[]{}") for _ in range(5000))


def _only_digits(random: Random) -> str:
    return "".join(random.choice("0123456789٠١٢٣٤٥٦٧٨٩०१२३ .,/-:%$€\n") for _ in range(5000))


def _nested(random: Random) -> str:
    depth = random.randint(100, 3000)
    return "“‘«" * depth + "he said" + "»’”" * random.randint(0, depth) + " she said."


def _unclosed(random: Random) -> str:
    return " ".join(f"“{word} said {word}" for word in ["Lind", "قال", "he"] * random.randint(300, 900))


def _names(random: Random) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = ["".join(random.choices(letters, k=6)).capitalize() for _ in range(4000)]
    return ", ".join(f"{first} {last}" for first, last in zip(names[::2], names[1::2], strict=True)) + " said so."


def _dates(random: Random) -> str:
    return " ".join(
        random.choice(("on Monday", "yesterday", "in 2026", "3 March", "يوم الاثنين", "أمس")) for _ in range(3000)
    )


def _verbs(random: Random) -> str:
    return " ".join(
        random.choice(("said", "told", "added", "that", "قال", "وأضاف", "إن", "أن", "to")) for _ in range(4000)
    )


def _combining(random: Random) -> str:
    marks = "\u0301\u0308\u064b\u0651\u0670\u20dd"
    return " ".join("Lind" + "".join(random.choice(marks) for _ in range(random.randint(1, 150))) for _ in range(200))


def _blank_lines(random: Random) -> str:
    return "\n \n\t\n\u2028\u2029\x0b\x0c\x85".join(["He said “no”."] * random.randint(100, 500))


def _links(random: Random) -> str:
    return " ".join(f"https://example.org/{number}?a=“b” @lind #strike" for number in range(1000))


def _initials(random: Random) -> str:
    return " ".join("A.B. C. d.e." for _ in range(1500)) + " Mr. Mrs. Dr. said."


BREAKING: tuple[Callable[[Random], str], ...] = (
    _binary, _any_signs, _one_line, _without_marks, _mixed_direction, _only_marks, _only_digits, _nested, _unclosed,
    _names, _dates, _verbs, _combining, _blank_lines, _links, _initials,
)  # fmt: skip
"""What makes broken texts."""


def broken(number: int) -> tuple[str, str]:
    """Return the language and text of something broken."""
    random = Random(number)
    languages = ("en", "ar", random.choice(list(SCRIPTS)))
    return languages[number % 3], BREAKING[number % len(BREAKING)](random)


def growing() -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield what makes texts of about any length, by what they are: the time to draft them must be linear."""
    yield "varied names", _varied
    yield "one line", lambda size: "word " * (size // 5)
    yield "no blanks", lambda size: "x" * size
    yield "unclosed marks", lambda size: "“he said " * (size // 9)
    yield "nested marks", lambda size: "“" * (size // 2) + "”" * (size // 2)
    yield "quotes", lambda size: "“We stay,” he said. " * (size // 20)
    yield "verbs", lambda size: "said told added that " * (size // 21)
    yield "dates", lambda size: "on Monday, 3 March 2026, " * (size // 25)
    yield "commas", lambda size: "a, " * (size // 3)
    yield "capitals", lambda size: "Abc Def " * (size // 8)
    yield "Arabic verbs", lambda size: "قال إن وأضاف أن " * (size // 16)
    yield "Arabic quotes", lambda size: "قال الوزير: «سنبقى هنا». " * (size // 25)
    yield "Arabic without marks", lambda size: "الوزير الميناء " * (size // 15)
    yield "numbers", lambda size: "12 per cent, $5 million; " * (size // 25)
    yield "lines", lambda size: "He said.\n" * (size // 9)


def _varied(size: int) -> str:
    """Return a text in which ever new people say ever new things."""
    random, lines, length = Random(size), list[str](), 0
    syllables = ("ba", "do", "ki", "mar", "len", "sto", "vi", "ras", "tun", "el")
    while length < size:
        first, last = ("".join(random.choice(syllables) for _ in range(3)).capitalize() for _ in range(2))
        lines.append(
            f"“We will {random.choice(syllables)} it,” {first} {last} told reporters in {last}ville on Monday."
        )
        length += len(lines[-1]) + 1
    return "\n".join(lines)
