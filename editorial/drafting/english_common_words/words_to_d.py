"""Common English words that begin with the letters A to D."""

WORDS_TO_D = """
aaliyah abandon abandoned abbreviations abdominal abide ability able abnormal aboard abortion about above abroad abs absence
absent absolute absolutely absorb absorbed absorption abstract abstraction absurd abundance abundant abuse abusive academic acc
accelerate accelerated acceleration accelerator accent accept acceptable acceptance accepted access accessibility accessible
accession accessories accessory accident accidental acclaimed accommodate accommodation accompanied accompany accompanying
accomplish accomplished accomplishments accord accordance according account accountability accountable accountancy accountant
accountants accreditation accredited accrued accumulated accumulation accuracy accurate accused ace achieve achievement acid
acknowledge acknowledgement acknowledgment acne acoustic acquire acquired acquisition acres acronym acronyms across acrylic act
action activate activated activation active activism activist activists activities activity actor actress actual actually
acupuncture acute adapt adaptation adapted adapter adaptive adaptor add added addict addiction addictive addition additional
additive address adequate adhere adherence adhesive adj adjacent adjunct adjust adjustable adjusted adjustment adler adm admin
administer administered administration administrative administrator admiral admission admit admitted adolescent adopt adopted
adoption adorable ads adult advance advanced advancement advantage advent adventure adverse advert advertise advertisement
advertising advice advise advised adviser advisor advisory advocacy advocate adware aerial aero aesthetic affair affairs affect
affection affiliate affiliation affinity affirmative affirmed afford affordable afraid after aftermarket aftermath afternoon
afterwards again against age agency agenda agent aggregate aggregation aggression aggressive ago agree agreement agricultural
agriculture ahead aid aide aim air airborne aircraft airfare airline airmail airport airways aka alarm alas albeit albion
alcohol alcoholic ale alert algebra algebraic algorithm alias alien align alignment alike alive alkaline all allegation
allegations alleged allergic allergy alley alliance allied allies allocate allocated allocation allow allowable allowance ally
almanac almond almost alone along alongside aloud alphabet alphabetical alpine already alright also alt altar alteration
alterations altered altering alternate alternative although altitude altogether aluminium alumni always alzheimer amateur amazed
amazing ambassador ambient ambiguous ambition ambitious ambulance amen amend amended amendment amenities americana americas
amethyst ami amid amino ammunition amnesty among amongst amortization amount amp ample amplifier amplitude amusement amusing
analog analogue analogy analyse analyses analysis analyst analytic analytical anatomy ancestor ancestors ancestry anchor ancient
and angels anger angie angle anglo angry angular animal animated animation ankle annex anniversary annotate annotated annotation
announce announced announcement announcements annoying annual annuity anon anonymous another answer ant antenna anterior anthem
anthology anthropology anti antibiotic antibiotics antibody anticipate anticipated anticipation antigen antilles antique
antivirus anxiety anxious any anybody anymore anyone anything anytime anyway anywhere apart apartment apartments aperture apex
aphrodite apis apologies apologize apology app apparatus apparel apparent apparently appeal appear appearance appellant
appellate append appendices appendix appetite apple applet appliance appliances applicability applicable applicant application
apply appoint appointed appointment appraisal appreciate appreciation apprentice approach appropriate appropriation
appropriations approval approve approved approx approximate approximately approximation apt aquaculture aquarium aquatic arabic
arbitrary arbitration arc arcade arch archaeological archaeologist archaeology archery architect architectural architecture
archival archive area arena arg argue argument aria arise arising arithmetic arm armani armenian arms army aromatherapy arose
around arr arrange arranged arrangement arrangements array arrest arrested arrival arrive arrived arrow art artery arthritis
article artificial artillery artist artistic arts artwork asap asbestos ascending ashes aside ask asked asleep asp aspect
aspects asphalt aspire aspirin assault assay assemble assembled assembly assert assertion assess assessment asset assets assign
assigned assignment assist assistance assistant assoc associate associated associates association assorted assortment asst
assume assumption assurance assure asterisk asthma astrology astronomical asylum asynchronous ate athlete athletes athletic
atkinson atlas atm atmosphere atmospheric atom atomic att attach attached attachment attack attain attainment attempt attend
attendance attendant attendees attention attic attitude attorney attract attraction attractions attractive attributable
attribute attribution auburn auction aud audi audience audio audit auditor auditorium augmentation augustine aunt aurora aus
auth authentic authenticated authentication authenticity author authorised authoritative authority authorization authorize
authorized autism auto autobiography autographed automate automated automatic automatically automation automobile automotive
autumn aux auxiliary avail availability available avalanche average avg avian aviation avid avoid avoidance awaiting awake award
aware away awful awhile awkward axis axle baby baccarat bachelor back backbone backer background backpack backstreet backup
backward backyard bacteria bacterial bad badge bag baggage bail bait bake baked bakersfield bakery baking balance balcony bald
ball ballard ballet balloon ballot ballroom bamboo ban banana band bandwidth bang bank banker bankruptcy banner banquet baptism
baptist bar barbecue bare barefoot bargain bark barley barn barrier barriers barrister base baseball based baseline basement
bash basic basically basin basis basket basketball bass bastard bat batch bath bathroom battalion battery battle battlefield
bauer bay baylor beach beacon bead beads beam beanie bear beard bearings beast beat beaten beautiful beauty beaver became
because become bed bedroom beech beef been beer beethoven beetle before began begin beginning begun behalf behave behavior
behaviour behind behold beige being belief believe bell belle belly belong beloved below belt bench benchmark bend beneath
beneficial beneficiaries beneficiary benefit benefits benign bent benton beside besides best bestsellers bestselling bet beta
bethesda better betting between beverage beware beyond bias bible biblical bibliographic bibliography bicycle bidder big biggest
bike bikini bilateral bilingual bill billboard billed billiards billing billion bills bin binary bind binding bingo binoculars
bio biochemical biochemistry biodiversity biographical biography biol biological biologist biology biomass biomedical biotech
biotechnology bipolar bird birth birthday bisexual bishop bistro bit bite bitmap bittorrent bizarre black blackberry blackjack
bladder blade blah blame blank blanket blast blaze bldg bleed bleeding blend bless blessed blessings blew blind blink bliss
blitz block blog blond blonde blood bloodhound bloody bloom blossom blow blown blue bluegrass bluff blunt board boasts boat body
bogus bohemian boil boiler boiling bold bolt bomb bond bondage bone bonus boobs book bookings booklet bookmark books bookshelf
bookshop bookstore boolean boom boost boot bootstrap booty border bore bored boring born borne borough borrow borrower bose boss
bot botanical both bothered bottle bottom bought boulevard bounce bound boundary bounty bouquet bout boutique bow bowel bowman
box boxer boy boyfriend bra brace bracelet bracket brain brake branch brand brass brave breach bread breadth break breakdown
breakfast breakthrough breast breastfeeding breath breathe breed breeze brentwood brew brewer brewery brewing brick bridal bride
bridge brief briefings briefly brigade bright brilliant bring broad broadband broadcast broadly brochure broke broken broker
brokerage broncos bronze brother brought brown browse brunette brush brutal bubble buchanan bucket buckle buddhism buddhist
buddy budget buff buffer buffet bug buggy build builder building built bulb bulbs bulgarian bulk bull bulldogs bullet bulletin
bump bumper bunch bundle bunny burden bureau burger burglar burial buried burn burning burnt burst bus busch business
businessman bust busy but butler butte butterfly button buy buyer buzz bylaws bypass byte bytes cabin cabinet cable cache cactus
cafe caffeine cage cake cal calcium calculate calculation calculator calculus calendar calf calibration call callback called
calm calorie calories camcorder came camel camera camp campaign campaigner campground cancel cancellation cancer candid
candidate candle candy cane canine cannabis canned canoe canonical canopy cans cant canton canvas canyon cap capabilities
capability capable capacity capita capital capitalism capitalist capri capsule capsules captain caption captive capture car
carat caravan carbohydrate carbon carcinoma card cardboard cardiac cardinal cardiology cardiovascular care careful carefully
caregivers carer carey cargo carnival carpet carriage carrier carry cart carte cartier cartoon cartridge carved carving cary
casa cascade case cash cashier cashiers cassette cast castle casual casualty cat catalogue catalyst catalytic catch categories
categorized category catering cathedral catholic cattle caught causal cause caution cautious cave cavity cease ceasefire ceiling
celeb celebrate celebration celebrity celebs celestial cell cello cellphone cellular cement cemetery censorship census cent
centennial center central centralized centre century ceramic cereal cerebral ceremony cert certain certainty certificate
certification certified certify cervical cessation chain chair chairman chairperson chairwoman chalet chalk challenge challenger
chamber champ champagne champaign champion championship chancellor chances change channel chaos chap chapter char character
characteristic characteristics characterization characterized charcoal charge charitable charity charm chart chartered chasing
chassis chat chateau chatham che cheap cheapest cheat cheats check checklist checkout checkpoint checksum cheek cheerleader
cheers cheese chef chem chemical chemist chemotherapy cheque cherry chesapeake chess chest chestnut chew chic chick chicken
chicks chief child childcare childhood children chill chimney chip chiropractic chloride chocolate choice choir cholesterol
choose chop chopped chord chords chorus chose chosen chr christi christianity christians chrome chronic chronicle chronicles
chronological chubby chuck chunk church cigar cigarette cinderella cinema cinnamon cir circa circle circuit circular circulation
circumstance circumstances circus citation cite cited citing citizen citizens citizenship citrus city civic civil civilian
civilization claim claimant clair clamp clan clarification clarify clarinet clarion clarity clash class classic classical
classification classified classifieds classmates classroom clause clean cleanliness cleansing cleanup clear clearance clearly
clearwater clergy clerical clerk clever click client cliffs climate climb climbing clinic clinical clip clipboard clips clit
clock clone close closeout closest closet closure cloth clothes clothing cloud cloudy clover clown club clue cluster clutch
clutter coach coal coalition coarse coast coat coatings cobalt cobb cobra coca cocaine cock cocktail coconut cod code
coefficient coffee cognitive coherent cohort coil coin coins coke col cola cold coll collaborate collaboration collaborative
collapse collar collateral colleague colleagues collect collectables collected collectible collectibles collection collective
collector college collegiate collision colon colonel colonial colony color colour colt column columnist columnists com comb
combat combination combine combined combo combustion come comedian comedy comet comfortable comfortably comic comics comm comma
command commander commence commenced commencement comment commentary comments commerce commercial commission commissioner commit
commitment committed committee commodity commodore common communicate communication communications communion communist community
commuter como comp compact companion company comparable comparative compare comparison compartment compass compassion
compatibility compatible compelled compelling compensate compensation compete competence competency competent competition
competitive competitor competitors compilation compile compiled compiler complain complainant complaint complement complementary
complete completion complex complexity compliance compliant complicated complications compliment complimentary comply component
components compose composed composer composite composition compound comprehension comprehensive compressed compression
compressor comprise comprised comprises comprising compromise compulsory computation computational compute computed computer
computerized computing con concealed conceived concentrate concentration concept conception conceptual concern concerned
concerns concert concerto concession concise conclude concluded conclusion concord concrete concurrent condemned condensed
condition conditional conditions condo condominium condoms conduct conductor cone conf conference confessions confidence
confident confidential confidentiality configurable configuration configure confined confirm confirmation confirmed conflict
conform conformance conformity confused confusing confusion congestion congratulations congregation congress congressional
congressman conjunction conn connect connection connectivity connector conquer conquest conscience conscious consciousness
consecutive consensus consent consequence consequences consequential consequently conservation conservationist conservative
conserved consider considerable considerably consideration considered consist consistency consistent consisting consists console
consolidate consolidated consolidation consortium conspiracy constant constituency constituent constituents constitute
constitutes constitution constitutional constr constrained constraint constraints construct constructed construction
constructive constructor construed consult consultancy consultant consultation consulting consumables consume consumed consumer
consuming consumption cont contact contain contained containment contains contaminants contaminated contamination contemporary
content contention contest context contiguous continent continental contingency contingent continually continuation continue
continuous continuum contour contra contract contractor contractual contradiction contrary contrast contrib contribute
contribution contributions contributor contributors control controversial controversy convenience convenient convention
conventional convergence conversation converse conversion convert converted converter convertible convey convict convicted
conviction convince convinced convoy cookbook cooked cooker cookie cookies cooking cooks cookware cool coop cooperate
cooperation cooperative coordinate coordination coordinator cop cope copper copy copyright cord cordless core corinthians cork
corn corner cornerstone corona coronary coroner corporate corporation corpse corpus corr correct correction correctional
corrections corrective correlated correlation correspond correspondence correspondent corresponding corresponds corridor
corrosion corrupt corruption cortex corvette cos cosmetic cosmic cosmos cosponsors cost costume cottage cotton couch cough could
council councillor counsel counselor count countdown counterpart counterparts countless country countryside county coup coupe
couple coupon coupons courage course coursework court courtesy courthouse courtyard cousin cove cover coverage cow cowboy crab
crack cradle craft crafts crane crap crash crate crawl crazy cream create creation creative creativity creator creature
creatures credentials credibility credible credit creditor creditors creed creek crescent crest crew crib cricket crime criminal
crimson crisis crisp criteria criterion critic critical criticism criticized critics critique crochet crop crosby cross
crossover crossroads crossword crow crowd crown crucial crucially crude cruel cruelty cruise crush crypt crystals csc ctr cube
cubic cubs cue cuff cuisine culinary cult cultivation cultural culture cumulative cunt cup cur curator curb cure curiosity
curious curiously curl currency current currently curriculum curry curse cursor curtain curve cushion custody custom customary
customer customise customization customize cut cute cutie cutlery cycle cyclic cyclist cyclone cylinder cypress dad daddy daemon
daily dairy damage damn dance dancer danger dangerous daniels danish darby dare dark darling darwin dash dashboard dat data
database datatype date daughter day daylight daytime dead deadline deaf deal dealer dealership dealings deals dealt dear death
debate debit debris debt debtor debug debut dec decade decal decals decatur decay deceased decent deception decide decided
decimal decision deck declaration declare declared decline deco decoder decomposition decor decorate decorated decorating
decoration decorative decrease decree dedicated dedication deductible deduction deeds deemed deep deepest deer def default
defeat defect defective defects defence defend defendant defender defense defensive deferred deficiency deficit define defined
definite definitely definition definitive deg degradation degree del delay delegate delegates delegation delete deletion deli
deliberate deliberately delicate delicious delight delightful deliver delivered delivery della delta deluxe dem demand dementia
demo democracy democrat democrats demographic demolition demon demonstrate demonstration demonstrator den denial denied denim
denote denotes dense density dent dental dentist dentistry dentists denton deny dep depart department departmental departure
depend dependence dependency dependent depending depends depicted deploy deployed deployment deposit deposition depot deprecated
depreciation depressed depression dept depth deputy der derivative derivatives derive derived desc descendants descending
descent describe described description descriptive descriptor desert deserve design designate designated designation desirable
desire desk desktop despair desperate despite dessert destination destined destroy destruction destructive detached detail
detailed details detained detainee detect detected detection detective detector detention determination determine detox
devastating develop developed developer development developmental deviation device devoted devotion diabetes diabetic diagnose
diagnosed diagnosis diagnostic diagonal diagram dial dialog dialogue diameter diamond diaper diary diazepam dice dicks
dictionary did die diesel diet dietary diff difference different differential differentiate differentiation differing difficult
difficulty diffusion dig digest digestive digit digital dignity dilemma diligence dillon diluted dim dimension dimensional
dimensions diminished din dinar dinner dinnerware dinosaur diocese dion dioxide diploma diplomacy diplomat diplomatic dir dire
direct direction directional directions directive director directorate directory dirt dirty dis disability disable disabled
disadvantage disadvantaged disadvantages disagree disappear disappeared disappointed disappointing disappointment disaster disc
discard discarded discharge disciples disciplinary discipline disclaimer disclose disclosure disco discography disconnect
discontinued discount discourse discover discovery discreet discrepancies discrete discretion discrimination discuss discussion
disease dish dishwasher disk dislike dismiss dismissal dismissed disneyland disorder disorders dispatch dispatched dispersion
displaced displacement display disposable disposal dispose disposed disposition dispute disruption dissemination dissertation
dissolution dissolved dist distance distant distinct distinction distinctive distinguish distinguished distortion distress
distribute distributed distribution distributor district disturbance disturbed disturbing ditch div diva dive diverse
diversified diversion diversity divide divided dividend divine diving division divorce doc dock docket doctor doctoral doctrine
document documentary documentation dodge does dog doing dolby dolce doll dollar dollars dolls dolphin dom domain dome domestic
dominance dominant dominate dominated domination dominion domino donate donation donations done donkey donor doom door dos
dosage dose dot double doubt dough doughty dove dover dow down download downloadable downstream downtown downward dozen dpi
draft drag dragon dragonfly drain drainage drama dramatic dramatically draper draw drawings drawn dream dress drift drill drink
drive driven driver drone drop drosophila drought drove drug drum drunk dry dts dual duck duct dude due duff dull duly dumb
dummies dummy dump dungeon duplex duplicate duplication dupont durability durable duration during dusk dust dusty duty dwelling
dying dynamic dynamically dynasty dysfunction
"""
"""Parted by blanks."""
