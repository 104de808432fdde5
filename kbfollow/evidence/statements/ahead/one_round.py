"""That this interview was the only or the last one, told in other words than “no second interview”.

Classes of words, in few shapes: the one or final meeting and nothing behind it (“one interview, that's it”), nothing
after this, it stays with this meeting, nobody is seen twice, straight from here to the decision. What is hoped, asked,
not known or about another time says nothing.
"""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.topic_words import without_comment
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern

_MEET = (
    r"(?:interviews?|rounds?|stages?|meetings?|talks?|chats?|conversations?|visits?|trials?|steps?|calls?|sessions?"
    r"|sittings?|panels?|hurdles?|appointments?|shifts?|trial\s(?:shift|day)|go|ones?|hoops?|auditions?|lessons?"
    r"|observations?|assessments?|looks?|tastings?|tests?|sit\sdowns?|boards?|gespräche?|drives?|rides?|loops?"
    r"|yarns?|tryouts?|callbacks?|screens?|demos?|pitch(?:es)?|readings?|cooks?|runs?)"
)
_ONE = r"(?:(?:just|only|a|the|this|that|it\sis|it\swas|was|is)\s){0,3}(?:one|1|single|sole)"
_THAT_IS_ALL = (
    r"(?:(?:and\s)?(?:that\s(?:is|was|will\sbe)|that's|thats|this\s(?:is|was))\s(?:it|all|the\slot|that|them|everything"
    r"|your\slot|done)|and\s(?:done|finished|over|out|gone|home|through|ready|basta|fertig|it\sis\s(?:over|done"
    r"|settled))"
    r"|(?:and|so)\s(?:this|that)\s(?:was|is)\sit|done|full\sstop|period|end\sof(?:\sstory)?|nothing\s(?:else|more"
    r"|after)"
    r"|no\s(?:more|others?|second)|(?:and\s)?then\s(?:they\sdecide|(?:a|the|an)\s(?:decision|yes|no|answer|verdict)"
    r"|it\sis\s(?:yes|done|decided))"
    r"|(?:and\s)?you\s(?:are|know|get)\b|no\smore|only|(?:is|was)\s(?:all|it|enough|everything|the\slot)(?:\s(?:there"
    r"|it|they|you|i|that|we|she|he)\s\w+(?:\s\w+)?)?)"
)
# “Final round”, “the last interview”, “third and final stage”.
_LAST = (
    r"(?:(?:second|third|2nd|3rd|fourth|4th)\s(?:and\s)?)?(?:final|last|only|sole|closing)"
    rf"\s(?:and\s(?:final|only|last)\s)?{_MEET}"
)
_SHAPES = cued(
    # one interview, that's it
    rf"\b{_ONE}\s(?:\w+\s)?{_MEET}\W{{0,4}}(?:\s|\b){_THAT_IS_ALL}\b"
    rf"|\bthat\s(?:is|was)\s(?:it|all|the\slot|that)\W{{1,3}}(?:just\s|only\s)?(?:the\s)?one\s{_MEET}(?=\W*$|[,;.])"
    rf"|\b(?:all|everything)\s(?:is\s|gets\s)?(?:done\s|settled\s|decided\s)?in\s(?:the\s|this\s|a\s)?(?:one"
    rf"|single)\s{_MEET}\b"
    # “2nd chat = no”
    rf"|\b(?:2nd|second|another|further|more|next)\s{_MEET}\s?(?:=|:|→|->)\s?(?:no|none|nope|nah|not)\b"
    rf"|\b(?:the|its|their|just|only)\sone\s{_MEET}\s?,?\s(?:and\s)?then\s(?:a\s)?(?:yes|no|decision|verdict|answer)\b"
    rf"|\bone\s{_MEET}\s(?:per|a|each|for\severy)\s(?:person|candidate|head|applicant|post|job|vacancy|hire)\b"
    rf"|^\W*(?:only|just)\s(?:ever\s)?(?:do|does|have|has|hold|holds|run|runs)\s(?:the\s|a\s)?one\s{_MEET}(?=\W*$"
    rf"|[,;.])"
    r"|\bone\s(?:and\sdone|shot\s(?:deal|thing|process)|off\s(?:chat|interview|meeting|talk)|stop\sshop)\b"
    r"|\b(?:they|she|he|we|there|this\s(?:lot|place|company)|always|hr)\s(?:\w+\s)?(?:only|just)\s(?:ever\s)?(?:do|does"
    r"|have|has|hold|holds|need|needs|run|runs|want|wants|is|are|did|interview|interviews)\s(?:the\s|a\s)?(?:one"
    r"|single|once)"
    rf"(?:\s{_MEET})?(?=\W*$|\s?[,;.!(–—]|\s(?:here|per|each|for\s(?:this|these|that)|and|before)\b)"
    rf"|\b(?:it|that|this|there)\s(?:was|is|will\sbe)\s(?:only\s|just\s|all\s)+(?:ever\s)?(?:the\s"
    rf"|this\s)?one\s?(?:{_MEET})?(?=\W*$|\s?[,;.!])"
    rf"|\b(?:it\sis|just|only)\s(?:just\s|only\s)?this\s(?:one\s)?{_MEET}\s?,?\s(?:and\s)?then\s(?!(?:(?:a|an|the|they|she|he)\s)?(?:\w+\s){{0,2}}?"
    rf"(?:{_MEET}|second|2nd|next|final|further|another|see|meet|invite|back|again)\b)(?:a|an|the|they|she|he|it|yes)\b"
    # it stays with this one meeting
    r"|\b(?:stays?|remains?|ends?|stops?|finish(?:es)?|leaves?\sit|left|leaving\sit|keeps?\sit|rests?)\s(?:with|at|on"
    r"|to)"
    rf"\s(?:just\s)?(?:this|the|that|today's|a)\s(?:one\s|single\s|first\s)*{_MEET}\b"
    # nothing after this
    r"|\b(?:nothing|nowt|nobody|no\s(?:one|more|further\ssteps?|other)|not\sanother)\s(?:else\s|more\s|further\s"
    r"|comes?\s"
    r"|follows?\s|to\scome\s)*(?:after|beyond|behind|following)\s(?:this|that|today|it)(?:\sone)?\b"
    r"|\b(?:there\sis|there\swill\sbe|is|are)\s(?:nothing|no\s(?:other|more))\s(?:more|else|further)\s?(?:to\scome"
    r"|after"
    rf"|ahead)?\b(?=.*\b{_MEET})|\bno\s(?:more|other|further|extra|additional|second|2nd|third|next"
    rf"|repeat)\s{_MEET}\b(?!\s(?:on|in|this|about|balance|period|balances|to\sclose))"
    r"|\b(?:nothing|nowt)\s(?:else|more|further)\s(?:to\scome|coming|planned|ahead)\b"
    # they don't see people twice
    r"|\b(?:do|does|will|did)\snot\s(?:\w+\s)?(?:see|interview|meet|call|have|invite|ask|bring|drag|get|do)\s(?:people"
    r"|anyone|anybody|candidates|applicants|me|us|you|folks?|somebody|someone)\s(?:in\s|back\s|out\s|over\s)*(?:twice"
    r"|again|back|a\ssecond\stime|for\s(?:seconds|more|another))\b"
    r"|\b(?:nobody|no\sone|no-one|none\sof\sus)\s(?:has\sto\s|needs\sto\s|is\s|gets\s|will\sbe\s|will\s)*(?:seen|asked"
    r"|called|come|comes"
    r"|invited|brought|interviewed|meet)\s(?:in\s|back\s)*(?:twice|again|back|a\ssecond\stime)\b"
    rf"|\b(?:is|are|will|would)\snot\s(?:going\sto\s)?(?:be\s)?(?:another|any\s(?:second|2nd|further|more|other)"
    rf"|a\s(?:second|2nd|further))\s{_MEET}\b"
    r"|\b(?:round|stage|interview|part)\s(?:two\sof\stwo|2\sof\s2|three\sof\sthree|3\sof\s3|one\sof\sone)\b"
    r"|\b(?:do|does|will|would|shall)\snot\s(?:have|need)\sto\s(?:come|meet|talk|speak|go|be|travel|drive|get|turn"
    r"|traipse"
    r"|do)\s(?:in\s|back"
    r"\s|up\s|down\s|out\s|seen\s|it\s)*(?:again|back|in|twice|a\ssecond\stime)\b"
    r"|\bno\sneed\s(?:for\sme\s)?to\s(?:come|go|be|travel|meet|see)\s(?:\w+\s)?(?:back|again|in\sagain|twice)\b"
    rf"|\b(?:(?:do|does|did|will)\snot|never)\s(?:do|does|have|has|hold|run|need|want|plan)\s(?:two|2|seconds"
    rf"|second\sones?|a\ssecond\s{_MEET}|more\sthan\s(?:one|the\sone)|any\s(?:more|others?)|follow\sups?|callbacks?)\b"
    r"|\b(?:no|without)\s(?:callbacks?|call\sbacks?|recalls?|round\s(?:two|2)|r2|seconds)\b"
    r"|\b(?:will|would|do|does|are|is)\snot\s(?:be\s)?(?:calling|seeing|inviting|having|bringing|asking)\s(?:anyone"
    r"|anybody|people"
    r"|candidates|me|us|folks?)\s(?:in\s)?(?:back|again|twice)\b"
    rf"|\bnot\s(?:to\s)?(?:expect|expecting)\s(?:another|a\ssecond|any\s(?:more|further|other)|a\sfurther|more"
    rf"|a\sfollow\sup)\s{_MEET}\b"
    r"|\b(?:one|single|1)\s(?:stage|step|round|interview|meeting)\s(?:thing|process|affair|job|business|set\s?up|deal"
    r"|show|system|only)\b"
    r"|\b(?:this|that|it)\s(?:is|was)\sthe\s(?:whole|entire|full|complete)\s(?:process|procedure|selection|recruitment"
    r"|thing)\b"
    r"|\b(?:no|not\sa|without\sa)\s(?:part|round|stage|chapter|act|leg)\s(?:two|2|ii)\b|\bno\sfollow\sups?(?=\W*$"
    r"|\s?[,;])"
    r"|\b(?:it|that|process|procedure|this)\s(?:all\s)?(?:ends|stops|finishes|ended|stopped)\s(?:right\s)?(?:here"
    r"|there|with\s(?:this|today|that))\b"
    r"|\bas\sfar\sas\s(?:the\s)?(?:interviews?|interviewing|process|it|meetings?)\sgo(?:es)?\b|\bonce\sis\s(?:enough"
    r"|all|it|plenty)\b"
    # a second one is no such thing
    rf"|\b(?:second|2nd|further|third|another|next|more|extra|additional)\s{_MEET}\s(?:(?:do|does|will|would|is|are"
    rf"|did)\snot"
    r"|never)\s(?:going\sto\s)?(?:exist|happen|take\splace|follow|come|be|a\sthing|needed|necessary|done|planned"
    r"|foreseen|usual"
    r"|on\sthe\scards|in\sthe\splan|part\sof)\b"
    rf"|\bno\ssuch\sthing\sas\sa\s(?:second|2nd|further|another)\s{_MEET}\b"
    r"|\b(?:know|knows|decides?|choose|chooses|picks?|tell|tells|judges?|hires?|appoints?)\s(?:after|from|on"
    r"|off)\s(?:just\s|only\s"
    rf"|the\s)*(?:one|a\ssingle|the\sfirst|this\sone)(?:\s{_MEET})?(?=\W*$|\s?[,;.!)])"
    rf"|\b(?:it|this|that|there|they)\s(?:is|was|are|hold|have|do)\s(?:only\s|just\s)?(?:(?:a|one)\s)?(?:single|sole"
    rf"|lone)\s{_MEET}\b"
    # straight from here to the decision
    r"|\b(?:go(?:es)?|straight|directly|next\s(?:step|thing)\s(?:is|would\sbe|will\sbe))\s(?:straight\s"
    r"|directly\s)?(?:from\s"
    r"(?:this|here|today|that)\s)?(?:straight\s|directly\s)?(?:to|is|into)?\s?(?:the|a|an|their|his|her)\s(?:decision"
    r"|offer"
    r"|final\sdecision|verdict|yes\sor\sno)\b"
    r"|\b(?:decid|hir|choos|judg|pick|select|go)(?:e|es|ed|ing|s)?\s(?:\w+\s)?(?:on|from|off"
    r"|after)\s(?:(?:the\s)?(?:back|strength|basis)\sof\s)?(?:just\s"
    r"|only\s)?(?:this|today|that"
    rf"|today's)(?:\sone)?(?:\s{_MEET})?\s?(?:alone|only|itself)?\b(?=\W*$|,|\salone)"
    rf"|\b(?:rounds|interviews|stages|number\sof\s(?:rounds|interviews))\s?[:=-]\s?(?:one|1|just\s(?:this|one)"
    rf"|only\s(?:this|one))\b"
    # that was the last one
    rf"|\b(?:this|that|it|which|today|yesterday|today's|mine)\s(?:was|is|being|were|would\sbe|had\sbeen)\s(?:already\s"
    rf"|in\sfact\s|apparently\s)?(?:the\s|my\s|their"
    rf"\s|our\s|a\s)?{_LAST}(?!\s(?:of|before|this|in|for|so|i|at|today|since|until))\b"
)
# “Final round, nothing after this”: a fragment, or what they call it.
_LAST_FRAGMENT = pattern(
    rf"(?:(?:and|so|ok|okay|well|btw)\W{{1,3}})?(?:(?:the|this\sis\sthe|was\sthe|it\sis\sthe)\s)?{_LAST}(?=\W*$"
    rf"|\s?[,;:(–—-])"
)
# “One round, she said.”
_ONE_SAID = pattern(
    r"(?:(?:and|so|btw)\s)?(?:(?:it\sis|there\sis|just|only|it\swas)\s)*(?:the\s|a\s)?(?:one|1|single)\s(?:interview"
    r"|round|stage|meeting|talk"
    r"|chat|conversation)(?:\shere|\sonly|\sprocess)?(?:\W*$|\s?,\s(?:or\sso\s)?(?:(?:she|he|they|[a-z'-]+)\s(?:said"
    r"|says|told\sme"
    r"|tells\sme|reckons|reckoned|promised|assured\sme|explained)|(?:said|says)\s[\w'-]+|apparently|thank\s\w+"
    r"|thankfully)\W*$)"
)
# “One round, they're in a hurry”: nothing behind it speaks of more.
_ONE_AND_A_REMARK = pattern(
    rf"(?:(?:and|so|btw|it\sis|there\sis|just|only|it\swas|a|the)\s)*(?:one|1|single)\s{_MEET}\s?[,;:(–—-]\s?"
    r"(?!.*\b(?:more|another|two|2|second|2nd|then|next|third|left|to\sgo|down|done\swith|behind|with|done|last|first"
    r"|half|or"
    r"|minutes?|hours?|mins?|today|yesterday|tomorrow|at|on|by|from|so\sfar|already)\b)"
    r"(?=(?:they|she|he|no\s|nothing|that|this|quick|as|because|since|small|it)\b|$)"
)
# “One interview and then the drug test, that's it”: checks are no round.
_CHECKS = (
    r"(?:(?:the|a|an|some|their|my|usual|standard|quick|only|just|your|normal|two|three|both|few|couple|pair|of)\s)*(?:(?:drug|drugs|background|police|security"
    r"|reference|health|medical|criminal|credit|pre\s?employment|dbs|crb|eye|hearing|urine|alcohol|right\sto\swork|id|identity)\s)*"
    r"(?:tests?|checks?|checking|screening|clearance|references|referees|paperwork|papers|medicals?|physical|dbs|crb|vetting"
    r"|contracts?|forms?|pee\stest|fingerprints?|fingerprinting|occupational\shealth|jabs)"
)
_CHECKED = (
    r"(?:drug|background|police|security|reference|health|medical|criminal|credit|employment|dbs|crb|eye|hearing|urine"
    r"|alcohol|id)"
)
_ONE_AND_CHECKS = cued(
    rf"(?:^|[,;:(.–—-]\s?|\b(?:it\sis|it\swas|there\sis|says|said|do|does|have|only|just|and|but)\s)(?:(?:just|only|the|a)\s)*"
    rf"(?:this(?:\sone)?|one|1|single)\s{_MEET}\s?,?\s?(?:(?:and|then|plus|after\sthat|afterwards|followed\sby|&)\s)+(?=(?:\w+\s){{0,3}}?{_CHECKED}\b"
    rf"|(?!(?:\w+\s){{0,3}}?tests?\b)){_CHECKS}(?:(?:\s(?:and|or|plus|,))?\s{_CHECKS}){{0,2}}\b(?=\W*$|\s?[,;.!–—-]\s?(?:and\s)?"
    r"(?:that\s(?:is|was)|thats|this\sis|nothing|done|no\smore|full\sstop|then\s(?:you|i)\s|(?:he|she|they|[a-z]+)\s(?:said|says))"
    r"|\sand\s(?:that\s(?:is|was)|nothing|done|you\sare\sin))"
)
# “She does this once and then goes by gut feeling”, “nobody comes in twice”.
_DOES_ONCE = cued(
    r"\b(?:does|do|sees?|meets?|interviews?)\s(?:this|it|these|people|everyone|everybody|candidates|them"
    r"|you)\s(?:just\s"
    r"|only\s)?once\b(?!\s(?:a|per|every|in|or|more|again|i|they|we|she|he|you)\b)"
)
# “Just the one chat he said, no forms.”
_JUST_ONE = cued(
    rf"(?:^|[,;:(.–—-]\s?|\b(?:and|but|it\sis|it\swas|that\sis|there\sis|said|says|would\sbe|will\sbe)\s)(?:just"
    rf"|only)\s(?:the|this|a)\s"
    rf"(?:one|1|single)\s{_MEET}(?!\s(?:so\sfar|this|today|yesterday|last|left|to\sgo|in|at|on|i|we|who|that|which|a"
    rf"|per)\b)"
    rf"|(?:^|[,;:(.–—-]\s)so\s(?:just\s|only\s)?(?:the\s)?(?:one|1|single)\s{_MEET}(?=\W*$|\s?[,;.])"
    r"(?!.*\b(?:more|another|two|2|second|2nd|then|next|third|left|to\sgo|down|done|first|half)\b)"
    rf"|^(?:just|only)\s(?:one|1)\s{_MEET}(?=\W*$|\s?[,;.!(–—]|\s(?:he|she|they)\s(?:said|says)\b)"
)
# “2nd intervw”, “int'view”
_TYPOS = pattern(r"\bint(?:er?|')?r?v(?:ie|ei|i|e)?w(?=s?\b)")
_UNSURE = cued(
    r"\bif\b(?!\s(?:you\s(?:are|get|pass)|they\s(?:pick|choose|want|like)|i\s(?:get|am)|picked|chosen"
    r"|it\sis\sa\syes|successful))|\b(?:unless|hope|hoping|hopefully|wish|whether|wonder|unclear|word|mention"
    r"|mentioned|maybe|perhaps|might|may"
    r"|not\s(?:sure|certain|clear|know|told|say|said)|forgot|idea|guess|asked|ask|clue|could|depends?|depending"
    r"|probably"
    r"|likely|think|assume|suppose|seems?|sounds?|first|other\s(?:job|place|company|lot)|usually|normally|used\sto)\b"
    r"|\bnot\s(?:just|only|the)\s(?:one|the|only|final|last)\b"
)
# “One interview and then a decision, they hope to let everyone know by the 18th”: the hope is about another thing.
_THEIR_HOPE = pattern(
    r"(?:[,;:–—]\s?|\s)(?:and\s|but\s|so\s)?(?:they|she|he|it|that|the\s\w+|hr|[a-z]+)\s(?:(?:will|would|should|all"
    r"|both|is|are|still)\s)*"
    r"(?:hop(?:es?|ing)|may|might|probably|likely|could|thinks?|assume\w*|expects?)\s(?:[\w'-]+\s){0,6}?(?:know|knows"
    r"|decid\w+|tell|told|call|ring"
    r"|hear|answer|decision|word|email|write|let|choose|pick|by|before|within|start|be\sdone|in\splace)\b.*$"
)
# “Second and last interview, the first was on the phone.”
_FIRST_WAS = pattern(r"\b(?:the|my)\sfirst(?:\sone)?\s(?:was|were|had\sbeen)\b")
_CUES = frozenset(
    """
    one 1 single sole only last final once twice again back second seconds nothing nowt nobody none no stay stays remain
    remains end ends stop stops straight directly two callback part whole entire full complete not far follow-up follow
    callbacks recall rounds decide decides closing 2 other further another third next exist intervw alone
    """.split()
)


