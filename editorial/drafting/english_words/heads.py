"""Words in names that say what they name: bodies, places, events and other things that are no entities."""

_BODY_HEADS_TEXT = """
Academy Administration Agency Agencies Airlines Airways Alliance Ambulance Archive Archives Army Assembly Assizes
Associates Association Associations Athletic Authority Authorities Band Bank Banking Bar Battalion Board Brewery
Brigade Broadcasting Brotherhood Bureau Cabinet Caliphate Campaign Capital Caucus Centre Center Centers Centres
Chamber Chambers Charity Choir Chronicle Church Circuit Club Coalition Coastguard Collective College Command
Commission Committee Commons Commonwealth Community Companies Company Confederation Conference Congregation Congress
Conservancy Conservatoire Consortium Constabulary Consulate Consultancy Consulting Co-op Cooperative Cooperation Corps
Corporation Council Councils County-Council Court Courts Daily Defenders Democrats Department Departments Diocese
Archdiocese Archbishopric Diagnostics Directorate Division Duma Dynamics Dynasty Electric Electronics Embassy Energy
Enterprise Enterprises Entertainment Equities Exchange Express Faculty Farms Federation Fellowship Finance Financial
Firefighters Fleet Force Forces Forum Foundation Foundry Front Fund Funds Futures Galleries Gallery Gazette Giants
Government Group Groups Growers Guard Guardian Guards Guild Gymnasium Health Healthcare Herald High-Court Holding
Holdings Hospital Hospitals House Housing Hussars Incorporated Independent Industries Initiative Infirmary Inquiry
Insider Inspectorate Institute Institutes Institution Insurance Intelligence Investment Investments Investors Jihad
Journal Judiciary Junta Kitchen Knesset Lab Laboratories Laboratory Labs Law League Legion Legislature Library
Logistics Lords Mail Management Marines Markets Media Medicines Medical Microfinance Militia Mills Ministers Ministry
Ministries Mirror Mission Monarchy Mosque Motors Movement Museum Museums Navy Network Networks News Newspaper
Newspapers Nurseries Observatory Observer Office Ombudsman Opera Orchestra Order Organisation Organization
Organisations Outfitters Parliament Partners Partnership Party Patrol Petroleum Pharma Pharmaceuticals Pharmacy
Philharmonic Platoon Playhouse Police Polytechnic Post Power Practice Press Prison Programme Program Project
Properties Publishing Quartet Radio Railway Railways Rangers Record Refinery Regiment Register Registry Remand
Republicans Resistance Resources Restaurant Retail Review Rifles Rovers Sanctuary Savings School Schools Secretariat
Securities Senate Sentinel Seminary Service Services Society Socialists Soldiers Solutions Squad Squadron Standard
Star Stores Studio Studios Sun Surgery Survey Symphony Syndicate Synod Systems Taskforce Team Technologies Technology
Telecom Telecommunications Telegraph Television Theatre Theater Times Townsfolk Traders Trust Tribunal Tribune Troupe
Trustees Union Unions United University Universities Utilities Utility Veterans Ventures Volunteers Watch Watchdog
Wanderers Weekly Works Workers World Airport-Authority Motor Foods Food Beverages Steel Mining Minerals Metals Oil Gas
Water Renewables Shipping Ferries Ferry Freight Transport Transit Travel Airline Aviation Aerospace Robotics Software
Semiconductor Semiconductors Biosciences Biotech Therapeutics Genomics Sciences Textiles Garments Fashion Cosmetics
Cement Chemicals Fertilisers Plastics Breweries Distillery Distillers Dairies Dairy Bakery Bakeries Hotels Hotel
Resorts Casino Cinemas Cinema Pictures Films Records Recordings Books Press-Association Advisers Advisory Analytics
Research Strategy Strategies Asset Assets Wealth Equity Credit Lending Mortgage Payments Pay Cargo Couriers
Post-Office Hospice Clinic Polyclinic Sanatorium Orphanage Nursery Kindergarten Gymkhana Panchayat Sabha Panchayats
Majlis Shura Loya Bundestag Bundesrat Rajya Lok Politburo Presidium Soviet Soviets Synagogue Temple Parish
Cathedral-Chapter Secretariats Observatories Tigers Lions Eagles Hornets Saints Devils Bulls Warriors Lakers Celtics
Patriots Cowboys Steelers Packers Yankees Dodgers Sox Mets Cubs Braves Rockets Spurs Hotspur Argyle Albion Alexandra
Stanley Academical Thistle Hibernian Celtic Villa
"""
BODY_HEADS = frozenset(_BODY_HEADS_TEXT.split())
"""Heads of names of bodies."""

