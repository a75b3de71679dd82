"""Nouns for bodies by their sort: firms, clubs, bodies with a charter, and words in the names of the press."""

from editorial.drafting.english_saying.listed import listed

FIRMS = listed(
    """
    company firm group operator manufacturer automaker carmaker maker retailer chain supermarket startup start-up corporation
    conglomerate business producer supplier developer carrier airline lender insurer utility brokerage consultancy consortium
    brewery shipyard dealership provider platform broadcaster publisher builder contractor owner drugmaker chipmaker bank
    """
)

CLUBS = listed("club team side franchise outfit")

FORMAL = listed(
    """
    ministry department treasury university council committee commission court tribunal board union federation association
    institute agency office bureau bank party fund exchange foundation charity trust hospital school college museum
    gallery church mosque library embassy parliament assembly senate league army navy police service society network airport
    port centre center laboratory academy
    """
)

STATE_MEDIA = listed("television tv radio media broadcaster agency newspaper")

PRESS_NAMES = listed(
    """
    reuters ap afp bbc cnn pa upi dpa efe ansa tass xinhua bloomberg guardian times post herald telegraph tribune gazette
    news press radio television tv standard independent observer chronicle mail sun mirror express star nation punch
    vanguard jazeera arabiya sky itv rte rté abc nbc cbs npr pbs spiegel monde figaro pais repubblica journal echo examiner
    courier argus daily weekly magazine broadcasting broadcaster wire hindu orcadian advertiser bild politico axios globe
    sentinel dispatch inquirer bulletin newspaper newswire wired sports espn rappler mediapart okapi newsweek economist
    atlantic vox slate buzzfeed huffpost kyodo yonhap pti ians mena petra wafa anadolu interfax belta newsroom podcast metro
    """
)
"""Words in the names of newspapers, agencies and broadcasters."""

PORTFOLIOS = listed(
    """
    foreign health interior defence defense finance economy education justice energy transport agriculture environment trade
    culture labour labor tourism water electricity oil planning housing home fisheries fishery youth sports information religious
    antiquities industry infrastructure digital science welfare pension pensions tax customs immigration border weather fire
    sheriff prosecutor prosecutors attorney coroner mayor governor president prime provincial regional federal national local
    municipal district county central supreme constitutional high appeals criminal military electoral election elections ethics
    human rights disciplinary appeal anti-corruption competition antitrust securities labour-ministry statistics meteorological
    geological parliamentary state city town teachers doctors nurses farmers miners players drivers
    """
)
"""Words before a noun for a body that say which one it is, where several may be spoken of: the foreign ministry."""

AGENCIES = listed(
    """
    reuters ap afp pti dpa efe tass xinhua ansa upi pa anadolu yonhap kyodo ians mena petra wafa bloomberg interfax belta
    associated france-presse presse agence agency newswire antara bernama aap apa ritzau ntb tt stt lusa belga
    """
)
_BROADCASTERS = listed(
    """
    tv television radio bbc cnn sky itv fm jazeera arabiya rte rté abc nbc cbs npr pbs channel broadcasting channels msnbc fox
    zdf ard rai svt nrk yle rtv tve nos
    """
)
_PAPERS = listed(
    """
    times post herald guardian telegraph tribune gazette mail sun mirror express star chronicle observer independent standard
    journal echo courier argus examiner sentinel dispatch inquirer bulletin newspaper spiegel monde figaro pais repubblica hindu
    daily weekly magazine punch vanguard nation graphic trust
    """
)

NOT_CALLED: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset(("broadcaster", "channel", "station", "radio", "tv", "television")), AGENCIES | _PAPERS),
    (
        frozenset(("newspaper", "paper", "daily", "tabloid", "broadsheet", "weekly", "magazine")),
        AGENCIES | _BROADCASTERS,
    ),
)
"""Nouns for media, and the words in names of those that are not called so."""
