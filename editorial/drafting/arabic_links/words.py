"""Words around which a link of a chain is named."""

from editorial.drafting.arabic_pieces.folded import folded_words

RELAYS = frozenset(
    f"{verb}{end}"
    for verb in folded_words(
        "نقل نقلت بث بثت نشر نشرت أورد أوردت أذاع أذاعت تناقل تناقلت عمم عممت تداولت تداول بثته قرأ قرأت تلا تلت ترجم ترجمت"
    )
    for end in ("ه", "ها", "هم")
)
"""Who passes a statement on is their subject: نقلته الوكالة, تلاه الوزير."""

QUOTES = folded_words("نقل نقلت نقلها ينقل تنقل نقلوا أوردت أورد")
"""With عنه, their subject quotes the speaker."""

SPOKE = folded_words(
    """
    تحدث تحدثت تحدثا تحدثتا تحدثوا متحدثا متحدثة متحدثين يتحدث تحدثن أدلى أدلت صرح صرحت متوجها متوجهة مخاطبا مخاطبة
    أفاد أفادت توجه توجهت التفت التفتت
    """
)
"""Somebody speaks إلى, أمام or لـ another."""

TELLS = folded_words(
    """
    أبلغ أبلغت أبلغوا يبلغ تبلغ أبلغا مبلغا أخبر أخبرت أخبروا يخبر تخبر أخبرا مخبرا أفاد أفادت أفادوا يفيد تفيد أعلم أعلمت أطلع
    أطلعت طمأن طمأنت طمأنوا يطمئن تطمئن مطمئنا سأل سألت سألوا يسأل تسأل سائلا سائلة خاطب خاطبت يخاطب مخاطبا مخاطبة ناشد ناشدت
    ناشدوا يناشد تناشد مناشدا مناشدة دعا دعت دعوا يدعو تدعو داعيا داعية حث حثت حثوا يحث تحث حاثا حاثة طالب طالبت طالبوا يطالب
    تطالب مطالبا مطالبة ذكر ذكرت مذكرا مذكرة أوصى أوصت نصح نصحت ينصح تنصح ناصحا أنذر أنذرت حذر حذرت محذرا محذرة
    """
)
"""Verbs whose object is told, asked or urged."""

URGES = folded_words(
    """
    دعا دعت دعوا يدعو تدعو داعيا داعية طالب طالبت طالبوا يطالب تطالب مطالبا مطالبة حذر حذرت محذرا محذرة ذكر ذكرت مذكرا مذكرة
    """
)
"""Of these, an object is told only if it is the many or a person."""

INTERRUPTS = folded_words(
    """
    قاطع قاطعت أجاب أجابت جاوب خاطب خاطبت أبلغ أبلغت أخبر أخبرت سأل سألت طمأن طمأنت أنذر أنذرت
    """
)
"""Verbs whose pronoun means who spoke before, or is named before: قاطعته, أبلغته."""

QUESTIONS = folded_words("سؤال سؤالا أسئلة تساؤل تساؤلات استفسار استفسارات استفسارا سؤالنا أسئلتنا مداخلة مداخلات")
ANSWERS = folded_words("رد ردا رده ردها ردهم جواب جوابا جوابه جوابها إجابة إجابته إجابتها إجابتهم جوابهم معرض")
"""ردا على سؤال لـ…, في جوابها عن أسئلة …"""

RECEIVED = folded_words(
    """
    تلقته تلقتها تلقاه تلقت تلقى توصلت توصل وصل وصلت تسلمته تسلمها تسلم تسلمت تسلمتها وردته وافى وافت وافانا
    """
)
"""Who receives a statement is their subject: في بيان تلقته …"""

TONGUES = folded_words("لسان لسانه لسانها ذمة")
WITH = folded_words("مع إلى معه معها معهم أمام لدى عبر به بها")
WRITTEN = folded_words("مقال مقالة مقاله مقالها افتتاحية عمود عموده دراسة بحث ورقة مقالته كتابه كتابها")
"""What somebody writes and a medium publishes."""

MADE = frozenset(
    f"{verb}{end}"
    for verb in folded_words(
        """
        أعد أعدت أنجز أنجزت أجرى أجرت أجرا نشر نشرت أصدر أصدرت قدم قدمت كتب كتبت وضع وضعت حرر حررت صاغ صاغت أعدا أعدوا رفع رفعت
        """
    )
    for end in ("ه", "ها", "هما", "وه", "وها")
)
"""Who made a document is their subject: دراسة أعدها …"""

ISSUED = folded_words("صادر صادرة صادرا الصادر الصادرة صدر صدرت")
NO_LINK_BEFORE = folded_words(
    """
    بيان بيانا بلاغ تقرير تقريرا دراسة بحث تابع تابعة التابع التابعة مخول مخولة مخولين غير وفقا طبقا ممثل ممثلا خلافا نظرا
    إضافة نسبة بالنسبة انتماء دعم دعما بالحديث بالتصريح
    """
)
"""Before لـ with a name, nothing is told: بيان للوزارة, التابع للأمم المتحدة."""

CONFERENCE = folded_words("صحفي صحافي صحفيا إعلامي الصحفي الصحافي الإعلامي")
AUDIENCE = {"لهم": True, "امامهم": True, "لنا": True}
"""Pronouns for the many whom something is told."""
