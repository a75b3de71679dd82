"""Common English words that begin with the letters A to L."""

COMMON_WORDS_TO_L = """
abandon abandoned abbreviations abide ability able abnormal abortion about above abroad abs absence absent absolute
absolutely absorb absorbed absorption abstract abstraction absurd abundance abuse abusive academic acc accelerate
accelerated acceleration accelerator accent accept acceptable acceptance accepted access accessibility accessible
accident accidental accommodate accommodation accompanied accompany accompanying accomplish accomplished
accomplishments accord accordance according account accountable accredited accumulated accumulation accuracy accurate
accused ace achieve acid acknowledge acknowledgement acknowledgment acquire acquired acquisition acronym acronyms
across act action activate activated activation active activist activities activity actor actual actually acute adapt
adapted adapter adaptive adaptor add added addition additional additive address adequate adhere adherence adj adjacent
adjunct adjust adjusted adjustment adler adm admin administer administered administration administrative administrator
admission admit admitted adopt adopted adoption ads adult advance advanced advantage adverse advertise advertisement
advertising advice advise advised adviser advisory advocate aesthetic affair affect affiliation affinity affirmed
afford affordable afraid after afternoon afterwards again against age agency agenda agent aggregate aggregation
aggression aggressive ago agree agreement ahead aid aide aim air airline airport aka alarm albeit ale alert algebra
algebraic algorithm alias alien align alignment alike alive all allegation alleged alliance allocate allocated
allocation allow allowable allowance ally almost alone along alongside aloud alphabet alphabetical alpine already
alright also alt alteration alterations altered altering alternate alternative although altogether always amazed
amazing ambassador ambient ambiguous amend amended amendment ami amid among amongst amount amp analog analogue analogy
analyse analyses analysis analyst analytic ancestor ancestors ancestry anchor ancient and anger angle angry angular
animal animated animation anniversary annotate annotated annotation announce announced announcement announcements
annoying annual anon anonymous another answer ant anterior anti anticipate anticipated anticipation antivirus any
anybody anymore anyone anything anytime anyway anywhere apart apartment apis apologize apology app apparatus apparent
apparently appeal appear appearance append appendices applet applicability applicable applicant application apply
appointed appreciate appreciation approach appropriate approval approve approved approx approximate approximately
approximation apt arabic arbitrary arbitration arc arch archaeologist architect architectural architecture archival
archive area arena arg argue argument aria arise arising arithmetic arm armenian arms army arose around arr arrange
arranged arrangement arrangements array arrest arrival arrive arrived arrow art article artificial artist artistic
arts artwork ascending aside ask asked asleep asp aspect aspects assemble assembled assembly assert assertion assess
assessment asset assets assign assigned assignment assist assistance assistant assoc associate associated associates
association assorted assume assumption assure asterisk asylum asynchronous ate athlete atlas atm atmospheric atom
atomic att attach attached attachment attack attain attempt attendees attention attitude attorney attract attractive
attributable attribute attribution auction aud audience audio audit auditor augmentation aunt aus auth authentic
authenticated authentication authenticity author authoritative authority authorization authorize authorized auto
automate automated automatic automatically automation autumn aux auxiliary avail availability available avalanche
average avg avoid avoidance awaiting awake award aware away awful awhile awkward axis baby back backer background
backup backward bad badge bag baggage bail bake baked bakery balance ball balloon ballot ban banana band bandwidth
bang bank banker bankruptcy banner bar bare bargain barrier barriers barrister base based baseline bash basic
basically basis bat batch bath battery battle bay beach bear beast beat beautiful beauty became because become bed
bedroom been beer before began begin beginning begun behalf behave behavior behaviour behind being belief believe bell
belong beloved below belt bench benchmark beneath beneficial benefit benefits benign beside besides best bet beta
better between beware beyond bias bibliographic bibliography bidder big biggest bill billing billion bin binary bind
binding bio biologist biomass bird bishop bit bite bitmap bizarre black blah blame blank blanket blast blaze bleed
bleeding bless blessed blew blind blink block blog blood bloom blow blown blue blunt board boat body bogus boil bold
bomb bond bondage bonus book bookmark books bookstore boolean boost boot bootstrap border bore bored boring born
borrow borrower boss bot both bothered bottom bought bounce bound boundary bounty bow box boxer boy bra brace bracket
brain branch brand breach breadth break breakdown breakfast breath brew brewer bride bridge brief briefly bright
brilliant bring broad broadcast broadly broke broken broker bronze brother brought brown browse bubble bucket budget
buff buffer bug buggy build builder building built bulb bulgarian bulk bullet bulletin bump bunch bundle burden bureau
burglar burial buried burn burning burst bus business businessman bust busy but button buy buyer bypass byte bytes
cabinet cable cache cage cal calculate calculation calculator calculus calendar calibration call callback called calm
came camel camera camp campaign campaigner cancel cancellation cancer candidate candle canned canonical canvas cap
capabilities capability capable capacity capital capsule capsules captain caption capture car carbon card cardinal
care careful carefully carer cargo carpet carriage carrier carry cascade case cash cassette cast castle casual
casualty cat catch categories categorized category cathedral cattle caught causal cause caution cautious cease
ceasefire ceiling celebrity cell cement census cent center central centralized centre century cereal ceremony cert
certain certainty certificate certification certified cessation chain chair chairman chairwoman chalk challenge
challenger chamber champion chancellor chances change channel chaos chapter char character characteristic
characteristics charge charity chart chartered chasing chat che cheap cheapest cheat cheats check checklist checkout
checkpoint checksum cheese chef chemist cherry chew chicken chief child childhood children chip choice choose chop
chopped chose chosen chr chronological chunk church cinema cir circa circle circuit circular circulation circumstance
circumstances circus citation cite cited citing citizen citizens city civilian claim claimant clamp clarification
clarify clarity clash class classic classical classification classified clause clean cleanup clear clearance clearly
clergy clerk clever click client climate climbing clinic clip clipboard clock clone close closest closet closure
clothes clover club clue cluster clutter coach coal coalition coarse coast cod code coefficient coffee coherent coin
col cold coll collaboration collaborative collapse collateral colleague collect collected collection collective
collector college collision colon colonel color colour column com comb combination combine combined combo come
comedian comfortable comfortably comm comma command commander commence commencement comment commentary comments
commerce commercial commission commissioner commit commitment committed committee commodity common communicate
communication community commuter como comp compact companion company comparable comparative compare comparison
compartment compatibility compatible compelled compelling compensate compensation compete competent competition
competitive competitors compilation compile compiled compiler complain complaint complement complementary complete
completion complex complexity compliance compliant complicated complications compliment complimentary comply component
components compose composed composer composite composition compound comprehension comprehensive compressed compression
compressor comprise comprised comprises comprising compromise compulsory computation computational compute computed
computer computing con concealed conceived concentrate concept conception conceptual concern concerned concerns
concert concession concise conclude concluded conclusion concrete concurrent condensed condition conditional
conditions conduct conductor cone conf conference confidence confident confidential confidentiality configurable
configuration configure confined confirm confirmation confirmed conflict conform conformance conformity confused
confusing confusion congestion congregation congress conjunction conn connect connection connectivity connector
consecutive consensus consent consequence consequences consequential consequently conservation conservationist
conservative consider considerable considerably consideration considered consist consistency consistent consisting
consists console consolidate consolidated consolidation constant constituent constitute constitutes constitution
constrained constraint constraints construct constructed construction constructive constructor construed consult
consultant consultation consulting consume consumed consumer consuming consumption cont contact contain contained
containment contains contaminated content contention contest context contiguous continental contingent continually
continuation continue continuous contra contract contractor contradiction contrary contrast contrib contribute
contribution contributions contributor contributors control controversial controversy convenience convenient
convention conventional convergence conversation converse conversion convert converted converter convertible convey
convict convinced convoy cookbook cooked cookie cookies cooking cool cooperate cooperation cooperative coordinate
coordination coordinator cop cope copy copyright cord core cork corner coroner corporate corporation corpus correct
correction corrections corrective correlated correlation correspond correspondence corresponding corresponds corrupt
corruption cos cosmetic cost could council councillor counsel count countdown counterpart counterparts countless
country county coup couple coupon course court courtesy cousin cover coverage cow crack craft crap crash crate crawl
crazy cream create creation creativity creator credentials credible credit creditor crew cricket crime criminal crisis
criteria criterion critic critical criticism criticized crop cross crossover crowd crucial crucially crude cruelty
cruise crypt csc ctr cube cubic cue cultural culture cumulative cup cur curator cure curious curiously curl currency
current currently cursor curve custody custom customary customer customise customization customize cut cute cycle
cyclic cyclist cyclone dad daemon daily dairy damage damn dance dancer danger dangerous danish dare dark darwin dash
dashboard dat data database datatype date daughter day daylight dead deadline deal dealer dealings deals dealt dear
death debate debris debt debug dec decade decay decent decide decided decimal decision deck declaration declare
declared decline deco decoder decomposition decorate decorated decorating decoration decorative decrease dedicated
dedication deductible deduction deemed deep deepest def default defeat defect defective defects defence defend
defendant defender defense defensive deferred deficiency deficit define defined definite definitely definition
definitive deg degradation degree del delay delegate delegates delegation delete deletion deliberate deliberately
delicate deliver delivered delivery della delta dem demand demo democracy demonstrate demonstration demonstrator den
denial denied denote denotes dense density dentist deny dep departure depend dependence dependency dependent depending
depends depicted deploy deployed deployment deprecated depth deputy der derivative derivatives derive derived desc
descendants descending descent describe described description descriptive descriptor desert deserve design designate
designated designation desirable desire desk desktop despair desperate despite destination destined destroy
destruction destructive detached detail detailed details detainee detect detected detection detective detector
determination determine develop developed developer development developmental deviation device devoted diagnose
diagnosed diagnosis diagnostic diagonal diagram dial dialog diamond dice dictionary did die diet diff difference
different differential differentiate differentiation differing difficult difficulty dig digest digit digital diligence
dim dimension dimensional dimensions diminished din dioxide diplomat dir dire direct direction directional directions
directive director directory dirty dis disability disable disabled disadvantage disadvantaged disadvantages disagree
disappear disappeared disappointed disaster disc discard discarded discipline disclaimer disclosure disconnect
discontinued discount discourse discover discovery discrete discretion discrimination discuss discussion disease disk
dislike dismiss dismissed dispatch dispatched dispersion displacement display disposable disposal dispose disposed
disposition dispute disruption dissemination dissertation dissolution dissolved dist distance distant distinct
distinction distinctive distinguish distinguished distortion distribute distributed distribution distributor district
disturbing ditch div dive diverse diversion diversity divide divided dividend division doc dock doctor document
documentation does dog doing dollar dollars dom domain dominance dominant dominate dominated domination donation
donations done donor door dos dose dot double doubt dove dover dow down download downloadable downstream downtown
downward dozen dpi draft drag drain drama dramatic dramatically draw drawings drawn drift drill drive driven driver
drone drop drought drug dry dts dual duck dude due dull dumb dummies dummy dump duplex duplicate duplication
durability durable duration during dusk dust duty dying dynamic dynamically each eager eagle earlier earliest early
earth earthquake ease easier easiest easily east eastern easy eat eaten echo ecologist economic economics economist
economy ecosystem edge edit edition editor editorial educate educated education educational effect effective effects
efficiency efficient effort egg ego eight eighteen eighth eighty either elaborate elapsed elder elect elected election
electoral electrical electricity electronic elegant elem element elementary elements elevated eleven elf eligibility
eligible eliminate elimination elm else elsewhere emacs email embassy embedded embodiment embrace emerged emergency
emeritus emission emissions emphasis emphasize empirical employ employed employee employees employer employment
empower empty emu emulation emulator enable enclosed enclosure encode encoded encoder encoding encompasses encounter
encourage encouragement encrypted encryption encyclopedia end endless endorse endorsed endorsement endpoint endurance
enemy energy enforce enforcement eng engage engaged engagement engine engineer engineered engineering engraving
enhance enhancement enjoy enjoyment enlarge enlisted enormous enough enquire enriched enrichment enrolled ensure enter
entertainment enthusiastic entire entirety entitled entity entrance entrepreneur entropy entry envelope environ
environment environmental environmentalist envoy eos epidemic equal equality equation equitable equivalence equivalent
era erase err error escape esp especially essence essential est establish established establishment estate este
estimate estimated estimates estimation estonian eta etc eternal eternity ethical ethnicity euro europe evacuation
evaluate evaluation even evening evenly event events eventually ever every everybody everyone everything everywhere
evidence evident evidently evil evolution evolve evolved evolving ex exact exactly exam examination examine examiner
example exc exceed excellent except exception exceptional excerpt excess excessive exchange excise excited excitement
exciting excl exclude excluding exclusion exclusive excuse exec executable execute executed execution executive exempt
exemption exercise exhaust exhibit exile exist existence existing exit exotic exp expand expansion expect expectation
expectations expected expense expenses expensive experience experiment experimental expert expertise expiration expire
expired expires expiry explain explanation explanatory explicit explode exploit exploration explore explosion
exponential export exporter expose exposed exposition exposure express expression ext extend extended extension
extensive extent extern external extra extract extraction extractor extreme eye fabric face facilitate facilitator
facilities facility fact factor factors factory factual faculty fade fail failed failure fair fairy faithful fake fall
fallen false fam familiar family famine famous fan fancy fantastic fantasy far fare farewell farm farmer farther
fashion fast fasteners fastest fat fatal fate father fault faulty faux favor favourite fax fear feasible feature
featured features fed federal federated federation fee feed feedback feel fees feet fell fellow felt female feminine
fence ferry fetch few fewer fiber fiction fictional fidelity field fifteen fifth fifty fight fighter figure file
filename fill film filter filtration fin final finally finance financial financier find findings fine finest finger
fingerprint finish finite finnish fire firefighter fireman firewall firm firmware first fiscal fish fisherman
fishermen fishery fist fit fitness five fix fixed fixture fixtures flag flash flat flavor flavour flaw flaws fleet
flesh flex flexibility flexible flight flip float flock flood floodwater floppy flour flow flower fluctuations flush
flux fly foam focus fold folder follow following followup font foo food fool foot football footballer footnote
footprint for forbidden force fore forecaster foregoing foreign foreigner foremost forest forever forge forget forgive
forgot forgotten fork form formal format formation former formerly formula formulated formulation forth forthcoming
fortunate fortunately forty forum forward foul found foundation founder foundry fountain four fourteen fourth fox fps
fra fraction fractional fragile fragment frame framework freak free freedom freeware freeze freq frequency frequent
frequently fresh fri friend frog from front frozen fruit frustrating frustration ftp fudge fuel fulfilled fulfilling
full fully fun function functional functionality fund fundamental funding funeral funky funny furious furnished
further furthermore fuse future fuzzy fwd gadgets gain gallery game games gamma gang gap garbage gardener gas gate
gateway gather gathered gathering gauge gave gear geek gen gender general generalized generate generated generation
generator generic generous genetic genius gentle gently gentoo genuine geo geographic geographical geography geologist
geometric geometry geophysical gesture get gin girl girlfriend give given glance glass global glorious gloss glossary
glue gnome gnu goal goalkeeper goalscorer god goes going gold golf gone gonna good goodies goodwill got gothic gotta
gotten govern governance governed governing government governor grab gradient gradual gradually graduate grain gram
grammar grandfather grandmother grandparents granted granting grants graph graphic graphical grass grateful gratis
gratitude grave gravity gray great greater greatest greatly green greeting grep grew grey grid grief grocer gross
ground group grow growing grown growth guarantee guard guerrilla guess guest guidance guide guideline guidelines gun
gunman gunmen gut guys gymnastics habit habits hack hacker had hairy hal half halfway hall halt hammer hand
handcrafted handful handle handy hang happen happily happy harbour hard hardcore hardest hardware hare harm harmful
harmless harmony harness harvest has hash hassle hatch hate have haven hazard hazardous head headache headings
headline headlines headteacher heal healing health healthy heap hear heart heat heavier heavily heavy heavyweight heck
height held helicopter hell hello help helpful hem hemisphere hen hence her here hereby herein hero herself hesitate
heterogeneous hex hey hid hidden hide hierarchical hierarchy high highest highlight highlights hilarious hill him
himself hindi hint hints hire his hist historian historic historical history hit hockey hog hold hole holiday hollow
hollywood home homeowner homepage homework homicide honest honor honour hood hook hoop hoops hop hope hopefully
horizon horizontal horrible horror horse hospital host hostage hostile hosting hot hotel hour hours house household
housekeeping housing how however hub huge human humanity hundred hundreds hunger hungry hunk hunks hunter hurricane
hurt husband hybrid hygiene hyperlink hypertext hypothesis hypothetical ice icon idea ideal ideally ideas identical
identifiable identification identifier identify identity idle ids ignorant ignore ill illegal illusion illustrate
illustrated illustration image imagery imaginary imagine imitation immediate immediately immense immigration immortal
immune immunity imp impact impedance imperative implement implementation implication implications implicit implied
implies imply import importance important importantly impose imposed impossible impressed impression imprint improper
improve improvement inability inaccuracies inaccurate inactive inadequate inappropriate inbound inbox inch incident
incidental incl inclined include including inclusion inclusive income incompatible incomplete inconsistent
inconvenience incorporate incorporated incorporation incorrect increase increasingly incredible incredibly increment
incremental incumbent incur incurred ind indeed independence independent index indicate indication indicative
indicator indicators indices indirect individual indonesian induce induced industry ineffective inequality inevitable
inevitably inexpensive inf infantry infected inference inferior infinite infinity inflation inflows influence info
inform informal information informational informative informed infrastructure infringement ingredient inherent
inheritance inherited inhibit inhibitor init initial initialization initialize initially initiate initiated initiation
initiative injected injection injury ink inline innings innovation input inquest inquiry insane insert insertion
inside insider insight insightful insist inspect inspection inspector inspired inst install installation instance
instant instead institute institution institutions instructed instruction instructions instrument instrumentation
instruments insufficient insult insurance insure insurer int intact integer integral integrate integrated integration
integrity intellectual intelligence intelligent intend intended intensity intensive intent intention intentional
intentionally interact interaction interactive interchange interest interestingly interface interfere interference
interim interior intermediate intermittent internal international internet interoperability interpret interpretation
interpreted interrupt interruption intersection interval intervention interview intimate into intrinsic intro
introduce introduced introduction introductory intuitive invalid invaluable invariant invasive invented invention
inventory inverse investigate investigation investigator investing investment investor invisible invitation invite
invoke invoked involve involved involvement involves involving irish ironically irony irregular irrelevant isl island
isolate isolated isolation issuance issue issues italic italicized item items iteration its itself itunes jail jar
javascript jazz job jobs join joint jour journal journalist journey judge judged judgement judges judging judgment
judicial jump junction junk jurisdiction jury just justice justification justify karma keen keep kept kern kernel key
keyboard keypad keyword keywords kick kid kill killing kind kinda king kitchen knee knew knight knob knock knot know
knowledge knowledgeable known kosher lab label labourer lack ladder lady lag laid lam lambda lame lamp land landed
landing landlord landmark lands landscape landslide lanes lang language laptop large largest las last lastly late
lately latency later lateral latest latex latitude latter launch launched laundry lava law lawmaker lawsuit lawyer lax
lay layer layout lazy lead leader leadership leaf league leak leakage lean leap learn learnt least leave lecture led
left leftist leg legacy legal legend legislation legislative legislator legitimate leisure lemon lend lender length
lengthy lens lent less lesson lest let level lever leverage lex liability liable lib liberal liberty librarian library
licence lid lie lies lieu life lifetime lift light lighthouse lightning lightweight like likelihood likewise limit
limitation limitations limited line lineage linear linguistic link linkage links lisp list listen listings lit lite
literal literally literary literature lithuanian litigation little live livestock load loan lobbyist local locale
locality localization localized locally locate located location locator lock locus log logic logical login logo logon
logout lone long longer longest longitude look lookup loop loose lord lorry los lose loss lost lot loud love lover low
lowered lowering lowest loyalist luck luckily lucky lunch luxury lying lyrics
"""
"""Parted by blanks."""