# “One interview, they don't do more.” “Gil does one interview and then makes up his mind, didn't say when.”
_ONE_AND_DECIDES = cued(
    rf"\bone\s{_MEET}\s?,?\s?(?:and\s)?(?:they|she|he|we)\s(?:do|does)\snot\s(?:do|have|hold|run)\s(?:any\s)?(?:more"
    rf"|others?)\b"
    rf"|\b(?:does|do|has|have|holds?|gives?)\s(?:just\s|only\s)?one\s{_MEET}\sand\s(?:then\s)?(?:makes?|decides?"
    rf"|chooses?"
    r"|picks?)\b"
)

# “One interview, then yes or no.” “Just this chat, then they choose.” “Only this talk, then that's that.”
_TALK = r"(?:interview|round|stage|meeting|talk|chat|conversation|sitting|panel|session|step|gespräch|hearing)"
_THEN_IT_IS = cued(
    r"(?:^|[,;:(.–—-]\s?|\b(?:and|but|so|said|says|have|do|does|be)\s)(?:(?:just|only|the|a|it\sis|it\swas|there\sis"
    r"|they\s(?:do|have)|was|is)\s)*(?:one|1|single|this(?:\sone)?)\s(?:single\s|short\s|long\s|big\s)?"
    rf"{_TALK}(?:\seach)?\s?[,;:–—-]*\s?(?:(?:and|so)\s)?(?:then|after\s(?:that|which)|afterwards)\s(?:(?:it\sis|comes|just|only"
    r"|straight|directly|to)\s)*"
    r"(?:(?:an?\s|the\s|their\s)?(?:yes\s(?:or|and)\s(?:a\s)?(?:no|nope)|(?:decision|verdict|answer|ruling|offer(?:\s(?:or\s(?:not|no|nothing)|letter))?|job)|in\sor\sout"
    r"|yes|no|up\sor\sdown)"
    r"|(?!i\b|we\b|you\b)(?:they\s|she\s|he\s|(?:the\s|their\s)?[a-z]+\s)?(?:(?:will|just|all|then|go\sand)\s)*(?:decides?"
    r"|chooses?|picks?|votes?|makes?\sup\s(?:their|her|his)\sminds?|makes?\s(?:their|her|his|the|a)\s(?:choice|decision|pick)"
    r"|settles?\sit|says?\s(?:yes|no)(?:\sor\s(?:yes|no))?|appoints?|hires?|sleeps?\son\sit)"
    r"|(?:i|we|you|everyone)\s(?:(?:will|just|all)\s)*(?:hear|know|get\s(?:an?|the|your|my)\s(?:answer|decision|letter|call))"
    r"(?:\syes\sor\sno)?|(?:that|this)\sis\s(?:that|it|all))"
    r"(?=\W*$|\s?[,;.!?)(–—-]|\s(?:and|by|in|within|from|before|next|after|together|somebody|someone|one|the\ssame"
    r"|on\s(?:the\s)?(?:spot|\d+\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b)"
)
_MORE_BEHIND = pattern(r"\b(?:second|2nd|another|next\s(?:round|stage)|back|finals?|trials?|who)\b")
_THEN = frozenset(["then", "after", "afterwards"])


