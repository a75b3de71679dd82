"""Titles, ranks, offices and kinship that stand before names, and that are no part of them."""

_HONORIFICS_TEXT = """
Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Mx. Master Madam Madame Mme Mlle Monsieur Sir Dame Dr Dr. Doctor Prof Prof. Professor
Rev Rev. Reverend Fr Fr. Hon Hon. Honourable Honorable Right Rt Esq Sheikh Shaikh Sheikha Shaykh Imam Mullah Maulana
Mufti Ayatollah Rabbi Swami Guru Sri Shri Smt Haji Hajj Hajji Alhaji Alhaja Chief-Dr Engr Engr. Barr Barr. Pastor
Evangelist Apostle Bishop Archbishop Cardinal Pope Patriarch Canon Deacon Vicar Father Brother Sister Mother-Superior
Abbot Monsignor Msgr Metropolitan Lama Ustad Pandit Señor Señora Herr Frau Don Doña Signor Signora
"""
HONORIFICS = frozenset(_HONORIFICS_TEXT.split())
"""Forms of address. A surname alone may follow."""

_RANKS_TEXT = """
General Gen Gen. Lieutenant Lt Lt. Colonel Col Col. Major Maj Maj. Captain Capt Capt. Commander Cmdr Cmdr. Cdr
Sergeant Sgt Sgt. Corporal Cpl Cpl. Private Pvt Pte Admiral Adm Adm. Vice-Admiral Rear Commodore Brigadier Brig Brig.
Brig-Gen Major-General Lieutenant-General Lieutenant-Colonel Lieutenant-Commander Marshal Field Air Wing Squadron
Leader Flight Warrant Officer Constable Const PC WPC DC DS DI DCI Det Det. Detective Inspector Insp Insp.
Superintendent Supt Supt. Chief Deputy Assistant Sheriff Trooper Staff Petty Ensign Cadet Gunner Agent Special Ranger
Marine Bombardier Rifleman Guardsman Fusilier Lance Airman Seaman Sub-Inspector Commissioner Comr DSP ASP DIG IGP SSP
"""
RANKS = frozenset(_RANKS_TEXT.split())
"""Military and police ranks."""

_OFFICES_TEXT = """
Financial Operating Managing Special Duties Corporate Marketing Medical Scientific Investment Technical Commercial
Editorial Creative Founding Returning President Vice Vice-President Premier Prime Minister Ministers Chancellor
Secretary Secretary-General Undersecretary Under-Secretary Governor Lieutenant Senator Sen Sen. Representative Rep
Rep. Congressman Congresswoman Councillor Cllr Cllr. Councilman Councilwoman Councilor Alderman Mayor Lord Lady
Baroness Baron Viscount Earl Duke Duchess Count Countess Marquess Prince Princess King Queen Emperor Empress Sultan
Emir Crown Tsar Pasha Ambassador Consul Envoy Commissioner Chairman Chairwoman Chair Chairperson Director
Director-General Directors Manager Coach Captain Head Chief Judge Justice Justices Magistrate Recorder Chief-Justice
Attorney Solicitor Prosecutor Advocate Barrister Ombudsman Registrar Coroner Attorney-General Solicitor-General
Speaker Whip Leader Spokesman Spokeswoman Spokesperson Delegate MP MEP MSP MLA MLAs MK TD AM MS Assemblyman
Assemblywoman Deputy Deputies Lawmaker Legislator Taoiseach Tánaiste Tanaiste CEO CFO COO CTO Chief-Executive
Executive Founder Co-founder Cofounder Owner Partner Principal Headteacher Headmaster Headmistress Rector Provost Dean
Vice-Chancellor Chaplain Comptroller Controller Treasurer Auditor Auditor-General Inspector-General Surgeon
Surgeon-General Postmaster-General Paramount Oba Ooni Alake Obi Igwe Eze Sarki Induna Nkosi Chief-of-Staff Acting
Interim Former Ex Ex-President Ex-Prime Late Incoming Outgoing Caretaker Honorary Foreign Home Finance Defence Defense
Interior Transport Education Health Agriculture Environment Energy Trade Culture Labour Labor Housing Justice-Minister
Business Treasury Shadow Press Communications Information Sports Tourism Water Economy Economic Economics Industry
Planning Development Climate Immigration Junior State General Permanent Senior Cabinet Parliamentary National Security
Adviser Advisor Counsellor Counselor Policy Affairs Oil Petroleum Power Mines Fisheries Science Technology Internal
External Public Social Welfare Works Local Lands Women Youth Children Families Digital Veterans Lawyer Overseas
International Commerce Revenue Infrastructure Equality Equalities Migration Refugee Religious Endowments Legal
Electoral Police Fire
"""
OFFICES = frozenset(_OFFICES_TEXT.split())
"""Offices, and words that stand before them."""

