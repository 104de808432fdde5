"""Who was in the interview and with what title, and who arranged it."""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.people.brackets import is_a_thing
from kbfollow.evidence.statements.people.brought_along import read_brought_along, read_with_a_remark
from kbfollow.evidence.statements.people.deciders import read_deciders
from kbfollow.evidence.statements.people.listed_titles import without_place
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.role_shapes import OTHERS_DID, is_elsewhere, masked
from kbfollow.evidence.statements.people.rosters import (
    Seat,
    cleaned,
    is_absent,
    is_host,
    is_title,
    roster,
    seat_of,
    title_before,
)
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.markdown.people import people_in_text
from kbfollow.patterns import cued, pattern

_COUNT = r"(?:two|three|four|five|six|both|all|2|3|4|5|6)"
_MEETING = r"(?:talk|interview|meeting|conversation|call|chat|session|panel|trial|screen|screening)"
# The words before the people who were there. Strong ones say so by themselves; weak ones ("spoke with") need a title
# or several people, as one also speaks with others.
_STRONG = pattern(
    r"^(?:i\s|we\s|just\s|today\s|so\s|then\s|first\s)*met(?:\swith|\sup\swith)?\b(?!\sagain)|\b(?:was"
    r"|were|got|been|being)\s(?:interviewed|grilled|quizzed|seen)\sby\b|^interviewed\sby\b"
    r"|\binterview(?:ed)?\s(?:was\s)?(?:with|by|taken\sby)\b(?!\sa\s)"
    r"|\bsat\s(?:down\s)?(?:with|opposite|across\sfrom)\b|\b(?:panel"
    r"|interviewers?)\s(?:was|were|is|are|of|consisted\sof|made\sup\sof|included|includes|with)\b(?!\snot\b)"
    rf"|\b(?:it|there|they)\s(?:was|were)\s(?:only\s|just\s)?{_COUNT}\s(?:people"
    r"|of\sthem|of\sus|interviewers|persons|women|men)\b"
    rf"|^(?:just\s|only\s|a\spanel\sof\s|panel\sof\s)?{_COUNT}\s(?:of\sthem|people|interviewers|persons|women|men"
    rf"|in\stotal)?\s?(?:in\sthe\sroom\s?|there\s?)?[:,–-]\s|^a\spanel\sof\s{_COUNT}\s?[:,]\s"
    r"|\b(?:in\sthe\sroom|present|across\sfrom\sme|opposite\sme|across\sthe\stable"
    r"|on\sthe\spanel|on\sthe\scall|there|also\sthere)(?:\s(?:was|were)\b|:\s)(?!\s(?:no|not|nothing|nobody)\b)"
    rf"|\b(?:the\s|my\s)?{_MEETING}\s(?:was|were)\s(?:held\s|done\s)?(?:with|taken\sby|led\sby|run\sby|by)\b"
    rf"|\b(?:group|panel)\s(?:thing|interview|chat|call)?\s?with\b"
    r"|^(?:(?:in\sthe\send|here|so|and|but|this\stime)\s)?it\swas\s(?:just\s|only\s)?"
    r"(?=[^\W\d_]+(?:[\s-][^\W\d_]+){0,2}\s?(?:\(|,|and\b))"
    r"|\bit\swas\s(?:just\s|only\s)?(?:with|w/?)\s"
    rf"|^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|yesterday"
    rf"|this)\b[^:.,;]{{0,24}},\s{_COUNT}\s(?:of\sthem|people|interviewers):\s"
    r"|^(?:in|at|on|round|around|across)\s(?:the|her|his|their)\s(?!waiting|reception|lobby|corridor|car\spark"
    r"|queue|lift)[\w\s'-]{3,26}:\s"
    r"|^(?:facing\sme|on\sthe\sother\sside\sof\sthe\s(?:table|desk)|around\sthe\stable):\s"
    r"|\b(?:next\sto|beside|behind|opposite)\s(?:her|him|them|me|us)\s(?:sat|was|were)\b"
    r"|\bthere\swas\salso\b|\b(?:was|were)\s(?:also\s)?(?:there|in\sthe\sroom|on\sthe\scall)\s?(?:too|as\swell"
    r"|also)?,\s"
)
_WEAK = cued(
    r"\b(?:spoke|talked|spoken|chatted|speaking|talking|chat|talk|conversation|call)\s(?:with|to|w/)\b"
    r"|\bseen\s|\bsaw\b|\binterviewed\sme\b|\bled\sthe\sinterview\b|\bran\sthe\sinterview\b"
    r"|\bmet\s(?:with\s)?(?:both\s)?\b|\bintroduced\s(?:me\s)?to\b|^(?:with|w|mit)\s|\bw/\s?"
    r"|\b(?:zoom|teams|video-call|phone|coffee|lunch|part|half|hour|minutes|session|slot)\s(?:call\s)?with\b"
    r"|\b\w{0,20}gespräch\s(?:war\s)?mit\b",
)
# One of these is in every opening.
_OPENING_WORDS = frozenset(
    """
    met meet interview interviewed interviewer interviewers interviews grill grilled quiz quizzed see seen saw sat panel
    two three four five six both all 2 3 4 5 6 room present across opposite there talk talked talking meeting
    conversation call chat chatted session trial screen screening group it speak spoke spoken speaking introduced
    introduce led ran conducted did sit join joined question questions notes minutes with w/ w mit zoom
    facing table desk
    """.split()
)
_INTERVIEWED_ME = cued(
    r"\b(?:interviewed|grilled|quizzed)\s(?:me|us)\b|\b(?:led|ran|conducted"
    r"|did)\s(?:most\sof\s)?the\s(?:interview|interviewing|talking)\b|\b(?:was"
    r"|were)\s(?:also\s)?(?:there|in\sthe\sroom|present|on\sthe\spanel|on\sthe\scall)\b|\bsat\sin\b"
    r"|\bjoined\s(?:us|the\s(?:interview|call|end|second\shalf))\b"
    r"|\basked\s(?:all\s|most\sof\s)?the\squestions\b|\btook\s(?:the\s)?(?:notes|minutes)\b",
)
_NOT_MET = pattern(
    r"\b(?:will|tomorrow|next|going\sto|to\smeet|might|if|would|not|never|hope|want|wants|should"
    r"|forgot|references?|told|emailed|called|phone|second|who|before|last\syear|mentioned)\b"
)
_AHEAD = pattern(r"\b(?:will|tomorrow|if|would)\b")
# Behind a name and title at the start of a sentence these tell of somebody who was not in the room, or not then.
_ELSEWHERE = pattern(
    r"^[,;:]?\s?(?:(?:who|she|he|has|had|have|also|then|later|still|just|already|and)\s)*(?:will|would|called|rang"
    r"|phoned"
    r"|emailed|mailed|wrote|texted|messaged|replied|left|founded|retired|used\sto|knows|knew|recommended|referred"
    r"|suggested|arranged|set\s(?:it|this|up)|scheduled|organised|organized|invited|booked|got\sme|works|worked"
    r"|says\shi"
    r"|could\snot|did\snot|does\snot|cannot|can\snot|was\s(?:not|away|ill|sick|out|off|on)|is\s(?:not|away|out|off|on"
    r"|leaving|a\sfriend|the\sone\sto)|let\sme\sin|opened|collected|picked\sme|fetched|greeted|met\sme|welcomed"
    r"|forwarded|promised\sto\s(?:call|ring)|may|might|should|to\s|joins|started|starts|died|hired\sme|quit|resigned)\b"
)
_DECIDES_ONLY = pattern(r"\s(?:decides|hires|picks|chooses|signs|approves|makes\sthe|has\sthe\s(?:final|last))\b")
# Behind name and title a verb in the present is about the interview only if it is one of these: a portrait hangs there.
_PRESENT = pattern(r"^,\s(?P<verb>[a-z]{2,14}s)\s")
_OF_AN_INTERVIEWER = frozenset(
    """
    is was has does decides picks hires chooses signs approves makes takes wants seems likes thinks says reckons runs
    leads heads manages owns chairs gets calls asks needs loves hates knows
    his this its always perhaps sometimes upstairs downstairs indoors outdoors besides towards
    """.split()
)
_RECRUITER = cued(
    r"\b(?:recruiter|headhunter|recruitment\sconsultant|staffing\sagent|sourcer)\b",
)
_AGENCY = cued(
    r"\b(?:from|at)\s(?:the\s)?(?:agency|recruiters|recruitment\sagency|staffing\sagency"
    r"|headhunters)\b|\b(?:from|at|in)\s(?:hr|talent|people\steam|personnel)\s(?:arranged|set\s(?:it"
    r"|this|up)|scheduled|organised|organized|invited|booked|coordinated)\b",
)
# Before a name at the start of a sentence: only signs, or words that lead on.
_START = pattern(
    r"^(?:[^\w(]|\d{1,2}[.)]\s|(?:and|then|first|plus|also|so|now|mr|mrs|ms|dr|prof|sir|frau|herr|sister|matron"
    r"|father|rev|engr|capt|captain|chef|madam|miss|mx|brother)\b\.?)*$"
)
_PRONOUNS = frozenset("she he her his hers him".split())
_CUES = frozenset(
    """
    gaffer boss committee board director manager owner office somebody someone ceo cfo coo president principal dean
    """.split()
)


