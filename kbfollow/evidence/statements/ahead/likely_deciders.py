"""What may well tell who decides, told without a word for it: somebody of theirs × the choice, the yes, the taking on.

“The two of them sort it out over lunch”, “I'd be Tom's hire”, “Curtis hires”. Asked less of a sentence than a
statement would be: it only keeps a question from being asked.
"""

from __future__ import annotations

from kbfollow.patterns import cued, pattern

_ROLE = (
    r"(?:the|their|a|an|her|his)\s(?:[\w'-]+\s)?(?:owners?|boss|chef|gaffer|foreman|head|principal|matron|director"
    r"|manager|chief|dean|editor|founder|captain|vicar|professor|partner|supervisor|chair|president|mayor|rector"
    r"|headteacher|sister|surgeon|gm|ceo|md|wife|husband|son|daughter|mother|father|brother|missus|old\sman|bursar"
    r"|treasurer"
    r"|registrar|consultant|clerk|secretary|warden|abbot|prior|abbess|landlord|landlady|clinical\slead|lead|sisters"
    r"|brothers)"
)
_BOTH = (
    r"(?:the\s(?:two|three|four|pair)(?:\sof\sthem)?|they\sboth|both\s(?:of\sthem|@\d+)?|the\spair\sof\sthem"
    r"|@\d+(?:\s?(?:,|and|&|\+|plus)\s?@\d+)+|between\sthem|those\stwo)"
)
_SOMEBODY = rf"(?:@\d+|she|he|{_BOTH}|{_ROLE})"
_GAP = (
    r"(?:\s?\([^()]{1,60}\)|,[^@,]{2,50},)?(?:\s(?:is|as)\s[^@,.;]{3,40}?(?:\sand)?)?"
    r"(?:\s(?!(?:not|never|if|whether|and|but|i)\b)[\w'’]+){0,3}?"
)
_PEOPLE = (
    r"(?:(?:all|every|any|new|the|her|his|their|whoever|whom|who|each|good|own|right|best|next|most|more|of|permanent"
    r"|temporary)\s)*(?:staff|people|folk|folks|starters?|person|hires?|recruits?|everyone|everybody|one|ones|whoever"
    r"|candidates?|applicants?|newcomers?|crew|team|teachers?|nurses?|cooks?|drivers?|technicians?|assistants?|waiters?"
    r"|\w+ers|\w+ists|\w+ors)"
)
# What they do: the plain act on people, or on “it”.
_ACT = (
    rf"(?:(?:takes?|taking|brings?|signs?|sign)\s(?:on\s{_PEOPLE}|{_PEOPLE}\son\b)"
    r"|(?:settles?|sorts?|thrash(?:es)?|hammers?|works?|decides?|figures?|agrees?|talks?|fights?)\s(?:it|this|that)"
    r"(?:\s(?:out|over|up))?(?=\W*$|\W|\s(?:between|over|among|together|with|at|on|alone|by))"
    r"|agrees?\s(?:on\s)?(?:who|between|together)\b"
    r"|(?:(?:has|have|having|with)\s(?:a\s|the\s)?(?:\w+\s)?(?:free\shand|power|right|authority|ear|vote|veto|final"
    r"|casting"
    r"|say|last|whip\shand|upper\shand|mandate|budget\sto\shire))"
    r"|(?:appoints?|recruits?|employs?)\b(?!\s(?:a\s)?(?:lawyer|volunteers?\sfor))"
    r"|(?:takes?|says?|picks?|chooses?|gets?|has|wants?|decides?|names?|have)\s(?:who|whom|whoever)\b(?!\s(?:she|he"
    r"|i)\s(?:was|is|knew|met))"
    r"|(?:puts?|putting)\stheir\sheads\stogether|(?:took\son|hired|picked|chose|appointed)\s(?:the\s(?:last|other"
    r"|whole|rest)|everyone"
    r"|everybody|all|most)|has\sto\sbe\son\s(?:my|your)\sside"
    r"|fills?\s(?:[\w']+\s){0,3}?(?:posts?|jobs?|places?|vacanc\w+|positions?|roles?|spots?|seats?|gaps?|desks?|it)\b"
    r"|(?:has|have|must|need|needs)\s(?:to\s)?(?:both\s)?(?:be\s(?:happy|convinced|satisfied|on\sboard|okay|ok|for\sit"
    r"|won)|like|agree|want|say\syes|okay|approve|nod)\b"
    r"|(?:has|have|with|hold|holds|gets?)\s(?:a|the|one|two|three|double|both)\s(?:\w+\s)?votes?\b"
    rf"|(?:hires?|engages?)(?=\W*$|[,;.)]|\s(?:{_PEOPLE}|for|here|there|and|alone|himself"
    r"|herself|personally|from|directly|straight|whom|by|on|in)\b)"
    r"|(?:will|would|to|can|could|who|that|going\sto)\s(?:\w+\s)?(?:say\s(?:yes|no)|says\s(?:yes|no)|vote|votes|choose"
    r"|decide|pick|hire"
    r"|appoint)\b|makes?\s(?:up\s)?(?:her|his|their)\s(?:own\s)?minds?|says?\s(?:yes|no)\b"
    r"|(?:runs?|leads?|chairs?|heads?|sits?\s(?:on|over|at\sthe\s(?:top|head)\sof)|is\son|are\son"
    r"|presides?\sover)\s(?:the|that|this|a|their)\s(?:\w+\s)?(?:panel|committee"
    r"|commission|board|jury|council|selection|search|hiring|recruitment|appointment\w*)\b"
    r"|gives?\s(?:the|a|her|his|its|their)\s(?:\w+\s)?(?:nod|ok|okay|yes|green\slight|go\sahead|blessing|thumbs)"
    r"|(?:chooses?|choosing|picks?|picking|selects?|selecting|votes?|decides?|deciding)(?=\W*$|[,;.)]|\s(?:who|whom"
    r"|from|alone"
    r"|between|among|on\s(?:this|it|who|hir\w+)|herself|himself|together|the\s(?:person|winner|one|candidate)"
    r"|for\sthis))"
    r"|(?:recommends?|suggests?|proposes?|puts?\sforward|writes?)\b.{0,60}\b(?:sign\w*|follow\w*|rubber|agree\w*"
    r"|nod\w*)\b)"
)
_DECIDES = cued(rf"(?<![\w@]){_SOMEBODY}(?!'s\b){_GAP}\s{_ACT}")
_VIEW = r"(?:opinion|view|views|word|say|taste|gut|vote|verdict|judgement|judgment|impression|nod|liking)"
# What is theirs: “Tom's hire”, “in Jane's gift”, “the vote is Jane, Tom and a governor”.
_WHOSE = r"(?:@\d+'s|her|his|hers|the\s\w+(?:\s\w+)?'s)"
_THEIRS = cued(
    rf"\b(?:be|is|am|was|are|as|just|all)\s(?:\w+\s)?{_WHOSE}\s(?:own\s)?(?:hire|pick|choice|call|decision|appointment"
    rf"|gift|hands?"
    r"|department|baby|shout|business|vote|word|say|job\sto\s(?:pick|choose|hire|decide))\b"
    rf"|\b(?:in|up\sto|down\sto|on|with)\s{_WHOSE}\s(?:gift|hands?|discretion|shoulders|desk|say\sso|nod|vote|choice"
    rf"|decision)\b"
    r"|\b(?:vote|decision|choice|panel|jury|pick|say|yes|selection|appointment|hire|call|job)\s(?:itself\s)?(?:is|are"
    r"|will\sbe"
    r"|comes\sfrom|rests?\s(?:with|on)|lies?\s(?:with|in)|sits?\swith|belongs?\sto|hangs?\son|goes\sto|falls?\sto"
    r"|stays?\swith)\s"
    rf"(?:(?:with|the|of|only|just|all|entirely|up\sto|down\sto|for)\s)*(?:@\d+|her\b|his\b|hers\b|him\b|{_ROLE})"
    rf"|\b(?:win|convince|persuade|impress|get\spast|please|charm|talk\sround)\s(?:over\s|round\s)?(?:is\s)?(?:@\d+"
    rf"|{_ROLE})"
    rf"|(?:@\d+|{_ROLE})\s(?:is\s)?(?:the\s(?:one|person|man|woman)\s)?(?:i|you)\s(?:have|need|had|must"
    rf"|needed)\s(?:to\s)?(?:win"
    r"|convince|persuade|impress|please|get\spast|charm)"
    r"|\bwithout\s@\d+(?:'s)?\s(?:nothing|nobody|it|there)\b|(?<!\w)@\d+\s(?:is|would\sbe|will\sbe)\s(?:\w+\s)?(?:my"
    r"|the)\s(?:\w+\s)?(?:hiring"
    r"\smanager|decision\smaker|decider|kingmaker)\b"
    r"|\bstay\sor\sgo\b.{0,30}@\d+"
    rf"|{_WHOSE}\s(?:\w+\s)?{_VIEW}\b.{{0,24}}\b(?:counts?|matters?|carr(?:y|ies)|goes|decides?|settles?|wins|weighs?"
    rf"|law|final|enough)\b"
)
# “Boss is Jane for who comes and goes”, “Tom does what she tells him when it comes to new people”: somebody, a power,
# and that it is over who is taken on.
_TOPIC = (
    r"(?:hiring|recruit\w*|appointments?|new\s(?:people|staff|starters?|hires?|faces|blood|ones?|colleagues?)"
    r"|(?:taking|takes?)\s(?:people|someone|somebody)\son"
    r"|who\s(?:comes?|goes|gets|they\stake|is\staken|starts?|joins?|works?|to\stake|it\sis\sgoing\sto\sbe|gets\sit"
    r"|will\sbe|stays)"
    r"|(?:the|this|that)\s(?:job|post|vacancy|position|yes|choice|pick|selection|vote|nod|offer|person|hire|candidate"
    r"|successful|place|role)"
    r"|(?:a|her|his|the|their)\s(?:final\s)?(?:choice|decision|selection|pick|verdict))"
)
_POWER = (
    r"(?:boss|(?:in\s)?charge|last|final|rules?|tells?|power|responsible|handles?|makes?|holds?|owns?|agrees?"
    r"|approves?|okays?|nods?|lies|rests?"
    r"|listens?|follows?|ear|weight|counts?|final|decid\w+|gives?|signs?|fills?|fill|awards?|hands?\sout|controls?"
    r"|has\sit|have\sto)"
)
_WORDS = r"(?:\s[\w'’@-]+){0,7}?\s"
_HAS_POWER = cued(
    rf"(?:@\d+|\b(?:she|he|both|the\stwo\sof\sthem)){_WORDS}{_POWER}\b(?:{_WORDS}|\s){_TOPIC}\b"
    rf"|\b{_POWER}{_WORDS}@\d+{_WORDS}{_TOPIC}\b"
    rf"|\b{_TOPIC}{_WORDS}(?:\w+\s)?(?:@\d+|her|his|hers){_WORDS}(?:to\s)?{_POWER}\b"
    rf"|\b{_TOPIC}(?:\s(?:\w+\s)?(?:is|are|lies|rests|comes|hangs|goes|belongs|falls))\s(?:\w+\s){{0,3}}?(?:@\d+|hers"
    rf"|his|her)\b"
)
# “Nobody gets a job here that Tom doesn't want”, “if Jane likes you, you're in”.
_VETO = cued(
    r"(?:@\d+|\bshe|\bhe)\s(?:answers|has\sto\sask|asks|needs\sto\sask)\s(?:to\s)?(?:nobody|no\sone)\b|"
    r"\bwhat(?:ever)?\s(?:@\d+|she|he)\s(?:wants|says|decides|likes|thinks)\s(?:happens|goes|counts|is|matters|gets)\b"
    r"|\bwithout\s(?:@\d+|him|her)\b.{0,16}\b(?:no|nothing|nobody|not|none)\b|\bneed\s@\d+\son\s(?:your|my"
    r"|the)\s(?:side|right)\b|\bthis\sone\sis\s(?:hers|his|@\d+'s)\b|"
    r"\b(?:nobody|no\sone|nothing|none)\b.{0,40}?(?:@\d+|\bshe|\bhe)\s(?:(?:does|did|has|is|will|would)\snot\b|not\b"
    r"|(?:wants|likes|approves|says|nods|agrees|okays))"
    r"|\b(?:nobody|no\sone|nothing|none)\b.{0,40}\b(?:without|unless|until|except|but|past)\s(?:by\s|through\s"
    r"|with\s)?(?:@\d+|she\b|he\b|her\b|him\b|his\b)"
    r"|\bif\s(?:@\d+|she|he)\s(?:likes?|wants?|says?\s(?:yes|so)|nods?|takes\sto|picks|is\s(?:happy|for))\b"
)

_NEGATED = pattern(r"\b(?:not|no|never|neither|nor|nobody|none|hardly|barely|if)\b")
_ASIDE = pattern(r",\s(?:who|which|whom)\s[^@,]{2,50},")  # “Dr Brandt, who wasn't there, appoints the registrars”
_BEFORE = 16  # characters in which a “not” takes it back
_OPEN = cued(
    r"\b(?:whoever\s(?:they|that|she|he|it)\s(?:is|are|may|might)|either|or\ssomebody|or\ssomeone|one\sof\sthem"
    r"|no\sname|somebody"
    r"\sabove|wonder\w*|guess)\b"
)


def may_say_who(mask: str) -> bool:
    """Whether the sentence may well tell who decides; `mask` has “@0”, “@1”, … for the people in it."""
    if _OPEN.search(mask):
        return False
    if _VETO.search(mask):
        return True
    mask = _ASIDE.sub("", mask)
    found = (expression.search(mask) for expression in (_DECIDES, _THEIRS, _HAS_POWER))
    return any(
        match is not None and not _NEGATED.search(mask[max(0, match.start() - _BEFORE) : match.end()])
        for match in found
    )
