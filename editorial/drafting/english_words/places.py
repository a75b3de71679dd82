"""Well-known places besides countries and capitals: cities, regions, seas, rivers and mountains; parted by strokes."""

_CITIES = """
Aachen|Aarhus|Aba|Abadan|Aberdeen|Abidjan|Abeokuta|Acapulco|Aceh|Adana|Addis|Aden|Agadez|Agadir|Agra|Ahmedabad|Ajaccio
Akron|Akure|Albuquerque|Aleppo|Alexandria|Alicante|Alice Springs|Allahabad|Almaty|Amarillo|Amritsar|Anaheim|Anchorage
Ankeny|Annapolis|Antakya|Antalya|Antwerp|Arbil|Arequipa|Armagh|Arusha|Asaba|Aswan|Asyut|Atlanta|Auckland|Augsburg
Austin|Avignon|Awka|Bahir Dar|Bakhmut|Bali|Ballarat|Ballymena|Baltimore|Bamiyan|Bandung|Bangalore|Bengaluru|Bangor
Banja Luka|Barcelona|Bari|Barnsley|Barquisimeto|Basel|Basildon|Basra|Bath|Baton Rouge|Bauchi|Beira|Belfast|Bellinzona
Belo Horizonte|Bendigo|Benghazi|Benin City|Berbera|Bergamo|Bergen|Bethlehem|Bhopal|Biarritz|Bilbao|Birmingham|Bismarck
Blackburn|Blackpool|Blantyre|Bloemfontein|Bochum|Bodrum|Bogor|Boise|Bologna|Bolton|Bonn|Bordeaux|Boston|Boulder
Bournemouth|Bouaké|Bradford|Braga|Bregenz|Bremen|Brescia|Brest|Brighton|Brisbane|Bristol|Brno|Bruges|Bucha|Buffalo
Bulawayo|Burgas|Burgos|Bursa|Busan|Butembo|Cádiz|Cadiz|Cagliari|Cairns|Calabar|Calais|Calcutta|Calgary|Cali|Cambridge
Cancún|Cancun|Cannes|Canterbury|Cape Town|Cardiff|Carlisle|Cartagena|Casablanca|Catania|Cebu|Chandigarh|Charleroi
Charleston|Charlotte|Charlottesville|Chattanooga|Chelmsford|Cheltenham|Chengdu|Chennai|Chernihiv|Chernobyl|Chester
Chiang Mai|Chicago|Chittagong|Chongqing|Christchurch|Cincinnati|Ciudad Juárez|Ciudad Juarez|Cleveland|Cluj|Cluj-Napoca
Cochabamba|Cologne|Colorado Springs|Columbus|Concepción|Constantine|Constanta|Córdoba|Cordoba|Corinth|Cork|Cotonou
Coventry|Crawley|Cuenca|Curitiba|Cusco|Da Nang|Daegu|Dalian|Dallas|Damietta|Dar es Salaam|Daraa|Darlington|Darwin
Davao|Davos|Dayton|Debrecen|Deir al-Zour|Deir ez-Zor|Denver|Derby|Derry|Derna|Des Moines|Detroit|Dijon|Diyarbakir
Dnipro|Donetsk|Doncaster|Dortmund|Douala|Dover|Drogheda|Dresden|Dubai|Dubrovnik|Dudley|Duisburg|Duluth|Dundalk|Dundee
Dunedin|Dunkirk|Durban|Durham|Dusseldorf|Düsseldorf|East London|Ebonyi|Edinburgh|Edmonton|Eindhoven|Eilat|Eldoret
El Fasher|El Obeid|El Paso|Enniskillen|Enugu|Entebbe|Erbil|Erfurt|Essen|Eugene|Evansville|Exeter|Fairbanks|Faisalabad
Fallujah|Famagusta|Fargo|Faro|Fez|Florence|Fort Worth|Fort Lauderdale|Fortaleza|Frankfurt|Freiburg|Freeport|Fresno
Fukuoka|Fukushima|Galle|Galway|Gaza|Gaza City|Gateshead|Gaziantep|Gdansk|Gdańsk|Gdynia|Geelong|Geneva|Genoa|Ghent
Gibraltar|Gijón|Girona|Giza|Glasgow|Gloucester|Goma|Gomel|Gombe|Gothenburg|Gorakhpur|Gori|Granada|Graz|Grenoble
Grimsby|Grodno|Groningen|Grozny|Guadalajara|Guangzhou|Guayaquil|Guernica|Gujranwala|Guwahati|Gwangju|Hagatna|Haifa
Haiphong|Halifax|Hama|Hamburg|Hamilton|Hangzhou|Hanover|Harbin|Hargeisa|Harrisburg|Harrogate|Hartford|Hebron
Heidelberg|Herat|Hereford|Hiroshima|Ho Chi Minh City|Saigon|Hobart|Homs|Honolulu|Houston|Huddersfield|Hull|Hyderabad
Ibadan|Ibiza|Idlib|Ilorin|Incheon|Indianapolis|Indore|Innsbruck|Inverness|Ipswich|Irkutsk|Isfahan|Ismailia|Istanbul
Ivano-Frankivsk|Izmir|Jackson|Jacksonville|Jaffa|Jaffna|Jaipur|Jalalabad|Jeddah|Jena|Jenin|Jericho|Jersey City
Johannesburg|Johor Bahru|Jos|Juárez|Kabwe|Kaduna|Kakamega|Kaliningrad|Kampong|Kandahar|Kandy|Kano|Kanpur|Kansas City
Kaohsiung|Karachi|Karbala|Karlsruhe|Kassala|Katowice|Katsina|Kaunas|Kayseri|Kazan|Kenema|Kerbala|Kericho|Kerman
Khan Younis|Khan Yunis|Kharkiv|Kharkov|Kherson|Kidal|Kiel|Kilkenny|Killarney|Kilmarnock|Kimberley|King's Lynn
Kingston upon Hull|Kirkuk|Kisangani|Kismayo|Kisumu|Klaipeda|Knoxville|Kobe|Kochi|Kolkata|Konya|Košice|Kosice|Krakow
Kraków|Kramatorsk|Krasnodar|Krasnoyarsk|Kryvyi Rih|Kumasi|Kunming|Kupiansk|Kursk|Kutaisi|Kyoto|La Plata|La Rochelle
Lagos|Lahore|Lancaster|Larnaca|Las Palmas|Las Vegas|Latakia|Lausanne|Le Havre|Le Mans|Leeds|Leicester|Leiden|Leipzig
Lens|León|Lerwick|Letterkenny|Lexington|Lhasa|Liège|Lille|Limassol|Limerick|Lincoln|Linz|Little Rock|Liverpool
Livingstone|Łódź|Lodz|Lomé|Long Beach|Londonderry|Los Angeles|Louisville|Lubumbashi|Lublin|Lucknow|Lucerne|Lugano
Luhansk|Luton|Luxor|Lviv|Lyon|Lyons|Maastricht|Macau|Machakos|Madurai|Magdeburg|Maiduguri|Mainz|Makhachkala|Makurdi
Málaga|Malaga|Malakal|Malindi|Malmö|Malmo|Manchester|Mandalay|Mangalore|Manizales|Mannheim|Maracaibo|Marbella|Mariupol
Marrakech|Marrakesh|Marseille|Marseilles|Mashhad|Mbale|Mbarara|Mecca|Medan|Medellín|Medellin|Medina|Meerut|Meknes
Melbourne|Melitopol|Memphis|Mersin|Metz|Miami|Middlesbrough|Milan|Milton Keynes|Milwaukee|Minna|Minneapolis|Misrata
Mitrovica|Modena|Mogilev|Mombasa|Monaco|Monterrey|Montpellier|Montreal|Moradabad|Mostar|Mosul|Mozambique Island|Multan
Mumbai|Bombay|Munich|Münster|Murcia|Murmansk|Mwanza|Mykolaiv|Mysore|Nablus|Nagasaki|Nagoya|Nagpur|Najaf|Nakuru|Namur
Nanjing|Nantes|Naples|Narva|Nashville|Nasiriyah|Nazareth|Nelson|New Haven|New Orleans|New York|New York City|Newark
Newcastle|Newcastle upon Tyne|Newport|Newry|Nice|Nicosia|Niigata|Nikšić|Nis|Nizhny Novgorod|Norfolk|Northampton
Norwich|Nottingham|Nouadhibou|Novi Sad|Novosibirsk|Nuremberg|Nyala|Nyeri|Oakland|Oban|Odesa|Odessa|Oklahoma City
Okinawa|Olympia|Omaha|Omdurman|Omsk|Onitsha|Oporto|Oran|Orlando|Orléans|Osaka|Osh|Oshogbo|Osijek|Ostrava|Oswestry
Oxford|Padua|Palembang|Palermo|Palma|Palm Beach|Palmyra|Palo Alto|Pamplona|Panaji|Pasadena|Patna|Pau|Peja|Penang|Perm
Perth|Perugia|Pescara|Peshawar|Peterborough|Phnom|Philadelphia|Phoenix|Phuket|Pietermaritzburg|Pisa|Pittsburgh|Plovdiv
Plymouth|Pointe-Noire|Pokhara|Pokrovsk|Polokwane|Ponce|Pontevedra|Poole|Port Elizabeth|Gqeberha|Port Harcourt
Port Said|Port Sudan|Portland|Porto|Porto Alegre|Portsmouth|Potsdam|Poznan|Poznań|Preston|Princeton|Prizren|Providence
Puebla|Pune|Punta Arenas|Qom|Quetta|Quimper|Quezon City|Rabaul|Rafah|Raleigh|Ramadi|Raqqa|Ravenna|Rawalpindi|Reading
Recife|Regina|Reims|Rennes|Reno|Rhodes|Richmond|Rijeka|Rimini|Rio|Rio de Janeiro|Rochdale|Rochester|Rosario|Rostock
Rostov|Rostov-on-Don|Rotherham|The Hague|Rotterdam|Rouen|Sabadell|Sacramento|Salerno|Salford|Salisbury|Salt Lake City|Salvador
Salzburg|Samara|Samarkand|San Antonio|San Bernardino|San Diego|San Francisco|San Juan|San Pedro Sula|San Sebastián
Santa Barbara|Santa Cruz|Santa Fe|Santander|Santos|São Paulo|Sao Paulo|Sapporo|Saratov|Sarajevo|Savannah|Scarborough
Seattle|Sebha|Sendai|Sevastopol|Seville|Sfax|Shanghai|Sharjah|Sharm el-Sheikh|Sharm el Sheikh|Sheffield|Shenyang
Shenzhen|Shiraz|Shrewsbury|Sialkot|Sidon|Siena|Silicon Valley|Simferopol|Sirte|Sligo|Smolensk|Smyrna|Sochi|Sokoto
Solihull|Sousse|Southampton|Southend|Soweto|Spartanburg|Split|Spokane|Springfield|Srebrenica|Srinagar|St Andrews
St Gallen|St Helens|St Louis|St. Louis|St Petersburg|St. Petersburg|St. Paul|Stafford|Stavanger|Stockport|Stockton
Stoke|Stoke-on-Trent|Strasbourg|Stratford|Stratford-upon-Avon|Stuttgart|Suez|Sukhumi|Sumy|Sunderland|Surabaya|Surat
Suwałki|Swansea|Swindon|Sydney|Syracuse|Szczecin|Szeged|Tabriz|Tabuk|Tacoma|Taichung|Tallahassee|Tamale|Tampa|Tampere
Tangier|Tangiers|Taranto|Tartu|Tauranga|Tel Aviv|Telford|Ternopil|Tetouan|Thessaloniki|Tianjin|Tijuana|Timbuktu
Timișoara|Timisoara|Tiraspol|Tobruk|Toledo|Toronto|Torquay|Toulon|Toulouse|Tralee|Trieste|Trondheim|Tromsø|Tromso
Trento|Tripura|Truro|Tulsa|Turin|Turku|Tyre|Ufa|Umeå|Uppsala|Utrecht|Uyo|Vadodara|Valencia|Valladolid|Valparaíso
Valparaiso|Vancouver|Varanasi|Varna|Venice|Veracruz|Verdun|Verona|Versailles|Vicenza|Vigo|Visakhapatnam|Vitebsk
Vladivostok|Volgograd|Vukovar|Wakefield|Walsall|Warri|Warrington|Waterford|Westport|Wexford|Whitehorse|Wichita|Wigan
Winchester|Windsor|Winnipeg|Wollongong|Wolverhampton|Worcester|Wroclaw|Wrocław|Wuhan|Würzburg|Wuppertal|Xiamen|Yangon
Rangoon|Yekaterinburg|Yokohama|Yola|York|Ypres|Zaporizhzhia|Zaragoza|Zaria|Zhengzhou|Zhytomyr|Ziguinchor|Zinder
Zinguinchor|Zliten|Zouerat|Zurich|Zürich|Zwickau|Athlone|Ennis|Mullingar|Navan|Naas|Clonmel|Carlow|Tullamore|Thika
Kitale|Garissa|Lamu|Gulu|Jinja|Moshi|Tanga|Zanzibar City|Beaufort West|Mthatha|Rustenburg|Mbombela|Welkom|Stellenbosch
Pietersburg|Toowoomba|Townsville|Rockhampton|Mackay|Bunbury|Kalgoorlie|Launceston|Wagga Wagga|Dubbo|Tamworth|Hastings
Napier|Rotorua|Invercargill|Jodhpur|Udaipur|Kota|Thiruvananthapuram|Coimbatore|Tiruchirappalli|Vijayawada|Ranchi
Jamshedpur|Bhubaneswar|Cuttack|Raipur|Shimla|Dehradun|Jammu|Leh|Imphal|Shillong|Aizawl|Kohima|Itanagar|Agartala
Gangtok|Siliguri|Guntur|Nashik|Aurangabad|Rajkot|Ludhiana|Jalandhar|Noida|Gurgaon|Gurugram|Ghaziabad|Faridabad|Kathua
Sylhet|Khulna|Rajshahi|Cox's Bazar|Cox’s Bazar|Al Hudaydah|Hodeidah|Taiz|Marib|Mukalla|Dammam|Abha|Jizan|Najran|Sohar
Salalah|Fujairah|Ajman|Al Ain
"""

