"""Adjectives and names of nationality, of regions and of languages: no names of entities by themselves."""

_NATIONALITIES_TEXT = """
Afghan Afghans African Africans Albanian Albanians Algerian Algerians American Americans Andorran Angolan Angolans
Antiguan Arab Arabs Arabic Argentine Argentines Argentinian Argentinians Armenian Armenians Asian Asians Assyrian
Australian Australians Austrian Austrians Azerbaijani Azerbaijanis Azeri Azeris Bahamian Bahraini Bahrainis Baltic
Bangladeshi Bangladeshis Barbadian Basque Basques Bavarian Belarusian Belarusians Belarussian Belgian Belgians
Belizean Bengali Bengalis Beninese Bhutanese Bolivian Bolivians Bosnian Bosnians Botswanan Brazilian Brazilians Breton
British Briton Britons Bruneian Bulgarian Bulgarians Burkinabe Burkinabé Burmese Burundian Burundians Cambodian
Cambodians Cameroonian Cameroonians Canadian Canadians Cantonese Caribbean-born Catalan Catalans Caucasian Chadian
Chadians Chechen Chechens Chilean Chileans Chinese Colombian Colombians Comorian Congolese Cornish Corsican Cossack
Croat Croatian Croatians Croats Cuban Cubans Cypriot Cypriots Czech Czechs Danish Dane Danes Dalmatian Djiboutian
Dominican Dominicans Dutch Dutchman Ecuadorean Ecuadorian Ecuadorians Egyptian Egyptians Emirati Emiratis English
Englishman Englishmen Englishwoman Eritrean Eritreans Estonian Estonians Ethiopian Ethiopians Eurasian European
Europeans Fijian Fijians Filipino Filipina Filipinos Finn Finnish Finns Flemish French Frenchman Frenchmen Frenchwoman
Gabonese Gaelic Galician Gambian Gambians Gazan Gazans Georgian Georgians German Germanic Germans Ghanaian Ghanaians
Greek Greeks Grenadian Guatemalan Guatemalans Guinean Guineans Gujarati Guyanese Haitian Haitians Hausa-speaking
Hawaiian Hebrew Hellenic Himalayan Hindi Honduran Hondurans Hungarian Hungarians Iberian Icelander Icelanders
Icelandic Indian Indians Indonesian Indonesians Inuit-led Iranian Iranians Iraqi Iraqis Irish Irishman Irishmen
Irishwoman Israeli Israelis Italian Italians Ivorian Ivorians Jamaican Jamaicans Japanese Javanese Jordanian
Jordanians Kazakh Kazakhs Kazakhstani Kenyan Kenyans Khmer Korean Koreans Kosovan Kosovar Kosovars Kurd Kurdish Kurds
Kuwaiti Kuwaitis Kyrgyz Lao Laotian Latin Latvian Latvians Lebanese Levantine Liberian Liberians Libyan Libyans
Lithuanian Lithuanians Londoner Londoners Luxembourgish Macedonian Macedonians Maghrebi Malagasy Malawian Malawians
Malay Malays Malaysian Malaysians Maldivian Malian Malians Maltese Mandarin Manx Maori Māori Mauritanian Mauritanians
Mauritian Mediterranean-style Melanesian Mexican Mexicans Micronesian Moldovan Moldovans Monegasque Mongolian
Mongolians Montenegrin Montenegrins Moorish Moroccan Moroccans Mozambican Mozambicans Muscovite Muscovites Myanmarese
Namibian Namibians Neapolitan Nepalese Nepali Nepalis Nicaraguan Nicaraguans Nigerian Nigerians Nigerien Nordic Norman
Norse North-African Norwegian Norwegians Omani Omanis Pakistani Pakistanis Palestinian Palestinians Panamanian
Paraguayan Parisian Parisians Pashto Persian Persians Peruvian Peruvians Pole Poles Polish Polynesian Portuguese
Prussian Punjabi Punjabis Qatari Qataris Quebecois Romanian Romanians Russian Russians Rwandan Rwandans Saharan
Sahelian Salvadoran Salvadorans Samoan Samoans Saudi Saudis Saxon Scandinavian Scandinavians Scot Scots Scotsman
Scottish Senegalese Serb Serbian Serbians Serbs Siberian Sicilian Sinhala Sinhalese Singaporean Singaporeans Slav
Slavic Slovak Slovakian Slovaks Slovene Slovenes Slovenian Slovenians Somali Somalis Somalilander South-African
Soviet-era Spaniard Spaniards Spanish Sudanese Sumatran Surinamese Swahili Swazi Swede Swedes Swedish Swiss Syrian
Syrians Tahitian Taiwanese Tajik Tajiks Tamil Tamils Tanzanian Tanzanians Tatar Tatars Texan Texans Thai Thais Tibetan
Tibetans Togolese Tongan Transatlantic Trinidadian Tunisian Tunisians Turk Turkish Turkmen Turks Ugandan Ugandans
Ukrainian Ukrainians Ulster-Scots Urdu Uruguayan Uyghur Uyghurs Uzbek Uzbeks Venetian Venezuelan Venezuelans
Vietnamese Viennese Viking Vikings Welsh Welshman Western Westerner Westerners Yemeni Yemenis Yiddish Yugoslav Zambian
Zambians Zimbabwean Zimbabweans Zulu-speaking Eastern Northern Southern Californian Californians Floridian Sydneysider
Liverpudlian Glaswegian Mancunian Mancunians Geordie Dubliner Dubliners Berliner Berliners Lagosian Lagosians
Nairobian Capetonian Queenslander Tasmanian Victorian-era Territorian Aussie Aussies Kiwi Kiwis Brit Yorkshireman
Cornishman Ulsterman Kashmiri Kashmiris Balochi Pashtun-led Sindhi Tigrayan Tigrayans Oromo-speaking Darfuri Darfuris
Catalonian Crimean Donbas-based Anglo-Irish Anglo-American Anglo-Saxon Franco-German Sino-American Indo-Pacific-wide
Afro-Caribbean African-American Anglo-Norman Sub-Saharan Trans-Atlantic Pan-African Pan-Arab Arctic-wide
Antarctic-wide Alpine Andean Amazonian Balkan Bedouin Berber Amazigh Rohingya-led Nubian Coptic Maronite Druze-led
"""
NATIONALITIES = frozenset(_NATIONALITIES_TEXT.split())
"""Adjectives and inhabitants."""

_DIRECTIONS_TEXT = """
North South East West Northern Southern Eastern Western Central North-East North-West South-East South-West
"""
DIRECTIONS = frozenset(_DIRECTIONS_TEXT.split())
"""Directions with a capital."""