def _then_it_is(low: str) -> bool:
    match = _THEN_IT_IS.search(low)
    return match is not None and _MORE_BEHIND.search(low, match.end()) is None


def read_one_round(sentence: Sentence) -> None:
    """Say that no further round follows."""
    if (
        (sentence.bag.isdisjoint(_CUES) and ("this" not in sentence.bag or sentence.bag.isdisjoint(_THEN)))
        or sentence.question
        or sentence.check
        or sentence.section in ("quiet", "forgot", "concern", "strength", "references", "thanks")
        or sentence.said("no_next_round", "reference_named", "reference_alerted")
    ):
        return
    low = _TYPOS.sub("interview", " ".join(sentence.low.replace("-", " ").replace("+", " and ").split()))
    if _ONE_AND_DECIDES.search(low):
        sentence.say("no_next_round", sentence.first_named())
        return
    low = without_comment(_THEIR_HOPE.sub("", low))
    if _UNSURE.search(_FIRST_WAS.sub("", low) if "first" in low else low):
        return
    fragment = _LAST_FRAGMENT.match(low)
    behind = [span for span in sentence.dates if fragment and span.offset >= fragment.end()]
    if fragment and not any(span.end > sentence.setting.anchor for span in behind):
        sentence.say("no_next_round")
    elif (
        _SHAPES.search(low)
        or _ONE_SAID.match(low)
        or _JUST_ONE.search(low)
        or _DOES_ONCE.search(low)
        or _ONE_AND_A_REMARK.match(low)
        or _ONE_AND_CHECKS.search(low)
        or ((" then " in low or " after" in low) and _then_it_is(low))
    ):
        sentence.say("no_next_round", sentence.first_named())