_REGIONS = """
Aegean|Abkhazia|Adjara|Adriatic|Africa|Alabama|Alaska|Alberta|Algarve|Alps|Alsace|Amazon|Amazonia|Anatolia|Andalusia
Andes|Andhra Pradesh|Anglesey|Angus|Antarctica|Antrim|Apennines|Appalachia|Aquitaine|Arabian Peninsula|Arabian Sea
Aragon|Arctic|Arctic Circle|Ardennes|Argyll|Arizona|Arkansas|Arunachal Pradesh|Asia|Asia Pacific|Asia-Pacific|Assam
Atlantic|Atlas Mountains|Attica|Australasia|Auvergne|Ayrshire|Azores|Bab el-Mandeb|Bahr el-Ghazal|Baja California
Balearics|Balearic Islands|Balkans|Balochistan|Baltics|Baltic Sea|Basque Country|Bavaria|Bay of Bengal|Bay of Biscay
Beqaa|Bekaa Valley|Benelux|Bedfordshire|Benue|Berkshire|Bihar|Black Forest|Black Sea|Blue Nile|Bohemia|Borno|Borneo
Bosphorus|Bougainville|Brandenburg|British Columbia|British Isles|Brittany|Brooklyn|Bronx|Buckinghamshire|Burgundy
Calabria|California|Cambridgeshire|Camargue|Campania|Canary Islands|Cape Cod|Cape Horn|Caribbean|Carpathians
Caspian Sea|Castile|Catalonia|Caucasus|Cavan|Central America|Central Asia|Central Europe|Ceredigion|Channel Islands
Chechnya|Cheshire|Chhattisgarh|Clare|Clwyd|Colorado|Connacht|Connecticut|Cornwall|Corsica|Cotswolds|Crete|Crimea
Cross River|Cumbria|Cyclades|Dagestan|Dalmatia|Danube|Darfur|Dartmoor|Dead Sea|Delaware|Denbighshire|Derbyshire|Devon
District of Columbia|Dnieper|Dniester|Donbas|Donbass|Donegal|Dorset|Down|Dumfries and Galloway|Durand Line|Dyfed
East Africa|East Anglia|East Asia|East China Sea|East Jerusalem|East Sussex|East Yorkshire|Eastern Cape|Eastern Europe
Eastern Ghouta|Ebro|Elbe|Emilia-Romagna|English Channel|Essex|Ethiopian Highlands|Euphrates|Eurasia|Europe|Everglades
Exmoor|Far East|Faroe Islands|Fens|Fermanagh|Fife|Flanders|Florida|Florida Keys|Free State|Friesland|Galapagos
Galápagos|Galicia|Galilee|Ganges|Gauteng|Gaza Strip|Gezira|Georgia|Gironde|Global South|Gloucestershire|Goa|Gobi
Golan Heights|Golan|Great Barrier Reef|Great Lakes|Great Plains|Greater Manchester|Greenland|Grampian|Guangdong
Guangxi|Guam|Guantanamo Bay|Guantánamo|Gujarat|Gulf|Gulf of Aden|Gulf of Guinea|Gulf of Mexico|Gwent|Gwynedd|Hampshire
Harlem|Haryana|Hawaii|Hebei|Hebrides|Helmand|Hertfordshire|Highlands|Himachal Pradesh|Himalayas|Himalaya|Hindu Kush
Hokkaido|Hollywood|Holy Land|Horn of Africa|Huangshan|Hudson|Hudson Bay|Hunan|Iberia|Idaho|Illinois|Indian Ocean
Indiana|Indochina|Indo-Pacific|Indus|Inner Mongolia|Iowa|Isle of Man|Isle of Wight|Isles of Scilly|Java|Jharkhand
Jiangsu|Jonglei|Judea|Jutland|Kalahari|Kamchatka|Kansas|Karakoram|Karnataka|Karoo|Kashmir|Katanga|Kattegat|Kensington
Kent|Kentucky|Kerala|Kerry|Khyber Pakhtunkhwa|Kilimanjaro|Kimberley Plateau|Knightsbridge|Kordofan|Korean Peninsula
Kosovo|Kurdistan|Kurdish Region|KwaZulu-Natal|Labrador|Ladakh|Lake District|Lanarkshire|Lancashire|Laois|Lapland
Latin America|Leicestershire|Leinster|Leitrim|Levant|Liguria|Limpopo|Lincolnshire|Loire|Lombardy|Long Island|Longford
Lothian|Louisiana|Low Countries|Lower Saxony|Madeira|Madhya Pradesh|Maghreb|Maharashtra|Maine|Majorca|Mallorca
Malacca Strait|Manhattan|Manipur|Manitoba|Maryland|Mashreq|Massachusetts|Mato Grosso|Mayo|Meath|Mediterranean
Mediterranean Sea|Meghalaya|Mekong|Mekong Delta|Melanesia|Menorca|Merseyside|Mesopotamia|Michigan|Micronesia
Middle East|Middle East and North Africa|Midlands|East Midlands|West Midlands|Midlothian|Midwest|Minas Gerais|Mindanao
Minnesota|Mississippi|Missouri|Mizoram|Monaghan|Montana|Moravia|Moray|Mount Everest|Everest|Mont Blanc|Mpumalanga
Munster|Murray-Darling|Nagaland|Nagorno-Karabakh|Navarre|Near East|Nebraska|Negev|Nevada|New Brunswick|New Caledonia
New England|New Hampshire|New Jersey|New Mexico|New South Wales|New York State|Newfoundland|Niger Delta|Nile
Nile Delta|Norfolk|Normandy|North Africa|North America|North Atlantic|North Carolina|North Dakota|North Island
North Kivu|North Pole|North Rhine-Westphalia|North Sea|North Sinai|North West|North Yorkshire|Northamptonshire
Northern Cape|Northern Cyprus|Northern Europe|Northern Ireland|Northern Territory|Northumberland|Northwest Territories
Nottinghamshire|Nova Scotia|Nullarbor|Nunavut|Nusa Tenggara|Occitanie|Oceania|Odisha|Offaly|Ogaden|Ogun|Ohio
Okavango Delta|Oklahoma|Ontario|Oregon|Orinoco|Orkney|Orissa|Oromia|Outback|Outer Hebrides|Oxfordshire|Oyo|Pacific
Pacific Ocean|Pacific Northwest|Palatinate|Pamir|Pampas|Papua|Patagonia|Peak District|Peloponnese|Pembrokeshire
Pennines|Pennsylvania|Persian Gulf|Perthshire|Piedmont|Plateau State|Polynesia|Pomerania|Powys|Prairies
Prince Edward Island|Provence|Prussia|Puerto Rico|Puglia|Punjab|Puntland|Pyrenees|Québec|Quebec|Queensland|Rajasthan
Red Sea|Réunion|Rhine|Rhineland|Rhode Island|Rhône|Rhone|Rift Valley|Rio Grande|Riviera|Rivers State|Rockies
Rocky Mountains|Roscommon|Rub al-Khali|Ruhr|Rutland|Saarland|Sahara|Sahel|Sakhalin|Samaria|San Andreas Fault|Sardinia
Saskatchewan|Savoy|Saxony|Scandinavia|Scotland|Scottish Borders|Scottish Highlands|Sea of Azov|Sea of Japan|Seine
Senegambia|Serengeti|Severn|Shetland|Shropshire|Siberia|Sichuan|Sicily|Sikkim|Silesia|Sinai|Sinai Peninsula|Sindh
Skagerrak|Skye|Snowdonia|Somaliland|Somerset|South America|South Asia|South Atlantic|South Australia|South Carolina
South China Sea|South Dakota|South Island|South Kivu|South Ossetia|South Pacific|South Pole|South Wales
South Yorkshire|Southeast Asia|South-East Asia|Southern Africa|Southern Europe|Southern Ocean|Staffordshire
Staten Island|Strait of Gibraltar|Strait of Hormuz|Sub-Saharan Africa|Suez Canal|Suffolk|Sulawesi|Sumatra|Surrey
Sussex|Tamil Nadu|Tasmania|Tayside|Telangana|Tenerife|Tennessee|Texas|Thames|Thrace|Thuringia|Tiber|Tibet
Tierra del Fuego|Tigray|Tigris|Tipperary|Transnistria|Transylvania|Transcarpathia|Tripolitania|Turkana|Tuscany
Tyne and Wear|Tyneside|Tyrol|Tyrone|Ulster|Umbria|Upper Egypt|Upper Nile|Ural|Urals|Utah|Uttar Pradesh|Uttarakhand
Veneto|Vermont|Victoria Falls|Virginia|Vojvodina|Volga|Volta|Wales|Wallonia|Warwickshire|Washington State
Washington DC|Washington D.C.|Washington, D.C.|Washington, DC|West Africa|West Bank|West Bengal|West Indies
West Sussex|West Virginia|West Yorkshire|Western Australia|Western Cape|Western Europe|Western Isles|Western Sahara
Westmeath|White Nile|Wicklow|Wiltshire|Wisconsin|Worcestershire|Wyoming|Xinjiang|Yangtze|Yellow River|Yellow Sea
Yorkshire|Yorkshire Dales|Yosemite|Yucatán|Yukon|Yunnan|Zagros|Zambezi|Zanzibar|Zealand|Zhejiang|Zululand|England|Mars
Jupiter|Saturn|Venus|Neptune|Uranus|Pluto|Milky Way|Wall Street|Silicon Valley|Times Square|Fifth Avenue|Broadway
Hyde Park|Central Park|Trafalgar Square|Tahrir Square|Tiananmen Square|Red Square|Heathrow|Gatwick|Stansted
Luton Airport|JFK|Old Trafford|Anfield|Wembley|Wembley Stadium|Twickenham|Murrayfield|Croke Park|Lord's|Lord’s
Wimbledon|Camp Nou|Bernabéu|San Siro|Elland Road|Stamford Bridge|Old Bailey|Ground Zero|Guantanamo|Alcatraz|Auschwitz
Fukushima Daiichi|Capitol Hill|Soho|Mayfair|Westminster Abbey|Brixton|Camden|Hackney|Islington|Lambeth|Southwark
Tottenham|Croydon|Ealing|Lewisham|Greenwich|Stonehenge|Gallipoli|Waterloo|Ghouta|Jabalia|Beit Hanoun|Beit Lahia
Khan al-Ahmar|Sheikh Jarrah|Al-Mawasi|Galle Face|Hambantota|EU-27
"""


def _read(table: str) -> frozenset[str]:
    return frozenset(name.strip() for name in table.replace("\n", "|").split("|") if name.strip())


CITIES = _read(_CITIES)
"""Cities and towns that are no capitals."""

REGIONS = _read(_REGIONS)
"""Continents, regions, states and provinces, waters, mountains, quarters and sights."""