def read_introductions(sentence: Sentence) -> None:
    """Find interviewers with their titles, the one who decides, the recruiter."""
    if sentence.mentions:
        read_with_a_remark(sentence)
    if sentence.question and not sentence.section.startswith("met"):
        return
    if not (
        sentence.mentions
        or sentence.section == "met"
        or not sentence.bag.isdisjoint(_PRONOUNS)
        or not sentence.bag.isdisjoint(_CUES)
    ):
        return
    _read_recruiter(sentence)
    _read_joined(sentence)
    if sentence.section == "met":
        _read_listed(sentence)
    elif (
        not sentence.check
        and (sentence.mentions or "was w" in sentence.low or "met" in sentence.bag)
        and sentence.section not in ("log", "me", "quiet", "forgot", "them")
        and not sentence.section.startswith(("references", "thanks", "recruiter", "decider"))
    ):
        _read_bare(sentence)
        _read_met(sentence)
        _read_titles(sentence)
        _read_last_of_them(sentence)
    if sentence.mentions:
        read_brought_along(sentence)
    read_deciders(sentence)


# “…, Rosalind Pike, the lab manager, and Mo, a grad student”: the last of those named with what they are.
_AND_LAST = pattern(r",\s(?:and|plus)(?:\s(?:also|then|finally|lastly))?\s$")
_IS_A = pattern(
    r",\s(?:an?|the|their|some)\s(?!(?:\w+\s)?(?:dog|cat|baby|puppy|horse|parrot|kitten|robot|town|village|city|street)\b)"
    r"(?P<title>[\w-]+(?:\s[\w-]+)?)(?=\W*$|[,.;]|\s(?:who|from|in|at|of|with|and)\b)"
)


