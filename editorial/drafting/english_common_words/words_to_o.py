"""Common English words that begin with the letters E to O."""

WORDS_TO_O = """
each eager eagle earlier earliest early earn earnings earrings earth earthquake ease easier easiest easily east eastern easy eat
eaten eaton ebony echo eclipse ecological ecologist ecology econ economic economical economically economics economist economy
ecosystem edge edit edition editor editorial educate educated education educational educator educators effect effective effects
efficacy efficiency efficient effort egg ego eight eighteen eighth eighty either elaborate elapsed elbow elder elderly elect
elected election elective electoral electrical electricity electro electromagnetic electron electronic electronica
electronically elegance elegant elem element elementary elements elephant elevated elevation elevator eleven elf eligibility
eligible eliminate elimination elite elm else elsewhere emacs email embassy embedded embodiment embrace embroidered embroidery
emerald emerge emerged emergence emergency emerging emeritus eminent emission emissions emotion emotional emotions emphasis
emphasize empire empirical employ employed employee employees employer employment empower empowerment empty emu emulation
emulator enable enacted enamel enclosed enclosure encode encoded encoder encoding encompasses encore encounter encourage
encouragement encrypted encryption encyclopedia end endangered endless endorse endorsed endorsement endowment endpoint endurance
enemy energetic energy enforce enforcement eng engage engaged engagement engine engineer engineered engineering engraved
engraving enhance enhancement enjoy enjoyable enjoyment enlarge enlargement enlightenment enlisted enormous enough enquire
enquiries enquiry enriched enrichment enrolled enrolment ensemble ensure enter entertain entertaining entertainment enthusiasm
enthusiast enthusiastic entire entirety entitled entitlement entity entrance entrepreneur entrepreneurial entrepreneurship
entropy entry envelope environ environment environmental environmentalist envoy envy enzyme eos epic epidemic epidemiology
epilepsy episcopal episode equal equality equation equestrian equilibrium equip equipment equipped equitable equity equivalence
equivalent era erase erection erie erosion erotica err error escape escherichia escort escrow esp especially espresso essay
essays essence essential est establish established establishment estate este esteem estimate estimated estimates estimation
estonian eta etc eternal eternity ethanol ethereal ethical ethics ethnic ethnicity etiquette eureka euro europe evacuation
evaluate evaluation evangelical even evening evenly event events eventually ever evergreen every everybody everyday everyone
everything everywhere evidence evident evidently evil evite evolution evolutionary evolve evolved evolving ex exact exactly exam
examination examine examiner example exc excalibur exceed excellence excellent except exception exceptional excerpt excess
excessive exchange excise excite excited excitement exciting excl exclude excluding exclusion exclusive excursions excuse exec
executable execute executed execution executive exempt exemption exercise exhaust exhibit exhibition exhibitor exile exist
existence existing exit exodus exotic exp expand expansion expat expect expectation expectations expected expedition expenditure
expense expenses expensive experience experiment experimental expert expertise expiration expire expired expires expiry explain
explanation explanatory explicit explode exploit exploitation exploration explore explosion explosive expo exponential export
exporter expose exposed exposition exposure express expression exquisite ext extend extended extension extensive extent exterior
extern external extra extract extraction extractor extraordinary extreme eye fabric fabrication fabulous face facial facilitate
facilitator facilities facility facsimile fact factor factors factory factual faculty fade fail failed failure faint fair
fairfax fairfield fairy faithful fake fall fallen false fam fame familiar family famine famous fan fancy fantastic fantasy far
fare farewell farm farmer farrell farther fascinating fashion fast fasteners fastest fat fatal fate father fatigue fatty fault
faulty fauna faux fave favor favourite fax fayetteville fear feasibility feasible feast feat feather feature featured features
february fed federal federated federation fedora fee feed feedback feel feelings fees feet fell fellow fellowship felony felt
female feminine feminist femme fence fender ferry fertility fertilizer fest festival fetal fetch fever few fewer fiat fiber
fibre fiction fictional fidelity field fierce fiesta fifteen fifth fifty fight fighter figure figurines file filename filings
fill film filmography filter filtration fin final finale finally finance financial financier find findings fine finest finger
fingerprint finish finite finnish fire firearms firefighter fireman fireplace firewall fireworks firm firmware first fiscal fish
fisheries fisherman fishermen fishery fist fit fitness fittings five fix fixed fixture fixtures flag flame flap flash flashlight
flat flavor flavour flaw flaws flea fleece fleet fleming flesh flew flex flexibility flexible flight flint flip float flock
flood floodwater floor flop floppy floral florist flour flow flower flowers fluctuations fluid fluorescent flush flute flux fly
foam focal focus foil fold folder folk folklore follow following followup fond font foo food fool foolish foot footage football
footballer footnote footprint footwear for forbidden force fore forecast forecaster foreclosure foreclosures foregoing foreign
foreigner foremost forensic forest forestry forever forge forget forgive forgot forgotten fork form formal format formation
former formerly formula formulated formulation forth forthcoming fortress fortunate fortunately forty forum forward fossil
foster fought foul found foundation founder foundry fountain four fourteen fourth fox fps fra fraction fractional fracture
fragile fragment fragrance frame framework fran franc franchise frankly fraternity fraud fraudulent freak free freebies freedom
freelance freestyle freeware freeway freeze freight fremont freq frequency frequent frequently fresh freshman freshwater fri
friction fridge friend friendship fringe frog from front frontline frozen fruit frustrated frustrating frustration ftp fuck
fudge fuel fulfilled fulfilling full fully fun function functional functionality fund fundamental funding fundraising funeral
funk funky funny furious furnace furnish furnished furnishings furniture further furthermore fury fuse future fuzzy fwd gadget
gadgets gage gail gain gainesville gala galaxy gallery gallon gals gamble gambling game games gamma gang gap garage garbage
garden gardener garfield garlic garment garner garnet gas gasoline gate gateway gather gathered gathering gauge gave gear geek
gemini gemstone gen gender genealogy general generalized generate generated generation generator generic generous genes genesis
genetic genetically genius genocide genome genomic genre gentle gentleman gentlemen gently gentoo genuine genus geo geographic
geographical geography geological geologist geology geometric geometry geophysical georges gesture get getaway ghetto ghost
giant gibbs gifted gifts gigabit gigabyte gin girl girlfriend girls give given glacier glad glamour glance gland glass glassware
glimpse glitter global globe glorious gloss glossary glossy glove gloves glow glucose glue gnome gnu goal goalkeeper goalscorer
goat god goddess goes goggles going gold golden golf gone gonna good goodbye goodies goodwill goose gore gorgeous gospel gossip
got goth gothic gotta gotten gould gourmet govern governance governed governing government governmental governor govt gown grab
grad grade gradient gradual gradually graduate graduation graffiti grain gram grammar grams grand grandchildren grandfather
grandma grandmother grandparents granny granted granting grants grape graph graphic graphical graphics graphite grasp grass
grassroots grateful gratis gratitude grave gravel gravity gray grazing grease great greater greatest greatly green greene
greenhouse greenwood greeting gregg grep grew grey grid grief grievance griffin griffith grill grim grind grinding grip grocer
grocery groom grooming groove gross ground groundwater group grow growing grown growth guarantee guard guardian guerrilla guess
guest guestbook guidance guide guidebook guideline guidelines guild guilt guilty guitar guitarist gull gun gunman gunmen guru
gut guys gymnastics habit habitat habits hack hacker had hail hair hairy hal hale half halfway hall hallmark halloween halo halt
hammer hand handbag handbags handcrafted handful handheld handicap handle handmade handset handsome handy hang happen happily
happy harassment harbour hard hardback hardcore hardcover hardest hardware hardwood hare harm harmful harmless harmonic harmony
harness harp harvest has hash hassle hatch hatchback hate hath hatred haul haunted have haven hayden hayward hazard hazardous
head headache headings headline headlines headphone headphones headquarters headset headteacher heal healing health healthcare
healthier healthy heap hear hearings heart heat heaven heavier heavily heavy heavyweight heck hedge heel height held helicopter
helix hell hello helmet help helpful hem hemisphere hen hence hepatitis her herald herbal herbs hercules herd here hereby herein
heritage hero heroin herpes herself hesitate heterogeneous hex hey hickory hid hidden hide hierarchical hierarchy higgins high
highest highlight highlights hike hiking hilarious hill hillary him himself hindi hint hints hire his hispanic hist historian
historic historical history hit hitch hobbies hobby hockey hog hogan hogtied hold hole holiday holistic hollow hollywood
holocaust home homeland homeless homemade homeowner homeowners homepage homestead hometown homework homicide homo homosexual
homosexuality honest honesty honey honeymoon honor honorable honorary honour hood hook hoop hoops hop hope hopefully hopkins
horde horizon horizontal hormone horny horoscope horoscopes horrible horror horse hose hospice hospital hospitality host hostage
hostel hostels hostile hosting hot hotel hotline hottest hour hours house household housekeeping housewares housewife housewives
housing how however hub hubbard huge human humane humanitarian humanities humanity humble humidity humiliation hummer humorous
humour hundred hundreds hunger hungry hunk hunks hunter hunting hurricane hurry hurt husband hybrid hydraulic hydro hygiene hype
hyper hyperlink hypertension hypertext hypnosis hypothesis hypothetical ibid ice icon idea ideal ideally ideas identical
identifiable identification identifier identify identity ideology idiot idle idol ids ignition ignorance ignorant ignore ill
illegal illnesses illuminated illumination illusion illustrate illustrated illustration image imagery imaginary imagination
imagine imitation immediate immediately immense immigrant immigrants immigration immortal immune immunity immunization
immunology imp impact impaired impairment impedance imperative imperial implant implants implement implementation implication
implications implicit implied implies imply import importance important importantly impose imposed impossible impress impressed
impression impressive imprint imprisonment improper improve improvement impulse inability inaccuracies inaccurate inactive
inadequate inappropriate inbound inbox incense incentive incentives inception incest inch incidence incident incidental incl
inclined include including inclusion inclusive income incompatible incomplete inconsistent inconvenience incorporate
incorporated incorporation incorrect increase increasingly incredible incredibly increment incremental incubus incumbent incur
incurred ind indeed independence independent index indicate indication indicative indicator indicators indices indie indigenous
indigo indirect individual indonesian indoor induce induced induction industry indy ineffective inequality inevitable inevitably
inexpensive inf infant infantry infected infection infectious inference inferior infinite infinity inflammation inflammatory
inflatable inflation inflows influence influential influenza info inform informal information informational informative informed
infrared infrastructure infringement ingredient ingredients inhabitants inherent inheritance inherited inhibit inhibition
inhibitor inhibitors init initial initialization initialize initially initiate initiated initiation initiative injected
injection injured injury ink inland inlet inline inmates innings innocence innovation innovative inpatient input inquest inquire
inquiry insane insect insects insert insertion inside insider insight insightful insist inspect inspection inspector inspiration
inspirational inspire inspired inst instability install installation instance instant instead institute institution
institutional institutions instructed instruction instructional instructions instructor instrument instrumental instrumentation
instruments insufficient insulated insulation insulin insult insurance insure insured insurer int intact intake integer integral
integrate integrated integration integrity intellectual intelligence intelligent intend intended intense intensity intensive
intent intention intentional intentionally interact interaction interactive interchange intercontinental intercourse
interdisciplinary interest interestingly interface interfere interference interim interior intermediate intermittent intern
internal international internet internship interoperability interpersonal interpret interpretation interpreted interrupt
interruption intersection interstate interval intervention interview intestinal intimate into intranet intriguing intrinsic
intro introduce introduced introduction introductory intrusion intuitive invalid invaluable invariant invasion invasive invented
invention inventor inventory inverse invest investigate investigation investigator investing investment investor invisible
invitation invitational invite invited invoice invoke invoked involve involved involvement involves involving ions irish
ironically irony irregular irrelevant irrigation irwin isaiah isis isl island isolate isolated isolation issuance issue issues
isuzu italic italicized item items iteration ithaca itinerary its itself itunes jabber jacket jackpot jacks jacuzzi jaguar jail
jameson january jar javascript jazz jeans jedi jeep jeeves jelly jerk jerseys jewel jewellery jews jigsaw job jobs jockey join
joint joke jokes jour journal journalism journalist journalists journey judaism jude judge judged judgement judges judging
judgment judicial judiciary juice juicy jukebox jumbo jump junction jungle junk jurisdiction jury just justice justification
justify juvenile kappa karaoke karate karma kauai kawasaki kayak kayaking keen keep kept kern kernel kerr kettle key keyboard
keynote keypad keystone keyword keywords kick kid kidney kids kill killing kilometres kinase kind kinda kindergarten kinetic
king kings kinky kitchen kite kitten knee knew knife knight knit knives knob knock knot know knowledge knowledgeable known
kosher kramer lab label labour labourer lace lack lacrosse ladder laden lady lag lagoon laid lake lakewood lam lambda lame lamp
land landed landfill landing landlord landmark lands landscape landslide lanes lang language lansing lantern laptop large
largest las last lastly late lately latency later lateral latest latex latino latitude latter lattice laugh laughter launch
launched laundry lava lavender law lawful lawmaker lawmakers lawn lawson lawsuit lawyer lax lay layer layout lazy lead leader
leadership leaf league leak leakage lean leap learn learnt lease least leather leave lecture led ledger left leftist leg legacy
legal legend legendary legion legislation legislative legislator legislators legislature legitimate legs leisure lemon lend
lender lenders lending length lengthy lennon lens lent lesions less lesson lessons lest let lethal lett level lever leverage
levine lex liability liable liaison lib liberal liberty librarian library licence license licensee lick licking lid lie lien
lies lieu lieutenant life lifelong lifestyle lifetime lift light lighthouse lightning lightweight like likelihood likewise lilly
limb lime limestone limit limitation limitations limited limo limousine limousines limp line lineage linear linen lineup
linguistic link linkage links lion lipid lips liquor lisp list listen listings lit lite literacy literal literally literary
literature lithium lithuanian litigation little live livestock load loan lobby lobbyist lobster local locale localities locality
localization localized locally locate located location locator lock locus loft log logic logical login logo logon logout lone
lonely long longer longest longitude longitudinal look lookup loop loose lord lords lori lorry los lose loss lost lot lotion
lottery lotto loud lounge love lover low lowered lowering lowest loyal loyalist loyalty luck luckily lucky luggage lumber lump
lunar lunch luncheon lung lush lust luxurious luxury lying lymphoma lyric lyrics machine machinery macon macro mad madame
madonna mafia magellan magenta magic magical magistrate magnesium magnet magnetic magnificent magnitude magnolia magnum mahogany
mai maid maiden mail mailbox main mainland mainstream maintain maintenance majestic majesty majority majors make makeover makeup
malaria male malibu malicious malignant mall malpractice mama mambo mammals man mana manage management manager managerial
mandate mandatory mania manifest manifold manipulate manipulation mankind manner manor manpower mansion manslaughter manual
manufacture manufactured manufacturer manufacturing manuscript many map marathon marble mare margin marginal marijuana marine
mariners marines marital maritime marked marker market marketplace marking marks markup marley marriage married marrow marry
marshal mart martial martini mas mask mason masonry mass massacre massage massive mast master masterpiece masturbation mat match
mate material maternal maternity mathematical mathematics maths matrices matrix matter mattress mature maturity maximal maximize
maximum maybe mayor maze mccartney mccoy mclean meadow meadows meal mean meaningful meanings means meant meantime meanwhile
measles measurable measure measurement measures meat mechanic mechanical mechanics mechanism medal media median mediated
mediation medic medicaid medical medicare medication medicinal medicine medieval meditation medium meet meeting meetup mega
megapixel melt mem member membership membrane memo memoir memoirs memorabilia memorable memorandum memorial memory men menopause
mental mention mentioned mentor menu merchandise merchant merchantability mere merely merge merger meridian merit merrill merry
mesa mesh mess message messenger messy met meta metabolic metabolism metadata metal metallic metallica meteorologist metering
meth method methodist methodology methods methyl metre metres metric metro metropolitan mfg mice micro microbial microbiology
microphone microscope microscopy microwave mid middle midfielder midi midnight midst midtown midway midwife might mighty migrant
migrate migration mikes mild mile mileage milestone militant military militia milk mill millennium million millionaire mime min
mind mine miner mineral mini miniature minimal minimize minimum minister ministerial ministry minor minority mint minus minute
minutes miracle mirage mirror misc miscellaneous misconduct misery misleading misplace miss missile mission missionary mist
mistake mistaken mistress misty misuse mitigation mitochondrial mix mixture mob mobile mobility mock mod mode model modem
moderate moderation moderator modern modest modification modified modify modular modulation module moe moisture mold molecular
molecule molecules moment momentum mommy mon monarch monastery money monitor monk monkey mono monogram monopoly monsoon monster
month monument mood moody moon moonlight moose moral morality moran more moreover morning morrow morse mortal mortality mortgage
mosaic mosque mosquito moss most mostly mot motel mother motherboard motion motivated motivation motivational motor motorcycle
mount mountain mourner mouse mouth movable move movement movie movies much multi multicultural multilingual multimedia
multinational multiplayer multiple multiplication multiply multitude mum municipal municipality murder muscle muscular muse
museum mushroom music musical musician musicians musings must mustard mutant mutation mute mutual myself mysterious mystery
mystic myth mythology nail naked name nanny nanotechnology nap narrative narrow nasal nash nasty natal nation national
nationality nationwide native natl natural naturalist naturally nature naughty nausea nautical nav naval navigate navigation
navigational navigator navy near nearby nearest nearly neat necessarily necessary necessity neck necklace need needle needless
negative neglect negligence negotiate negotiation negotiations negotiator neighbour neighbourhood neighbouring neighbours
neither neoplasms nephew nero nerve nervous ness nest net network neural neurological neurology neurons neuroscience neutral
never nevertheless new newbie newborn newcomer newer newest newly news newsgroup newsgroups newsletter newspaper newsroom
newsweek next nexus nib nice niche nickel nickname nifty night nightlife nightmare nike nil nine nineteen nineteenth ninety
ninja ninth nirvana nitro nitrogen nobel noble nobody node noise noisy nom nominal nominate nominated nomination nominee non
nonetheless nonfiction nonlinear nonprofit nonsense noon nope nor norm normal normalized north northeast northeastern northern
norwegian nose not notable notably notation notch note notebook nothing notice noticeable notification notify notion notorious
notwithstanding noun novel novelist novelty novice now nowadays nowhere nuclear nucleic nucleotide nucleus nudist nudity nuke
null number numeric numerical numerous nun nurse nursery nursing nutrient nutrients nutrition nutritional nuts nylon oath
obedience obesity obey obituaries obituary obj object objection objectionable objective objectives obligation obliged oblique
obs obscure observation observations observe observed observer obsession obsolete obstacle obstacles obtain obtained obvious
obviously occasion occasional occasionally occupancy occupation occupational occupied occupier occupy occur occurrence ocean
oceanic octave octet october odds oder odyssey off offence offender offenders offensive offered offering office officer official
officially offline offset offshore offspring often oil okay old oldest oldies oldsmobile olson olympic omega omission omissions
omitted once oncology one ones ongoing onion online onlooker only onset onsite ont onto onyx oops opal opaque open opener
openings openoffice opera operate operating operation operational operations operative operator opinion opponent opportunities
opportunity oppose opposed opposite opposition ops opt optic optical optics optimal optimisation optimistic optimization
optimize optimum option optional options oral orbit orbital orchard orchestra orchid ord order ordinance ordinary ordination org
organ organic organisation organisational organised organiser organism organisms organization organizational organize organized
orgasm orient oriental orientation oriented origin original originally originated originating ornament ornaments osborne
osteoporosis other otherwise ought ounce ounces our ours ourselves out outbreak outcome outcomes outdated outdoor outerwear
outfit outgoing outlet outline outlook outpatient output outside outsourcing outstanding outward oval ovarian oven over overall
overcome overflow overhead overland overlap overlay overload overlooked overlooking overnight override overseas oversight
oversized overstock overtime overview overweight overwhelming owe own owner ownership oxidation oxide oxygen ozone
"""
"""Parted by blanks."""
