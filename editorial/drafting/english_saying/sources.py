"""Nouns for those who say something: persons by their part, bodies, the many, documents and media."""

from editorial.drafting.english_saying.listed import listed

ROLES = listed(
    """
    co-star costar star team-mate mate bandmate flatmate roommate brother-in-law sister-in-law father-in-law
    mother-in-law son-in-law daughter-in-law stepfather stepmother youngest eldest grandparent eyewitness
    minister premier president chancellor king queen prince princess emir sheikh sultan senator congressman
    congresswoman congressperson lawmaker legislator deputy mp mep councillor councilor alderman mayor governor
    commissioner secretary ambassador envoy diplomat consul attaché spokesman spokeswoman spokesperson chairman
    chairwoman chairperson chair chief executive ceo cfo coo cto boss head director manager president
    vice-president founder co-founder owner co-owner partner chairlady coach trainer captain skipper striker
    goalkeeper keeper defender midfielder winger forward player batsman batter bowler all-rounder opener
    sprinter swimmer cyclist driver rider jockey golfer boxer fighter athlete runner gymnast skater skier judge
    justice magistrate prosecutor lawyer solicitor barrister attorney advocate counsel coroner sheriff detective
    inspector superintendent constable officer sergeant lieutenant colonel general admiral major commander
    brigadier marshal investigator ranger firefighter paramedic doctor physician surgeon nurse midwife
    pharmacist psychologist psychiatrist dentist vet epidemiologist virologist immunologist cardiologist
    oncologist neuroscientist biologist chemist physicist astronomer geologist seismologist volcanologist
    meteorologist forecaster climatologist ecologist botanist zoologist oceanographer hydrologist archaeologist
    historian anthropologist sociologist economist statistician demographer analyst strategist trader broker
    banker investor fund-manager auditor accountant scientist researcher professor lecturer scholar academic
    teacher headteacher headmaster headmistress principal dean provost rector student pupil graduate expert
    specialist consultant adviser advisor aide engineer architect designer developer programmer technician
    mechanic pilot sailor fisherman skipper farmer grower rancher shepherd breeder miller baker butcher chef
    cook waiter waitress barista shopkeeper grocer trader merchant vendor seller retailer hotelier landlord
    landlady tenant homeowner resident villager neighbour neighbor witness survivor victim bystander passer-by
    passenger commuter motorist pensioner widow widower mother father mum mom dad parent son daughter brother
    sister sibling uncle aunt cousin nephew niece grandmother grandfather grandson granddaughter husband wife
    fiancé fiancée girlfriend boyfriend friend colleague classmate teammate counterpart rival opponent
    predecessor successor candidate nominee challenger incumbent activist campaigner protester demonstrator
    organiser organizer leader unionist shop-steward delegate representative member official bureaucrat
    civil-servant clerk registrar priest pastor vicar bishop archbishop cardinal pope imam rabbi monk nun
    preacher cleric ayatollah mufti author writer novelist poet playwright journalist reporter editor columnist
    critic reviewer blogger broadcaster presenter host anchor correspondent photographer filmmaker film-maker
    director producer actor actress singer songwriter musician composer conductor pianist violinist guitarist
    drummer rapper dj artist painter sculptor curator librarian gallerist dancer choreographer comedian model
    defendant plaintiff claimant inmate prisoner detainee hostage refugee migrant asylum-seeker
    employee worker labourer laborer docker miner factory-worker trucker courier shareholder treasurer ombudsman
    ombudswoman regulator negotiator mediator facilitator interpreter translator insider source whistleblower
    veteran soldier fighter rebel militant hacker referee umpire fan supporter spectator customer client patient
    carer caregiver volunteer man woman boy girl teenager youth child person guest visitor tourist hiker climber
    diver guide guard watchman janitor caretaker groundsman bookseller publisher agent manager promoter
    impresario lead vice-chancellor vice-chairman undersecretary under-secretary attorney-general
    director-general secretary-general co-author co-ordinator coordinator administrator superintendent
    supervisor foreman forewoman planner surveyor ministerial taoiseach tánaiste chieftain elder monarch duke
    duchess earl baron baroness lord lady dame peer speaker whip parliamentarian statesman stateswoman beekeeper
    winemaker brewer distiller vintner trawlerman crofter fishmonger florist gardener carpenter plumber
    electrician bricklayer welder blacksmith tailor seamstress hairdresser barber taxi-driver lorry-driver
    cabbie courier postman caller dispatcher suspect accused buyer shopper insurer's carer babysitter stepson stepdaughter
    ex-husband ex-wife ex-partner boyfriend partner twin fiance spinner bowler seamer paceman hooker prop fly-half scrum-half
    lock flanker centre-back left-back right-back full-back quarterback pitcher catcher shortstop linebacker receiver
    guard centre point-guard wicketkeeper all-rounder rider racer driver co-driver hopeful frontrunner flagbearer fixer
    councilman councilwoman selectman assemblyman assemblywoman chairholder premier-elect president-elect mayor-elect
    secretary-designate ex-minister ex-president ex-mayor campaign-manager
    """
)
"""What a person is called who says something, in the singular."""

