"""Common English words that begin with the letters M to Z."""

COMMON_WORDS_FROM_M = """
machine machinery macro mad magenta magic magical magistrate magnetic magnitude mai mail mailbox main mainland
mainstream maintain maintenance majority majors make makeover male malicious man mana manage management manager
mandate mandatory manifest manipulate manipulation manner manslaughter manual manufacture manufactured manufacturer
manufacturing many map marathon margin marginal marine marked marker market marketplace marking marks markup marriage
marshal mas mask mason mass massage massive master mat match material maternity mathematical mathematics matrices
matrix matter mature maturity maximal maximize maximum maybe mayor maze mean meaningful meanings means meant meantime
meanwhile measles measurable measure measurement measures meat mechanic mechanical mechanics mechanism media median
mediation medic medical medicine medieval medium meet meeting mega mem member membership memo memorandum memory men
mental mention mentioned menu merchant merchantability mere merely merge merger meridian merit mesh mess message messy
met meta metadata metal meteorologist metering meth method methodology methods metric mfg mice micro microphone mid
middle midfielder midnight midst midway midwife might migrant migrate migration mild milestone militant military
militia milk mill millennium million mime min mind mine miner mini miniature minimal minimize minimum minister
ministry minor minority mint minus minute minutes mirror misc miscellaneous misleading miss missile mission mistake
mistaken misuse mitigation mix mixture mob mobile mock mod mode model modem moderate moderation moderator modern
modest modification modified modify modular module moe mold moment mon monarch monastery money monitor monk monkey
mono monsoon month mood moon moral more moreover morning mortal mortgage mosque most mostly mot mother motion
motivated motivation mount mountain mourner mouse movable move movement movie much multi multilingual multimedia
multiple multiplication multiply multitude mum municipal municipality murder muscle museum music musical musician
musicians must mustard mutation mutual myself mysterious mystery mythology nail naked name nanny nap narrative narrow
nasty nation national native natural naturalist naturally nature naughty nav navigate navigation navigational
navigator navy near nearby nearest nearly neat necessarily necessary necessity need needle needless negative neglect
negligence negotiate negotiation negotiations negotiator neighbour neighbouring neighbours neither nephew nervous nest
net network neural neutral never nevertheless new newborn newcomer newer newest newly news newsletter newspaper
newsroom next nib nice niche nickname nifty night nightmare nike nil nine nineteen ninety ninja ninth noble nobody
node noise noisy nom nominal nominate nominated nomination nominee non nonetheless nonsense noon nope nor norm normal
normalized north northern norwegian nose not notable notably notation notch note notebook nothing notice noticeable
notification notify notion notorious noun novel novelist novelty novice now nowadays nowhere nuclear nuke null number
numeric numerical numerous nun nurse nursery nutrition nuts obey obj object objection obligation obliged oblique obs
obscure observation observations observe observed observer obsession obsolete obstacle obstacles obtain obtained
obvious obviously occasion occasional occasionally occupancy occupied occupier occupy occur occurrence ocean oceanic
octave octet odds oder off offender offensive offered offering office officer official officially offline offset
offspring often oil okay old oldest olson omission omissions omitted once one ones ongoing online onlooker only onset
ont onto oops opaque open opener openings openoffice opera operate operating operation operational operations operator
opinion opponent opportunities opportunity oppose opposed opposite opposition ops opt optical optimal optimisation
optimistic optimization optimize optimum option optional options ord order ordinary org organic organisation
organisational organised organiser organization organizational organize organized orient orientation oriented origin
original originally originated originating other otherwise ought our ours ourselves out outbreak outcome outcomes
outdated outdoor outgoing outlet outline outlook output outside outstanding outward over overall overcome overflow
overhead overlap overlay overload overlooked overnight override oversight oversized overview overwhelming owe own
owner ownership pace pacific pack package packet pad pager pages paid pain painful paint pair palace palette pan
pandemic pane panel panic pants paper par para paradigm paragraph parallel paramedic parameter parameters parent
parents parish parity parliament parliamentarian parrot parse parser part partial participant participants participate
participation particle particles particular partition partly partner partners partnership party pas pass passage
passenger passive password past paste pastel pastor patch patent paternity path pathway patient patrol pattern pause
pay payload payment peace peak peasant peculiar pedigree peek peel peer pen penalty pencil pending penetration pension
pensioner people pepper perceived percent percentage percentile perception perfect perfection perform performance
performer perhaps perimeter period periodic periodical periodically peripheral permanent permission permit perpetual
persian persistence persistent person personal personalised personality personalize personalized perspective
pertaining pertinent pet petite petrol phantom pharmacist phase phenomenon phi philosopher philosophical philosophy
phone photo photographer photographic phrase physical physician physicist pianist pic pick picture pictures pie piece
pig pile pilgrim pilot pin pinch ping pink pipe pipeline pit pitch pixel pixels pkg place placement plain plaintiff
plan plane planet plant plat plate platform play playback player playwright pleasant please pledge plenty plot plug
plugin plumbing plus pocket pod poet point poison police policeman policemen policewoman policy policymaker polish
polite political politician politics poll pollster pollution poly polynomial pool poor pop popular popularity
populated population popup port portability portable portal porter portion portrait ports pos pose position positive
possess possession possibility possible possibly post postal postcode posterior postfix postponed postscript posture
potato potential pound pour poverty pow power powerful ppm practicable practical practice preacher precautions
preceded precedence precedent preceding precise precision precursor predecessor predict predictable predicted
prediction predictive predominantly preface prefer preferably preference preferences preferred prefix prejudice
preliminary prelude premature premier premise premium prep preparation preparatory prepare prepared prerequisite
prescribed presence present presentation preservation preserve president presidential press pressure presumably
presumed pretend pretty prev prevail prevailing prevalent prevent prevention preview previous previously price priest
primarily primary prime primitive prince princess principal principle principles print printable prior priority prison
prisoner privacy private privately privilege prize proactive prob probability probable probably probe problem
problematic proc procedural procedure procedures proceed proceedings process processor procurement prod produce
produced producer product production productive productivity products prof professional professor profile profit prog
program programmable programme progress progressive prohibit prohibited prohibition project projection prominent
promised promises promising promote promoter promotion promotional prompt prone pronounced pronunciation proof prop
propagation proper property proportion proportional proposal propose proposed proprietary prose prosecution prosecutor
prospect prospective protect protection protective protest protester protocol prototype prove proven provide province
provision provisional provisions proximity proxy pseudo psychiatrist psychic psychologist pts pub public publication
publications publicity publicly publish published publisher publishing pull pulse pump punch pundit punt punter pupil
puppy purchase purchaser pure purity purple purpose pursuant push put putative pyramid quad qualification qualified
qualify quality quantity quantum quart quarter quarterback que queen query quest question questionable questionnaire
questions queue quick quiet quilt quit quite quo quot quota quotation quotations quote race racial radar radial
radical radio radioactive radius rail railroad railway rain rainbow rainfall raise raised rally ramp ran random
randomized range ranger rank rapid rare rarely rash rate rather rating ratio rational rationale raw razor reach react
reaction reactive reactor read readable readily readiness readings ready real realise realistic reality realization
realize realm reason reasonable reasonably rebel reboot rebound rebuild rebuilt rec recall receipt receive received
recent recently reception recession recipe recipes recipient reclamation recognise recognised recognition recognize
recognized recommend recommendation recommendations recommended reconciliation reconstruction record recordings
recover recovery recruiter rectangle rectangular recurring recursive recycle recycled recycling red redeem redesign
redirect redistribute redistribution reduce reduction redundancy redundant ref refer referee reference referral
referred refill refine refinement reflect reflection reform refrain refresh refugee refusal refuse refused regard
regarding regardless regeneration regent region regional register registration registry regression regular regulate
regulated regulation regulations regulator regulatory rehabilitation reject rejected rejection rel relate related
relating relation relational relations relationship relative relax relay release relevance relevant reliability
reliable reliance relief religion reload relocation reluctant rely rem remain remainder remark remarkably remarks
remediation remedy remember remind reminder remix remote removable removal remove rename render rendered rendering
renew renewal rental renter reorganization rep repair repeat repeatedly repertoire repetition repetitive replace
replacement replay replica replication reply report reportedly reporter repository represent representation
representative reprint reproduce reproduced reproduction republican reputation req request require required
requirement requirements requisite res rescue rescuer research researcher reservation reservations reserve reserved
reservoir reset reside residence resident residents residual residue resignation resist resistance resistant
resolution resolve resolved resort resource resources respect respectfully respective respond response responsibility
responsible responsive rest restart restaurant restoration restore restrict restricted restriction restrictions
restrictive restructuring result results resume ret retail retailer retain retention retire retired retreat retrieval
retrieve retrieved return reuse rev reveal revealed revenue reversal reverse reversible review reviewer revise revised
revision revisited revocation revolutionary rewrite rewritten rice richest rid ride rider ridiculous right rights
rigorous ring rinse rip rise risk risky rival river road roaming robber robust rock rocket rogue role roll rollover
romanian room root rot rotate rotating rotation rough roughly round route routine row royal royalty rpm rude rugby
rule rules ruling rum run runner rural rush sacrifice sad sadly safe safeguard safety sail sailor sake sal salary sale
salsa salt salvage same sample samsung sanction sanctions sandbox sane sanitation sat satellite satisfaction
satisfactory satisfied satisfy saturated saturation sauce save savings saw sax say scalability scalable scalar scale
scan scare scary scattered scenario scene sch schedule schema scheme school schoolboy schoolgirl sci science
scientific scientist scissors scoop scope score scorecard scrap scratch scream screen screenshot screenshots screw
script scroll scrutiny sculptor sculpture sea seal seamless search season seat sec second secondary secret secretary
sect section sector secure security seed seeing seek seeking seem seemingly seems seen sees segment segmentation seize
seized seldom select selection selective selector self sell sem semantic semi sen senator send senior sense sensible
sensitive sensitivity sensor sent sentence sentencing sentinel sep separate separation separator seq sequence
sequential ser serbian sergeant serial series serif serious sermon servant serve server service services session set
settings settle settled settlement settler setup seven seventeen seventh seventy several severe severity sewage sex
sexual shade shadow shake shall shallow shame shape share shareholder shareware shave shaving she sheep sheet shelf
shell shelter shepherd sheriff shield shift shine ship shipment shipping shirt shoes shoot shooting shop shopkeeper
shopper short shortage shortcut shortcuts shortest shortlist shortly shot should show shown shrink shuffle shut
shutdown sibling siblings sick side sidebar sig sight sigma sign signal signature significance significant signifies
silence silent silly silver sim similar similarity similarly simple simplest simplicity simplified simplify simply
simulate simulated simulation simulator simultaneous simultaneously sin since sincere sincerely sing singer single
singular sink sister sit site situated situation six sixteen sixth sixty size skate skeletal skeleton sketch skill
skills skipper slab slack slash slate slave sleep slept slice slide slight slightly slip slot slovenian slow small
smallest smart smell smoke smooth snake snap snapshot sneak snoop snow so soccer social society sociologist sock
socket socks sodium soft software soil solar sold soldier soldiers sole solicitor solid solo solution solutions solve
some somebody someday somehow someone something sometime sometimes somewhat somewhere son song soon soonest
sophisticated soprano sore sorry sort sought sound soup source sourceforge south southern space spam span spanish
spare sparkle spatial spawn speak speaking spec special specialised specialization specialize specialized specializes
specializing specific specifically specification specifications specificity specified specify specimen specs spectator
spectrum speculation speech speed speedy spell spend spent spill spin spirit spiritual spit split spoke spoken
spokesman spokesperson spokeswoman sponsor sponsored sponsorship sport spot spotlight spread spreadsheet spring spy
squad square squash squeeze squid squirrel ssh sta stability stabilization stable stack stadium staff staffer stag
stage stakeholders stall stamp stamps stance stand standalone standard standardization standardized standby staple
star start startup stat state statement static station statistic statistical statistician statistics stats status
statute statutory stay std ste steadily steal steam steel stem step stereo steroids stewardship stick sticky still
stimulate stitch stock stolen stood stop storage store storm story str straight straightforward strand strange
strangely strategic strategist strategy strawberry streak stream streamline street strength strengthen stress stretch
strict strictly strike striker string stringent strip strive stroke strong strongest structural structure struggle
struts stub stuck student students studio study stuff stupid style stylus sub subclass subdivision subject subjective
submission submit subscribe subscription subsection subsequent subset subsidiary substance substantial substantive
substitute substitution subsystem subtitle subtle subunit suburb subversion succeed successes successful succession
successive successor such suck sudden suddenly suffer suffering sufficient suffix sugar suggest suggestion suggestions
suicide suit suitability suitable suite sum summarize summarized summary summer summit sunset sup super superb
superintendent superior supervised supervision supervisor supplement supplemental supplementary supplements supplier
suppliers supplies supply support supporter suppose supposed suppress suppression supreme sure surely surface surfer
surgeon surgery surplus surprise surprisingly surrender surround surrounding survey surveyor survival survive survivor
susceptible suspect suspend suspended suspension suspicion suspicious suzuki swallow swamp swap swedish sweep swept
swimmer swing switch switchboard symbol symbolic symmetric symptom symptoms syn sync synchronization synchronous
synonyms synopsis syntax synthesis synthetic system systematic systematically tab table tack tactical tag tags tai
tail tailor tailored take taken tale talent talk tall tamil tan tandem tango tap tape tar target task taste taught tax
taxpayer tea teach teacher teaching team tear tears technical technique techniques technological technology tee
teenager tel tell telnet temp temperature template temporal temporarily temporary temptation ten tenant tend tendency
tennis tense tentative tenth ter term terminal terminate terminated termination terminator terminology terms terrible
terribly territorial territories terror terrorism terrorist test testimony tex text textbook textual texture thank
thankful thankfully thanks that the theatre their them theme themselves then thence theorem theoretical theory
therapist there thereafter thereby therefore therein thereof thereto thesaurus these they thick thin things think
third thirteen thirty this thorough thoroughly those though thought thousand thousands thread threat threatened
threatening three threshold threw thrice throttle through throughout throughput throw thrown thru thumb thumbs thus
tick ticket tickets tide tie tight til tile till timber time timeline timeout timestamp tiny tip tips tire tired title
toast today together toggle token told tolerance tolerant tolerate toll tomorrow ton tones tonight tons too took tool
toolbar toolkit tools top topic topology torch torn tornado torque torrential tort toss tot total touch touchdown
tough tour tourism tourist tournament tout toward towards town townspeople trace track trade trademark trademarks
trader trading tradition traditional traditionally traffic tragedy trail train trainer training traits trans
transaction transactions transcribed transcription transfer transform transformation transient transit transition
transitional translate translation translator transmission transmit transmitted transparency transparent transplant
transport transportation trap trash travel traveller traverse tray treasurer treasury treat treated treatment treaty
tree tremendous trend trends tres trial tribe tribunal trick tricks tricky trigger trim trio trip triple trivial
trojan troll troop trouble troubleshooting truck trucker true truly trump trunk trust trustee truth try tsunami tue
tuesday tune tunnel turn turnaround turnout turtle tutor tutorial twelve twentieth twenty twice twin two tying type
typhoon typical typically typo ugly ultimate ultimately umbrella unable unacceptable unauthorized unavailable unaware
unbiased uncertain uncertainty unchanged uncle unclear uncomfortable uncommon uncovered undefined under undergo
underlined underlying underneath understand understandable understood undertaken underway undo undoubtedly
unemployment unexpected unfair unfinished unfortunate unfortunately unhappy uni unicode unified uniform uninstall
union unions unique unit unity universal universe university unknown unless unlike unlimited unlock unnecessary
unofficial unpaid unpublished unread unreasonable unregistered unrelated unresolved unrest unrestricted unsafe
unsecured unsigned unsolicited unspecified unstable unsubscribe unsuccessful unsure until untitled unused unusual
unusually unwanted unwrap upcoming update updated upgrade upload upon upper ups upset upside upstairs upstream upward
urban urgent urls usability usable usage use useful useless username usual usually utilities utility utilization
utilize utmost utterly vaccination vaccine vacuum vague vain valid validate validation validity valley valuable value
valve vanilla var variability variable variance variant variation variety various vary vast vault vector vehicle vein
velocity vendor venture verb verbal verbatim verdict verification verify versa versatile verse version versus vertex
vertical vertices very veteran via viability viable vibrant vice vicinity vicious victim victory video view viewpoint
village villager vintage violate violated violation violence violinist virtual virtue virus visa visibility visible
vision visit visitor visitors visualization vital vitality vocabulary voice void volatile volatility volcano volume
voluntarily voluntary volunteer voodoo vote voter vulnerability vulnerable wage wait waived waiver wake wal walk
walker wallet wand wanna want war ward warehouse warm warn warned warning warp warrant warranty warrior was wash waste
watch watchdog water waterfall way weak weaknesses weapon weather weave web weblog webpage website wed wedding wee
week weekend weigh weight weird welcome welfare well went were west western wet what whatever whatsoever wheat wheel
when whenever where whereas whereby wherein wherever whether which whichever while whilst whip white who whoever whole
wholesale wholly whom whose why wide widely widening widespread widget widow width wife wifi wiki wild wildfire
wildlife willing win wind window windows wine winger winner winter wipe wire wireless wise wish wit witch with
withdraw withdrawal withdrawn withheld withholding within without witness wizard wolf woman women won wonder wonderful
wont woodland woody word work workbook worker workflow workforce workload workplace worksheet workshop workspace
workstation world worldwide worry worse worshipper worst worth worthwhile worthy would wound wrap wrench write writer
writing written wrong wrote xemacs xvi xxx yacht yang yarn year yellow yen yes yesterday yet yield you young younger
youngest youngster your yourself yourselves youth yum zero zeta zip zombie zone zoo zoologist zoom
"""
"""Parted by blanks."""
