"""The Arabic words of the corpus; they stand for those of ``corpus_words.ENGLISH``, list by list."""

from benchmarks.corpus_words import NUMBERS_OF, TOPICS, EventFrame, Voice, frame, pool

_MATTERS = ("مشروع", "القرار بشأن", "القواعد الجديدة حول", "الاتفاق على", "التقرير الأخير عن")

ARABIC = Voice(
    language="ar",
    direct=pool(
        ("نحن", "إننا", "من جهتنا"),
        ("لن نقبل", "سنراجع", "ندعم تماما", "لا نستطيع تأجيل", "مستعدون لمناقشة"),
        _MATTERS,
        (arabic for _, arabic in TOPICS),
    ),
    reported=pool(
        ("الوفد", "المجلس", "الجانب الآخر"),
        ("لن يقبل", "سيراجع", "يدعم تماما", "لا يستطيع تأجيل", "مستعد لمناقشة"),
        _MATTERS,
        (arabic for _, arabic in TOPICS),
    ),
    endings=pool(
        ("قبل أن", "بعد أن", "إلى أن", "شرط أن", "على أمل أن"),
        ("يجتمع", "يتفق", "يعود", "يقتنع", "يتحدث"),
        ("الوزراء", "الوسطاء", "الطرفان", "أعضاء المجلسين", "الخبراء", "المانحون"),
        ("هذا الأسبوع", "في العاصمة", "دون شروط", "أمام الجمهور", "كما كان موعودا", "في الشهر المقبل"),
    ),
    verdicts=pool(
        ("خطأ", "وعد", "موقف", "تنازل", "إجراء", "مسار", "خيار"),
        ("مكلف", "متأخر", "شجاع", "خطير", "مفيد", "متسرع", "فارغ", "ضروري"),
        ("للمنطقة كلها", "في الوقت الخطأ", "بعد أعوام من الصمت", "لا يغير شيئا", "من النوع القديم"),
    ),
    cues=("قال", "ذكر", "أعلن", "أضاف", "أكد", "أوضح", "حذر", "صرح"),
    calling="وصف",
    unnamed=(
        ("مسؤول طلب عدم ذكر اسمه", "ANONYMOUS"),
        ("دبلوماسي مطلع على المحادثات", "ANONYMOUS"),
        ("شهود عيان", "COLLECTIVE"),
        ("البيان الختامي", "DOCUMENT"),
        ("شخص في المكان", "UNKNOWN"),
    ),
    descriptions=("الوزير", "المتحدث", "المبعوث", "رئيس المجلس"),
    quote_frames={
        "DIRECT": frame("و{cue}| {speaker}| في حديث إلى {listener}| {day}|: “{words}”|، بحسب ما نقلت {agency}|.{end}"),
        "SPLIT": frame("“{words}”|، هكذا {cue}| {speaker}| {day}|، “{more}”|، وفق ما أوردت {agency}|.{end}"),
        "INDIRECT": frame("و{cue}| {speaker}| في لقاء مع {listener}| {day}| أن {words}|، حسبما أفادت {agency}|.{end}"),
        "PARTIAL": frame("و{cue}| {speaker}| التعامل مع {topic}| {day}| بأنه “{words}”|، كما كتبت {agency}|.{end}"),
    },
    events=(
        EventFrame(
            "PARTNER",
            frame("والتقى {agent}| مع {second}| في {place}| {day}| لإجراء محادثات بشأن {topic}|، بحضور {third}|.{end}"),
            "محادثات بشأن",
        ),
        EventFrame(
            "PARTNER",
            frame("ووقع {agent}| اتفاقا مع {second}| في {place}| {day}| بشأن {topic}|، إلى جانب {third}|.{end}"),
            "اتفاق بشأن",
        ),
        EventFrame(
            "PATIENT",
            frame("وفرض {agent}| قيودا على {second}| في {place}| {day}| بسبب {topic}|، وشارك في ذلك {third}|.{end}"),
            "قيود بسبب",
        ),
        EventFrame(
            "RECIPIENT",
            frame("وسلم {agent}| رسالة إلى {second}| في {place}| {day}| حول {topic}|، مع نسخة إلى {third}|.{end}"),
            "رسالة حول",
        ),
        EventFrame(
            "OTHER",
            frame("وافتتح {agent}| مؤتمرا مع {second}| في {place}| {day}| عن {topic}|، برئاسة {third}|.{end}"),
            "مؤتمر عن",
        ),
    ),
    topics=tuple(arabic for _, arabic in TOPICS),
    claims=(
        frame("ودفع {subject}| ثمن {number}| {unit}| مخصصة لصالح {goods}| في {place}|.{end}"),
        frame("وأحصى {subject}| نحو {number}| {unit}| من {goods}| في محيط {place}|.{end}"),
        frame("وخسر {subject}| أكثر من {number}| {unit}| من {goods}| قرب {place}|.{end}"),
    ),
    doubts=(
        frame("ولا يعتزم {subject}| تغيير موقفه من {topic}| في {place}|.{end}"),
        frame("والتزم {subject}| الصمت منذ أشهر إزاء {topic}| في {place}|.{end}"),
    ),
    goods=tuple(arabic for _, arabic in NUMBERS_OF),
    fillers=(
        frame(
            "ويتابع مراقبون عن كثب كيف سيجري التعامل مع {topic}| خلال الأسابيع المقبلة، إذ لا يوجد في المنطقة كثيرون لا"
            " يعتمدون على ذلك: فقد أرجأ التجار مشترياتهم، ولم تعد المصارف تقرض إلا من يوم إلى يوم، وفي {place}| طلبت البلدية"
            " من السكان الصبر حتى يصدر قرار يستطيع الجميع أن يقبلوا به.{end}"
        ),
        frame(
            "ولم يكن كثيرون يتوقعون أن يقال علنا كل هذا عن {topic}|، بعدما ترك الأمر للجان طوال أعوام؛ فأوراقها تملأ رفا"
            " كاملا في الأرشيف، والذين كتبوها انتقلوا منذ زمن إلى مكاتب أخرى. وكان {subject}| من أوائل الذين طلبوا الاطلاع"
            " عليها، فتبين أن أهم الصفحات مفقودة.{end}"
        ),
        frame(
            "ولا يزال من غير الواضح هل تتوافر وسائل لتسوية {topic}| قبل نهاية العام: فالخزانة تتحدث عن عجز لم يتوقعه أحد،"
            " والمعارضة عن عجز كان الجميع يراه قادما، وفي شوارع {place}| يقول الناس إنهم سمعوا القولين من قبل ولن يصدقوا"
            " أيا منهما حتى يدفع أول مبلغ.{end}"
        ),
    ),
    months=(
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    seasons=("ربيع", "صيف", "خريف", "شتاء"),
    dates={
        **{"weekday": "يوم %s", "day": "في %s", "month": "في %s", "year": "في عام %s", "season": "في %s عام %s"},
        **{"interval": "من %s إلى %s", "since": "منذ %s", "until": "حتى %s", "from": "ابتداء من %s"},
        **{"decade": "في عقد %s", "century": "في القرن التاسع عشر", "about": "نحو %s"},
    },
)