WOMEN = listed(
    """
    queen princess congresswoman spokeswoman chairwoman actress waitress landlady widow mother mum mom daughter
    sister aunt niece grandmother granddaughter fiancée girlfriend wife nun duchess baroness lady dame
    ombudswoman woman girl headmistress stateswoman forewoman midwife seamstress chairlady ms mrs miss madam
    """
)

MEN = listed(
    """
    king prince emir sultan congressman spokesman chairman waiter landlord widower father dad son brother uncle
    nephew grandfather grandson fiancé boyfriend husband priest monk bishop archbishop cardinal pope imam duke
    earl baron lord ombudsman man boy headmaster statesman foreman fisherman trawlerman postman groundsman
    watchman batsman mr sir
    """
)

SPOKESPERSONS = frozenset(["spokesman", "spokeswoman", "spokesperson", "representative"])

BODIES = listed(
    """
    company firm group bank lender insurer carrier airline operator manufacturer automaker carmaker maker
    retailer chain supermarket startup start-up corporation conglomerate business producer supplier developer
    publisher utility railway railroad union federation association organisation organization charity foundation
    institute institution university college school academy hospital clinic trust board council committee
    commission panel tribunal court agency authority bureau office department ministry treasury government
    administration cabinet presidency parliament assembly senate house congress legislature party coalition
    alliance bloc opposition army navy military force air-force guard regulator watchdog ombudsman inspectorate
    service club team side franchise league museum gallery theatre theater orchestra library zoo church mosque
    diocese archdiocese embassy consulate mission delegation secretariat fund exchange chamber cooperative
    co-operative society network laboratory lab centre center observatory city town county municipality state
    region province district borough port airport brewery mill refinery plant kingdom republic campaign movement
    militia junta regime bourse broadcaster newspaper paper magazine daily weekly tabloid station channel outlet
    website platform site union's institute fire-service brigade central-bank think-tank consultancy consortium
    brokerage watchdog co-op dealership shipyard
    """
)
"""What bodies are called."""

MEDIA = listed(
    """
    newspaper paper magazine daily weekly tabloid broadsheet broadcaster station channel network outlet website
    portal radio television tv journal periodical publication newswire wire podcast programme program show
    newsletter blog agency
    """
)

