"""Common English words that begin with the letters P to Z."""

WORDS_TO_Z = """
pace pacific pack package packet pad paddle pagan pager pages paid pain painful paint paintball paintings pair palace pale
palette pan panda pandemic pane panel panic panorama panoramic pant panther panthers panties pants panty pantyhose papa paper
paperback paperwork par para parade paradigm paradise paradox paragraph parallel paramedic parameter parameters paramount parcel
parent parental parents parish parity park parkinson parliament parliamentarian parliamentary parole parrot parse parser part
partial participant participants participate participation particle particles particular partisan partition partly partner
partners partnership party pas pass passage passenger passion passionate passive passport password past pasta paste pastel
pastor pastoral patch patent paternity path pathology pathway patient patients patio patriot patriotic patrol patron pattern
pause pavement pavilion pay payable payday payload payment payroll peace peaceful peach peak peanut pear pearls peas peasant
peculiar pedal pedestrian pedigree peek peel peer pen penalty pencil pendant pending penetration penguin pensacola pension
pensioner pentagon people peoria pepper peptide perceive perceived percent percentage percentile perception percussion perez
perfect perfection perform performance performer perfume perhaps perimeter period periodic periodical periodically periodicals
peripheral peripherals permanent permission permit perpetual persian persistence persistent person personal personalised
personality personalize personalized personnel perspective pertaining pertinent pest pesticide pesticides pet pete petite
petition petrol petroleum petty pewter phantom pharmaceutical pharmacist pharmacology pharmacy phase phat phenomena phenomenon
phi philippine philosopher philosophical philosophy phone phosphate photo photograph photographer photographic photographs
photography phrase phys physical physician physicist physics physiological physiology pianist piano pic pick pickup picnic
picture pictures pie piece piercing pig pigeon pilates pile pilgrim pillar pills pilot pin pinch pine pineapple ping pink
pinnacle pioneer pipe pipeline piracy pirate pirates pissing pistol piston pit pitch pity pixel pixels pizza pkg place placebo
placement plague plain plaintiff plan plane planet planetary plant plantation plaque plasma plastic plat plate platform platinum
play playa playback player playground playlist playoff playoffs playwright plaza plea pleasant please pleasure pledge plenary
plenty plot plug plugin plum plumbing plump plus plush pocket pod poem poems poet poetry point poison poker polar police
policeman policemen policewoman policy policymaker polish polite political politician politicians politics polk poll pollster
pollutants pollution poly polyester polymer polynomial polyphonic pond pooh pool poor pop popcorn popular popularity populated
population popup porcelain porch pork porn pornography porsche port portability portable portal porter portfolio portion
portrait ports pos pose position positive possess possession possibility possible possibly post postage postal postcard
postcards postcode posterior postfix postgraduate postings postponed postscript posture potassium potato potent potential potter
pottery pouch poultry pound pounds pour poverty pow powder power powerful powerpoint ppm practicable practical practice
practitioner practitioners prada prairie pratt pray prayer preacher precautions preceded precedence precedent preceding precinct
precipitation precise precision precursor predator predecessor predict predictable predicted prediction predictive predominantly
preface prefer preferably preference preferences preferred prefix pregnancy pregnant prejudice preliminary prelude premature
premier premiere premise premises premium prep prepaid preparation preparatory prepare prepared prerequisite presbyterian
preschool prescott prescribed prescription presence present presentation preservation preserve presidency president presidential
press pressure prestige prestigious presumably presumed pretend pretty prev prevail prevailing prevalence prevalent prevent
prevention preventive preview previous previously prey price pride priest primarily primary prime primitive prince princess
principal principe principle principles print printable prior priority prism prison prisoner privacy private privately
privatization privilege prize proactive prob probability probable probably probate probation probe problem problematic proc
procedural procedure procedures proceed proceedings process processor procurement prod produce produced producer product
production productive productivity products prof profession professional professor proficiency profile profit profitability
profitable profound prog program programmable programme progress progression progressive prohibit prohibited prohibition project
projection projector proliferation prolonged prom prominent promised promises promising promo promote promoter promotion
promotional prompt prone pronounced pronunciation proof prop propaganda propagation proper property prophecy prophet proportion
proportional proposal propose proposed proposition proprietary prose prosecution prosecutor prospect prospective prospectus
prosperity prostate protect protection protective protector protest protestant protester protocol proton prototype proud prove
proven proverbs provide province provincial provision provisional provisions proximity proxy prudential pseudo psychiatric
psychiatrist psychiatry psychic psycho psychological psychologist psychology pts pub public publication publications publicity
publicly publish published publisher publishing pueblo puffy pull pulmonary pulp pulse puma pump pumpkin punch pundit punishment
punt punter pupil pupils puppy purchase purchaser pure purification purified purity purple purpose purse pursuant pursue pursuit
push pussycat put putative putnam puzzle pyramid quad qualification qualifications qualified qualify qualitative quality
quantitative quantity quantum quark quart quarter quarterback quartet quartz quasi que queen query quest question questionable
questionnaire questions queue quick quiet quilt quit quite quiz quo quot quota quotation quotations quote rabbi rabbit race
racial racism racist rack radar radial radiant radiation radiator radical radio radioactive radiology radius rafting rage raid
rail railroad railway rain rainbow rainfall rainy raise raised rally ramp rams ramsey ran ranch rancho rand random randomized
range ranger rank rankings rant rapid rare rarely rash rate rather rating ratio rational rationale rave raven raw rays razor
reach react reaction reactive reactor read readable readily readiness readings ready real realise realism realistic reality
realization realize realm realtor realtors realty rear reason reasonable reasonably rebate rebel rebellion reboot rebound
rebuild rebuilt rec recall recap receipt receivable receive received recent recently reception receptor recession rechargeable
recherche recipe recipes recipient reclamation recognise recognised recognition recognize recognized recombinant recommend
recommendation recommendations recommended reconciliation reconditioned reconstruction record recordings recover recovery
recreation recreational recruit recruiter recruiting recruitment rectangle rectangular recurring recursive recycle recycled
recycling red redeem redesign redevelopment redhead redirect redistribute redistribution redmond reduce reduction redundancy
redundant reel ref refer referee reference referendum referral referred refill refinance refine refinement reflect reflection
reflective reflex reform refrain refresh refrigeration refrigerator refuge refugee refugees refund refundable refurbished
refusal refuse refused regard regarding regardless regency regeneration regent reggae regime regiment region regional register
registrar registration registry regression regret regular regulate regulated regulation regulations regulator regulatory
rehabilitation reign reimbursement reinforce reinforced reject rejected rejection rel relate related relating relation
relational relations relationship relative relax relaxation relay release relevance relevant reliability reliable reliance
relief relieve religion religious reload relocation reluctant rely rem remain remainder remark remarkable remarkably remarks
remedial remediation remedy remember remind reminder remix remote removable removal remove remuneration renaissance renal rename
render rendered rendering renew renewable renewal renovated renovation renowned rent rental renter reorganization rep repair
repayment repealed repeat repeatedly repertoire repetition repetitive replace replacement replay replica replication reply
report reportedly reporter repository represent representation representative reprint reprints reproduce reproduced reproduction
reproductive republic republican reputation req request require required requirement requirements requisite res resale rescue
rescuer research researcher reseller reservation reservations reserve reserved reservoir reset reside residence residency
resident residential residents residual residue residues resignation resin resist resistance resistant resolution resolve
resolved resort resource resources respect respectfully respective respiratory respond respondent respondents response
responsibility responsible responsive rest restart restaurant restaurants restoration restore restraint restrict restricted
restriction restrictions restrictive restructuring result results resume resurrection ret retail retailer retain retention
retire retired retirement retreat retrieval retrieve retrieved retro return reunion reuse rev reveal revealed revelation revenge
revenue reversal reverse reversible review reviewer revise revised revision revisited revival revocation revolution
revolutionary reward rewrite rewritten rhapsody rhetoric rhino rhythm ribbon rice richest rid ride rider ridge ridiculous rifle
right righteous rights rigid rigorous rims ring rinse riot rip ripe rise risen risk risky rite ritual ritz rival river riverside
roach road roadside roaming roanoke roast robber robbery robe robot robotics robust rock rocket rockford rode rodeo rods rogue
role roll rollover romance romanian romans romantic roof rookie room roommate root rope roster rot rotary rotate rotating
rotation rotten rough roughly round roundup route routine rover row royal royalty rpm rubber rude rugby rugs ruin ruins rule
rules ruling rum rumsfeld run runner runoff runway rupee rural rush rust rustic rutgers sabbath sack sacred sacrifice sad saddam
saddle sadly safe safeguard safety saga sage sail sailing sailor saints sake sal salad salary sale salmon salon saloon salsa
salt salvage salvation same sammy sample samurai sanction sanctions sanctuary sand sandals sandbox sandwiches sane sanford sang
sanitary sanitation sans sapiens sapphire sat satan satellite satire satisfaction satisfactory satisfied satisfy saturated
saturation saturday sauce sauna saunders sausage savage save savings savvy saw sawyer sax say scalability scalable scalar scale
scam scan scandal scarce scare scared scarf scarlet scary scat scattered scattering scenario scene scenery scenic scent sch
schedule schema scheme schizophrenia scholar scholars scholarship school schoolboy schoolgirl sci science scientific scientist
scientists scissors sclerosis scoop scooter scope score scoreboard scorecard scout scrap scrapbook scratch scream screen
screensaver screenshot screenshots screw script scripture scroll scrub scrutiny scuba sculptor sculpture sea seafood seal
seamless search seaside season seasonal seat sec second secondary secret secretariat secretary sect section sectional sector
secular secure security sedan sediment seed seeing seek seeking seem seemingly seems seen sees segment segmentation seismic
seize seized seizure seldom select selection selective selector self sell sem semantic semester semi semiconductor seminar
seminary sen senate senator send senior sensation sense sensible sensitive sensitivity sensor sensory sent sentence sentencing
sentiment sentinel sep separate separation separator september seq sequel sequence sequential ser serbian serenity sergeant
serial series serif serious sermon serum servant serve server service services servings sesame session set settings settle
settled settlement settler setup seven seventeen seventh seventy several severe severity sewage sewer sewing sex sexual
sexuality shack shade shadow shaft shake shall shallow shame shampoo shape share shareholder shareholders shareware shark sharp
shave shaved shaving she shear sheep sheet shelf shell shelter shelves shepherd sheraton sheridan sheriff sherman sherry
sherwood shield shift shine shiny ship shipment shipping shire shirt shock shoe shoes shook shoot shooting shop shopkeeper
shopper shore shoreline short shortage shortcut shortcuts shortest shortlist shortly shot should shout show showcase shown
showroom shrimp shrine shrink shuffle shut shutdown shuttle sibling siblings sick side sidebar siege sig sigh sight sightseeing
sigma sign signal signature significance significant signifies silence silent silicone silk silly silver sim similar similarity
similarly simple simplest simplicity simplified simplify simply simulate simulated simulation simulator simultaneous
simultaneously sin sinatra since sincere sincerely sing singer single singular sink sion sirius sister sit site sitemap situated
situation six sixteen sixth sixty size skate skateboard skating skeletal skeleton sketch skill skills skincare skinny skipper
skirt skull skyline slab slack slam slash slashdot slate slaughter slave slavery sleek sleep sleepy sleeve slept slice slick
slide slight slightly slip slope slot slovenian slow small smallest smart smartphone smash smell smile smoke smoking smooth
snack snacks snake snap snapshot sneak snoop snow snowboard so soap soccer social society sociologist sociology sock socket
socks soda sodium sofa soft softball softcover software soil solar sold soldier soldiers sole solicitation solicitor solid
solidarity solitaire solo soluble solution solutions solve solvent soma some somebody someday somehow someone something sometime
sometimes somewhat somewhere son sonata song songwriter sonic soon soonest sophisticated sophomore soprano sore sorrow sorry
sort sought soul sound soundtrack soup sour source sourceforge south southern southwest sovereign sovereignty space spacecraft
spacious spam span spanish spank spanking spare spark sparkle sparkling spatial spawn speak speaking spear spears spec special
specialised specialist specialization specialize specialized specializes specializing species specific specifically
specification specifications specificity specified specify specimen specimens specs spectacular spectator spectra spectroscopy
spectrum speculation speech speed speedway speedy spell spend spent sperm sphere spicy spike spill spin spinal spine spiral
spires spirit spiritual spirituality spit spite splash splendid split spoilers spoke spoken spokesman spokesperson spokeswoman
sponsor sponsored sponsorship spontaneous spoon sport sports sportswear spot spotlight spouse spray spread spreadsheet spring
sprint spruce spurs spy squad squadron square squash squeeze squid squirrel squirt squirting ssh sta stability stabilization
stable stack stadium staff staffer stag stage stain stained stainless stairs stake stakeholder stakeholders stall stamp stamps
stance stand standalone standard standardization standardized standby standings staple staples star starbucks start startup stat
state statement statewide static station stationary stationery statistic statistical statistician statistics stats statue status
statute statutory stay std ste steadily steady steak steal stealth steam steel steep steering stellar stem step stereo sterling
stern steroids stevenson stewardship stick sticky stiff still stimulate stimulation stimulus stir stirling stitch stochastic
stock stockings stole stolen stomach stones stood stool stop storage store storm storms story stove str straight straightforward
strain strand strange strangely strap strategic strategist strategy strawberry streak stream streamline street strength
strengthen stress stretch strict strictly strike striker string stringent strip stripe strive stroke stroller strong strongest
struck structural structure struggle struts stub stuck stud student students studio study stuff stunning stupid sturdy style
stylish stylus sub subclass subcommittee subdivision subject subjective submarine submission submit subscribe subscription
subsection subsequent subset subsidiary subsidies subsidy substance substantial substantive substitute substitution substrate
subsystem subtitle subtle subtotal subunit suburb suburban suburbs subversion subway succeed successes successful succession
successive successor such suck sudden suddenly sudoku sued suede suffer suffering sufficient suffix sugar suggest suggestion
suggestions suicide suit suitability suitable suite sum summarize summarized summary summer summit sung sunglasses sunlight
sunny sunrise sunset sunshine sup super superb superintendent superior superman supermarket supernatural superstar superstore
supervised supervision supervisor supervisory supp supplement supplemental supplementary supplements supplier suppliers supplies
supply support supporter supportive suppose supposed suppress suppression supra supreme sure surely surf surface surfer surge
surgeon surgery surgical surname surplus surprise surprisingly surrender surround surrounding surveillance survey surveyor
survival survive survivor susceptible sushi suspect suspend suspended suspense suspension suspicion suspicious sustain
sustainability sustainable sustained sutherland suzuki swallow swamp swan swap swear sweat sweatshirt swedish sweep sweepstakes
swelling swept swift swim swimmer swimming swimwear swing switch switchboard swivel sword sworn syllabus symbol symbolic
symmetric symmetry sympathy symphony symptom symptoms syn sync synchronization synchronous syndicate syndication syndrome
synergy synonyms synopsis syntax synthesis synthetic syrup system systematic systematically systemic tab table tablet taboo tack
tackle tactical tactics tag tags tahoe tai tail tailor tailored take taken tale talent tales taliban talk tall tamil tan tandem
tangible tango tank tap tape tapestry tar target tariff tarot task taste tasty tattoo taught tavern tax taxable taxation taxi
taxonomy taxpayer tea teach teacher teachers teaching team tear tears teaspoon technical technician technique techniques techno
technological technology tee teen teenage teenager teeth tel telecommunication telecommunications telecoms telephone telephony
telescope television tell telnet temp temperature template temples tempo temporal temporarily temporary temptation ten tenant
tend tendency tennis tenor tense tension tent tentative tenth tenure ter term terminal terminate terminated termination
terminator terminology terms terra terrace terrain terrestrial terrible terribly terrier terrific territorial territories terror
terrorism terrorist tertiary test testament testified testimonials testimony testosterone tex text textbook textbooks textile
textual texture thank thankful thankfully thanks thanksgiving that the theatre theatrical thee theft their them thematic theme
themselves then thence theological theology theorem theoretical theory therapeutic therapist therapy there thereafter thereby
therefore therein thereof thereto thermal thesaurus these thesis theta they thick thief thin things think third thirteen thirty
this thistle thong thorough thoroughly those thou though thought thoughtful thousand thousands thread threat threaten threatened
threatening three threesome threshold threw thrice thrill thriller throat throne throttle through throughout throughput throw
thrown thru thrust thumb thumbnail thumbs thunder thurs thus thyroid tick ticket ticketmaster tickets tickling tide tie tiff
tiger tight til tile till tilt timber time timeless timeline timeout timeshare timestamp timetable tiny tip tips tire tired
tissue titan titanic title tivoli toast tobacco today toddler together toggle toilet token told tolerance tolerant tolerate toll
tomato tomatoes tomb tomcat tomorrow ton toner tones tongue tonight tons too took tool toolbar toolbox toolkit tools tooth top
topaz topic topical topless topology torah torch torino torn tornado torque torrent torrential tort torture toss tot total tote
touch touchdown tough tour tourism tourist tournament tout toward towards towel towing town township townspeople toxic toxicity
toys trace track tract traction tractor trade trademark trademarks trader trading tradition traditional traditionally traffic
trafficking tragedy tragic trail train trainee trainer training traits trance trans transaction transactions transcribed
transcript transcription transfer transform transformation transient transit transition transitional translate translation
translator transmission transmit transmitted transparency transparent transplant transplantation transport transportation
transvestite trap trash trauma traumatic travel traveller traverse tray treadmill treasure treasurer treasury treat treated
treatment treaty tree trek tremendous trend trends trendy trenton tres trial tribal tribe tribunal tribune tribute trick tricks
tricky trigger trilogy trim trio trip triple tripod triumph trivia trivial trivium trojan troll trolley troop troops trophy
tropical trouble troubleshooting trousers truck trucker true truly trump trumpet trunk trust trustee truth try tsunami tube
tuberculosis tucker tue tuesday tuition tulip tuna tune tungsten tunnel turbine turf turn turnaround turnout turnover turquoise
turtle tutor tutorial twelve twentieth twenty twice twilight twin twink twinks two tycoon tying type typhoon typical typically
typo ubuntu ugly ultimate ultimately ultrasound umbrella unable unacceptable unanimous unanimously unauthorized unavailable
unaware unbelievable unbiased uncertain uncertainty unchanged unclassified uncle unclear uncomfortable uncommon uncovered uncut
undefined under undergo undergraduate underground underlined underlying underneath understand understandable understood
undertake undertaken underwater underway underwear underworld undo undoubtedly unemployed unemployment unexpected unfair
unfinished unfortunate unfortunately unhappy uni unicode unified uniform uninstall union unions unique unisex unit unite united
unity universal universe university unix unknown unlawful unless unlike unlimited unlock unnecessary unofficial unpaid
unprecedented unpublished unrated unread unreal unreasonable unregistered unrelated unresolved unrest unrestricted unsafe
unsecured unsigned unsolicited unspecified unstable unsubscribe unsuccessful unsure until untitled unto unused unusual unusually
unwanted unwrap upcoming update updated upgrade upholstery upload upon upper upright ups upset upside upstairs upstream uptake
upward uranium urban urge urgency urgent urinary urine urls usability usable usage use useful useless username usher usual
usually utilities utility utilization utilize utmost utterly vacancies vacancy vacant vaccination vaccine vacuum vaginal vague
vail vain vale valentines valid validate validation validity valley valuable valuation value valve vampire vanguard vanilla
vanity vans var variability variable variance variant variation variety various varsity vary vascular vase vast vault vector
vegan vegetable vegetables vegetarian vegetation vehicle vein velocity velvet vending vendor vent ventilation ventura venture
venue verb verbal verbatim verdict verification verify versa versatile verse version versus vertex vertical vertices very vessel
vest veteran veterans veterinary via viability viable vibe vibrant vibration vibrator vice vicinity vicious victim victims
victorian victory video view viewpoint village villager vine vinegar vintage violate violated violation violence violent violin
violinist viral virgins virtual virtue virus visa visibility visible vision visit visitation visitor visitors vista visual
visualization vital vitality vitamin viva vivid vocabulary vocal vocational voice void volatile volatility volcano volleyball
volt voltage volume voluntarily voluntary volunteer voodoo vote voter voucher vouchers voyage voyeur vulnerability vulnerable
wage wagon waist wait waived waiver wake wal walk walker wall wallet wallpaper walmart walnut wand wandering wanna want war ward
wardrobe ware warehouse warez warfare warm warmth warn warned warning warp warrant warranty warrior was wash waste wastewater
watch watchdog water waterfall waterfront waterproof watershed watkins watt wave wavelength way weak weaknesses wealth wealthy
weapon weapons weather weave web webcam webcast weblog webpage website wed wedding weddings wedge wee weed week weekend weigh
weight weird weiss welcome welding welfare well went were west western wet wetland wetlands whale what whatever whatsoever wheat
wheel wheelchair when whenever where whereas whereby wherein wherever whether which whichever while whilst whip whirlpool
whistle whistler white whitman who whoever whole wholesale wholly whom whose why wicked wide widely widening widescreen
widespread widget widow width wife wifi wigs wiki wild wildcats wilderness wildfire wildlife wiley wilkinson willing willis
wills willy win wind window windows wine winery wing winger winner winter wipe wire wireless wise wish wit witch with withdraw
withdrawal withdrawn withheld withholding within without witness wives wizard woke wolf wolfe wolves woman women won wonder
wonderful wont wooden woodland woodstock woodward woodworking woody wool word wore work workbook worker workflow workforce
workload workout workplace worksheet workshop workspace workstation world worldwide worm worn worry worse worship worshipper
worst worth worthwhile worthy would wound woven wrap wrath wreck wrench wrestling wretch wrist write writer writing writings
written wrong wrote wrought xemacs xmas xvi xxx yacht yang yard yarn yeah year yeast yellow yen yes yesterday yet yield yoga you
young younger youngest youngster your yourself yourselves youth yuan yugoslavia yum zebra zenith zeppelin zero zeta zinc zion
zip zodiac zombie zone zoo zoologist zoom zoophilia
"""
"""Parted by blanks."""
