"""Function words of English, as far as the reading of clauses needs them."""

from editorial.drafting.english_saying.listed import listed

DETERMINERS = listed(
    """
    the a an this that these those his her its their my our your some any no every each both all many several
    few most another other such various numerous one two three four five six seven eight nine ten dozens
    hundreds thousands half multiple certain
    """
)

INDEFINITE = frozenset(["a", "an", "one", "another", "some"])

COUNTS = listed(
    """
    two three four five six seven eight nine ten eleven twelve
    """
)

DEFINITE = listed(
    """
    the this that these those his her its their my our your
    """
)

POSSESSIVES = frozenset(["his", "her", "its", "their", "my", "our", "your"])

SUBJECT_PRONOUNS = listed(
    """
    i we you he she they it who
    """
)

PRONOUNS = listed(
    """
    i we you he she they it him her them us me who whom himself herself itself themselves
    """
)

RELATIVES = frozenset(["who", "whom", "whose", "which", "that", "where", "when"])

CONJUNCTIONS = listed(
    """
    and but or nor yet so while whereas although though because if unless until since as when than
    """
)

COORDINATORS = frozenset(["and", "but", "or", "yet", "then"])

SUBORDINATORS = listed(
    """
    while whereas although though because if unless until since as when after before once even given despite
    """
)

PREPOSITIONS = listed(
    """
    of in on at to for from with by about against after before during through via over under between among amid
    into within without despite since until near outside inside across along around behind beyond off onto
    toward towards upon following regarding concerning as like alongside per amongst
    """
)

BE = listed(
    """
    is are was were be been being am 's 're isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t
    """
)

HAVE = listed(
    """
    has have had having 've 'd hasn't haven't hadn't hasn’t haven’t hadn’t
    """
)

MODALS = listed(
    """
    will would can could may might shall should must won't wouldn't can't couldn't cannot shouldn't mustn't
    won’t wouldn’t can’t couldn’t shouldn’t 'll did do does didn't don't doesn't didn’t don’t doesn’t
    """
)

AUXILIARIES = BE | HAVE | MODALS

NEGATIONS = listed(
    """
    not never didn't doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't isn't wasn't aren't
    weren't didn’t doesn’t don’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t isn’t wasn’t aren’t weren’t
    cannot
    """
)

ADVERBS = listed(
    """
    also then later now already still once again often always never ever even just only not simply merely
    earlier recently afterwards afterward meanwhile too however therefore thus instead reportedly allegedly
    first twice since today yesterday tonight tomorrow there here long ago soon so far further both all himself
    herself itself themselves jointly perhaps moreover nevertheless nonetheless indeed yet somewhat almost
    nearly rather quite well elsewhere separately
    """
)

DAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
    """
)

MONTHS = listed(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
)

TIMES = (
    DAYS
    | MONTHS
    | listed(
        """
    today yesterday tonight tomorrow morning afternoon evening night noon midnight week month year weekend weeks
    months years days day hours hour minutes minute last this next late early earlier later ago spring summer
    autumn winter fall quarter half day's eve am pm a.m p.m gmt time past same following then recent recently
    decade season
    """
    )
)
"""Words that a date or a time of day is made of."""

STATES = listed(
    """
    is are was were has have had will would can could may might shall should must does did do isn't aren't
    wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't cannot didn't doesn't don't isn’t aren’t
    wasn’t weren’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t didn’t doesn’t don’t 'd 'll 've 're ’d
    ’ll ’ve ’re
    """
)
"""Forms of verbs that make a clause what it is: something that is or will be."""

PAST = listed(
    """
    knew went came took gave made got saw had ran fell rose stood sat left lost won kept held met led paid sent
    spent told said felt found grew began broke brought built bought caught chose drew drove ate flew forgot
    froze heard hid hit hurt laid lay let lit meant put quit read rode rang sang sank sold set shook shone shot
    showed shut slept slid spoke stole struck swore swam swung taught tore thought threw understood woke wore
    wept wrote became cut cost fought fed fled dealt dug bled bore beat bent bet bound split spread sprang
    sought swept undertook withdrew overtook overcame
    """
)
"""Irregular forms of the past."""

PRESENT = listed(
    """
    goes comes takes gives makes gets sees runs falls rises stands sits leaves loses wins keeps holds meets
    leads pays sends needs wants knows seems remains means says works lives looks feels becomes begins brings
    plays shows starts stops tries turns uses helps costs faces risks owns owes depends deserves exists appears
    believes thinks expects plans hopes fears need want know seem remain mean work live look feel become come go
    take make get see run fall stand lose win keep think believe expect deserve faces lacks matters happens
    continues grows includes requires allows causes
    """
)
"""Some forms of the present that are often the verb of a clause."""
