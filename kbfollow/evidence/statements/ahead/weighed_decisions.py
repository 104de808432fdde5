"""When they decide, by weight of words: “Dean rules on it the second week of February”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.decision_words import FOR_SHORTLIST
from kbfollow.evidence.statements.ahead.decisions import AND_SO_MINE, DECISION_ON, around_event
from kbfollow.evidence.statements.ahead.times_ahead import DENIALS, LEARNING, NOT_BEFORE, OUTCOME, Part, by_me, in_past
from kbfollow.evidence.statements.ahead.weighed_meetings import SELECTED
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import cued, pattern

_DECIDING, _FILLING, _BODY_MEETS, _BODY = map(
    PhraseSet, (ahead.DECIDING, ahead.FILLING, ahead.MEETING_OF_BODY, ahead.BODIES)
)


def read_weighed_decision(sentence: Sentence, part: Part) -> bool:
    """The outcome is named, or a body meets over it, or somebody is told."""
    if not _names_outcome(part) or (part.day is not None and SELECTED.search(part.low)):
        return False
    day = around_event(sentence, part.day)
    sentence.say("decision_expected", sentence.first_named(part.clauses[0]), dates=day)
    return True


def _names_outcome(part: Part) -> bool:
    low = part.low
    if _THE_LAST_ONE.search(low) or _BILL_SETTLED.search(low):
        return False
    if part.day is not None and not in_past(part) and _VOTE.search(low) and not part.lows & DENIALS:
        return not DECISION_ON.search(low) or bool(AND_SO_MINE.search(low))
    if part.day is not None and not in_past(part) and _AS_GOOD_AS_SETTLED.search(low):
        return True
    if part.day is not None and not by_me(part) and _WANTS_IT_SETTLED.search(low):
        return True
    negated = bool(part.lows & DENIALS and _denied_before_comma(part)) and not (
        NOT_BEFORE.search(low) or _YES_OR_NO.search(low)
    )
    if part.day is None:
        return bool(
            (part.has(OUTCOME) or part.has(_DECIDING) or part.has(LEARNING))
            and not _MY_OWN.search(low)
            and not _LEARN_A_SKILL.search(low)
        ) and (not negated or bool(_NO_WHEN.search(low)))
    if part.has(OUTCOME) and not in_past(part) and not negated and not FOR_SHORTLIST.search(low):
        return not _MY_OWN.search(low) and (not DECISION_ON.search(low) or bool(AND_SO_MINE.search(low)))
    if negated or in_past(part):
        return False
    if AND_SO_MINE.search(low) and (part.has(_DECIDING) or part.has(_BODY_MEETS)):
        return True
    if by_me(part):
        return bool(part.has(LEARNING)) and bool(_I_LEARN.search(low)) and not _KNOW_MORE.search(low)
    if DECISION_ON.search(low):
        return False  # “the council decides on the cycle lane”
    return bool(
        (_decides(part) and (_THEY_DO.search(low) or part.has(_BODY) or _DECIDING.match(low)))
        or _FOR_THEM_TO.search(low)
        or _TELL_ALL.search(low)
        or (part.has(_BODY) and part.has(_BODY_MEETS) and not _FOR_SOMETHING_ELSE.search(low))
        or _opening_filled(low)
    )


# “Their last hire left after six weeks”: those before.
_THE_LAST_ONE = pattern(
    r"\b(?:last|previous|former|old)\s(?:hires?|one|person|guy|girl|two|three|few|candidate|appointment|secretary"
    r"|manager"
    r"|holder|starter)\s(?:\w+\s)?(?:left|stayed|lasted|quit|went|was|were|had|got|took|walked|resigned|never|did"
    r"|made)\b"
)
# “They'd like the invoice settled by Friday”: no business of mine.
_BILL_SETTLED = pattern(
    r"\b(?:bills?|invoices?|accounts?|tabs?|debts?|argument|claims?|dispute|rent|fines?|row|estate|strike|lawsuit"
    r"|case|loan|fees?|insurance|divorce"
    r"|complaints?|grievance|quarrel|deposit|payment|taxes|wages|expenses)\b[^,;.]{0,40}\b(?:settl\w+|paid|sorted"
    r"|closed|decided|cleared)\b"
)
# “Vote's on the 3rd”, “there's a vote on the budget, and so on my job”
_VOTE = cued(
    r"\b(?:the|their|board|council|faculty|committee|final|there\sis|staff|a)?\s?(?:vote|ballot|casting\svote"
    r"|show\sof\shands)(?:'s|\sis|\scomes|\stakes\splace"
    r"|\swill\sbe|\shappens|\sfalls|\sdue)\b(?!\son\s(?!(?:the\s)?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec|first))[a-z])"
    r"|\b(?:there\sis|they\shave|comes)\s(?:a|the|their)\svote\b.*\b(?:my|me)\b|^\W*vote\s(?:on|by|next|this"
    r"|tomorrow)\s(?:the\s)?(?:\d|mon|tue|wed|thu|fri|sat|sun|week|month)"
)
# The outcome without its name: “done and dusted by Friday”, “nothing happens till the 3rd”, “ball's in their court”.
_AS_GOOD_AS_SETTLED = cued(
    r"\b(?:entscheide[nt]|entscheidet|entschieden|beschlie(?:ß|ss)en|bescheid)\b"
    r"|\b(?:done\sand\sdusted|all\s(?:be\s)?(?:wrapped|tied|sewn|buttoned)\sup|over\sand\sdone\swith|put\sto\sbed)\b"
    r"|\b(?:nothing|no\s(?:decision|movement|progress|word|news|answer)|not\s(?:a\sthing|much))\s(?:(?:will|can|is|be"
    r"|going|to|likely|gets?)\s){0,3}(?:(?:happens?|happening|moves?|moving|changes?|decided|said|settled|comes?)\s)?"
    r"(?:before|until|till)\b"
    r"|\bnot\s(?:to\s)?expect(?:ing)?\s(?:to\shear\s)?(?:anything|any\s(?:word|news|answer|reply|decision)|much|word"
    r"|news|an?\sanswer)\b"
    r"|\b(?:anyone|anybody|nobody|any\sof\sus|either\sof\sus)\s(?:\w+\s)?(?:hears?|knows?|is\stold"
    r"|gets\s(?:told|an))\b"
    r"|\bball\b.{0,12}\bcourt\b|\bno\s(?:rush|hurry)\b.{0,30}\bat\sthe\s(?:very\s)?earliest\b"
    r"|^\W*(?:the\s)?wait(?:ing)?(?:\stime)?\s?(?:[:=–]|is\b|of\b|will\sbe\b)"
    r"|\bmov(?:e|es|ing)\s(?:fast|quick(?:ly)?|quicker|faster)\b"
    r"|\b(?:nobody|no\sone|none\sof\sus|not\sa\ssoul)\s(?:(?:will|gets?|is|be|being|are)\s)*(?:taken\son|hired"
    r"|appointed|picked|chosen|told|started|offered|signed)\s(?:\w+\s)?(?:till|until|before)\b"
    r"|\b(?:hop(?:es?|ing)|wants?|aim(?:s|ing)?|try(?:ing)?|expects?|plan(?:s|ning)?|mean(?:s|ing)?)\sto\s(?:have\s)?"
    r"(?:sort|settle|wrap|finish|fill|decide|close)(?:ed|led)?\s(?:it|this|things|everything)\b"
)
# “They would like it wrapped before Christmas”, “she'd prefer it done and signed by Friday”.
_WANTS_IT_SETTLED = pattern(
    r"\b(?:wants?|wanted|would\s(?:like|love|prefer|rather\shave|want)|likes?|prefers?|needs?"
    r"|(?:hop(?:es?|ing)|keen|aim(?:s|ing)?|rather|like|love|wants?)\s(?:to\s)?(?:see|get|have))\s(?:it\sall|it|this"
    r"|things|everything|the\swhole\sthing|the\slot|matters|all\sthis|all\sof\sit|(?:the|this|that"
    r"|their)\s(?:whole\s)?(?:business|question|matter|name|choice|appointment|person|hire|hiring|decision|succession"
    r"|selection|field|issue"
    r"\sof\swho)(?:\s(?:of|over|about)\s(?:who\s(?:\w+\s){1,3}?|the\s(?:job|post|role|place|successor|hire)\s|(?:me"
    r"|us)\s)|\s)|who\s(?:\w+\s){1,3}?)\s?"
    r"(?:all\s)?(?:settled|wrapped|sorted|decided|closed|finali[sz]ed|concluded|sewn|tied|nailed|buttoned"
    r"|put\sto\sbed|sealed|resolved|agreed|fixed|known|made|chosen|out|in\sthe\sbag|clear|over\sand\sdone"
    r"|done\sand\s(?:dusted|signed|sealed)"
    r"|signed\s(?:off|and\ssealed)|off\s(?:his|her|their)\s(?:desk|plate|hands|back|list|chest))\b"
)


def _denied_before_comma(part: Part) -> bool:
    """Whether it is denied before the day or with it: not “filled before 1 September, we can't open otherwise”."""
    if part.day is None or "," not in part.low:
        return True
    end = part.low.find(",", max(0, part.day.offset - part.start) + len(part.day.text))
    return end < 0 or not DENIALS.isdisjoint(part.low[:end].replace(",", " ").split())