# “Halfway through a second person slipped in, Bram, who does the rosters.”
_JOINED = pattern(
    r"\b(?:an?|another|one|the)\s(?:\w+\s)?(?:second|third|other|more|further|another|new|young|older?)?\s?(?:person|man|woman|guy|girl|bloke|chap|fella|colleague|lady|gentleman"
    r"|manager|interviewer|one|somebody|someone)\s(?:then\s|also\s|just\s|later\s|briefly\s)?(?:slipped|joined|came|sat|popped|walked|wandered|stepped|dropped|squeezed|turned|appeared|arrived|dialled|looked)"
    r"(?:\s(?:in|us|along|up|down|by|on|too|with\sus|beside\s\w+|late|the\s(?:talk|call|room|table|interview)))*\s?[,:(–-]\s?$"
)


def _read_joined(sentence: Sentence) -> None:
    if sentence.check or not sentence.mentions or sentence.section not in ("", "met"):
        return
    for one in sentence.mentions:
        before = sentence.low[: sentence.tokens[one.first].start]
        if one.name and _JOINED.search(before) and not is_absent(sentence, one):
            sentence.say("interviewer", one)
            sentence.people.add(one.name, interviewer=True)


def _read_last_of_them(sentence: Sentence) -> None:
    told = [one.who for one in sentence.found if one.kind == "interviewer"]
    last = sentence.mentions[-1] if len(told) > 1 and sentence.mentions else None
    if last is None or last.name is None or last.name in told or sentence.people.is_reference(last.name):
        return
    is_a = _IS_A.match(sentence.low, sentence.tokens[last.last].end)
    if is_a and _AND_LAST.search(sentence.low[: sentence.tokens[last.first].start]):
        sentence.say("interviewer", last, what=is_a["title"])


