"""Words before marks that stand around a name, a title or a term, and words that suggest that somebody said what follows."""

from editorial.drafting.english_saying.listed import listed

NAMING = listed(
    """
    so-called called dubbed known named titled entitled nicknamed termed billed headlined labelled labeled
    branded christened code-named codenamed styled subtitled word words phrase term slogan title song film novel
    album single play book series hashtag chant sang singing sings reading read reads banner sign placard
    named-after chanted chanting album's track hymn anthem poem essay exhibition show movie documentary game
    painting category label tagline motto nickname study essay monograph memoir thesis pamphlet lecture musical opera
    ballet sculpture mural installation autobiography biography story tale poem episode track tune app campaign
    exercise operation project initiative festival ship boat programme program podcast bestseller thriller
    """
)

LOOSE = listed(
    """
    criticised criticized praised spoke speaks speaking talked talks wrote condemned slammed blasted denounced attacked
    hailed welcomed cited citing blamed lamented mocked decried dismissed ridiculed complained warned vowed promised pledged
    accused urged apologised apologized admitted insisted rejected demanded cautioned expressed voiced joked quipped
    described called calling describing saying branding branded labelling labelled referring referred refers alluded hinted
    boasted raged declared denied disputed defended argued thanked stressed emphasised emphasized invoked celebrated
    deplored lambasted tweeted posted predicted foresaw appealed appealing appeals pleaded begged signalled bemoaned
    highlighted noted what as remarks comments comment remark statement response answer reply verdict words view charge
    claim claims
    """
)
"""Verbs and nouns of attitude and of saying after which words in marks are most likely somebody's."""
