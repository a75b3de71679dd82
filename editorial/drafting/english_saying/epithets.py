"""Nouns that stand for a person of whom the article has just spoken: the 54-year-old, the Frenchman, the former minister."""

from editorial.drafting.english_saying.listed import listed

EPITHETS = listed(
    """
    frenchman frenchwoman englishman englishwoman irishman irishwoman welshman welshwoman scotsman scotswoman scot dutchman
    dutchwoman spaniard dane swede finn norwegian german italian portuguese greek turk pole czech slovak slovene hungarian
    romanian bulgarian serb croat bosnian albanian russian ukrainian belarusian georgian armenian azeri kazakh uzbek american
    canadian mexican brazilian argentine argentinian chilean colombian peruvian venezuelan cuban jamaican australian
    new-zealander kiwi briton brit belgian swiss austrian israeli palestinian jordanian lebanese syrian iraqi iranian saudi
    kuwaiti emirati qatari bahraini omani yemeni egyptian libyan tunisian algerian moroccan mauritanian sudanese ethiopian
    eritrean somali kenyan ugandan tanzanian rwandan burundian congolese nigerian ghanaian senegalese malian ivorian
    cameroonian gabonese angolan zambian zimbabwean mozambican namibian south-african indian pakistani bangladeshi nepali
    afghan sri-lankan chinese japanese korean vietnamese thai malaysian indonesian filipino filipina singaporean
    politician republican democrat conservative liberal socialist independent billionaire millionaire tycoon magnate
    entrepreneur businessman businesswoman industrialist newcomer youngster octogenarian nonagenarian septuagenarian
    centenarian champion medallist winner laureate international ex-international playmaker number-one seed sportsman
    sportswoman londoner parisian new-yorker liverpudlian glaswegian dubliner
    """
)

EPITHET_ENDS = ("-year-old", "-of-one", "-of-two", "-of-three", "-of-four", "-of-five", "-of-six")

SORTS: tuple[frozenset[str], ...] = (
    listed(
        """
        player captain vice-captain skipper striker midfielder defender winger forward goalkeeper keeper batsman batter bowler
        spinner seamer paceman all-rounder opener wicketkeeper hooker prop lock flanker fly-half scrum-half centre-back left-back
        right-back full-back quarterback pitcher catcher runner sprinter swimmer cyclist rider jockey golfer boxer fighter athlete
        gymnast skater skier champion star racer driver veteran international playmaker
        """
    ),
    listed(
        "singer songwriter singer-songwriter musician rapper actor actress star presenter comedian artist dancer model host"
    ),
    listed("boss manager coach trainer gaffer tactician"),
    listed("politician lawmaker legislator senator congressman congresswoman mp deputy parliamentarian representative"),
    listed("scientist researcher biologist ecologist physicist chemist professor academic scholar expert author"),
    listed("entrepreneur businessman businesswoman billionaire tycoon magnate founder co-founder investor executive"),
    listed("defendant accused suspect driver killer fraudster attacker"),
)
"""Nouns of which one may stand for a person whom another one of its sort describes."""

FORMER = frozenset(
    (
        "former",
        "ex",
        "one-time",
        "onetime",
        "erstwhile",
        "then",
        "outgoing",
        "veteran",
        "retired",
        "disgraced",
        "embattled",
    )
)
"""What qualifies a noun for a person of whom the article has just spoken: the former minister."""
