"""Pairs of words with capitals that are no names of entities: adjectives of nationality, competitions, and the like."""

_PAIRS = """
Sri Lankan|Sri Lankans|Saudi Arabian|South African|South Africans|North African|West African|East African
Central African|North Korean|North Koreans|South Korean|South Koreans|New Zealander|New Zealanders|Costa Rican
Costa Ricans|Puerto Rican|Puerto Ricans|Sierra Leonean|Sierra Leoneans|East Timorese|West Indian|South American
North American|Latin American|Latin Americans|Central American|South Asian|East Asian|Northern Irish|South Sudanese
Hong Konger|Hong Kongers|New Yorker|New Yorkers|Middle Eastern|Cape Verdean|East German|West German
Far Eastern|Burkina Faso-based|Central Asian|Central European|Eastern European|Western European|Native American
Native Americans|African American|African Americans|Old Etonian|Champions League|Europa League|Conference League
Nations League|Premier Division|First Division|Second Division|League One|League Two|National League|World Cup
Super Bowl|Grand Slam|Grand Prix|Grand National|Six Nations|Tour de|Ryder Cup|Boxing Day|Bank Holiday|Black Friday
Good Friday|Cyber Monday|Cold War|First World|Second World|World War|Great War|Great Depression|Arab Spring
Industrial Revolution|Middle Ages|Bronze Age|Iron Age|Stone Age|Nobel Prize|Nobel Peace|Pulitzer Prize|Booker Prize
Olympic Games|Paralympic Games|Commonwealth Games|Asian Games|Winter Olympics|Summer Olympics|Prime Minister
Deputy Prime|Chief Executive|Managing Director|General Manager|General Election|Her Majesty|His Majesty|Your Honour
Your Honor|Her Honour|Artificial Intelligence|Supreme Leader|Labor Day|Labour Day|Independence Day|New Year
Valentine's Day|St Patrick's|April Fools|Common Era|Ice Age
"""

NO_NAMES = frozenset(
    (first, second)
    for first, _, second in (each.partition(" ") for each in _PAIRS.strip().replace("\n", "|").split("|"))
)
"""Pairs of words that are no name unless a head word follows them."""

STORMS = frozenset(("Hurricane", "Storm", "Cyclone", "Typhoon", "Operation", "Tropical", "Exercise"))
"""Words before the name of a storm or an operation, which are events."""

_FIGURES_TEXT = """
Trump Bush Brown May Johnson Putin Biden Zelensky Zelenskyy Netanyahu Modi Musk Merkel Macron Erdogan Obama Clinton Xi
Starmer Sunak Farage Corbyn Lula Bolsonaro Milei Maduro Petro Trudeau Carney Albanese Ardern Scholz Merz Meloni Orban
Orbán Tusk Duda Lukashenko Assad Sisi Khamenei Raisi Pezeshkian Kim Ruto Tinubu Ramaphosa Zuma Kagame Museveni Abiy
Mnangagwa Marcos Duterte Widodo Prabowo Harris Pence Vance Rubio Powell Yellen Gates Bezos Zuckerberg Messi Ronaldo
Federer Nadal Djokovic Hamilton Verstappen Woods Serena Beyoncé Madonna Shakespeare Dickens Einstein Darwin Newton
Mandela Gandhi Churchill Thatcher Blair Lincoln Kennedy Reagan Nixon Hitler Stalin Lenin Mao Marx Freud Mozart
Beethoven Bach Picasso
"""
FIGURES = frozenset(_FIGURES_TEXT.split())
"""Surnames of people of whom articles speak without a given name."""
