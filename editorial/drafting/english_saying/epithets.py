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
