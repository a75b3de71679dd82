"""Short names: which longer names of the article a surname, an acronym, a nickname or part of a body's name can stand for."""

from collections.abc import Sequence

from anyascii import anyascii

from editorial.drafting.english_runs.word_kinds import is_head
from editorial.drafting.english_words.heads import BODY_SUFFIXES

_NICKNAMES_TEXT = """
Abby=Abigail Al=Albert,Alan,Alfred Alex=Alexander,Alexandra Alf=Alfred Andy=Andrew Angie=Angela Annie=Anne,Anna
Archie=Archibald Barb=Barbara Becky=Rebecca Ben=Benjamin,Benedict Bert=Albert,Herbert Beth=Elizabeth Betty=Elizabeth
Bill=William Billy=William Bob=Robert Bobby=Robert Cathy=Catherine Charlie=Charles,Charlotte
Chris=Christopher,Christine Cindy=Cynthia Connie=Constance Dan=Daniel Danny=Daniel Dave=David Debbie=Deborah
Dick=Richard Don=Donald Donie=Donal Dónal=Donal Doug=Douglas Ed=Edward,Edwin Eddie=Edward Ellie=Eleanor Fran=Frances
Frank=Francis,Franklin Fred=Frederick Gabe=Gabriel Geoff=Geoffrey Gerry=Gerald,Gerard Greg=Gregory Hank=Henry
Harry=Henry,Harold Jack=John Jamie=James Jan=Janet Jeff=Jeffrey Jen=Jennifer Jenny=Jennifer Jerry=Gerald,Jeremy
Jess=Jessica Jim=James Jimmy=James Joe=Joseph Joey=Joseph Johnny=John Jon=Jonathan Josh=Joshua Judy=Judith
Kate=Katherine,Catherine Kathy=Katherine,Kathleen Katie=Katherine,Catherine Ken=Kenneth Kim=Kimberly Kit=Christopher
Larry=Lawrence Len=Leonard Leo=Leonard Liz=Elizabeth Lizzie=Elizabeth Maggie=Margaret Mandy=Amanda Matt=Matthew
Meg=Margaret Mick=Michael Mike=Michael Mo=Mohamed,Mohammed Molly=Mary Nat=Nathaniel Ned=Edward Nick=Nicholas
Pam=Pamela Pat=Patrick,Patricia Paddy=Patrick Peggy=Margaret Pete=Peter Phil=Philip,Phillip Ray=Raymond Rick=Richard
Rob=Robert Robbie=Robert Ron=Ronald Ronnie=Ronald Rosie=Rosemary Sally=Sarah Sam=Samuel,Samantha Sandy=Alexander
Sasha=Alexander,Aleksandr Steve=Stephen,Steven Stu=Stuart Sue=Susan Susie=Susan Ted=Edward,Theodore Teddy=Edward
Terry=Terence Theo=Theodore Tim=Timothy Tina=Christina Toby=Tobias Tom=Thomas Tommy=Thomas Tony=Anthony Trish=Patricia
Vicky=Victoria Vic=Victor Vince=Vincent Will=William Willie=William Zach=Zachary Chuck=Charles Jock=John
Nell=Eleanor,Helen Packie=Patrick Seán=Sean Volodya=Vladimir Kostya=Konstantin Misha=Mikhail Pepe=José Paco=Francisco
Lupe=Guadalupe Memo=Guillermo
"""
_NICKNAMES = {
    short: frozenset(full.split(",")) for short, _, full in (each.partition("=") for each in _NICKNAMES_TEXT.split())
}
_CIVIC_TEXT = """
Cooperative Co-op Growers Traders Residents Chronicle Tribunal Council Library Hospital Infirmary School Schools
Primary Secondary College University Academy Polytechnic Police Constabulary Street Road Avenue Lane Park County
District Municipality Borough Airport Station Cathedral Church Mosque Temple Abbey Court Courts Times Post Echo Herald
Gazette Advertiser Observer Mail News Express Argus Journal Mercury Museum Gallery Theatre Bridge River Lake Bay Beach
Harbour Port Dock Docks Castle Hall House Hill Valley Mountain Mountains Forest Island Islands State Province Region
Government Parliament Assembly Authority Prison Jail Barracks Market Mall Stadium Arena Hotel Bank Show Festival
Marathon Derby Centre Center Square Gardens Line Canal Reservoir Dam Peninsula Strait Sea Ocean Gulf City Town Heights
Village Cemetery Zoo Aquarium Observatory Institute Chamber Commission Board Trust Association Society Club Union
Party Army Navy
"""
_CIVIC = frozenset(_CIVIC_TEXT.split())
"""Heads of names that begin with the place where it is, which alone names the place: Millhay Library."""