def _decides(part: Part) -> bool:
    """Whether a verb of deciding is there, and not “they pick apples”."""
    verb = part.has(_DECIDING)
    if verb is not None and verb.text == "rule" and part.low[: verb.begin].endswith("as a "):
        return False  # “hay's cut in June as a rule”
    return verb is not None and not (
        verb.text.startswith(("pick", "select", "choos", "vote")) and _PLAIN_OBJECT.match(part.low, verb.stop)
    )


# Behind “pick”: a plain noun, and no word that a person or a time begins with.
_PLAIN_OBJECT = pattern(
    r"\son\sthe\s(?!\d|hire|job|post|position|role|appointment|candidates?|applicants?|shortlist)\w+|\s(?!a\b|an\b"
    r"|the\b|their\b|one\b|some|any|who|between|from|by\b|on\b|in\b|before|next|this|that|its|his\b|me\b"
    r"|us\b|and\b|or\b|at\b|it\b|within|after|until|till|sometime|tomorrow|today|early|mid|late|end\b|up\b|out\b"
    r"|then|them"
    r"|him\b|her\b|two\b|three\b|as\b|around|about|only|just|around|mon|tue|wed|thu|fri|sat|sun|soon|over|during|tonight|today|together|amongst?|straight|once|afterwards|themselves|finally|candidates?|people"
    r"|finalists?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|eo|cob|whenever|when|week|not\b|for\b|my\b|our\b"
    r"|\d)\w+"
)
_MY_OWN = pattern(
    r"\b(?:my|your)\s(?:\w+\s)?(?:decision|answer|choice|mind|verdict|reply)\b"
    r"|\b(?:i|we)\s(?:have|had|got)\s(?:got\s)?.{2,30}\bfor\s(?:an|the)\s(?:answer|decision|reply)\b"
    r"|\b(?:good|bad|poor|weak|decent|great|nice|honest|long|short|wrong|right|best|better|worst|clever|silly|stupid|daft"
    r"|strong|rambling|terrible|awful)\s(?:answer|reply|response)s?\s(?:on|about|to|for|in|there)\b"
)
_NO_WHEN = pattern(
    r"\b(?:no\sidea|not\ssure|no\sclue|unclear|not\sknow|would\snot\ssay|did\snot\ssay|could\snot\ssay|not\sbefore"
    r"|no\sdate|no\stimeline|nobody\sknows|not\stell)\b"
)
# “Four weeks for the council to confirm an appointment”.
_FOR_THEM_TO = pattern(
    r"\bfor\s(?:the\s)?(?:\w+\s){1,3}to\s(?:confirm|decide|approve|sign|agree|choose|pick|appoint|come\sback|ratify)\b"
)
# “The committee for the fete meets on Saturday”: not over this job.
_FOR_SOMETHING_ELSE = pattern(
    r"\b(?:committee|board|panel|council|group|team|jury)\s(?:for|of|about)\s(?:the\s|a\s|this\s|our\s|their\s)?"
    r"(?!(?:\w+\s)?(?:appointments?|hiring|posts?|jobs?|search|selection|recruitment|positions?|vacancy|trustees"
    r"|governors|directors|deans|professors|five|four|three|six|seven|nine|elders|partners|faculty|school|college"
    r"|university|hospital|charity|trust|company|club)\b)[a-z]+\s(?:meets?|sits?|gathers?|convenes?)\b"
    r"|\b(?:fete|f[eê]te|fair|festival|allotment|fundraising|social|wine|party|christmas|entertainments?|garden"
    r"|safety|events?|prize|awards?|reunion|gala|parents|pta)\s(?:committee|board|panel|group)\b"
)
_I_LEARN = pattern(
    r"\b(?:i|we)\s(?:\w+\s)?(?:will|should|am\sto|are\sto|ought\sto|shall|can\sexpect\sto|would|get\sto|am\sgoing\sto"
    r"|might|may|expect\sto|hope\sto|could|know|hear|find|get|have)\b"
)
_YES_OR_NO = pattern(r"\byes\b.{0,6}\bno\b|\bgo\sno\sgo\b|\bwhether\sor\snot\b|\bor\snot\b")
# “She'd like me to learn to drive at some point.”
_LEARN_A_SKILL = pattern(
    r"\blearn(?:ing)?\s(?:to|how|the|a|an|about|more|their|his|her|it|from|on|some)\b|\bhear\s(?:me|us)\b"
)
_KNOW_MORE = pattern(
    r"\b(?:know|hear|learn|find\sout)\s(?:why|how|what|more|about|the|their|his|her|that)\b"
    r"|\b(?:wanted|wants?|asked|asks|keen|curious|liked?|interested)\sto\sknow\s(?:if|whether)\s(?:i|we)\b"
)
_THEY_DO = pattern(
    r"\b(?:they|he|she|it|that|who|will|would|to|is|are|gets?|be|team|manager|managers|head|boss|owner|owners|lead"
    r"|director|directors|hr|company|firm|people|lot|one|which|when|then|\w+s)\b"
)
_TELL_ALL = pattern(
    r"\b(?:tell|tells|telling|told|inform\w*|notif\w*|let|lets|letting|advise|update|ring|rings|call|calls|write\sto"
    r"|email|emails|contact|contacts)\s(?:to\s)?(?:me\sif|me\swhether|people|everyone|everybody|anyone|anybody|all"
    r"|applicants"
    r"|candidates"
    r"|both|each|finalists|those|the\s(?:\w+\s)?(?:people|candidates|applicants|finalists|others|rest|lot|ones|winner"
    r"|successful|lucky))\b"
    r"|\b(?:applicants?|candidates?|everyone|everybody|finalists|people|all\sof\sus|we"
    r"|both\sof\sus)\s(?:\w+\s)?(?:are|is"
    r"|be|get|gets|been)\s(?:\w+\s)?(?:told|notified|informed|contacted|advised)\b"
    r"|\b(?:tell|tells|telling|let|lets|letting|inform|informs|notify|notifies)\s(?:me|us)\b"
)


_FORM_FILLED = pattern(r"\bfill\w*\s(?:it|them|that|this|one|the\s\w+)?\s?(?:in|out)\b|\bforms?\b")


def _opening_filled(low: str) -> bool:
    """“Vacancy to be closed by 15 March”."""
    return _FORM_FILLED.search(low) is None and any(
        _FILLING.search(low[max(0, match.start() - 24) : match.end() + 40]) for match in _OPENING_NOUN.finditer(low)
    )


_OPENING_NOUN = pattern(
    r"\b(?:the|this|that|their|its|a)?\s?(?:post|position|role|vacancy|req|requisition|seat|job|hire|opening|search|ad"
    r"|competition|advert|listing|posting|recruitment|hiring|slot|applications|process|campaign|chair)\b"
)