_OFFICE_NOUNS_TEXT = """
President Vice-President Premier Minister Ministers Chancellor Secretary Secretary-General Undersecretary
Under-Secretary Governor Senator Sen Sen. Representative Rep Rep. Congressman Congresswoman Councillor Cllr Cllr.
Councilman Councilwoman Councilor Alderman Mayor Lord Lady Baroness Baron Viscount Earl Duke Duchess Count Countess
Marquess Prince Princess King Queen Emperor Empress Sultan Emir Ambassador Consul Envoy Commissioner Chairman
Chairwoman Chair Chairperson Director Director-General Manager Coach Captain Head Chief Judge Justice Magistrate
Recorder Attorney Attorney-General Solicitor Solicitor-General Prosecutor Advocate Barrister Ombudsman Registrar
Coroner Speaker Leader Spokesman Spokeswoman Spokesperson Delegate MP MEP MSP MLA MK TD Assemblyman Assemblywoman
Deputy Lawmaker Legislator Taoiseach Tánaiste Tanaiste CEO CFO COO CTO Executive Founder Co-founder Owner Principal
Headteacher Headmaster Headmistress Rector Provost Dean Vice-Chancellor Chaplain Comptroller Treasurer Auditor
Auditor-General Inspector-General Oba Ooni Induna Adviser Advisor General Admiral Colonel Major Lieutenant Sergeant
Inspector Superintendent Constable Officer Commander Marshal Sheriff Corporal Private Brigadier Commodore Pope Bishop
Archbishop Cardinal Patriarch Rabbi Imam Sheikh Sheikha Ayatollah Mullah Pastor Reverend Father Professor Doctor Dr
Detective Agent Lawyer
"""
OFFICE_NOUNS = frozenset(_OFFICE_NOUNS_TEXT.split())
"""Offices as the nouns that end a title."""

_PORTFOLIOS_TEXT = """
Special Duties Corporate Social Care Intergovernmental Parole Petrol Sanitary Drainage Budget Aviation Space Maritime
Shipping Affairs Agriculture Children Climate Commerce Communications Communities Community Culture Defence Defense
Development Digital Economic Economy Education Electricity Employment Endowments Energy Enterprise Environment
Equality Europe-Minister Exchequer External Families Finance Fisheries Food Foreign Forestry Government Health Higher
Home Homeland Housing Human Immigration Industry Information Infrastructure Innovation Integration Interior Internal
International Investment Irrigation Islamic Justice Labor Labour Land Lands Levelling Livestock Local Marine Media
Migration Mineral Mines Mining National Natural Oil Parliamentary Petroleum Pensions Planning Police Policing Power
Prisons Public Prosecutions Railways Regional Religious Resources Roads Rural Science Security Services Sport Sports
Staff State Statistics Technology Territorial Tourism Trade Training Transport Transportation Treasury Up Urban
Veterans War Water Welfare Women Work Works Youth Medicine Nursing Engineering Economics Law History Physics Chemistry
Biology Arts Music Surgery Epidemiology Psychology Psychiatry Philosophy Politics Sociology Geography Astronomy
Mathematics Ecology Archaeology Commission Republic Senate Parliament Assembly Board House Council Opposition Court
Rolls Session Intelligence Operations Policy Strategy Research Sales Marketing Emergency Emergencies Disaster
Management Standards Refugees Elections Cabinet Sanitation Revenue
"""
PORTFOLIOS = frozenset(_PORTFOLIOS_TEXT.split())
"""What an office, a ministry or a department is for."""

