/** Classes of words that the reading of stances tells apart, by lemma unless said otherwise. What carries a sign stands in data/lexicon/stances.tsv. */

export const OFFICERS =
  /^(?:member|official|officer|leader|minister|president|premier|chancellor|delegate|delegation|spokesman|spokeswoman|spokesperson|negotiator|diplomat|ambassador|commissioner|envoy|expert|analyst|inspector|chief|director|head|secretary|lawmaker|senator|counterpart)$/;
export const AMOUNT =
  /^(?:hundred|thousand|million|billion|trillion|m|mln|mn|bn|bln|dlr|pct|mark|franc|stg|dollar|euro|pound|yen|percent|part|number|amount|lot|most|all|ton|tonne|kind|form)$/;
export const SELF = /^(?:i|we|us|me|my|our|mine|ours|let's)$/;
export const PASS_ON = /^(?:of|on|for|to|with|in|about|over|from|regarding|concerning|toward|towards|between|into|under)$/;
/** Of those, what ties a thing to what it is of: "protect the supply of it"; not "open plants in it", "received applause from it". */
export const OF_IT = /^(?:of|for|to|about|over|regarding|concerning|toward|towards)$/;
/** Nouns that are little without what the preposition brings: "invest more in it" is "more investment in it". */
export const BOUND_TO: Readonly<Record<string, RegExp>> = {
  with: /^(?:relationship|relation|tie|link|cooperation|trade|pact|deal|agreement|accord|treaty|alliance|war|peace|friendship|union|partnership|thing|problem)$/,
  between: /^(?:relationship|relation|tie|link|cooperation|trade|pact|deal|agreement|accord|treaty|alliance|war|peace|friendship|union|partnership)$/,
  in: /^(?:investment|progress|growth|decline|rise|fall|increase|decrease|doubling|jump|drop|surge|cut|reduction|stake|share|improvement|exercise|change|reform|war)$/,
  on: /^(?:action|ruling|work|emphasis|focus|tax|levy|duty|tariff|sanction|ban|curb|limit|restriction|control|quota|embargo|attack|assault|war|strike|hold|cap)$/,
};
/** What is of a thing or of people, and is another thing: "the votes of farmers", "details of the toll", "the last week of the pact". */
export const ANOTHER_THING =
  /^(?:vote|name|detail|opinion|view|permission|advice|forgiveness|attention|mind|trust|face|eye|year|month|week|day|half|quarter|end|start|beginning|eve|anniversary|wake|threat|risk|danger|rest|remainder|word|news|report|copy|photo|picture|map|list)$/;
/** Verbs with a recipient: "offered the banks a loan". */
export const GIVING =
  /^(?:give|offer|send|grant|deny|promise|show|tell|teach|hand|pay|provide|supply|lend|deliver|award|allow|cost|owe|serve|guarantee|assure)$/;
/** How somebody does things, or is. */
export const ATTRIBUTE =
  /^(?:handling|record|leadership|remark|comment|behaviou?r|conduct|performance|judge?ment|character|approach|temperament|qualification|fitness|work|response|rhetoric|language|honesty|integrity|competence|courage|vision|policy|statement|speech|answer|style|attitude|treatment)$/;
/** Verbs whose past is their stem. */
export const SAME_IN_THE_PAST =
  /^(?:cut|put|set|let|quit|shut|hit|hurt|cost|split|spread|cast|shed|bid|bet|rid|burst|beat|thrust|upset|forecast|broadcast)$/;
/** What speaks for whoever wrote it: "the editorial opposes it". */
export const DOCUMENT =
  /^(?:report|editorial|text|resolution|statement|letter|declaration|communiqu[eé]|manifesto|platform|petition|draft|motion|memorandum)$/;
/** What a document says outright. */
export const OUTRIGHT =
  /^(?:call for|call on|urge|demand|recommend|propose|oppose|endorse|reject|condemn|back|support|criticise|criticize|praise|denounce|deplore|welcome|favour|favor|advocate|warn against)(?=:)/;
/** What is done against a thing: whoever condemns it, or stops it, is for the thing. */
export const VIOLATING = /^(?:violation|abuse|breach|infringement|avoidance|evasion|erosion)$/;
/** Verbs with a recipient whose gift stands after "with". */
export const PROVIDING = /^(?:provide|supply|equip|arm|furnish|present|reward|entrust)$/;
/** Verbs that say what a plan comes to: "this includes ending the toll", "that means getting rid of it". */
export const MEANING = /^(?:include|mean|involve|entail)$/;
/** Verbs of thinking and saying, beneath which a clause is no act. */
export const COGNITION =
  /^(?:think|believe|say|know|feel|see|find|consider|call|argue|insist|maintain|add|note|claim|guess|mean|stress|reiterate|declare|state|tell|announce|suggest|hope|expect|admit|acknowledge|agree|conclude|repeat|warn)$/;
export const NAMING =
  /^(?:call|name|declare|describe|characteri[sz]e|label|brand|term|dub|deem|judge|pronounce|consider|find|regard|view|see|portray|denounce|decry|deride|mock|slam|blast|attack|reject|dismiss|hail|praise|condemn|treat)$/;
export const DEGREES: ReadonlyMap<string, 1 | -1> = new Map([
  ["high", -1],
  ["much", -1],
  ["many", -1],
  ["big", -1],
  ["large", -1],
  ["strict", -1],
  ["expensive", -1],
  ["low", 1],
  ["little", 1],
  ["few", 1],
  ["small", 1],
  ["weak", 1],
]);
/** Nouns of acts that are more often something else before another noun: "a strike vote", "the toll question". */
export const NO_ACT_AFTER =
  /^(?:change|modification|amendment|touch|vote|question|offer|demand|request|back|want|need|love|value|trust|fear|mind|cut|complaint|protest)$/;
/** What is dismissed or denied with these is that it is so. */
export const HEARSAY =
  /^(?:speculation|report|rumour|rumor|allegation|claim|suggestion|talk|accusation|charge|reporting|complaint|fear|concern|worry|warning)$/;
/** What is wrong in a thing: to blame or mend it is no stance to the thing. */
export const FAILING = /^(?:failure|failing|shortcoming|abuse|gap|weakness|loophole|crisis|problem|corruption|error|mistake|inefficiency)$/;
/** What is denied of a thing that one may be for all the same. */
export const UNDERSTATED = /^(?:perfect|ideal|great|popular|balanced|proportionate|easy)$/;
/** What one will do, or not, until one has got one's way. */
export const THREATENING = /^(?:threaten|refuse|block|veto|boycott|strike|withhold|quit|resign|walk|leave|reject|oppose|suspend|fight|decline)$/;
/** What one makes a thing that one is for, or against. */
export const MADE_STATES: ReadonlyMap<string, 1 | -1> = new Map([
  ...[
    "free",
    "legal",
    "available",
    "affordable",
    "permanent",
    "universal",
    "mandatory",
    "compulsory",
    "easier",
    "stronger",
    "safer",
    "accessible",
  ].map((word) => [word, 1] as const),
  ...["illegal", "harder", "voluntary", "optional", "impossible", "unlawful"].map((word) => [word, -1] as const),
]);
/** Whom it hurts that something costs them. */
export const COSTING =
  /^(?:we|us|they|them|you|family|taxpayer|people|worker|consumer|job|life|town|country|business|farmer|state|citizen|driver|everybody|everyone)$/;
/** Whoever says that a thing does something with these takes it ill. */
export const COMPLAINING = /^(?:complain|grumble|moan|gripe|lament|protest)$/;
/** States in which one wants something: "I want the toll gone". */
export const WANTED_STATES: ReadonlyMap<string, 1 | -1> = new Map([
  ...["gone", "out", "dead", "over", "stopped", "finished"].map((word) => [word, -1] as const),
  ...["back", "done", "alive", "in"].map((word) => [word, 1] as const),
]);
/** Verbs of wanting that take a finite clause without "that". */
export const BARE_CLAUSE =
  /^(?:hope|wish|promise|pledge|vow|expect|agree|decide|mean|plan|propose|demand|urge|recommend|order|ask|fear|insist|threaten|suggest|warn|guarantee|resolve)$/;
/** What may be said to be the best or worst of what somebody did. */
export const THINGS_DONE = /^(?:thing|idea|decision|move|part|act|law|policy|deal|choice|step|mistake|achievement)$/;
/** What one may be to do something. */
export const WISE_OR_NOT = /^(?:crazy|mad|insane|nuts|stupid|foolish|fool|idiot|dumb|wise|smart|mind)$/;
/** Bodies whose acts are stances of their own, though no list of parties has them. */
export const BODY =
  /^(?:management|court|tribunal|judge|jury|council|cabinet|senate|assembly|committee|panel|board|agency|authority|regulator|commission|bank|watchdog|ombudsman|union|federation|association|chamber|ministry|university|airline|company|firm|carmaker|publisher|retailer|bishop|clergy|magistrate|governor|mayor|congress|party|delegate|voter|shareholder|member|worker|striker|farmer|director|executive|lawmaker|deputy|legislator|legislature|resident|villager|student|teacher|nurse|doctor|marcher|protester|demonstrator|campaigner|activist|parent|trader|grower|producer|manufacturer|exporter|importer|refiner|wholesaler|landlord|tenant|pilot|docker|miner|fisherman|scientist|lawyer|cleric|creditor|investor|lender|banker|employer|consumer|conservative|liberal|democrat|republican|rebel|bloc|guild|confederation|league|institute|foundation|government|administration|opposition|parliament|department|king|bishop|archbishop|pope|envoy|delegation)$/;
/** "In an effort to end it": what is done beside is done for that. */
export const ENDEAVOUR = /^(?:effort|bid|attempt|move|hope|push|drive|campaign)$/;
/** "A bill that includes it", "the treaty must include it". */
export const INCLUDING = /^(?:include|contain|feature)$/;
/** What may be said to be so by comparing: "it amounts to blackmail". */
export const AMOUNTING = /^(?:amount|constitute|represent|border|smack|reek)$/;
/** What is opened again to be changed. */
export const SETTLED = /^(?:bill|law|deal|agreement|treaty|pact|accord|contract|constitution|act|legislation|settlement|compromise)$/;
/** Nouns of acts that say nothing of which way. */
export const CHANGE = /^(?:change|amendment|revision|modification|adjustment|alteration|review|overhaul)$/;
export const DEFIANCE = /^(?:defiance|violation|breach|contravention)$/;
/** What only happens at the same time, or is spoken about. */
export const BESIDE = /^(?:over|amid|despite|after|following|during|since|before|because|in)$/;
/** Nouns that only stand for what is said of them. */
export const PART = /^(?:part|kind|sort|form|type|piece|bit|one|example|source|cause)$/;
export const VAGUE = /^(?:thing|something|idea|policy|plan|program|programme|law|deal|one|that|what|way)$/;
/** What somebody has in mind, whose owner acts through it: "its plan would end the toll". */
export const AIM =
  /^(?:goal|aim|priority|plan|intention|objective|purpose|mission|hope|dream|promise|wish|act|step|job|task|duty|proposal|position|policy|commitment|recommendation|demand)$/;
/** Of those, what may be a thing itself: "my priority is the railway". */
export const CHOICE = /^(?:goal|aim|priority|objective|hope|dream|wish|choice|preference|recommendation|demand|focus)$/;
/** "Make it a priority", "make it law". */
export const STANDING = /^(?:priority|reality|law|goal|mission|cornerstone|centrepiece|centerpiece|focus|requirement)$/;
/** Nouns that stand for a wish where there is one of them, or none. */
export const GROUNDS = /^(?:need|case|reason|place|room|justification|excuse|basis|point|sense|way|chance|use|future|demand|appetite|alternative)$/;
/** Of those, what is said to be there rather than only found missing. */
export const CALLED_FOR = /^(?:need|case|reason|demand)$/;
export const COPULAR = /^(?:become|remain|prove|turn|end|appear|grow)$/;
export const HARM =
  /^(?:hurt|harm|devastate|ruin|cripple|undermine|humiliate|decimate|bankrupt|destroy|threaten|plague|damage|betray|jeopardi[sz]e|rip off|hit)$/;
/** Feelings about what is taken to be so: they turn no evaluation round. */
export const FEARS = /^(?:fear|sorry|sad|afraid|ashamed|worried|concerned|disappointed|worry|regret|lament|complain|resent|bemoan|blame)$/;
/** What one fears of a thing that one wants. */
export const LOST = /^(?:dead|over|finished|gone|lost|doomed|broken|obsolete|weak)(?=:|$)/;
export const ENSURING = /^(?:ensure|assure|sure|certain)$/;
export const CONSIDERING = /^(?:consider|weigh|mull|contemplate|discuss|debate|study|examine)$/;
/** Verbs after which a bare "be" wants something: "insisted that it be lifted". */
export const REQUESTING = /^(?:insist|suggest|ask|say)$/;
export const DRAWING = /^(?:have|win|get|gain|enjoy|draw|face|receive|meet|attract|secure|provoke|spark|lose)$/;
/** Whoever does these does the act below. */
export const ASPECT = /^(?:begin|start|continue|stop|cease|keep|quit|proceed|help|delay)$/;
/** Of nouns with an infinitive, those that tell no intention. */
export const ABLE = /^(?:ability|right|need|call|demand|request|proposal|order|threat|time|duty|obligation)$/;
export const STANCE = /^(?:stance|position|attitude|tone|rhetoric|approach|view|mind|policy|decision|detail|information|comment|word|data|question)$/;
/** "The day we stopped it", "the way they handle it": the clause is not about the noun. */
export const ADVERBIAL =
  /^(?:today|tomorrow|yesterday|minute|hour|day|week|month|year|decade|time|night|morning|moment|way|reason|place|point|extent)$/;
/** Adjectives that more often tell kinds apart than judge. */
export const MILD =
  /^(?:great|right|good|important|best|better|fair|sound|legal|critical|sick|weak|criminal|sad|popular|worst|worse|illegal|unlawful|lawful|tremendous)$/;
/** What somebody acts through. */
export const MEANS =
  /^(?:charter|text|agreement|treaty|pact|accord|plan|proposal|budget|bill|policy|programme|program|platform|manifesto|agenda|legislation|strategy|initiative|offer|law|resolution|motion|measure|amendment|decree)$/;
/** Who is on a side: "one of the toll's opponents". */
export const SIDES = /^(?:supporter|opponent|critic|backer|proponent|advocate|champion|fan|defender|foe|detractor|cheerleader|booster)$/;
/** Said of who was on a side once, and of a feeling that was had once. */
export const FORMER = /^(?:former|onetime|one-time|erstwhile|ex|sometime|early|earlier|previous|prior|past|initial|original)$/;
/** "After years of …": what was so until then. */
export const SPELLS = /^(?:year|month|week|decade)$/;
export const STRESSING = /^(?:stress|underline|underscore|emphasi[sz]e|highlight|note|recogni[sz]e|acknowledge|see|point|reaffirm|reiterate|have)$/;
/** What one may break: "broke his promise to end the toll". */
export const WORD_GIVEN = /^(?:promise|pledge|vow|commitment|word|oath)$/;
export const RELATIVE = /^(?:who|which|that|whom)$/;
export const MISSTEP = /^(?:mistake|error|blunder|misjudg[e]?ment)$/;
/** What tells of a thing and may be right or wrong by itself. */
export const ACCOUNT = /^(?:forecast|estimate|prediction|projection|calculation|story|article|statement|coverage|account|poll|survey|rumou?r|myth)$/;
/** Where people show what they are against, and what those who do so do there. */
export const PROTEST = /^(?:demonstration|protest|rally|march|strike|sit-in|vigil|riot)$/;
export const SHOWING = /^(?:attend|speak|march|appear|chant|join|gather|sing|shout|rally|carry|demonstrate|assemble|be|participate)$/;
/** What is held about a thing before anybody decides on it. */
export const TALK = /^(?:debate|discussion|conversation|dialogue|hearing|consultation|evidence|inquiry)$/;
/** What is only not yet done, was not done, or could be done: no will to be read from it. */
export const UNDONE = /^(?:fail|failure|manage|struggle|unable|inability|capacity|capability|potential|power|authority)$/;
export const DENYING = /^(?:deny|dispute|refute|contradict)$/;
/** Verbs that only say that the act of their object takes place, or shall. */
export const CARRYING =
  /^(?:announce|order|declare|issue|make|have|get|start|begin|launch|plan|prepare|do|perform|conduct|hold|see|push|unveil|outline|present|initiate|undertake|finish|complete|draft|speed|lead|direct|command|pursue|arrange|discuss|consider|seek|want|need|negotiate|complete|schedule|agree|decide|decree|win|achieve|clear|deliver|vote|hasten|trigger|force|include|mean|envisage|foresee|involve|require|use|offer|give|take|face)$/;
export const RAISING = /^(?:have|get|need|ought|go)$/;
export const EARLIER = /^(?:once|previously|formerly|originally|initially|earlier)$/;
export const SHOULD = /^(?:should|must|ought|shall|need|needs)$/;
export const WILL = /^(?:will|'ll|’ll|wo|going|gonna)$/;
export const MAY = /^(?:would|'d|’d|could|can|ca|may|might)$/;
/** What people want brought to them, and what they do not. */
export const GOODS = /^(?:job|growth|prosperity|peace|investment|wealth|stability|security|hope|relief|progress|freedom|justice|order)$/;
export const ILLS =
  /^(?:misery|poverty|war|chaos|unemployment|hardship|suffering|ruin|corruption|crime|instability|pollution|death|destruction|trouble|havoc|bloodshed|violence|hunger|pain|disaster|inequality|division|harm|damage|resentment|problem|headache|confusion|loss|danger|difficulty)$/;
/** What one is made or kept, by the quality that says the same of what makes one so. */
export const STATES_TO_BE_IN: ReadonlyMap<string, "good" | "bad"> = new Map([
  ...["safe", "secure", "free", "stronger", "richer", "proud", "prosperous", "independent", "happy"].map((word) => [word, "good"] as const),
  ...["weaker", "poor", "poorer", "sick", "vulnerable", "dependent", "helpless", "hungry", "angry", "miserable", "unsafe"].map(
    (word) => [word, "bad"] as const,
  ),
]);
/** What one does to a feeling, one's own or another's, so that it is none of one's own. */
export const WAVING =
  /^(?:dismiss|reject|rescind|revoke|retract|renounce|pull|play down|downplay|brush aside|brush off|shrug off|wave away|wave aside|allay|ease|calm|soothe|drop|abandon|give up|withdraw|overcome|end|lift)$/;
/** Prepositions of what happens beside, before or after, and is not what is done. */
export const CIRCUMSTANCE = /^(?:despite|amid|amidst|after|before|during|since|until|following|notwithstanding)$/;
