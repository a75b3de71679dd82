"""Verbs that say what stands before them: who speaks, and who acts as a state."""

_SPEECH_VERBS_TEXT = """
said says say told tells added adds announced announces argued argues asked asks believes believed called calls
claimed claims commented confirmed confirms conceded concludes concluded condemned confessed contended cautioned cited
complained countered criticised criticized declared declares declined defended demanded denied denies described
disclosed dismissed emphasised emphasized estimated estimates expects explained explains expressed feared forecast
hailed hinted hopes hoped insisted insists joked lamented maintained mentioned noted notes objected observed ordered
pledged pointed praised predicted predicts promised proposed protested published questioned quipped quoted read reads
reassured recalled recalls recommended refused rejected released remarked remembers repeated replied reported reports
responded reveals revealed ruled shared shouted signalled signaled speaking speculated spoke stated states stressed
stresses suggested suggests suspects testified thanked thinks thought threatened tweeted urged urges vowed warned
warns welcomed wondered wrote writes voiced posted learned heard
"""
SPEECH_VERBS = frozenset(_SPEECH_VERBS_TEXT.split())
"""Verbs of saying, as they stand beside a speaker."""

_ACTION_VERBS_TEXT = """
want have say plan need hope face go play take make lead win has had is was were are will would could should may might
must does did do can cannot won scored died fell rose lost led left took made began became came went got gave found
held kept met moved opened played plays ran saw sent set signed sold spent started stood stopped supports supported
tried turned used voted wants wanted withdrew works worked joined retired resigned faced faces launched bought
acquired agreed accused accuses beat beats owns owned runs expanded employs operates operated rejected rejects seeks
sought plans planned grew grows fired hired hit hits backed backs approved banned closed cut cuts raised paid hopes
needs appeared appears arrived returned
"""
ACTION_VERBS = frozenset(_ACTION_VERBS_TEXT.split())
"""Verbs that often follow a name."""

_STATE_VERBS_TEXT = """
has had have is was will would could should may might must does did do can cannot accused accuses agreed agrees
allowed approved backed backs banned bans barred blamed blames blocked broke brokered changed closed confirmed
continues controls cut deployed decided detained deported downgraded dropped eased ended expelled extended faces faced
fears froze gave granted handed holds hosted imposed imposes intends introduced invaded invited issued keeps launched
lifted lodged lost made moved needs negotiated offered opened opposes opposed paid plans planned prepared pressed
proposes pulled pushed raised ramped reacted recalled recognised recognized recognises refuses relies remains reopened
responds restricted resumed retaliated risked risks sanctioned seeks seized sees sent severed shut signed sought spent
stepped stopped struck summoned supplies supported supports suspended takes tightened took tried turned unveiled used
views wants wanted weighed withdrew won
"""
STATE_VERBS = SPEECH_VERBS | frozenset(_STATE_VERBS_TEXT.split())
"""Verbs of what governments do."""

_STATE_NOUNS_TEXT = """
ally allies ambassador ambitions army attitude backing claim claims concerns concession concessions deal decision
decisions delegation demand demands denial diplomacy diplomats embassy envoy envoys foreign forces government grip
hold influence insistence intentions interests invasion involvement leadership leaders leverage military move
negotiators nuclear objections occupation offer offensive official officials plan plans pledge policies policy
position pressure proposal proposals refusal rejection relations relationship response retaliation role ruler rulers
sanctions security sovereignty stance strategy support supporters threat threats ties top troops ultimatum veto view
war warning warnings will
"""
STATE_NOUNS = frozenset(_STATE_NOUNS_TEXT.split())
"""What belongs to a government, after its capital's name with 's."""

_BETWEEN_STATES_TEXT = """
accord agreement agreements alliance allies ceasefire clash conflict confrontation contacts cooperation crisis deal
deals dialogue diplomacy differences dispute disputes exchanges friction links meeting negotiations pact partnership
pressure pressures quarrel rapprochement relations relationship rift row sanctions standoff stand-off talks tension
tensions ties treaty truce trust understanding war criticism condemnation support backing approval permission
assurances reaction response message messages signal signals demands requests blessing
"""
BETWEEN_STATES = frozenset(_BETWEEN_STATES_TEXT.split())
"""Nouns after which the capitals with a preposition stand for states."""

_STATE_PREPOSITIONS_TEXT = """
between with by and against accused urged told blames blamed warned asked pressed
"""
STATE_PREPOSITIONS = frozenset(_STATE_PREPOSITIONS_TEXT.split())
"""Words before a capital that stands for a state."""