_BODY_SUFFIXES_TEXT = """
AB AFC AG AS ASA BV CC CF Co Corp FC GmbH Inc KG LLC LLP LP Limited Ltd NV Nyrt Oy Oyj PC PLC Plc plc Pty RFC SA SARL
SAS SE SC SK SL SV SpA Sp Bhd Berhad Tbk PT OJSC PJSC JSC Pvt RC RL CFC TV FM Bancorp
"""
BODY_SUFFIXES = frozenset(_BODY_SUFFIXES_TEXT.split())
"""Forms of companies and clubs, which end a name."""

_PLACE_HEADS_TEXT = """
Abbey Airfield Airport Alley Arena Atoll Avenue Barracks Barrage Base Basin Bay Beach Boulevard Bridge Building Canal
Canyon Cape Castle Cathedral Causeway Cave Caves Cemetery Channel Checkpoint City Cliffs Close Coast Colony Common
Corner Corridor Cottage Cottages County Courthouse Crater Creek Crescent Cross Crossing Crossroads Dam Delta Desert
District Dock Docks Dome Downs Drive Estate Estuary Falls Farm Fell Field Fields Firth Fjord Ford Forest Fort Fountain
Gap Garden Gardens Gate Glacier Glen Gorge Grange Green Ground Grounds Grove Gulf Hamlet Harbor Harbour Headland Heath
Heights Heliport Highlands Highway Hill Hills Hall Homestead Icefield Island Islands Isle Isles Isthmus Jetty Junction
Kingdom Knoll Lagoon Lake Lakes Landing Lane Ledge Lighthouse Line Loch Lodge Lough Mall Manor Marina Market Marsh
Marshes Meadow Meadows Memorial Mere Mews Mill Mine Moor Motorway Mount Mountain Mountains Mouth Neighbourhood Ocean
Oblast Palace Parade Park Parkway Pass Path Peak Peninsula Pier Pike Pit Place Plain Plains Plant Plateau Plaza Point
Pool Port Prefecture Province Pyramid Quarry Quarter Quay Quays Raion Ranch Range Rapids Ravine Reach Reef Refuge
Region Republic Reserve Reservoir Ridge River Road Rock Rocks Ruins Sands Savanna Sea Shoal Shore Shores Shrine Slope
Sound South-East Spit Spring Springs Square Stadium State States Station Steppe Strait Straits Strand Stream Street
Suburb Summit Swamp Terminal Terrace Territory Territories Tor Tower Towers Town Township Trail Trench Triangle Tunnel
Tundra Turnpike Underground Uplands Vale Valley Village Villas Volcano Wadi Walk Wall Ward Way Weald Wetland Wetlands
Wharf Wood Woodland Woods Yard Zone Bypass Expressway Interchange Flyover Roundabout Viaduct Aqueduct Governorate
Emirate Canton Departement Voivodeship Borough Parish Cantonment Cove Skyway Freeway Speedway Racecourse Velodrome
Circuit Pavilion Hippodrome Waterfront Waterway Lock Weir Barrier Fens Broads Dales Moors Shire Outback Bight
Billabong Kop Veld Kraal Souk Bazaar Medina Kasbah Camp Enclave
"""
PLACE_HEADS = frozenset(_PLACE_HEADS_TEXT.split())
"""Heads of names of places that stand at their ends."""

_PLACE_FIRSTS_TEXT = """
Cape Camp Fort Gulf Isle Lake Loch Lough Mount Mt Port River Saint San Santa Santo Sainte São St Ste Strait Villa Wadi
Jebel Jabal Bab Tel Tell Khan Deir Beit Bir Ain Wad Umm Ras Kafr Kfar Puerto Rio Monte Costa Sierra Las Los El La Le
Les Nova Novo Nizhny Veliky Bad Sankt Ciudad Cerro Ile Île Côte Cote Lac Pic Val Upper Lower North South East West
Northern Southern Eastern Western Central Greater New Old Great Little Inner Outer Kota Tanjung Bukit Kuala Gunung
Pulau Sungai Koh Ko Phnom Bandar Tall Nahr
"""
PLACE_FIRSTS = frozenset(_PLACE_FIRSTS_TEXT.split())
"""First words of names of places."""

