"""The conjunctions that are written on the next word."""

from editorial.drafting.arabic_pieces.folded import folded_words

CONJUNCTIONS = ("و", "ف")

_WITH_OWN_LETTER = folded_words(
    """
    وزير وزيرة وزارة وزراء وزارات وكالة وكالات وكيل وكيلة وكلاء وفد وفود وثيقة وثائق وسائل وسيلة وفق وفقا
    وفقما وفاقا والد والدة والده والدها والدته والدتها والدي ولي وال والي وسيط وسطاء وساطة ورد وردت وصف وعد
    وسط وفاة وقت وجود وصول وضع ورقة ولاية وحدة وجد وقوع وقف ورشة وطن وليد وسام وفاء واثق وديع وائل وجدان وجه
    فريق فرق فنان فنانة فنانون فرع فروع فيلم فتاة فلاح فلاحون فلاحين فلكي فقيه فصائل فصيل فوز فتح فشل فقدان
    فرض فرنسا فرنسي فلسطين فيصل فادي فؤاد فاروق فهد فريد فرح فاطمة فاتن فوزي فجر فتوى فئة فاز فسر فهم فصل فند
    واشنطن وقفة وعكة واصل وافق
    """
)
"""Words that begin with و or ف of their own."""


def bare(form: str) -> str:
    """Return a folded word without و or ف before it; words that begin with these letters keep them."""
    if form in _WITH_OWN_LETTER:
        return form
    return form[1:] if form[:1] in CONJUNCTIONS and len(form) > 2 else form