def is_surname_of(words: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether words are the surname in a person's full name: Solheim, von der Leyen, Jones for Jones Jr."""
    rest, short = [word.casefold() for word in full[1:]], [word.casefold() for word in words]
    whole = rest[-len(short) :]
    while len(rest) > 1 and rest[-1].rstrip(".") in ("jr", "sr", "ii", "iii", "iv"):
        rest.pop()
    return bool(rest) and short in (rest[-len(short) :], whole) and len(short) < len(full)


def is_given_name_of(word: str, full: Sequence[str]) -> bool:
    """Return whether a word is the given name in a person's full name, or a short form of it."""
    return len(full) > 1 and (full[0] == word or is_short_for(word, full[0]))


def is_short_for(word: str, given: str) -> bool:
    """Return whether a given name is another one's short form or initial."""
    plain = anyascii(given)
    return plain in _NICKNAMES.get(word, ()) or (len(word.rstrip(".")) == 1 and given.startswith(word[0]))


def is_same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two full names can be one person's: K. Nygård and Kari Nygård, Ian R. McRae and Ian McRae."""
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    return one[0] == other[0] or is_short_for(one[0], other[0]) or is_short_for(other[0], one[0])


def is_acronym_of(word: str, full: Sequence[str]) -> bool:
    """Return whether a word is made of the first letters of a name: AP for Associated Press."""
    letters = word.replace(".", "")
    return len(letters) > 1 and letters[:2].isupper() and len(full) > 1 and letters.upper() in acronyms_of(full)


def acronyms_of(full: Sequence[str]) -> tuple[str, str]:
    """Return the first letters of a name's large words, and of all of them."""
    return "".join(each[0] for each in full if each[0].isupper()), "".join(each[0] for each in full).upper()


def full_forms(words: Sequence[str]) -> tuple[str, ...]:
    """Return words that a full name has one of if these are its short form."""
    return (*words, words[0].replace(".", "").upper(), *sorted(_NICKNAMES.get(words[0], ())))


def is_part_of_body(words: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether words can stand for the longer name of a body or place.

    Its beginning does unless that alone names the place where it is; its end does if that has its head word.
    """
    length = len(words)
    if length >= len(full):
        return False
    if list(full[:length]) == list(words):
        rest = [each for each in full[length:] if each not in BODY_SUFFIXES]
        return length > 1 or not rest or rest[-1] not in _CIVIC or rest[-1] in _CLUBS
    if list(full[-length:]) == list(words):
        return length > 1 or is_head(words[0])
    return length == 1 and is_head(words[0]) and words[0] in full


_CLUBS_TEXT = """
United City Town Rovers Athletic FC AFC RFC County Albion Wanderers Rangers Wednesday Forest Villa Hotspur Celtic
Thistle Hibernian Argyle Orient Alexandra Stanley Harriers Harlequins Saints Sharks Tigers Lions Eagles Bulls Warriors
Giants Panthers Hornets Bears Falcons Hawks Knights Raiders Cowboys Dolphins Broncos Titans Lakers Knicks Nets Celtics
Heat Suns Kings Rockets Spurs Mavericks Yankees Mets Dodgers Sox Cubs Braves Pirates Orioles Blues Reds Whites Swans
Crows Magpies Hurricanes Crusaders Chiefs Highlanders Stormers Borough Stars Harps Vale Dynamo Dinamo Spartak Sparta
Real Sporting Olympique Racing Inter CF SC Bohemians Shamrocks Wolves Vikings Phoenix Capitals Thunder Strikers
"""
_CLUBS = frozenset(_CLUBS_TEXT.split())


def is_club(full: Sequence[str]) -> bool:
    """Return whether a name can be that of a club, for which the place where it plays may stand."""
    return full[-1] in _CLUBS or not is_head(full[-1])