_OF_HEADS_TEXT = """
Abbey Academy Agency Alliance Archdiocese Archive Army Assembly Association Bank Battle Bay Bight Board Borough
Brotherhood Bureau Campaign Cape Cathedral Centre Center Chamber Church City College Commission Committee Commonwealth
Community Company Confederation Congregation Congress Convention Council County Court Daughters Department Diocese
Directorate District Division Emirate Faculty Federation Firth Forest Friends Fund Government Guild Gulf Hospital
Hospitals House Houses Inns Institute Institution Isle Isles Islands Island Kingdom Knights Lake League Library Lodge
Mayors Ministry Ministries Missionaries Mothers Mount Mountains Mouth Movement Museum Network Office Opera Orchestra
Order Organisation Organization Palace Parliament Party Peninsula Plain Port Principality Province Region Registry
Republic School Sea Secretariat Senate Serjeants Service Sisters Society Sons State States Strait Straits Sultanate
Sword Synod Temple Theatre Throne Tomb Tower Town Treasury Tribunal Trust Union University Vale Valley Village Voice
Women Worshipful Empire Front Forces Mosque Garden Gardens Foundation Forum Coalition Chancery Exchange Register Royal
Bar Airport Camp Cave Conference Consulate Embassy Group Jewish Law People Press Queen's Workers
"""
OF_HEADS = frozenset(_OF_HEADS_TEXT.split())
"""Heads of names that go on after "of"."""

_FOR_HEADS_TEXT = """
Academy Action Agency Alliance Association Authority Black Board Bureau Campaign Catholics Center Centre Citizens
Coalition Commission Committee Conference Congress Council Department Directorate Doctors Experts Families Farmers
Federation Forum Foundation Friends Front Fund Group Initiative Institute Institution Justice Lawyers League Ministry
Mothers Movement Muslims Network Office Organisation Organization Parents Partnership Party People Physicians Platform
Programme Program Project Reporters Scholars School Scientists Service Society Students Teachers Trust Union Unit
Voices Women Workers Writers Youth Secretariat Taskforce Education Research Museum Home
"""
FOR_HEADS = frozenset(_FOR_HEADS_TEXT.split())
"""Heads of names that go on after "for"."""

_ON_HEADS_TEXT = """
Commission Committee Council Panel Institute Centre Center Campaign Conference Group Platform Bureau
"""
ON_HEADS = frozenset(_ON_HEADS_TEXT.split())
"""Heads of names that go on after "on"."""

_EVENT_HEADS_TEXT = """
Accord Accords Act Agreement Amendment Anniversary Armistice Article Awards Award Bill Biennale Bowl Budget Carnival
Cease-fire Ceasefire Cent Championship Championships Charter Christmas Classic Clause Code Communique Compact
Consensus Constitution Convention Conventions Covenant Crisis Cup Day Days Debate Deal Declaration Decree Derby
Directive Doctrine Election Eid Era Eve Expo Fair Famine Fashion-Week Festival Fiesta Final Finals Games Genocide
Grammys Holiday Holocaust Initiative-Act Intifada Law Laws Manifesto Marathon Massacre Masters Medal Medals Method
Minute Month Monument-Act Night Nobel Olympiad Olympics Open Ordinance Oscars Paralympics Pact Plan Plate Playoffs
Plebiscite Prix Prize Prizes Protocol Protocols Question Race Rally Rebellion Referendum Reformation Regatta
Regulation Reich Renaissance Report Resolution Revolution Revolt Riots Roadmap Rule Rules Season Series Shield Song
Spring Statute Sunday Summit Sweepstakes Syndrome Test Theory Treaties Treaty Trophy Troubles Uprising Vase War Wars
Week Weekend White-Paper World-Cup Year Disease Virus Fever Index Scale Intermediate Brent Stakes Handicap Cross-Act
Guidelines Standards Principles Framework Strategy Scheme Programme-Act Warrant Theorem Bachelor Master Doctorate
Degree Honours
"""
EVENT_HEADS = frozenset(_EVENT_HEADS_TEXT.split())
"""Heads of names of events, prizes, laws and the like, which are no entities."""

