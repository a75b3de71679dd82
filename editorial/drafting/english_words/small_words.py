"""Words that are never names at the beginning of a sentence, and small words within names."""

_FUNCTION_WORDS_TEXT = """
a an the this that these those he she it they we you i his her its their our your my mine hers theirs ours yours him
them us me myself himself herself itself themselves ourselves yourself who whom whose which what when where why how
there here then than and or but nor so yet for of in on at by to from with without within into onto upon over under
above below after before since until till during while whilst as if unless although though because whereas whether not
no none neither either both each every all any some many much more most few fewer several such same other another
others one two three four five six seven eight nine ten eleven twelve is are was were be been being am has have had
having do does did doing done will would shall should can could may might must ought let's it's he's she's they're
we're you're i'm i've we've they've don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't
shouldn't hasn't haven't hadn't that's there's what's who's here's where's i'll we'll they'll he'll she'll it'll i'd
he'd she'd they'd we'd you'd you've you'll about across against along among amid amidst around behind beneath beside
besides between beyond despite down except inside like near off out outside past per plus regarding round through
throughout toward towards underneath unlike up via now just only even still also too very again ever never always
often once twice today yesterday tomorrow tonight yes well oh ah okay ok please thanks thank sorry dear hello hi hey
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
"""Pronouns, articles, prepositions, auxiliaries and the like, in small letters."""

_PARTICLES_TEXT = """
van von der den de del della di da dos das do du des la le al el bin ibn bint ben ter ten af av zu zum zur und y e i
dell d' l' abu ould ag
"""
PARTICLES = frozenset(_PARTICLES_TEXT.split())
"""Small words within persons' and places' names."""

_LEADING_PARTICLES_TEXT = """
al el de van von der den del della di da bin ibn ould du dos ten ter la le d' l' abu
"""
LEADING_PARTICLES = frozenset(_LEADING_PARTICLES_TEXT.split())
"""Small words that may begin a surname: al-Assad, de Klerk, van Rooyen."""

_WITHIN_COMPOUNDS_TEXT = """
au aux de des du en la le les lès sur sous of on in upon under le-the the and al el ul ur an am der den das do da et y
e un
"""
WITHIN_COMPOUNDS = frozenset(_WITHIN_COMPOUNDS_TEXT.split())
"""Small words between the hyphens of a name: Stratford-upon-Avon, Port-au-Prince."""

_PREFIXES_TEXT = """
pro anti non ex then post pre mid trans sub un inter intra mini neo multi cross co super ultra quasi semi all vice
self half
"""
PREFIXES = frozenset(_PREFIXES_TEXT.split())
"""What may be joined to a name by a hyphen before it: pro-Kremlin, ex-Chelsea."""

_LOCATIVES_TEXT = """
in at near from to into around across outside inside toward towards through throughout via over off leaving visited
"""
LOCATIVES = frozenset(_LOCATIVES_TEXT.split())
"""Prepositions after which a place stands."""
