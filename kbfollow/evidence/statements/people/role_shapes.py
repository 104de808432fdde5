"""The shapes of words around names that tell who was in the interview; the classes are in `words_en_people`.

They are read on masked sentences, in which “@0”, “@1”, … stand for the people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.rosters import RUNS
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en_people as table
from kbfollow.patterns import cued, pattern


def any_of(phrases: Iterable[str]) -> str:
    """The source of an expression for a class of words, the longest phrase first."""
    longest = sorted(set(phrases), key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace("\\~", r"\w*").replace("~", r"\w*") for one in longest)


def masked(sentence: Sentence) -> str:
    """A sentence in lower case with “@0”, “@1”, … for the people in it, and “-” for “ - ” kept."""
    parts, position = [], 0
    for index, one in enumerate(sentence.mentions):
        first, last = sentence.tokens[one.first], sentence.tokens[one.last]
        tail = "'s" if last.word.endswith(("'s", "’s")) else ""
        parts += [sentence.low[position : first.start], f"@{index}{tail}"]
        position = last.end + (sentence.low[last.end : last.end + 1] == "." and "." in last.word)
    return "".join([*parts, sentence.low[position:]])


# What may stand between a name and its verb: brackets, a title between commas, “himself”, an adverb.
_NO_CLAUSE = r"(?!(?:and|but|so|who|she|he|they|i|then)\b)"
APPOSITION = (
    r"(?:\s?\([^()@]{1,80}\)|\s(?:himself|herself|themselves|too|also|sir|madam|ma'am|ji|saheb)\b"
    rf"|,\s{_NO_CLAUSE}[^@,;:.()]{{1,60}}(?:,\s{_NO_CLAUSE}[^@,;:.()]{{1,40}})?,|,?\swho\s[^@,;:.()]{{2,60}},"
    r"|,?\s(?:from|of|in|for|on)\s(?:the\s)?[\w-]{2,20}(?:\s[\w-]{2,20})?,?|\sthe\s[^@,;:.()]{2,50}?,?)"
)
ADVERBS = (
    r"(?:(?:also|then|just|only|even|mostly|mainly|really|clearly|actually|first|always|again|still|both|all|each"
    r"|who|she"
    r"|he|quite|rather|immediately|briefly|suddenly|kindly|politely|quickly|slowly|later|in\sturn|at\sone\spoint"
    r"|at\sthe\send|in\sthe\send|at\sfirst|obviously|honestly|basically|apparently|properly|and|at\ssome\slength)\s"
    r"|must\shave\s|had\s|has\s|have\s|would\s|kept\s|,\s){0,4}"
)
CONDUCTED = pattern(rf"(?:{APPOSITION})?(?:,?\s){ADVERBS}(?:{any_of(table.CONDUCTED)})(?![\w'])")
SPOKE = pattern(rf"(?:{APPOSITION})?(?:,?\s){ADVERBS}(?:{any_of(table.SPOKE)})(?![\w'])")
# “Nandini from HR asked me to send my payslips”: mail and telephone do for that.
REQUEST = pattern(
    rf"(?:{APPOSITION})?,?\s{ADVERBS}(?:asked|wants|wanted|needs|needed|told|reminded)\s(?:me|us)\s(?:to|for)\b"
)
# “Her mate asked me to tie six knots”: nobody asks for that by mail.
HANDS_ON = pattern(
    r"\s(?:then\s|please\s)?(?:tie|show|weld|read\s(?:a|the|from|out)|play|sing|lift|draw|walk|explain|describe"
    r"|price|cut|drive|teach|name|solve"
    r"|sketch|talk|demonstrate|introduce|count|fold|pour|cook|translate|reverse|park|hold|plait|fix|rank|role-?play"
    r"|sell|pitch|spell|guess"
    r"|estimate|imagine|pretend|carve|sew|dance|taste|sort|stack|load|wire|strip|measure|splice|plaster|ice|sharpen"
    r"|fillet|dress|swim|balance)\b"
)
WENT_OUT = pattern(
    r"^(?:\w+\s)?went\s(?:out|round|around|up|down|over|through|along)\b(?!\s(?:to|for)\s(?:lunch|drinks|dinner))"
)
NOT_THERE = pattern(
    rf"(?:{APPOSITION})?,?\s{ADVERBS}(?:(?:but|and|though)\s)?{ADVERBS}(?:{any_of(table.NOT_THERE)})(?![\w'])"
)
# Later in the sentence: “Kelsey set it up, but she was not in the meeting”.
NOT_THERE_LATER = cued(
    r"(?:\b(?:she|he|who)\s|\bbut\s)(?:was|were|is)\s(?:not|never)\s(?:actually\s|even\s)?(?:there|in|at|on|around"
    r"|present|part)\b"
    r"|\b(?:she|he)\s(?:has|had)?\s?nothing\sto\sdo\swith\b|\bhas\snothing\sto\sdo\swith\b|\b(?:have|has"
    r"|had)\snot\smet\s(?:her|him)\b"
    r"|\b(?:said|say|says)\s(?:hello|hi)\b|\bnothing\smore\b|\bnever\smet\s(?:her|him)\b|\bdid\snot\s(?:meet"
    r"|see)\s(?:her|him)\b"
)
SPOKEN_OF = pattern(rf"(?<![\w'])(?:{any_of(table.SPOKEN_OF)})\s(?:(?:the|a|an|her|his|their|our)\s[^@,;:.]{{0,40}})?$")
# What may stand between an opening and the name: a title, “a man called”.
_LEAD_IN = (
    r"(?:[:,]?\s(?:(?:the|a|an|one|her|his|their|our|this|some|both|just|only|mostly|two|three|four|of|them|people"
    r"|and)\s)*"
    r"(?:[\w'-]+,?\s){0,5}?(?:(?:called|named)\s)?|,\s[^@,;:.]{2,50},\s)"
)
OPENING = pattern(rf"(?:^|[^\w'])(?P<opening>joined\s[^@.;]{{1,30}}\sby|{any_of(table.OPENINGS)}){_LEAD_IN}\(?$")
# “Quick call at dinner time with Gemma”, “sat down after with Jenny”.
SPREAD = pattern(
    r"(?:^|[^\w'])(?:sat|sat\sdown|spoke|talked|met|chatted|had\sa|call|zoom|video|teams|interview|interviewed|chat"
    r"|talk|meeting"
    r"|screen|round|trial|session|hours?|mornings?|afternoons?|evening|days?|talk\si\sgave|half|minutes|mins|min"
    r"|panel|conversation|coffee|tour|walk|shift|lesson|audition)\s"
    r"(?:(?!(?:and|but|so|i|she|he|they|we|my|will|would|to)\b)[\w':-]+,?\s){1,6}?(?:with|by|facing|opposite)\s"
    r"(?:(?:the|a|an|her|his|their|one|both|just|only)\s)*(?:[\w'-]+,?\s){0,4}?$"
)
# “The general manager put his head in, Fintan Hession”.
APPOSED = cued(
    r"(?:^|\s)(?:the|their|her|his|a|another)\s(?P<title>(?:[\w'-]+\s){0,3}?[\w'-]+)\s"
    rf"(?:also\s|then\s)?(?:{any_of(table.CONDUCTED)}|put\s(?:his|her)\shead\s(?:in|round)|came\sby|walked\sin|stuck\s(?:his|her)\shead)"
    r"(?![\w'])[^@.;]{0,40}?,\s(?:name\sof\s|called\s|one\s|named\s)?$"
)
# “A young woman who was in care herself and sat on the panel”: what the same person did, later in the sentence.
DID_LATER = cued(
    rf"(?:,?\sand|,\swho|,|\swho)\s(?:she\s|he\s|then\s|also\s|both\s)?(?:{any_of(table.CONDUCTED)})(?![\w'])"
)
# “Walked the vines with Didier”: what “I” did stands without the word.
I_WALKED = pattern(
    r"^(?:(?:and|then|so|first|today|later|afterwards),?\s)*(?P<verb>[a-z]+)\s(?:(?!(?:and|but|so|i|she|he|they|we"
    r"|to|my)\b)[\w'-]+\s){0,6}?"
    r"(?:with|by)\s(?:(?:the|a|an|her|his|their|one|both|just|only)\s)*(?:[\w'-]+,?\s){0,4}?$"
)
# Whatever somebody did in the past: “Sheila rolled her eyes at me”.
DID = pattern(rf"^(?:{APPOSITION})?,?\s{ADVERBS}(?P<verb>[a-z]+)\b")
NO_ACT = frozenset(
    """
    was were is are had has have been called rang phoned emailed mailed wrote texted messaged sent forwarded arranged
    booked scheduled invited recommended referred hired founded retired left died moved married taught lent worked
    studied used got told knew heard read replied answered warned organised organized introduced passed put dropped
    drove picked applied failed went quit resigned built started began
    """.split()
)
IN_THE_CHAIR = pattern(r"^,?\s(?:in\sthe\schair|chairing|presiding)\b")
IT_WAS_SHE = pattern(
    rf"\bit\swas\s(?P<her>she|her|he|him)\s(?:who\s|that\s)?(?:{any_of(table.CONDUCTED)}|i\s(?:saw|met|spoke\sto|talked\sto|sat\swith|had))\b"
)
# “Tasha who'd be my team leader sat in”.
WHO_IS_DID = pattern(
    rf"^,?\swho\s(?:is|was|would\sbe|will\sbe|{RUNS})\s[^@,;:.]{{2,40}}?,?\s(?:{any_of(table.CONDUCTED)})(?![\w'])"
)
# “A consultant whose name badge said Dr Lindqvist”, “the mate's name is Jory”, “an associate called Tomas”.
SO_NAMED = cued(
    r"(?:^|[\s(])(?:(?:the|an?|their|her|his|one|another|some|second"
    r"|our)\s)?(?P<title>(?:[\w'&-]+\s){0,3}?[\w&-]+?)(?:,?\s(?:also\s)?(?:called|named|by\sthe\sname\sof"
    r"|name\sof|whose\sname(?:\s(?:badge|tag|plate))?\s(?:i\sthink\s|apparently\s|i\sbelieve\s)?(?:was|is|said"
    r"|read)|(?:who\s)?(?:only\s)?gave\s(?:her|his)\sname\sas"
    r"|(?:who\s)?introduced\s(?:herself|himself)\s(?:to\sme\s)?as|going\sby|goes\sby)|'s\s(?:name\s(?:is|was)"
    r"|called|name)|\sis\s(?:called|named)"
    r"|(?:\sfrom\s(?:the\s)?[\w-]+(?:\s[\w-]+)?)\s(?:called|named))\s$"
)
# “He had brought along Anouk”.
BROUGHT = pattern(
    r"(?:\b(?:she|he|they)|@\d+)\s(?:(?:had|has|have|would|also|then)\s)*(?:brought|called|fetched|roped|dragged"
    r"|pulled|invited|waved|had|got)"
    r"\s(?:along|in|over|with\s(?:her|him|them))\s(?:along\s)?(?:(?:the|a|an|her|his|their"
    r"|one)\s(?:[\w'-]+\s){0,4}?)?(?:,\s)?$"
)
# “Ingrid's question about controls was the only hard one”.
HER_QUESTION = pattern(
    r"^'s\s(?:\w+\s){0,2}?(?:questions?|exercise|scenario|turn|bit|pen|clipboard|laptop|eyebrows?|handshake"
    r"|poker\sface|follow-up)\b"
)
# “Prof. Almeida, whose group it is”.
WHOSE_IT_IS = pattern(r"^,?\swhose\s(?P<what>[\w-]+(?:\s[\w-]+)?)\s(?:it|this|that)\sis\b")
NEVER_MET = cued(
    r"\b(?:have|has|had|did)\s(?:not|never|yet\sto)\s(?:yet\s|ever\s|even\s)?(?:met|meet|seen|see)\s(?P<her>her"
    r"|him)\b|\bnever\smet\s(?P<her2>her|him)\b"
)
ANOTHER_DOES = pattern(r"\b(?:i|we|you|they|it|there|nobody|somebody|someone|his|their)\s|\bto\sme\b|;")
# “It is her practice”: she owns it.
HER_BUSINESS = cued(
    r"(?:\b(?:it|this|that)\s(?:is|was)|\bits|\bthats)\s(?P<her>her|his)\s(?:own\s|wee\s|little\s"
    r"|family's\s)?(?:practice|shop|firm|bakery|garage|clinic|studio"
    r"|kitchen|farm|yard|business|company|salon|bar|restaurant|place|workshop|gallery|nursery|surgery|stables"
    r"|stable|pub|hotel"
    r"|guesthouse|boat|press|vineyard|brewery|orchard|caf[eé]|gym|school|agency|show|label)(?=[,.;:)]|$|\sand\b"
    r"|\sso\b|\sreally\b)"
)
NOT_NOW = pattern(
    r"\b(?:will|shall|would|going\sto|hope\sto|want\sto|need\sto|if|whether|tomorrow|next\s(?:week|round|month"
    r"|time)|last\s(?:year|time)"
    r"|reception|waiting\sroom|lobby|corridor|queue|tram|on\sthe\s(?:bus|train)|car\spark|years\sago|long\sago|back\sin"
    r"|once|never|might|may|to\smeet|should|must|instead|(?:second|third|next)\s(?:interview|round|talk|meeting"
    r"|stage|chat|conversation)|final\sround|second-round)\b"
)
FIRST = 3  # in so many sentences at the start of a note “call with Ann” is the interview
# “The woman who ran it, a Sheila”.
WHO_DID = pattern(
    rf"\bwho\s(?:{any_of(table.CONDUCTED)})[^@.;:]{{0,30}}?,?\s(?:was\s|is\s|an?\s|called\s|named\s|one\s|i\sthink\s){{1,3}}$"
)
IN_PASSING = pattern(
    r"\bon\sthe\s(?:train|bus|tram|tube|plane|ferry|way|stairs|street)\b|\b(?:at|in)\sthe\s(?:station|pub|bus\sstop"
    r"|caf[eé]|canteen|queue|gate"
    r"|reception|car\spark|lift|elevator|corridor|gym|supermarket|hall)\b|\bhome\b|\bafterwards\b"
    r"|\bfor\s(?:a\s)?(?:drinks?|chips|pint|beer)\b"
    r"|\bin\sreception\b|\byears\sago\b|\blast\s(?:year|month|week)\b"
)
OTHERS_DID = pattern(
    r"(?:\b(?:she|he|they|who|it)|@\d+)(?:\s(?:had|has|have|also|then|just|only|first|will|would))*\s$"
)
# “Then I did an hour in the toddler room with Sanjana and Mel”.
I_DID_WITH = pattern(
    r"\bi\s(?:\w+\s)?(?:did|had|spent|got|was|worked|sat|cooked|walked|went|taught|played|shadowed|paired|toured"
    r"|tested|ran|drove"
    r"|talked|spoke|rode|swam|sang|danced|baked|built|welded|painted|served|looked"
    r"|stayed)\b[^@.;]{0,60}\swith\s(?:(?:the|a|an|her|his"
    r"|their|one)\s(?:[\w'-]+\s){1,4}?,?\s?(?:called\s|named\s)?)?$"
)
_MINE = pattern(
    r"\b(?:my|our|an?|the)\s(?P<whose>(?:[\w'-]+\s){0,4}?)(?:[\w'-]+,?\s)?(?:of\smine,?\s)?(?:called\s|named\s)?$"
)
FROM_ELSEWHERE = pattern(
    r"(?:\s\([^()]*\))?,?\s(?:\([^()]{0,20})?(?:from|at|in|of|over\sat)\s(?:the\s|my\s(?:old\s"
    r"|last\s)?)?(?P<place>[\w'-]+)(?:\s(?P<more>[\w'-]+))?"
)
AT_THE_PLACE = names.DEPARTMENTS | frozenset(
    """
    office kitchen workshop team board school shop floor warehouse lab unit ward clinic store site head upstairs
    downstairs next here there front back panel hr headquarters branch department dept council trust college faculty
    bar yard depot factory plant studio company firm agency-side their production house reception charge end start
    middle it ops labour wages bookings admissions nights days nursery room meeting beginning person call line union
    time fact a an this that her his two three first second all my ops operations site transport estates facilities
    dispatch despatch stores maintenance catering payroll accounts sales finance it logistics housekeeping nights lates
    """.split()
)
AGENCY = cued(
    r"\b(?:agency|recruiter|recruiters|recruitment\sconsultant|headhunter|staffing\s(?:agency|firm|company|people)"
    r"|temp\sdesk)\b"
)
# What people are thanked for who were not in the room.
FAVOUR = pattern(
    r"\bfor\s(?:the|a|an|his|her|their|that)\s(?:lift|ride|loan|tip|pen|charger|adapter|umbrella|directions"
    r"|help\swith|reference|referral"
    r"|recommendation|introduction|intro|contact|heads-up|dinner|babysitting|arranging)\b"
    r"|\bfor\s(?:arranging|setting|organising|organizing|booking|putting\sme|referring|recommending|lending|driving"
    r"|minding|passing\son)\b"
)
AFTERWARDS = pattern(
    r"\bhow\s(?:it|the\s\w+|things)\s(?:went|had\sgone|was|is\sgoing)\b|\bwhen\si\sgot\s(?:home|back)\b"
    r"|\bat\shome\b|\bon\sthe\s(?:phone|way\shome)\b"
    r"|\bby\s(?:phone|e?mail|text)\b|\bon\slinkedin\b|\bemailed\sto\b|\bcalled\s(?:to|about|me)\b|\brang\s(?:to"
    r"|about|me)\b|\bvoicemail\b"
)
# Between two people who stand beside each other: no verb, nothing that only speaks of the second.
IN_BETWEEN = pattern(
    r",?\s(?:i\s)?(?:did\snot|never|could\snot)\s(?:quite\s)?(?:catch|get|hear)\s(?:her|his|the"
    r"|their)\s(?:\w+\s)?\w*name\b"
    r"|,?\s(?:and\s)?(?:who|whom|whose|which)\s[^@,;]*(?=[,;]|$)|,?\s(?:and\s)?(?:both|each)\s"
    r"|\b(?:somebody|someone)\s(?:from|in|of|for)\s(?:the\s|their\s)?[\w'-]+(?:\s[\w'-]+){0,2}(?=,)"
)
ASIDE = pattern(r"\s?\([^()]*\)")
JOINS = pattern(r"[,;+&/:]|\b(?:and|plus|then|with|alongside|or)\b")
APART = pattern(
    r"\b(?:my|said|says|told|about|that|because|if|when|while|but|not|without|before|after|like|than|to|i|we|they"
    r"|from\smy"
    r"|for|where|as|asked|knows?|met|used|instead|will|would|was\snot)\b"
)
_BOSS_WORDS = frozenset("reports answers talks works speaks listens goes says".split())
QUIET = ("quiet", "me", "forgot", "them", "log", "next", "decision")
WITH_HER = pattern(
    r"\b(?:sat\s(?:down\s)?with|sat\sopposite|interviewed\sby|quizzed\sby|grilled\sby|met\swith|spoke\swith"
    r"|talked\sto|met)\s(?P<her>her|him)\b"
)
SHE = pattern(r"(?:^|[\s,;:(])(?P<she>she|he)(?=\s)")
SHE_IS = pattern(
    r"\b(?:she|he)\s(?:is|was|has\sbeen|would\sbe|will\sbe)\s(?:the\s|their\s|a\s|an\s"
    r"|also\s)*(?P<being>[^,.;:()@]{2,50}?)(?=[,.;:)]|$|\sand\s|\sbut\s)"
    r"|\b(?:she|he|who)\s(?P<does>" + RUNS + r"\s[^,.;:()@]{2,50}?)(?=[,.;:)]|$|\sand\s|\sbut\s)"
)


def is_elsewhere(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words behind a name say that this person was not in the room, or only wanted something sent."""
    low = masked(sentence)
    behind = low[low.index(f"@{sentence.mentions.index(mention)}") :] if mention in sentence.mentions else ""
    behind = behind.lstrip("@0123456789")
    alone = re.split(r"@\d", behind)[0]
    return bool(NOT_THERE.match(behind) or NOT_THERE_LATER.search(alone) or REQUEST.match(behind))