def _read_listed(sentence: Sentence) -> None:
    """“Met: Bill Tanaka (plant mgr)”; a list under “Who I met”."""
    recruiters = {one.who for one in sentence.found if one.kind == "recruiter"}
    label = _NO_SURNAME.sub("", sentence.text).strip(" ,;–-")
    if not (
        sentence.mentions
        or re.match(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s?[,(–-]", label)
        or (sentence.listed and _CALLED_LAST.match(label))
    ):
        return
    if sentence.mentions and not _START.match(label[: sentence.tokens[sentence.mentions[0].first].start]):
        for seat in roster(sentence, 0):
            _say_interviewer(sentence, seat)
        return
    listed = people_in_text(label[:600], one=sentence.listed)
    if not listed and sentence.listed and (called := _CALLED.match(label)) and called["name"].lower() not in _NO_FIRST:
        listed = [(called["name"], called["title"], "")]  # “Dev, site ops??”
    if not listed and sentence.listed and (called := _CALLED_LAST.match(label)):
        listed = [(called["name"], "", "")]  # “a young woman from the dye room, Mirja?”
    listed = without_place(listed) if sentence.listed else listed
    for name, title, _link in listed:
        name = name.rstrip(" .?")
        titled = " " in name and name.split()[0].lower() in names.TITLE_WORDS and is_title(name)
        if titled and _mention_called(sentence, name) is None:
            _say_title(sentence, name)  # “Ruth Adeleke, Director of Nursing (chair)”
            continue
        if name in recruiters or not _is_listed_name(name) or is_host(title) or is_a_thing(f" ({title.lower()})"):
            continue
        mention = _mention_called(sentence, name)
        if mention is None and not (name[:1].isupper() or name.split()[0].lower() in names.FIRST_NAMES):
            continue
        if mention is not None and is_absent(sentence, mention):
            continue
        sentence.say(
            "interviewer",
            mention or Mention(name, 0, 0),
            what=cleaned(_REMARK.split(title)[0]),
        )
        sentence.people.add(mention.name if mention and mention.name else name, interviewer=True)


# “Reggie, front desk mgr, last name ??”, “Hemi P-something (Chief Sub)”: no surname.
_NO_SURNAME = pattern(
    r"[,;(–-]?\s*\b(?:last\sname|sur\s?name|second\sname|family\sname)s?\b[^,;()]*\)?|[,;]\s(?:no|missed\s(?:his|her|the)|did\snot\s(?:get|catch)\s(?:his|her|the|a))"
    r"\s(?:last\sname|sur\s?name)\b|\s[A-ZÀ-ÖØ-ÞĀ-Ž]?[a-z]{0,3}[-\s](?:something|smth|sth|thingy|whatsit|wotsit|someone)(?:\sor\sother)?\b(?=\s?(?:[,(;]|$))",
    re.IGNORECASE,
)
# What follows a title and is none: “shift lead, decides”, “HR, did the clock”.
_REMARK = pattern(
    r",\s(?:(?:who|she|he|(?:and\s)?(?:an?|her|his|their))\s|(?:decides|picks|hires|chooses|did|took|kept|asked|said"
    r"|sat|was|is"
    r"|very|quite|bit|really|nice|lovely|friendly|quiet|smiled|scribbled|wrote|ran|led|nodded|mostly|mainly|not|no"
    r"|wants|likes"
    r"|has|had|only|looked|seemed|stern|kind|tired|late|young|old|made|read|typed|listened|watched|left|came)\b)",
    re.IGNORECASE,
)


def _say_title(sentence: Sentence, title: str) -> None:
    """The title of the person listed last, where that one has none yet."""
    last = next((one for one in reversed(sentence.found) if one.kind == "interviewer"), None)
    if last is not None and last.who and not last.what:
        sentence.found[sentence.found.index(last)] = replace(last, what=title)


def _mention_called(sentence: Sentence, name: str) -> Mention | None:
    for one in sentence.mentions:
        written = sentence.text[sentence.tokens[one.first].start : sentence.tokens[one.last].end]
        if one.name and (name in (one.name, written) or written.endswith(f" {name}") or name.endswith(f" {written}")):
            return one
    return None


def _is_listed_name(name: str) -> bool:
    parts = [part.lower() for part in name.split()]
    if not parts or len(parts) > 4 or " ".join(parts) in names.COMMON:
        return False
    if any(part in _NO_NAMES for part in parts):
        return False
    return not any(FORMS.get(part, ("", ""))[1] in ("past", "third") for part in parts[1:])


_CALLED = pattern(
    r"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][a-z]{1,12})\s?(?:,\s|\s?\(|\s[-–—]\s)(?P<title>[a-z][\w\s&/'-]{1,40}?)\)?\s?[?.!]*$"
)
_CALLED_LAST = pattern(
    r"(?:an?|one|some|another)\s[^,;:()]{3,50}(?:,|\scalled"
    r"|\snamed)\s(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-ÿ]{1,14})(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]+)?\s?\??[.!]?$"
)
_NO_FIRST = names.TITLE_WORDS - {"dev"} | names.COMMON
_NO_NAMES = frozenset(
    "the their some a an i they she he not no nobody someone somebody one two three was were with "
    "and or good nice room office everyone".split()
)


def _read_met(sentence: Sentence) -> None:
    """“It was only two people: Judith Carrow, who runs …, and her deputy, a man called Phil”."""
    low = sentence.low
    if sentence.said("next_round") or sentence.bag.isdisjoint(_OPENING_WORDS):
        return
    read_to = 0
    for match in _STRONG.finditer(low):
        if match.start() >= read_to and not _is_denied(sentence, match.start()):
            read_to = _read_opened(sentence, match, weak=False)
    if read_to:
        return
    acting = _INTERVIEWED_ME.search(sentence.low)
    weak = _WEAK.search(sentence.low)
    if acting is not None and (weak is None or acting.start() <= weak.start()):
        if not _is_denied(sentence, acting.start()):
            _read_acting(sentence, acting.start())
        return
    theirs = weak is not None and OTHERS_DID.search(masked(sentence).split(weak[0])[0])  # “she had spoken to Dr Lund”
    if weak and not theirs and not sentence.log and not sentence.dates and not _is_denied(sentence, weak.start()):
        _read_opened(sentence, weak, weak=True)


def _is_denied(sentence: Sentence, offset: int) -> bool:
    """Whether the words before an opening say that it is none: ahead, hearsay, somebody else's."""
    lead = sentence.low[max(0, offset - 45) : offset]
    return bool(_NOT_MET.search(lead)) or any(
        token.low in words.OTHERS for token in sentence.tokens if offset - 45 <= token.start < offset
    )


def _read_acting(sentence: Sentence, offset: int) -> None:
    """“Priti sat in”: those who are named before."""
    for one in sentence.mentions:
        if sentence.tokens[one.first].start < offset and not is_absent(sentence, one):
            _say_interviewer(sentence, seat_of(sentence, one))


def _read_opened(sentence: Sentence, match: re.Match[str], *, weak: bool) -> int:
    """Read the roster behind an opening; its end, 0 if there is none."""
    people = sentence.people
    seats = roster(sentence, match.end())
    if not seats:
        seats = _unknown_name(sentence, match.end())
    if not seats or _AHEAD.search(sentence.low[match.end() : sentence.tokens[seats[0].mention.first].start]):
        return 0
    if "met" in match[0] and people.interviewers:  # one meets others too
        seats = [seat for seat in seats if seat.title or seat.mention.name in people.interviewers]
    titles = [seat for seat in seats if seat.title]
    if weak and not titles and (len(seats) < 2 or people.interviewers):
        return 0
    if seats and not weak and (other := _unknown_beside(sentence, seats[-1])) is not None:
        seats.append(other)
    if weak and people.given:
        seats = [seat for seat in seats if _is_given(sentence, seat.mention)]
    for seat in seats:
        _say_interviewer(sentence, seat)
    return seats[-1].end if seats else 0


# A name in lower case that no list knows: “it was w shaz she is the manager”.
_UNKNOWN = pattern(
    r"\s?(?:just\s|only\s)?(?P<name>[^\W\d_]{3,20})(?:\s(?P<surname>[^\W\d_]{4,20}))?\s(?:she|he)\sis\s(?:the|their)\s"
)


def _unknown_name(sentence: Sentence, offset: int) -> list[Seat]:
    match = _UNKNOWN.match(sentence.low, offset)
    if match is None or match["name"] in names.COMMON or match["name"] in FORMS or match["name"] in names.TITLE_WORDS:
        return []
    index = next((index for index, token in enumerate(sentence.tokens) if token.start == match.start("name")), None)
    if index is None:
        return []
    last = index + (match["surname"] is not None)
    if sentence.tokens[last].low in names.COMMON | names.TITLE_WORDS or sentence.tokens[last].low in FORMS:
        return []
    name = " ".join(token.word for token in sentence.tokens[index : last + 1])
    return [seat_of(sentence, Mention(name, index, last))]


# “Met steve and magda from the agency desk”.
_UNKNOWN_BESIDE = pattern(
    r"\s(?:and|&|\+|n)\s(?P<name>[^\W\d_]{3,14})(?=\s(?:from|the|who|she|he|in|at|on|they)\b|\s?[,.;(]|$)"
)


def _unknown_beside(sentence: Sentence, seat: Seat) -> Seat | None:
    """Somebody in lower case beside a known first name in lower case."""
    last = sentence.tokens[seat.mention.last]
    match = _UNKNOWN_BESIDE.match(sentence.low, seat.end)
    if match is None or last.capital or not sentence.text[match.start("name")].islower():
        return None
    low = match["name"]
    if low in names.COMMON or low in FORMS or low in names.TITLE_WORDS | names.MORE_TITLE_WORDS | names.DEPARTMENTS:
        return None
    index = next((index for index, token in enumerate(sentence.tokens) if token.start == match.start("name")), None)
    if index is None or low in words.OTHERS or low in words.ME or low in words.THEM:
        return None
    return seat_of(sentence, Mention(low, index, index))


# Names with titles that stand by themselves: “Baz Thornley, site agent.”


def _read_bare(sentence: Sentence) -> None:
    """Those whom a sentence begins with, each with a title, where the note has not told yet who was there."""
    people = sentence.people
    if (
        not sentence.mentions
        or sentence.log
        or sentence.said("interviewer", "next_round", "recruiter", "contact_by_them", "follow_up_done")
    ):
        return
    if people.interviewers and not people.given and not people.roster_open:
        return
    first = sentence.mentions[0]
    lead = sentence.low[: sentence.tokens[first.first].start]
    before = title_before(sentence, first)
    if not _START.match(lead) and not (before and len(lead.split()) <= 4 and _is_title_only(lead, before)):
        return
    for seat in roster(sentence, sentence.tokens[first.first].start):
        if not seat.title or is_host(seat.title) or _ELSEWHERE.match(sentence.low[seat.end :][:80]):
            continue
        if is_elsewhere(sentence, seat.mention):
            continue
        if people.given and not _is_given(sentence, seat.mention):
            continue
        if before and _DECIDES_ONLY.match(sentence.low[sentence.tokens[seat.mention.last].end :]):
            continue  # “Store manager Linda Frost decides.”
        present = _PRESENT.match(sentence.low[seat.end :][:20])
        if present and present["verb"] not in _OF_AN_INTERVIEWER and not present["verb"].endswith("ss"):
            continue
        if not _is_full_name(seat.mention) and not sentence.text[seat.end :].strip(" .!"):
            continue  # “Kyle, reception.”: a first name alone in a line is too little
        _say_interviewer(sentence, seat)
        people.roster_open = True


def _is_title_only(lead: str, title: str) -> bool:
    """Whether a sentence begins with nothing but a title: “The owner, …”."""
    return lead.strip(" ,").removeprefix("the ").startswith(title.lower())


def _is_full_name(mention: Mention) -> bool:
    return bool(mention.name and " " in mention.name) or mention.first < mention.last


def _is_given(sentence: Sentence, mention: Mention) -> bool:
    """Whether a property lists this person, or the first name or surname of this person."""
    given = sentence.people.given
    if mention.name is None or mention.name in given:
        return mention.name is not None
    parts = mention.name.lower().split()
    return sum(1 for one in given if " " not in one and one.lower() in parts) == 1


def _say_interviewer(sentence: Sentence, seat: Seat) -> None:
    name = seat.mention.name
    people = sentence.people
    if (
        name is None
        or name == people.recruiter
        or (people.is_reference(name) and name not in people.interviewers)
        or any(one.kind == "recruiter" and one.who == name for one in sentence.found)
        or is_host(seat.title)
        or (name in people.given and not seat.title)  # nothing new
    ):
        return
    if any(one.kind == "interviewer" and one.who == name for one in sentence.found):
        return
    sentence.say("interviewer", seat.mention, what=seat.title)
    people.add(name, interviewer=True)
    if seat.title:
        people.titles.setdefault(name, seat.title)


def _read_titles(sentence: Sentence) -> None:
    """“Klaus is the head of purchasing”: the title of someone who is known to have been there."""
    for one in sentence.mentions:
        if one.name in sentence.people.interviewers and not any(
            said.kind == "interviewer" and said.who == one.name for said in sentence.found
        ):
            title = seat_of(sentence, one).title
            if title:
                sentence.say("interviewer", one, what=title)
                sentence.people.titles.setdefault(one.name or "", title)


def _read_recruiter(sentence: Sentence) -> None:
    """“Recruiter: Dana Fox”, “Dana from the agency”."""
    if sentence.section == "recruiter":
        for one in sentence.mentions[:1]:
            sentence.say("recruiter", one)
        return
    match = _RECRUITER.search(sentence.low)
    for one in sentence.mentions:
        first, last = sentence.tokens[one.first], sentence.tokens[one.last]
        behind = sentence.low[last.end : last.end + 60]
        if (
            match
            and (
                re.match(
                    r"\s?(?:\(|,|is|was|-|–)\s?(?:the\s|my\s|our\s|their\s|a\s|an\s)?(?:\w+\s)?(?:recruiter|headhunter"
                    r"|agency)",
                    behind,
                )
                or re.search(
                    r"(?:recruiter|headhunter)(?:\s(?:is|was|called|named))?,?\s$", sentence.low[: first.start]
                )
            )
        ) or ((found := _AGENCY.search(behind)) and found.start() <= 2):
            sentence.say("recruiter", one)
