"""What only looks done: things rejected and forms completed by others, sendings to the user, homonyms, hearsay.

The readers look for what is told; here stands, by kind, what takes it back. Each expression runs on the plain words of
a sentence that said something of its kind, so quiet sentences cost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from re import Pattern

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import Statement
from kbfollow.patterns import cued, pattern

_OUTCOMES = frozenset(["rejected", "offer", "accepted", "declined", "withdrew"])
_SAID_ONLY = pattern(
    r"\b(?:bet|betting|rumou?rs?|supposedly|allegedly|claims?|claimed|dream|dreamt|dreamed|pretend\w*"
    r"|imagin\w+|jok(?:ed|es|ing)|as\sa\sjoke"
    r"|hypothetically|in\stheory|what\sif|wishful|nightmare\w*|gossip)\b"
)
_JOB = (
    r"(?:job|role|position|gig|post|vacancy|team|company|firm|programme|program|scheme|place|spot|course|shortlist|next"
    r"|second|final|interview|round)"
)
# “The volume was turned down”, “her shoes were not a fit”: it happened to a thing.
_THING_REFUSED = pattern(
    r"\b(?:the|their|her|his|an?|these|those|that|our)\s(?!application|candidacy|candidature"
    r"|cv\b)(?:\w+\s){1,2}?(?:was|were|is|are|got|gets|has\sbeen|have"
    r"\sbeen)\s(?:\w+ly\s)?(?:turned\sdown|rejected|refused|declined|denied|knocked\sback|not\s(?:a"
    r"|the\sright|a\sgood)\s(?:fit|match)|dropped|cut)\b"
)
# “The offer goes out to whoever it is by Friday”, “they made somebody else the offer”.
OFFER_TO_OTHERS = cued(
    r"\boffers?\s(?:\w+\s)?(?:go(?:es)?|went|(?:is|are)\sgoing|(?:was|were|is|are|gets?)\smade)\s(?:out\s|over\s)?(?:\w+\s)?"
    r"to\s(?!me\b|us\b|my\b)|\boffers?\s(?:go(?:es)?|(?:is|are)\sgoing|will\sgo|to\sgo|get)\s(?:sent\s)?out\b"
    r"|\b(?:made|make|makes|making|gave|give|gives|giving)\s(?:someone|somebody|another|her|him|them|one\sof|the\s(?:other"
    r"|first|chosen|lucky|best))\s(?:\w+\s){0,3}?(?:the|an|their)\s(?:\w+\s)?offer\b"
)
# “Asked if I could do Saturdays, said yes”: an answer to a question, and to no offer.
_ANSWERED = (
    r"\b(?:ask(?:ed|s|ing)|wondered|enquired|inquired|wanted\sto\sknow)\b"
    r"(?!.{0,70}\b(?:take|accept|offers?|the\s(?:job|position|role|post|place)|join|have\sit|want\sit|sign)\b).{0,90}"
    r"\b(?:said|say|told\s\w+|answered|replied)\s"
)
_HOMONYMS: Mapping[str, Pattern[str]] = {
    "rejected": pattern(
        r"\brejected\s(?:\w+\s){0,2}?by\s(?:the|their|its|a)\s(?:\w+\s)?(?:system|form|portal|website|site|machine|bank"
        r"|printer|filter|server|reader|app)\b|"
        r"\b(?:the|a|any|some|their|her|his)\srejected\s\w|\brejected\s(?!this|us\b|as\b|always"
        r"|applications?\b)\w{3,}s\b"
        r"|\bno\s(?:smoking|brainer|parking|frills|fly|go\sarea|show\b|entry|dogs|phones)"
        r"|\b(?:is|was|got|had|'s)\sa\sno\s(?:on|about|to|for)\s(?!me\b|us\b|now\b|this\b|it\b|the\s(?:job"
        r"|role|post|position|application)|my\s)"
        r"|\bturned\sme\sdown\s(?:the|a)\s(?:\w+\s)?(?:corridor|road|street|hall|hallway|path|aisle|lane"
        r"|stairs|alley|side)"
        r"|\bturned\sdown\s(?:the|my|a|an|his|her|their)\s(?:music|radio|heating|volume|bed|collar|coffee"
        r"|drink|lift|loan|tv)"
        rf"|\b(?:right\sfit|good\sfit|a\sfit|a\smatch|selected|chosen|picked)\sfor\s(?:the|my|our|a|an|his|her)\s(?!(?:\w+\s){{0,3}}{_JOB}\b)\w"
        r"|\bunsuccessful\s(?!this|in\b|at\b|with|for\b|after|on\b|and\b|but\b|today|yesterday|again|as\b"
        r"|so\b|e?\s?mail|letter|application|candidate"
        r"|interview|i\b|they|though|\d|by\b|via|from|news|call)\w"
        r"|\b(?:one|role|job|post|position|vacancy)\s(?:\w+\s)?(?:is|stays|remains|are)\sstill\sopen\b"
        r"|\brefused\s(?:me\s)?(?:a|the|any|to|entry|my)\s(?!(?:\w+\s)?(?:job|post|position|role|application"
        r"|place|contract|candidacy)\b)\w|\brefused\s(?:by|at)\sthe\s(?:bank"
        r"|door|gate|landlord|club|embassy)|\brefus(?:ed|al)\s(?:of|to|the)\s(?!me\b)(?!(?:\w+\s)?(?:job|post"
        r"|position|role|application)\b)\w"
    ),
    "offer": pattern(
        r"\boffer(?:ed)?\s(?:it\s|the\s\w+\s)?to\s(?:someone|somebody|another|the\sother|her\b|him\b|them\b"
        r"|an?\s(?:internal|other))"
        r"|\b(?:got|get|gets|getting|landed|have|had)\s(?:\w+\s){0,2}?(?:job|role|position|gig"
        r"|post)\s(?:descriptions?|desc|spec|specs|title|number|ad|advert"
        r"|details|profile|cent(?:re|er)|listing|posting|reference|id|plays?|application|market|code|board"
        r"|boards|alert|alerts|fair|share|satisfaction)\b"
        r"|\b(?:got|get)\s(?:the|a)\s(?:role|position)\sof\sthe\b|\boffers?\s(?:template|letter\stemplate)\b"
        r"|\b(?:job|role|post|position)\s(?:offer|offers)\s(?:scam|spam|site|sites|page)\b"
        r"|\b(?:another|a\sdifferent|the\sother|a\ssecond|a\srival)\s(?:\w+\s)?(?:firm|company|place|employer"
        r"|school|agency|shop|hospital|job|outfit|lot|one|offer)\b"
        r"|\boffer(?:ed|ing)?\sme\s(?:his|her|their|some|any|a\sbit|no|to\s(?!start|join|work"
        r"|come\son))\s?(?!(?:\w+\s)?(?:job|post|position|role|contract|place|vacancy|old\sjob)\b)\w"
    ),
    "accepted": pattern(
        rf"{_ANSWERED}(?:yes|yeah|sure|ok|okay|of\scourse|no\s(?:problem|bother))\b|"
        r"\baccept(?:ed|ing)?\s(?:a\s|the\s|an\s|some\s|my\s)?(?:\w+\s)?(?:glass|cup|mug|cookie|slice|ride"
        r"|hug|handshake|compliment|excuse|claim|card|cookies|terms|invite|invitation"
        r"|request|connection|challenge|criticism|feedback|point|delivery)\b|\b(?:owe|owes|need|needs|want"
        r"|wants|wanted|missing|bring|waiting\sfor|expect|expects)\b.*\bsigned\s"
        r"|\b(?:take|took|taking)\sit\s(?:as\s|to\s|easy|slow|up\b|from\s|home|away|back|off\b|out\b|over\b|seriously|personally"
        r"|down\b|apart|one\s|day\s|step\s|further|with\s|in\s(?:turns|stages|good))"
        r"|\bpayments?\saccepted\b|\baccepted\s(?:here|into|as\s(?:a\s)?(?:given|fact|proof))\b"
    ),
    "withdrew": pattern(
        r"\b(?:the|an?|one|two|three|four|five|six|some|another|others?|both|most|several|many|all|their|his"
        r"|her|every|each|no|half|who)\s(?!(?:of\sus|that\ssaid)\b)"
        r"(?:(?!i\b|we\b|my\b|me\b|after|because|so\b|and\b|but\b)\w+\s){0,4}?(?:(?:has|have|had|just|already"
        r"|also|all|since|then)\s)*"
        r"(?:withdr[ae]wn?|pulled\sout|dropped\sout|backed\sout|bowed\sout|bailed|opted\sout|stepped\s(?:back|away))\b"
    ),
    "follow_up_done": pattern(
        r"\b(?:e?\s?mailed|sent|posted|texted|forwarded|given|handed|passed|addressed|went"
        r"|gone)\s(?:\w+\s){0,2}?(?:out\s)?to\s(?:me|us|everyone|everybody|all\b"
        r"(?!\s(?:of\sthem|three|four|five))|(?:the\s)?(?:\w+\s)?(?:candidates|applicants|finalists|shortlist|staff))\b"
        r"|\b(?:sent|e?\s?mailed|posted|forwarded|submitted|handed|made|given|written)\b.{0,30}\bby\s(?:hr"
        r"|them|her|him|someone|somebody|my\s(?!own)\w+|(?:the|their|her|his)\s(?!deadline|end\b|day|date"
        r"|time|same|weekend|\d)\w+)\b"
        r"|\b(?:(?:was|am|were|been)\stold|told\sme|tells\sme|(?:she|he|they)\ssa(?:id|ys))\b.{0,40}\b(?:had"
        r"|has|have|was|were)\s(?:\w+\s)?(?:been\s)?(?:sent|e?mailed|posted|forwarded"
        r"|submitted|passed|uploaded)\b"
        r"|\bfollowed\sup\s(?:the|a)\s(?:stairs|hill|path|steps|ladder|corridor|ramp)|\bfollowed\sup\s\w+\s(?:stairs)\b"
        r"|\breached\sout\s(?:for\s(?:the|a|my)\s(?!update|news|decision|status|outcome|answer)|of\b"
        r"|and\s(?:took|grabbed|shook))"
        r"|\bdropped\sin\s(?:a|the\sodd)\s(?:\w+\s)?(?:word|hint|mention|joke|remark|reference)\b"
        r"|\b(?:ring|bell)\sof\s(?:the|a)\b|\b(?:a|the)\s(?:ring|bell)\s(?:binder|tone|box)\b"
        r"|\bon\s(?:instagram|facebook|tiktok|twitter|ebay|vinted|youtube|reddit)\b|\bto\sthe\s(?:cleaners?"
        r"|tip|vet|garage|landlord|bank|tax|council\stax|shop)\b"
        r"|\b(?:tax\sreturn|(?:handed|gave)\sin\smy\snotice|my\snotice)\b"
    ),
    "thank_you_sent": pattern(
        r"\bthank(?:ed|s|\syou)?\b.{0,14}\b(?:the|a)\s(?:\w+\s)?(?:lady|man|girl|guy|lad|lass|woman|person"
        r"|boy|chap|bloke|staff|people|kid|couple)\s(?:at|on|in|behind|who|outside)\b"
        r"|\b(?:whether|if)\s(?:\w+\s){0,5}?thank|\b(?:other|another|some|most)\s(?:candidates?|applicants?"
        r"|people|finalists?)\s(?:\w+\s)?(?:sent|wrote|write|send)\b"
        r"|\b(?:said|say|mumbled)\s(?:my\s|a\s)?(?:\w+\s)?(?:thanks|thank\syou)\s(?:on|over)\sthe\sphone\b(?!\sto\b)"
        r"|\bthank(?:s|ed|ing|\syou)?\b.{0,25}\bfor\s(?:calling|ringing|phoning|letting\sme|telling\sme"
        r"|the\s(?:news|offer|reply|quick\sreply|honesty|information)"
        r"|(?:her|his|their)\s(?:honesty|offer|reply|patience|candou?r|frankness))\b"
        r"|\b(?:had|have|has)\sbeen\s(?:thanked|sent)\s(?:a\s|my\s)?(?:\w+\s)?(?:thank|card)\w*\sby\b"
        r"|\bthank(?:ed|ing)\b[^,;]{0,30}\b(?:on\sthe\sspot|in\sthe\sroom|at\sthe\s(?:door|end|table|gate|desk)"
        r"|there\sand\sthen|on\s(?:my|the)\sway\sout|(?:as|when|before)\si\sleft)\b"
        r"(?!\s(?:by|via|with|in|on)\s(?:an?\s)?(?:e-?mail|mail|text|card|message|note|letter|linkedin|whatsapp)\b)"
        r"|\bnot\s(?:yet\s)?(?:written|sent|posted|mailed|stamped|signed|addressed|gone)\b|\bin\smy\shead\b|\bunsent\b"
        r"|\bstill\s(?:blank|unsigned|unwritten|in\smy\s(?:bag|drafts?|car|pocket|drawer)|on\s(?:my|the)\s(?:desk|table|shelf))\b"
        r"|\bthank\syou\s(?:cards?|notes?|letters?|paper|stationery)\s(?:bought|ordered|picked\sup|chosen|designed|printed)\b"
    ),
}
# “Written but not sent”, “it's still on my desk”, “came back undeliverable”.
_UNSENT = cued(
    r"^\W*(?:draft(?:ed)?|first\sdraft)\b|\b(?:not|never|un)\s?(?:yet\s)?(?:sent|posted|mailed|emailed|delivered)\b"
    r"(?=\s?(?:$|[.,;:!)]|yet|off|though|out|so\sfar|because|as\b))"
    r"|\bstill\s(?:sits?\s|sitting\s|is\s|lies\s|lying\s)?(?:on\smy|in\s(?:my|the)|here|unsent|unposted"
    r"|half)\b|\bneeds?\s(?:a\sstamp|an\saddress|posting|sending)\b"
    r"|\b(?:it|they|one|card|mail|email|note|both)\s(?:has\s|have\s)?(?:bounced|came\sback|come\sback"
    r"|got\sreturned)\b|\bbounced(?:\sback)?\W*$|\bundeliver\w+\b"
    r"|\b(?:written|done|ready|finished|signed|sealed|addressed|stamped)\b.{0,20}\b(?:lies|lying|sits|sitting|waits|waiting|stands|leaning|propped)\b"
    r"|\b(?:lies|sits|waits|stands|still\slying)\s(?:here|there|on\s(?:my|the)|in\s(?:my|the)\s(?:bag|drawer|hall|car|kitchen|pocket)|by\sthe)"
    r"|\bstuck\sin\s(?:my|the)\s(?:drafts?|outbox)\b|\bscheduled\s(?:for|to)\b"
)
_OTHERS_FIRST = words.OTHERS - words.EMPLOYER_NOUNS - frozenset(["nurse", "doctor", "someone", "somebody"])
_PRIVATE = frozenset(
    "suit suits shirt shirts jacket shoes outfit parcel parcels present presents gift gifts tax taxes car van bike "
    "keys umbrella rent dress laundry selfie selfies skirt trousers tie hoodie groceries lunch".split()
)


def take_back_untrue(sentence: Sentence, plain: str) -> None:
    """Take back what the sentence says as done, where its words show that it was not, or not by the user."""
    kept: list[Statement] = []
    for one in sentence.found:
        not_so = _HOMONYMS.get(one.kind)
        if not_so is not None and not sentence.check and not_so.search(plain):
            continue
        if one.kind == "offer" and OFFER_TO_OTHERS.search(plain):
            continue
        if one.kind in _OUTCOMES and _of_nobody(sentence, one, plain):
            continue
        if one.kind == "follow_up_done" and one.what and not _PRIVATE.isdisjoint(one.what.lower().split()):
            continue
        if one.kind == "thank_you_sent" and not sentence.check and _unsent(sentence, one, plain):
            one = replace(one, kind="thank_you_not_sent", dates=None)
        kept.append(one)
    sentence.found[:] = kept


# “The last temp didn't get the job”, “every trainee is offered a place”.
_ANOTHER_GOT = pattern(
    r"^\W*(?:(?:and|but|so|apparently)\s)?(?:the|an?|every|each|one|two|three|some|most|many|both|all"
    r"|their|his|her|any|no)"
    r"\s(?P<who>(?:\w+\s){1,4}?)(?:(?:has|have|had|did|do|does|was|were|is|are|will|be|been|being|not"
    r"|never|also|just|then"
    r"|all|usually|always)\s)*(?:get|gets|got|received|landed|offered|rejected|refused|hired|turned\sdown|knocked\sback"
    r"|unsuccessful|passed\sover|missed\sout|lost\sout)\b"
)
_SELF = pattern(r"\b(?:i|me|my|we|us)\b")
_NEWS = frozenset(
    "job post role position vacancy place gig application answer letter email mail call offer news result decision "
    "word contract shift lot people one".split()
)


def _another_got(plain: str) -> bool:
    """Whether somebody else got, or did not get, what the sentence speaks of."""
    match = _ANOTHER_GOT.match(plain)
    if match is None or _SELF.search(plain):
        return False
    return frozenset(match["who"].split()).isdisjoint(words.EMPLOYER_NOUNS | _NEWS)


def _unsent(sentence: Sentence, one: Statement, plain: str) -> bool:
    """Whether this thank-you was written but did not go out; of several people it is the one named just before."""
    match = _UNSENT.search(plain)
    if match is None or len(sentence.mentions) < 2:
        return match is not None
    before = [each for each in sentence.mentions if sentence.tokens[each.last].end <= match.start()]
    return bool(before) and before[-1].name == one.who


def _of_nobody(sentence: Sentence, one: Statement, plain: str) -> bool:
    """Whether an outcome is hearsay, happened to a thing, or is another's tale."""
    if _SAID_ONLY.search(plain):
        return True
    if one.kind in ("rejected", "declined") and _THING_REFUSED.search(plain):
        return True
    if one.kind in ("rejected", "offer") and _another_got(plain):
        return True
    first = sentence.tokens[0].low
    second = sentence.tokens[1].low if len(sentence.tokens) > 1 else ""
    teller = first in _OTHERS_FIRST or (first == "my" and second in _OTHERS_FIRST)
    return teller and len(sentence.clauses) == 1
