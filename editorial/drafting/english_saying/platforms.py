"""Names of platforms, on which something is said but to nobody; and words in the names of firms, which are no media."""

from editorial.drafting.english_saying.bodies import FIRMS, FORMAL
from editorial.drafting.english_saying.listed import listed

_PLATFORMS = listed(
    """
    facebook twitter x instagram linkedin telegram whatsapp tiktok youtube bluesky threads mastodon weibo wechat snapchat reddit
    slack discord twitch substack medium truth-social truth vkontakte vk signal zoom teams github tumblr pinterest line viber
    """
)

_OF_FIRMS = FIRMS | FORMAL | listed("inc ltd plc corp co llc gmbh ag sa labs holdings partners capital securities bank")


def is_platform(name: str) -> bool:
    """Return whether a name is that of a platform."""
    return name.lower() in _PLATFORMS or name.lower().startswith("truth social")


def is_firm(name: str) -> bool:
    """Return whether a name has a word that firms and offices have in theirs."""
    return not _OF_FIRMS.isdisjoint(name.lower().replace(".", "").split())