DOCUMENTS = listed(
    """
    report study survey poll document documents memo memorandum letter filing filings indictment lawsuit
    complaint affidavit verdict ruling judgment judgement audit review analysis paper findings figures data
    statistics numbers records record minutes transcript draft communique communiqué dossier leaflet manifesto
    census estimates forecast bulletin index assessment inquiry investigation research papers letters reports
    studies surveys polls notice notes email emails e-mail prospectus petition charge charges sheet autopsy
    post-mortem statement release contract agreement treaty resolution decree order bill law act regulation
    guidelines guidance rules charter diary diaries memoir book article editorial headline text texts message
    messages results accounts ledger log logs chart map files file footage brochure whitepaper white-paper
    warrant writ check checks finding projection projections tally count survey timeline transcripts recording recordings
    warrant writ statement evidence experiment experiments test tests trial trials model models
    """
)

DOCUMENTS_OF_BODIES = listed(
    """
    statement release website site communique communiqué post tweet account page
    """
)
"""What a body says in these it says itself."""

OFFICIAL_FIGURES = frozenset(["figures", "data", "statistics", "numbers"])

AUDIENCES = listed(
    """
    presspersons newspersons mediapersons reporters journalists
    newsmen newsmen correspondents media press lawmakers legislators senators mps members
    deputies supporters followers fans crowd audience court jury jurors hearing inquest inquiry tribunal judge
    magistrates judges investors analysts shareholders delegates conference congregation viewers listeners
    readers residents villagers staff employees workers students pupils colleagues police officers detectives
    investigators guests mourners worshippers councillors committee panel commission parliament assembly meeting
    rally colleagues friends neighbours neighbors newspapers broadcasters customers users parents ministers
    diplomats officials briefing gathering ceremony summit forum webinar session symposium seminar event vigil call class
    pilgrims worshippers voters activists councillors commuters motorists troops soldiers players teammates donors clients
    customers subscribers passengers friends pals family relatives executives bosses ministers lawyers prosecutors
    """
)
"""Those to whom something is told who are many or have no name."""

COLLECTIVES = listed(
    """
    police officials authorities experts analysts economists scientists researchers doctors witnesses residents
    locals villagers sources reporters critics campaigners activists supporters opponents protesters organisers
    organizers investigators prosecutors lawyers detectives officers traders investors farmers fishermen
    observers diplomats lawmakers lawyers engineers teachers students parents neighbours neighbors relatives
    family families people media press insiders astronomers historians archaeologists biologists ecologists
    conservationists environmentalists meteorologists forecasters medics paramedics firefighters rescuers
    survivors victims passengers workers unions employers ministers deputies senators members mps councillors
    councilors leaders executives managers players fans spectators customers users patients nurses
    epidemiologists rebels militants soldiers troops villagers elders clerics bishops historians academics
    scholars surveyors psychologists statisticians strategists brokers dealers bankers lenders firms companies
    banks newspapers outlets channels agencies groups colleagues friends teammates staff management crew public
    some many others most several few intelligence troops businesses retailers growers producers men women
    children those both
    """
)
"""The many, in the plural or as one word for them."""

MANY = listed(
    """
    camp team side campaign faction wing bench police authorities family management staff crew public media press
    intelligence military prosecution defence
    """
)
"""Words for many that have no plural ending."""

ANONYMOUS_WORDS = frozenset(
    ["source", "insider", "whistleblower", "translation", "interpretation", "translator", "interpreter"]
)

COUNTRY_BODIES = listed(
    """
    government parliament cabinet army military presidency opposition treasury senate navy
    """
)
"""EnglishBodies of which a country has one."""

RANKS = listed(
    """
    general colonel lieutenant sergeant captain major admiral commander brigadier constable corporal private justice judge
    dr doctor professor lord lady sir dame father sister brother rev reverend bishop imam sheikh king queen prince princess
    """
)
"""What belongs to a name as an honorific or a rank does."""

HONORIFICS = listed(
    """
    mr mrs ms miss dr prof sir dame alhaji alhaja hajia hajiya engr barrister pastor rev hon sen rep gov gen col lt sgt capt
    nana madam malam mallam comr evang bro bishop oba igwe eze chief auntie uncle cllr comrade otunba shri smt datuk tun ustaz mme
    """
)
"""What stands between an office and a name."""