_NOT_NAMES_TEXT = """
January February March April June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep
Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays
Saturdays Sundays Mon Tue Wed Thu Thurs Fri Sat Sun Christmas Easter Ramadan Eid Hanukkah Diwali Halloween
Thanksgiving Passover Lent Advent Nowruz Ashura Pentecost Whitsun Hogmanay Purim Sukkot Hajj Umrah Muharram Safar
Rajab Shaban Shawwal Vaisakhi Holi Onam Pongal Vesak Songkran Tet Deepavali Navratri Michaelmas Brexit Covid COVID
Covid-19 COVID-19 Ebola Zika Aids AIDS HIV SARS Mers Holocaust Nakba Renaissance Euro Euros Dollar Dollars Pound
Pounds Sterling Rupee Rupees Naira Rand Shilling Shillings Cedi Yen Yuan Ruble Rouble Rubles Roubles Dirham Dinar
Riyal Bitcoin Ethereum USD EUR GBP GMT BST EST EDT CET CEST EAT WAT IST AEST UTC PST PDT AM PM a.m. p.m. GDP VAT CPI
IPO CEO CFO COO CTO MP MPs MEP MEPs MSP MSPs TD TDs DNA RNA AI IT PR HR TV DVD CD USB URL PDF ID CCTV DJ VIP IQ PhD
MBA MA BA BSc MSc MBE OBE CBE KC QC SC GP GPs A&E ICU UFO GPS SUV LED ATM PIN SIM FAQ Q&A OK PS NB RIP AGM EGM NGO
NGOs SME SMEs SOS TB PTSD ADHD IVF MRI CT PCR PPE AC DC VC LGBT LGBTQ LGBTI LGBTQ+ BAME DIY ETA EV EVs Mr Mrs Ms Miss
Mx Dr Prof Sir Dame Madam Internet God Gods Lord Heaven Hell Allah Almighty Bible Koran Quran Torah Gospel Mass
Sabbath I II III IV V VI VII VIII IX XI XII XIV XV XVI No Nos Vol Fig Chapter Section Article Part Page Phase Stage
Grade Group-A Class Act Scene Category Type Level Tier Year Room Gate Platform Flight Route Exit Line Round Episode
Volume Lot Bay-1 Ward-1 Jr Sr Esq PLC AD BC CE BCE Hijri Anno Domini Earth-Day Black White Brown Asian Latino Latina
Hispanic Roma-ish Aboriginal Indigenous Native Internet-age Marxist Marxism Communist Communism Socialist Islamist
Islamists Islamism Zionist Zionism Nazi Nazism Fascist Darwinian Freudian Keynesian Orwellian Thatcherite Thatcherism
Trumpian Trumpism Blairite Peronist Chavista Maoist Stalinist Leninist Trotskyist Gaullist Kafkaesque Shakespearean
Victorian Edwardian Elizabethan Georgian-era Tudor Ottoman Byzantine Roman Jurassic Cretaceous Triassic Neolithic
Palaeolithic Protestantism Catholicism Islam Judaism Christianity Hinduism Buddhism Sikhism Islamic Jewish Christian
Muslim Catholic Protestant Anglican Orthodox Sunni Shia Shiite Shi'ite Hindu Buddhist Sikh Methodist Baptist
Presbyterian Lutheran Evangelical Mormon Jesuit Salafi Sufi Oscar Oscars Grammy Grammys Emmy Emmys Bafta Baftas Tony
Tonys Nobel Pulitzer Booker Brit Brits Bafta-winning Test Tests Ashes Wimbledon-fortnight Olympics Olympic Paralympics
Paralympic Wi-Fi WiFi Bluetooth Android-ish X-ray X-rays T-shirt T-shirts CO2 H5N1 PM2.5 ISBN DOI VPN API
"""
NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
"""Words with a capital that are no names of entities: days, months, feasts, currencies, faiths, abbreviations."""
