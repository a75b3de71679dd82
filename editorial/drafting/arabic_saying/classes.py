"""Which words for persons may mean the same person."""

from editorial.drafting.arabic_pieces.folded import folded_words

ANYBODY = folded_words(
    """
    رجل امرأة سيدة شاب شابة عجوز متحدث متحدثة مسؤول مسؤولة مسئول أخير أخيرة مذكور مذكورة فتاة قيادي قيادية كاتب ستيني ستينية
    سبعيني سبعينية ثمانيني خمسيني خمسينية أربعيني أربعينية ثلاثيني ثلاثينية عشريني عشرينية راحل راحلة فقيد ناطق ناطقة زعيم
    كبير مخضرم بطل نجم محاور محاورة ضيف ضيفة
    """
)
"""Words that may mean anybody who was named."""

_CLASSES = (
    """
    باحث عالم أستاذ خبير أكاديمي مؤرخ محلل بروفيسور دكتور مؤلف متخصص اختصاصي أخصائي اقتصادي مهندس جراح طبيب استشاري
    جيولوجي فلكي كاتب ناقد أثري مفكر منقب عميد محاضر كيميائي فيزيائي عالمة باحثة
    """,
    """
    وزير نائب مسؤول رئيس محافظ سيناتور سياسي قيادي زعيم حاكم عمدة مفوض مبعوث سفير دبلوماسي أمين والي وال مستشار عضو
    متحدث ناطق مقرر برلماني معاون وكيل مدير منسق مرشح قنصل مندوب ملحق نقيب نقابي مختار قائممقام
    """,
    "مدرب لاعب مهاجم مدافع حارس نجم هداف قائد ظهير جناح كابتن عداء بطل حكم قناص فني",
    "فنان شاعر روائي كاتب مخرج ممثل مغن مغني مطرب موسيقي ملحن عازف رسام أديب ناقد مصور نحات مؤلف",
    "محامي محام قاضي قاض مدعي مدع وكيل مستشار حقوقي",
    "رئيس مدير مؤسس مالك مستثمر صاحب محلل مصرفي خبير شريك مقاول",
    "مزارع راعي راع صياد عامل سائق نجار خباز فران تاجر مربي مرب فلاح صانع حرفي بائع مالك",
    "قائد ضابط مقاتل جندي عسكري",
    "راهب قس كاهن أسقف مطران بطريرك أب إمام شيخ خطيب داعية مدير",
)
CLASSES = tuple(folded_words(each) for each in _CLASSES)
"""Words of one class may mean the same person: الباحث is said of a professor."""

SAME = folded_words("نفسه نفسها ذاته ذاتها عينه عينها إياه")
"""Behind a noun, they say that it was named before."""


def may_be(head: str, offices: frozenset[str]) -> bool:
    """Whether a head noun may mean a person who is known by the words of these offices."""
    stems = {head, head.removesuffix("ه"), head.removesuffix("ت")}
    if not offices or stems & (ANYBODY | offices):
        return True
    return any(stems & each and _stems(offices) & each for each in CLASSES)


def _stems(words: frozenset[str]) -> frozenset[str]:
    return words | {word.removesuffix("ه") for word in words}