_KIN_TEXT = """
Mum Mom Dad Daddy Mummy Mommy Mama Papa Grandma Grandpa Granny Nana Nan Gran Grandad Granddad Auntie Aunty Aunt Uncle
Grandmother Grandfather Mother Father Brother Sister Cousin Son Daughter Wife Husband Widow
"""
KIN = frozenset(_KIN_TEXT.split())
"""Kinship, as a form of address or before a name."""

_ROLES_TEXT = """
Striker Midfielder Defender Goalkeeper Keeper Winger Substitute Captain Skipper Coach Manager Forward Fullback
Full-back Fly-half Scrum-half Hooker Prop Lock Flanker Centre Wing Batsman Bowler Allrounder All-rounder Wicketkeeper
Opener Seamer Spinner Pitcher Quarterback Point Guard Driver Rider Jockey Trainer Champion Teammate Team-mate
Compatriot Countryman Veteran Teenager Youngster Rookie Newcomer Referee Umpire Actor Actress Singer Rapper Author
Novelist Poet Playwright Artist Painter Sculptor Photographer Director Filmmaker Producer Composer Conductor Pianist
Violinist Guitarist Drummer Comedian Presenter Broadcaster Journalist Reporter Correspondent Editor Columnist Blogger
Activist Campaigner Lawyer Attorney Analyst Economist Strategist Trader Broker Historian Archaeologist Scientist
Researcher Biologist Ecologist Virologist Epidemiologist Seismologist Meteorologist Climatologist Geologist Physicist
Chemist Astronomer Psychologist Psychiatrist Surgeon Physician Doctor Nurse Midwife Paramedic Teacher Headteacher
Student Pupil Farmer Fisherman Shopkeeper Businessman Businesswoman Entrepreneur Billionaire Tycoon Magnate Investor
Banker Engineer Architect Designer Chef Pilot Astronaut Cosmonaut Soldier Firefighter Policeman Policewoman Detective
Spokesman Spokeswoman Spokesperson Resident Neighbour Neighbor Witness Survivor Victim Suspect Defendant Prosecutor
Judge Mayor Councillor Minister Senator Rancher Grower Volunteer Pensioner Retiree Father Mother Brother Sister
Grandmother Grandfather Wife Husband Widow Friend Colleague Rival Opponent Counterpart Predecessor Successor Fellow
Rebel Warlord Candidate Frontrunner Incumbent Challenger Politician Diplomat Former Then Ex Retired Late Founder Owner
Boss Chief Head Co-author Co-founder Lead
"""
ROLES = frozenset(_ROLES_TEXT.split())
"""Roles with a capital at the beginning of a sentence, before a name."""

_AFTER_NAMES_TEXT = """
Esq MP MEP MSP MLA QC KC SC SAN PhD MD OBE MBE CBE KBE DBE CFR OFR OON GCFR FRS FRCS RN JP TD AM AO AC CNZM DSO DFC VC
GC DD DPhil MBBS FCA
"""
AFTER_NAMES = frozenset(_AFTER_NAMES_TEXT.split())
"""What may stand after a person's name and is no part of it."""

_PART_OF_NAME_TEXT = """
Jr Sr II III IV
"""
PART_OF_NAME = frozenset(_PART_OF_NAME_TEXT.split())
"""Suffixes that belong to a person's name."""
