"""Who decides, where the narrower reader of deciders found nobody: by classes of words around the names."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.people.bodies import read_body_decides
from kbfollow.evidence.statements.people.deciders import without_ways
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.role_shapes import ADVERBS, APPOSITION, any_of, masked
from kbfollow.evidence.statements.people.superiors import read_superiors
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en_people as table
from kbfollow.evidence.statements.words.trades_en import TRADES
from kbfollow.patterns import cued, pattern

_VERB = rf"(?:{any_of(table.DECIDES)})(?![\w'])(?!\s(?:me\sup|up\b|on\sthe\smenu|a\scandidate\sto))"
_NAME = r"@(?P<name>\d+)"
# “Dolores, the manager, makes the hire”, “he is the one who hires”.
_DOES = pattern(
    rf"(?:{_NAME}(?:{APPOSITION})?|(?<![\w'])(?P<she>she|he|who))(?:'s)?,?\s{ADVERBS}"
    rf"(?:(?:is|would\sbe|will\sbe)\s(?:the\s(?:one|person|man|woman|boss|guy|lady)|she|he)\s(?:who|that)\s{ADVERBS})?"
    rf"{_VERB}"
)
# “It is her who picks”, “it is Amar who decides”.
_IT_IS = pattern(
    rf"\b(?:it|that|the\sone|the\sperson|the\sboss)\s(?:is|would\sbe|will\sbe)\s(?:actually\s|really\s"
    rf"|always\s)?(?:{_NAME}|(?P<she>her|him|she|he))"
    rf"(?:{APPOSITION})?\s(?:alone\s)?(?:who|that|what|as)\s{ADVERBS}{_VERB}"
    rf"|\b(?:it|that)\s(?:is|will\sbe|would\sbe)\s(?:the|their|her|his)\s[\w\s-]{{2,30}}?\s(?:who"
    rf"|that)\s{_VERB}[^@.;]{{0,20}}?,\s(?:one\s|a\s)?@(?P<name7>\d+)"
    rf"|\bthe\s(?:one|person|man|woman|boss)\s(?:who|that)\s{_VERB}\s(?:is|would\sbe)\s@(?P<name2>\d+)"
)
# “It is Priya's call”, “it is his hire”, “the appointment is hers to make”, “that is up to Ann”, “Ann's decision”.
_HERS = pattern(
    rf"(?:\b(?:it|that|this|the\s[\w-]+|which|hiring|@\d+)\s(?:is|will\sbe|would\sbe)|^|[,;:(–-]\s?|\band|\bso"
    rf"|\bbut)\s?"
    rf"(?:actually\s|really\s|all\s|entirely\s|ultimately\s|purely\s|solely\s|in\sthe\send\s)?(?:{_NAME}'s|(?P<she>her"
    rf"|his))\s(?:own\s|sole\s)?"
    rf"(?:{table.HER_NOUNS})(?:\s(?:alone|entirely|in\sthe\send|only|ultimately|to\smake|really"
    rf"|apparently))?(?=\s?(?:[,.;:)!–-]|$|\sand\b|\sbut\b|\snot\b|\sanyway\b|\sthough\b))"
    r"|\b(?:decision|call|choice|appointment|hire|pick|say|post|job|verdict|selection|last\sword|final\sword)(?:'s"
    r"|\s(?:is|=|will\sbe|rests|stays|lies))\s(?:really\s|all\s|entirely\s|ultimately\s)?"
    r"(?:(?:with|up\sto|down\sto|taken\sby|made\sby)\s(?:(?:the|her|his"
    r"|their)\s[\w\s-]{2,30}?,?\s)?(?:@(?P<name3>\d+)|(?P<she3>her|him))(?!\s\w+\s(?:decide|choose))|(?P<she2>hers"
    r"|his)(?:\sto\s(?:make|give|take|fill))?"
    r"|@(?P<name4>\d+)'s(?:\sto\s(?:make|give|take|fill))?(?=\s?[,.;:)!]|$))"
    r"|\b(?:up\sto|down\sto|rests\swith|lies\swith|sits\swith|decided\sby|made\sby|chosen\sby|picked\sby"
    r"|appointed\sby)\s(?:the\s[\w\s-]{2,30}?,?\s)?(?:@(?P<name5>\d+)(?!'s|\s(?:now\s)?to\s(?!decide|choose|pick|say|hire|make|give|fill|appoint|settle|judge|select|sign|approve|see|work\sout|find))|(?P<she5>her|him)(?=\s?[,.;:)!]|$))"
    r"|\b[\w-]+(?:'s|\sis)\s(?P<she6>hers|his)\sto\s(?:give|fill|make|offer)\b"
    r"|\b(?:neither|nobody|none|not)\b[^.]{0,40}\bdecides?\b[^.]{0,20}\bgoes\s(?:up\s)?to\s(?:(?:the|her|his"
    r"|their)\s[\w\s-]{2,30}?,?\s)?@(?P<name8>\d+)"
    r"|@(?P<name6>\d+)\sdecid(?:ing|e)\b"
    r"|\bwhat\s(?:@(?P<name9>\d+)|(?P<she9>she|he))\ssays\s(?:goes|counts|happens)\b"
    r"|\bonly\s(?:@(?P<name10>\d+)|(?P<she10>she|he))\s(?:can|may|could|gets\sto)\s(?:say\syes|decide|hire"
    r"|take\s(?:anyone|anybody|people)\son)\b"
    r"|\b(?:yes|nod|final\sword|last\sword|go-ahead|decision)\s(?:comes|has\sto\scome|must\scome"
    r"|will\scome)\sfrom\s@(?P<name11>\d+)"
    r"|\bhiring\sis\s@(?P<name12>\d+)'s\s(?:business|department|job|affair|domain|patch|thing|say)\b"
)
# “Calum and Eilidh decide together”, “Sister Coyle and the matron choose”, “they will both decide, Calum and Eilidh”.
_THEY_DO = pattern(
    r"(?:@\d+\s(?:and|&|\+|plus)\s(?:@\d+|the\s[\w\s-]{2,20}?)|(?:the\s[\w\s-]{2,20}?)\sand\s@\d+)(?:\s(?:both|together"
    r"|jointly|will|then|always|between\sthem)){0,2}"
    r"\s(?:decide|choose|pick|appoint|hire|select|settle\sit|make\sthe\s(?:decision|call|choice|hire))\b"
    r"|\bthey\s(?:will\s)?(?:both\s|together\s|jointly\s)?(?:decide|choose|pick)\s?(?:together\s?)?,\s@\d+\sand\s@\d+"
)
# “Arjun decides together with the founder, Kat”.
_DO_WITH = pattern(
    r"@\d+\s(?:will\s|then\s)?(?:decides?|chooses?|picks?|hires)\s(?:it\s|this\s)?(?:together\s|jointly\s"
    r"|along\s)?with\s"
    r"(?:(?:the|her|his|their)\s[\w\s-]{2,30}?,?\s)?@\d+"
    r"|\bup\sto\s@\d+\sand\s@\d+|\bbetween\s@\d+\sand\s@\d+(?=\s(?:to\sdecide|who\sgets)\b)"
)
# “They decide together”, behind two interviewers.
_THEY_TWO = cued(
    r"^(?:(?:and|so|but),?\s)?(?:they|the\stwo\sof\sthem|both\sof\sthem|between\sthem\sthey)\s(?:will\s"
    r"|both\s)*(?:decide|choose|pick|settle\sit|agree\son\sit)"
    r"\s(?:it\s)?(?:together|jointly|between\sthem|as\sa\spair|with\seach\sother)\b"
)
# “Harpreet: "it's my hire"”, “Ann said it's her decision”.
_HE_SAID_MINE = pattern(
    rf"@(?P<name>\d+)(?::\s?[\"'“”‘]?|\s(?:said|says|told\sme)[,:]?\s[\"'“”‘]?(?:that\s)?)(?:it|that|this)\s(?:is|was"
    rf"|will\sbe)\s(?:all\s)?my\s(?:own\s)?"
    rf"(?:{table.HER_NOUNS})\b"
)
# “The SGB decides and Mr Maluleke chairs it”, “the panel picks, it's chaired by Tom”.
_CHAIRS_THE_BODY = cued(
    r"\b(?:decides?|chooses?|picks?|appoints?|hires|votes?|makes?\sthe\s(?:decision|choice"
    r"|appointment))\b[^;]{0,120}?(?:@(?P<name>\d+)\s"
    r"(?:chairs|presides|is\s(?:the\s|its\s)?(?:chair|head|president)(?:man|woman|person|ing)?(?:\sof)?|heads"
    r"|leads)\s(?:it|them|that|this|the\s(?:board"
    r"|panel|committee|meeting))?(?=\W|$)"
    r"|(?:is\s)?chaired\sby\s@(?P<name2>\d+))"
)
# “Final call is of Mr Iyer only”, “the last word has Herr Kerr”.
_IS_OF = cued(
    r"\b(?:(?:final|last)\s)?(?:decision|call|choice|say|word|authority)\s(?:is|will\sbe|would\sbe|rests|has|have"
    r"|lies)\s(?:only\s|always\s|solely\s)?"
    r"(?:of\s|with\s|from\s)?@(?P<name>\d+)(?!'s)(?=\s?(?:only|alone|himself|herself|sir|madam|[,.;)!]|$))"
)
# “Brenda's word goes”, “it comes down to what Jeff thinks”, “not without her nod”, “Ann's the one to convince”.
_AS_GOOD_AS = pattern(
    r"@(?P<name>\d+)'s\s(?:word|say-?so|opinion|vote|nod|yes|verdict)\s(?:is\s(?:final|law|what\scounts|the\sone\sthat"
    r"\scounts)|goes(?=\W*$|\s?[,;.)])|counts|carries\sit|settles\sit|decides(?:\sit)?)"
    r"|\b(?:comes|boils|falls|is|all)\s(?:all\s|really\s)?down\sto\s(?:what\s)?(?:@(?P<name2>\d+)|(?P<she2>she|he))"
    r"(?:'s)?\s(?:thinks?|says?|wants?|makes\sof|decides?|view|opinion|word|yes|nod|liking)\b"
    r"|\b(?:without|needs?|takes?|wants?|got|get)\s(?:@(?P<name3>\d+)'s|(?P<she3>her|his))\s(?:nod|say-?so|yes|ok|okay"
    r"|approval|blessing|go-ahead)(?=\W*$|\s?[,;.)]|\sand\b|\sfirst\b)"
    r"|@(?P<name4>\d+)(?:'s|\sis|\swould\sbe|\swas|,)\s(?:really\s|clearly\s)?(?:the\s(?:one|man|woman|person|boss"
    r"|lady|guy|fella)\s(?:to\s(?:convince|persuade|impress|please|win\sover|win\sround|satisfy)"
    r"|(?:with|holding|who\shas|that\shas)\sthe\s(?:pen|chequebook|cheque-book|checkbook|keys|power|purse|last\sword"
    r"|final\ssay|casting\svote|vote)|i\s(?:have|need|had)\sto\s(?:convince|persuade|impress|win)))"
    r"|\b(?:buck|decision|choice|responsibility|hiring)\s(?:stops|ends|rests|lies|lands"
    r"|sits)\swith\s@(?P<name6>\d+)(?!'s)"
    r"|@(?P<name7>\d+),?\swhose\s(?:decision|call|choice|hire|pick|say)\s(?:it|this|that)\s(?:is|will\sbe)\b"
    r"|\bif\s@(?P<name5>\d+)\s(?:likes|wants|takes\sto|is\shappy\swith)\s(?:you|me|somebody|someone|a\sperson),?\s"
    r"(?:then\s)?(?:you|i|they)\s(?:are|am)\s(?:in|hired|through|on)\b"
)
# “D. has the final say”: of those in the room the only one whose name begins so.
_INITIAL = cued(
    rf"(?:^|[,;:(.–-]\s?|\b(?:and|but|so|think|says|said)\s)(?P<letter>[b-hj-z])\.?\s{ADVERBS}{_VERB}"
    rf"|^(?P<letter2>[ai])\.\s{ADVERBS}{_VERB}"
)
# “Jeff picks the music”, “the last word in every argument”, “decides the rota”: nothing of who is taken on.
OTHER_THING = cued(
    r"\b(?:decides?|picks?|chooses?|selects?|settles)\s(?:on\s|about\s)?(?:the|their|our|which|what|all\sthe|every)\s"
    r"(?:weekly\s|daily\s|new\s|next\s)?(?:rota|rotas|roster|music|menu|menus|colou?rs?|shifts?|hours|route|routes"
    r"|radio"
    r"|wine|wines|playlist|songs?|books?|biscuits|schedule|timetable|stock|prices?|budget|holidays?|topics?|films?"
    r"|repertoire|tools|software|framework|stack|projects?|clients?|suppliers?|paint|venue|dates?|uniforms?|order)\b"
    r"|\b(?:decides?|chooses?|settles?)\s(?:when|where|how)\s(?:the|their|our|every\w*|all)\s(?!(?:candidate|decision"
    r"|hire|job"
    r"|post|role|interview|round|process|vacancy|position)s?\b)|\bpicks?\s(?:[\w']+\s){0,3}?up\b|\bhires?\sout\b"
    r"|\b(?:last|final)\s(?:word|say)\s(?:in|on|about|over)\s(?:every|all|any|the|everything|anything)\b"
    r"(?!\s(?:hir|who|decision|appoint|job|post|candidate|role|position|selection|people|new\s(?:people|staff|hires)"
    r"|(?:[\w-]+\s){1,3}?(?:that\s|who\s)?(?:(?:they|she|he|we)\s)?(?:hire|hires|take\son|takes\son|bring\sin|joins?|starts)\b))"
)
# “Jane signs the delivery notes”.
_SIGNS_FOR = cued(
    r"\bsigns?\s(?:off\s|for\s)?(?:the|all|every)\s(?:delivery|deliveries|notes?|parcels?|timesheets?|time\ssheets?"
    r"|invoices?"
    r"|cheques?|checks|orders?|visitors?|register|rota|prescriptions?|bills?)\b"
)
_SUBJECT_TO = pattern(
    r"\b(?:if|whether|unless|not|never|nobody|neither|none|nor|maybe|perhaps|or|hope|wish|used\sto|no\sidea)\b"
)
_NOBODY_HERE = cued(
    r"\b(?:neither|none|nobody)\b[^.]{0,40}\b(?:decides?|picks?|chooses?|hires?|final\ssay)\b"
    r"|\b(?:does|do|did|is|are)\snot\s(?:decide|the\sone|pick|choose|hire|the\sdecision-maker)\b|\bno\ssay\b"
)
# “The decision isn't hers”, “it's not his call”: somebody elsewhere decides.
_NOT_HERS = cued(
    r"\b(?:decision|choice|final\ssay|final\scall)\s(?:is|was)\snot\s(?:hers|his|theirs|up\sto\s(?:her|him"
    r"|them))\b(?!\salone)"
    r"|\bnot\s(?:her|his|their)\s(?:decision|choice|call)\b(?!\salone)"
)
_THAT_IS = pattern(
    r"^(?:no,?\s)?(?:that|it)\s(?:is|would\sbe|will\sbe)\s(?:up\sto\s|for\s"
    r"|with\s)?(?:the\s[\w\s-]{2,30}?,?\s)?@(?P<name>\d+)(?!'s)"
)
# Without one of these words a sentence says nothing about who decides.
_CUES = frozenset(
    """
    decide decides decided deciding decision decision-maker decider decisions hire hires hiring hiring-manager pick
    picks picking choose chooses choosing chosen choice select selects selecting selection appoint appoints
    appointed appointment appointments recruit recruits recruiting call calls say say-so says word vote verdict
    shout settles yes-or-no yes no nod go-ahead shots fires headcount req requisition hers his up down rests lies
    sits with made taken entscheidet letzte stellt
    chairs chaired chair authority books books everyone casts shot fill fills filling vacancy takes
    taking pen carries carry goes comes convince persuade impress please win without likes wants counts law heads head
    presides chairman chairwoman president comes boils falls down buck whose responsibility
    only bears controls handles sign-off signs holds owns offer offers gives mind
    """.split()
)


def read_deciding(sentence: Sentence) -> None:
    """Say who decides, unless that has been said; remembers that none of those named before does."""
    _read_decider(sentence)
    read_body_decides(sentence)
    if sentence.said("decides") and _SIGNS_FOR.search(sentence.low):
        sentence.found[:] = [one for one in sentence.found if one.kind != "decides" or one.manner != "signs"]
    read_superiors(sentence)
    if sentence.said("decides") and OTHER_THING.search(sentence.low):
        sentence.found[:] = [one for one in sentence.found if one.kind != "decides"]


def _read_decider(sentence: Sentence) -> None:
    people = sentence.people
    denied, people.nobody_decides = people.nobody_decides, False
    if sentence.section in ("forgot", "me", "quiet") or sentence.question or sentence.check:
        return
    signing = [one for one in sentence.found if one.kind == "decides" and (one.manner == "signs" or one.who is None)]
    if signing and len(signing) == sum(one.kind == "decides" for one in sentence.found):
        sentence.found[:] = [one for one in sentence.found if one not in signing]
        _read_decider(sentence)  # “Raj signs off but it's Jodie's pick”: whoever only signs is not the one
        if not sentence.said("decides"):
            sentence.found += signing
        return
    if sentence.said("decides"):
        for shared in _DO_WITH.finditer(masked(sentence)):
            _say(sentence, int(re.findall(r"@(\d+)", shared[0])[-1]))
        return
    if not denied and sentence.bag.isdisjoint(_CUES):
        return
    low = without_ways(masked(sentence))
    if denied and (that := _THAT_IS.search(low)):
        _say(sentence, int(that["name"]))
        return
    people.nobody_decides = _NOBODY_HERE.search(low) is not None and "@" not in low.split(" decide")[-1]
    if _NOT_HERS.search(low):
        sentence.say("decides")  # somebody, and none of those in the room
        return
    _read_title(sentence, low)
    if sentence.said("decides"):
        return
    if (
        _THEY_TWO.search(low)
        and len(two := list(people.interviewers) or people.recent) == 2
        and not _denied(low, 0, len(low))
    ):
        for name in two:
            sentence.say("decides", sentence.mention_of(name))
        return
    for expression in (_CHAIRS_THE_BODY, _IS_OF):
        match = expression.search(low)
        if match is not None and not _denied(low, match.start(), match.start()):
            place = next(index for index, one in enumerate(match.groups(), 1) if one)
            if not _denied(low, match.start(place), match.end()):
                _say(sentence, int(match[place]))
                return
    if mine := _HE_SAID_MINE.search(low):
        _say(sentence, int(mine["name"]))
        return
    for match in (*_THEY_DO.finditer(low), *_DO_WITH.finditer(low)):
        if not _denied(low, match.start(), match.end()):
            for number in re.findall(r"@(\d+)", match[0]):
                _say(sentence, int(number))
    if sentence.said("decides"):
        return
    if initial := _INITIAL.search(low):
        letter = initial["letter"] or initial["letter2"]
        fits = [name for name in people.interviewers or people.recent if name[:1].lower() == letter]
        if len(fits) == 1 and not _denied(low, initial.start(), initial.end()):
            sentence.say("decides", sentence.mention_of(fits[0]))
            return
    for expression in (_IT_IS, _DOES, _HERS, _AS_GOOD_AS):
        for match in expression.finditer(low):
            if expression is not _AS_GOOD_AS and _denied(low, match.start(), match.end()):
                continue
            found = _who(sentence, low, match)
            if found is not None and found.name:
                sentence.say("decides", found)
                return


# “Chef picks his own crew”, “the foreman has the last word”: whoever is the only one of that title.
_TITLE_DOES = pattern(
    rf"(?:^|[,;:(]\s?|\b(?:the|and|but|so|says|said"
    rf"|that)\s)(?P<title>[a-z][\w'-]+(?:\s[a-z][\w'-]+)?)\s{ADVERBS}{_VERB}"
)


def _read_title(sentence: Sentence, low: str) -> None:
    titles = {**sentence.people.met_titles, **sentence.people.titles}
    match = _TITLE_DOES.search(low) if titles else None
    if match is None or _denied(low, match.start(), match.end()):
        return
    wanted = match["title"].removeprefix("the ")
    last = wanted.split()[-1]
    if last not in names.TITLE_WORDS and last not in names.MORE_TITLE_WORDS and last not in TRADES:
        return
    fits = [name for name, title in titles.items() if re.search(rf"\b{re.escape(wanted)}\b", title.lower())]
    if len(fits) == 1 and not re.search(r"\b(?:her|his|their|area|regional)\s$", low[: match.start("title")]):
        sentence.say("decides", sentence.mention_of(fits[0]))


def _denied(low: str, start: int, end: int) -> bool:
    lead = low[max(0, start - 40) : start]
    lead = re.split(r"[.;:,]|\b(?:but|and\sso)\b", lead)[-1]
    inside = low[start:end]
    return bool(_SUBJECT_TO.search(lead)) or " not " in inside or "never " in inside


def _who(sentence: Sentence, low: str, match: re.Match[str]) -> Mention | None:
    groups = match.groupdict()
    number = next((value for key, value in groups.items() if key.startswith("name") and value), None)
    if number is not None:
        return sentence.mentions[int(number)]
    key = next((key for key, value in groups.items() if key.startswith("she") and value), None)
    if key is None:
        return None
    at, word = match.start(key), match[key]
    before = [int(one) for one in re.findall(r"@(\d+)", low[:at])]
    if word == "who":
        lead = re.split(r"[.;]", low[:at])[-1]
        close = re.search(rf"@(\d+)(?:{APPOSITION})?,?\s$", lead)
        return sentence.mentions[int(close[1])] if close else None
    named = [sentence.mentions[one].name for one in before]
    name = sentence.people.meant(word, [one for one in named if one]) or sentence.people.pronoun(
        {"hers": "her", "his": "him"}.get(word, word)
    )
    return sentence.mention_of(name)


def _say(sentence: Sentence, index: int) -> None:
    if sentence.mentions[index].name:
        sentence.say("decides", sentence.mentions[index])
