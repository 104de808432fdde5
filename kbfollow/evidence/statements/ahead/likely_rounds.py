"""What may well be a further round, or the word that there is none, told without a word for it.

“A morning in the classroom the week of June 8”, “they put me on the line next Tuesday”: the user at their place or with
their people, on a day ahead. “You only come once”, “if they like me the next thing is a contract”: nothing in between.
Asked less of a sentence than a statement would be: it only keeps a question from being asked.
"""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern

# Where they are, and who they are.
_PLACE = (
    r"bench|benches|floor|ward|wards|kitchens?|class|classrooms?|lab|labs|laboratory|workshops?|shop|shops|store|site"
    r"|sites|yard|offices?|studio|line|bar|counter|desks?|tills?|depot|garage|warehouse|nursery|pitch|field|fields"
    r"|theatre|clinic|surgery|practice|farm|boat|quarry|plant|works|department|unit|units|house|hall|stage|salon"
    r"|chair|van|truck|lorry|cab|bus|route|rounds?|road|hotel|restaurant|pass|stove|ovens?|section|sections|library"
    r"|gallery|museum|court|station|school|hq|head\soffice|premises|building|scaffold|roof|deck|track|rig|forge"
    r"|greenhouse|stables?|barn|paddock|phones|switchboard|front|back\soffice|machines?|lathe|press|kiln|wheel|job"
    r"|archive|stacks|reading\sroom|newsroom|control\sroom|meeting\sroom|simulator|playground|reception"
)
_THEIRS = (
    r"(?:co\W?)?owners?|boss|bosses|(?:deputy\s|executive\s)?head|principal|directors?|managers?|partners?|trustees"
    r"|governors|board"
    r"|panel|committee|commission|chef|foreman|ceo|md|gm|cfo|coo|cto|vp|founders?|chairman|chairwoman|chairperson"
    r"|president|dean|matron|captain|supervisors?|leads?|chief|teams?|crew|colleagues|others|staff|faculty|group"
    r"|seniors?|mayor|rector|gang|squad|kids|children|pupils|residents|students|year\s?\d|juniors|apprentices|fitters"
    r"|nurses|drivers|cooks|teachers|engineers|management|council|parents|clients|shareholders|investors|family"
)
_NEAR = rf"(?:@\d+|(?:{_PLACE}|{_THEIRS})\b|them\b|there\b|their\s\w+)"
_WITH = r"(?:on|in|at|with|behind|among|alongside|round|around|down|out|into|under|beside|before|under|by)"
_BETWEEN = r"(?:(?!(?:and|but|to|i|we)\b)[\w'&-]+\s){0,4}?"
_SPAN = (
    r"(?:hours?|hrs?|mornings?|afternoons?|days?|half\sday|shifts?|evenings?|nights?|week|sessions?|lessons?|lunch"
    r"|dinner|coffee|breakfast|walk|ride|drive|visit|tour|stint|spell|go|turn|while|minutes|mins|time|try|look"
    r"|taster|demo|demonstration|presentation|tasting|exercise|task|service)"
)
# “A morning in the classroom”, “another hour with the technical director”, “back there”.
_OCCASION = cued(
    rf"\b{_SPAN}\s(?:spent\s|working\s|teaching\s|cooking\s|out\s|down\s|up\s|over\s)?{_WITH}\s{_BETWEEN}{_NEAR}"
    rf"|\bback\s{_WITH}\s{_BETWEEN}{_NEAR}"
    r"|\bback\s(?:there|here)\b"
    rf"|\b(?:taster|trial|tryout|try\sout|working\sinterview|shadow(?:ing)?|audition|demo|microteach|bench\stest"
    r"|skills?\stest|practical|assessment|(?:a|my|do\sa|kitchen)\sstage(?!\s(?:door|name|manager|hand))|probetag"
    r"|probearbeiten|schnuppertag|hospitation|proefdag)\b"
)
# “They put me on the line”, “want me behind the bar”, “will watch me teach”.
_TAKEN_THERE = cued(
    r"\b(?:put|puts|putting|take|takes|taking|drive|drives|driving|want|wants|wanting|see|sees|seeing|have|has|having"
    r"|sit|sits|invite|invites|inviting|invited|let|lets|letting|walk|walks|fly|flies|try|tries|trying|test|tests|watch"
    r"|watches|watching|place|bring|brings|stick|sticks|book|books|booked|get|gets|expect|expects|expected|introduce"
    r"|introduces|introduced|squeeze|slot|slotted|pair|pairs|asked|asking|pencilled|penciled|fetch|pick)\s"
    r"(?:me|us|(?:two|three|four|both|some|a\sfew|the\s(?:best|last|final|top)?\s?(?:two|three|four|few)?)\s?(?:people"
    r"|candidates|of\sus)?)\s"
    r"(?!(?:to\s(?:send|bring|email|e\smail|call|ring|write|give|let|tell|confirm|think|start|get\sback|fill|sign|find"
    r"|check"
    r"|forward|provide|choose|decide|answer|reply|wait|phone|text|submit)|on\s(?:the\s)?(?:list|rota|payroll|file"
    r"|books|waiting"
    r"|board|a\scontract|full|as|from|by|at|in)|on(?:[.,;!?)]|$)|know|down\sfor|in\stouch|up\sto\sdate|posted)\b)"
    r"(?:on|in|at|behind|into|onto|out|along|round|around|through|over|up|down|back|with|for|there|again|next\sto|under"
    r"|beside|before|to\s(?:the|their|a|see|meet|come|cook|teach|work|do|run|cut|drive|weld|read|play|present|handle"
    r"|serve|lift|sit|talk|spend|show|walk|shadow|visit|try|join|lead|take|speak|make|build|fix)|cook|teach|work|do"
    r"|run|cut"
    r"|drive|weld|read|play|present|handle|serve|lift|meet)\b"
)
# “I'm back to cook two plates for the owners”, “I go out with the crew”, “I teach year 4”.
_I_AM_THERE = cued(
    r"\b(?:i|we|me)\s(?:(?:will|would|shall|should|am|are|get|have|was|to|going|also|then|there|be|being|due|expected"
    r"|asked"
    r"|invited|booked|wanted|needed|allowed|supposed|told|down|set)\s)*"
    rf"(?:(?:back|again|in|out|round|over|up|down|for|on|with)\s{_BETWEEN}{_NEAR}"
    r"|through\s(?:to|into)\b|(?:back|there|in)\sagain\b|back\s(?:on|at|to|in|for)\b"
    rf"|(?:cook|teach|work|do|run|meet|see|present|shadow|visit|spend|go|come|travel|drive|sit|ride|walk|speak|talk"
    rf"|give|play|join|follow|serve|show|demonstrate|stand|perform|sing|read|bake|cut|weld"
    rf"|lay)\s(?:[\w'&-]+\s){{0,6}}?{_NEAR}"
    r"|(?:cook|teach|weld|present|perform|bake|audition|observe)(?:s|ing)?\b)"
    r"|(?:@\d+(?:'s\s\w+)?|\b(?:owner|boss|chef|head|manager|director|principal|team))\sand\si\s(?:will\s|are\s|then\s"
    r"|am\sto\s)*(?:have|go|do|meet|walk|talk|sit|drive|to|going"
    r"|having|meeting|doing)\b"
    r"|^\W*(?:(?:and|then|next|so|still|now|yet)\s)+(?:(?:got|have|need|am|due|down|booked|expected|asked"
    r"|invited)\s)?(?:to|for)\s(?:cook|teach|do|meet|see|present|play|sing"
    r"|drive|work|read|show|talk|speak|sit|run|lead|take|give|visit|walk|shadow|bake|weld|lay|cut|make|build)\b"
)
# “So the regional lady can look me over”, “unpaid, just to watch”.
_TO_BE_SEEN = cued(
    r"\b(?:(?:can|could|may|to|might|will|would|wants\sto|want\sto|likes\sto)\s(?:(?:then|properly|really|just"
    r"|also)\s)?(?:see|watch|look\sat|judge|meet"
    r"|check|size|test|assess|observe|hear|inspect|have\sa\slook\sat|taste|vet|grill|quiz|get\sto\sknow|run\sinto"
    r"|have\sa\sgo\sat)\s"
    r"(?:me\b|us\b|how\s(?:i|we)\b|what\s(?:i|we)\b|my\b|(?:if|whether)\s(?:i|we)\b|the\s(?:last|final|two|three)\b)"
    r"|look\s(?:me|us)\sover|size\s(?:me|us)\sup|put\s(?:me|us)\sthrough|try\s(?:me|us)\sout|just\sto\swatch"
    r"|see\show\s(?:i|we|it)\b)"
)
# “Going up to Leeds on the 1st”, “off to their Hull depot Tuesday”.
_OFF_TO = pattern(
    r"^\W*(?:(?:and|so|then|next|now|am|i\sam|we\sare|will\sbe|be)\W{1,2})*(?:going|off|driving|travelling|traveling"
    r"|heading|flying|back)\s(?:again\s)?"
    rf"(?:(?:up|over|down|out|back|in|on|round|across)\s)?(?:to|at|with|for|there|again)\b.*{_NEAR}"
)
_BACK_TO_LIFE = pattern(
    r"\b(?:back\s(?:at|to|in|on)\s(?:work|school|home|bed|town|uni|college|my|our)\b|my\s(?:\w+\s)?(?:shift|class"
    r"|course"
    r"|job|desk|team|boss|kids|children|house|own|old|usual|current|day\soff)|dentist|doctor|gp|physio|the\svet|church"
    r"|gym"
    r"|holidays?|vacation|birthday|wedding|funeral|food\sbank|volunteer\w*|start(?:s|ing|ed)?|first\sday|join(?:s"
    r"|ed)?\s(?:as|them"
    r"\sas)|induction|onboarding|permanent\w*|rota|contract|references?|referees?)\b"
)
# Straight to the end: “after this it's just paperwork”, “the next thing is a contract”.
_END = (
    r"(?:paper\s?work|contracts?|offers?|decisions?|yes\sor\s(?:a\s)?no|yes|verdict|answers?|letters?|references?"
    r"|checks|dbs|start(?:ing)?|handshake|phone\scall|vote|result|call)"
)
_ONLY_THE_END = cued(
    r"\b(?:after\s(?:this|that|today|it)|from\shere|from\snow(?:\son)?|now|next|then)\b,?\s?(?:on\s)?(?:it\sis"
    r"|there\sis"
    rf"|comes?|it\swill\sbe|it\sgoes)\s(?:just|only|nothing\sbut|straight\sto|simply|all)\s(?:(?:the|a|an|their"
    rf"|some)\s)?{_END}\b"
    r"|\b(?:next|only|last)\s(?:thing|step|stop|stage|part|bit|news)(?:\s(?:left|i\s(?:get|hear|see)|for\sme))?\s(?:is"
    r"|would\sbe|will\sbe)"
    rf"\s(?:just\s|only\s)?(?:the|a|an|their|some)?\s?{_END}\b"
    rf"|\b(?:all\sthat\s(?:is\s)?(?:left|remains|comes)|what\s(?:is\sleft|remains|comes))\s(?:now\s)?is\s(?:the|a|an"
    rf"|their|some)?\s?{_END}\b"
    rf"|\b(?:nothing|no\s\w+)\sbetween\s(?:this|now|today|here|me)\sand\s(?:the|a|an|their)\s?{_END}\b"
    rf"|\b(?:skip|skips|jump|jumps|move|moves|go|goes|straight|on)\s(?:\w+\s)?(?:straight|right|directly|on)?\s?(?:to"
    rf"|into)\s(?:the|a|an|their|taking\sup|taking)?\s?{_END}\b"
    rf"|\b(?:it\sis|is)\s(?:a\s)?(?:yes|no|{_END})\sor\s(?:a\s|an\s|the\s)?(?:yes|no|{_END})(?=\W*$|[,.;])"
    r"|\b(?:whole|entire|full|complete)\s(?:process|procedure|interview|selection|thing|business|recruitment)\s(?:was"
    r"|is|took|lasts?|takes)\b"
    r"|\b(?:me|i\sam|that\sis\sme)\s(?:done|finished|through)\b.{0,30}\b(?:looked|seen|interview\w*|meet\w*|talk\w*"
    r"|question\w*|side|part)\b"
)
_SEEN_ONCE = cued(
    r"\b(?:you|they|people|candidates?|we|everyone|everybody|each|applicants?)\s(?:(?:only|just|are|get|gets|all"
    r"|is)\s)*"
    r"(?:come|comes|go|goes|sees?|meets?|seen|met|interviewed|sits?|talks?|looked\sat|do|does|has|have)\s"
    r"(?:(?:in|people|you|us|it|there|them|down|everyone|everybody|each)\s)*(?:just\s|only\s)?(?:the\s)?once\b"
    r"(?!\s(?:a|per|every|in|more|again|i|they|we|she|he|you|it|the)\b)"
    r"|\b(?:nobody|no\sone|no\s?body)\s(?:else|more|further)\b.{0,24}\b(?:see|meet|convince|face|talk|impress|speak"
    r"|come)\b"
    r"|\b(?:seen|met|spoken\sto|talked\sto)\s(?:everyone|everybody|all\sof\sthem)\s(?:i|there|who|that|now)\b"
    r"|\bnothing\s(?:else|more|left|further)\s(?:to\sdo|for\sme|needed|required|from\sme|asked\sof|i\s(?:can|have"
    r"|need))\b"
    r"|\bno\smore\s(?:grilling|auditions?|hearings?|shows?|turns?|goes|talking|hoops|tests|hurdles|trips|seeing"
    r"|meetings|questions|hurdles|exams|visits|coming)\b"
    r"|\b(?:this|that|it)\s(?:was|is)\s(?:it|all(?:\sof\sit)?|everything|the\slot)\b.{1,40}\b(?:choos\w+|decid\w+"
    r"|pick\w*|say"
    r"\syes|nobody\selse|no\sone\selse|nothing\selse|make\sup|no\sfurther|no\smore)\b"
)
_EARLIER = pattern(r"\b(?:was|were|had|did|used|yesterday|ago|spent|went|came|saw|showed|walked|took)\b")
_ASKED = cued(r"\b(?:asked|invited|booked|expected|wanted|pencilled|penciled|said|told|agreed|promised|scheduled)\b")
_FAR = 200  # days


def may_be_round(sentence: Sentence, mask: str, low: str) -> bool:
    """Whether the sentence may well tell of a further round and its day, or that there is none."""
    if _ONLY_THE_END.search(low) or _SEEN_ONCE.search(low):
        return True
    anchor = sentence.setting.anchor
    spans = sentence.future_dates if _ASKED.search(low) else sentence.dates
    ahead = [span for span in spans if 0 < (span.end - anchor).days <= _FAR and not span.past]
    if not ahead or _BACK_TO_LIFE.search(low):
        return False
    if _OFF_TO.match(mask):
        return True
    match = _first(mask, _TAKEN_THERE, _I_AM_THERE, _TO_BE_SEEN, _OCCASION)
    return match is not None and _EARLIER.search(mask[: match.end()]) is None


def _first(mask: str, *expressions: re.Pattern[str]) -> re.Match[str] | None:
    return next((match for one in expressions if (match := one.search(mask)) is not None), None)
