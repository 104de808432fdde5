"""How people name the outcome and the time it takes, for the reader of `decisions`."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

# Words that name the outcome, or an event on the employer's side that gates it.
OUTCOME_NOUN = cued(
    r"\b(?:decisions?|verdict|outcome|results?|yes-or-no|yes\sor\s(?:a\s)?no|yes/no|go/no-go|final\scall|ruling"
    r"|entscheidung|rückmeldung|bescheid|final\sselection|shortlist|final\sanswer)\b",
)
# “Site visit for the shortlist”: whom the meeting is for, and no outcome.
FOR_SHORTLIST = pattern(
    r"\b(?:visit|walk|walks|walk\sround|trial|trials|shift|shifts|lunch|dinner|tea|coffee|drinks|tour|day|days|tests?"
    r"|interviews?|rounds?"
    r"|audition|auditions|panel|panels|workshop|presentations?|assessments?|exercise|meetings?|session|sessions|talks?"
    r"|demo|demos|lessons?)\b.{0,30}?\s(?:is\s|are\s)?for\s(?:the|their|those\son\sthe|everyone\son\sthe)\s"
    r"(?:\w+\s)?short\s?list\b"
)


LOOSE_NOUN = cued(r"\b(?:answer|news|word|response|reply|antwort)\b")  # these need a day


# “Good answer on the Sunday timetable”, “my reply”, “in other words”: given, and not awaited.
GIVEN_ANSWER = cued(
    r"\b(?:my|in\sother|key|a|good|bad|poor|weak|decent|great|nice|honest|long|short|wrong|right|best|better|worst|clever"
    r"|silly|stupid|daft|strong|rambling|terrible|awful)\s(?:answer|word|response|reply)s?\b"
)


DECIDE = cued(
    r"\b(?:is|are|gets?|be|being)\s(?:only\s|always\s|then\s|actually\s|all\s|formally\s)?(?:decided|chosen|settled"
    r"|picked|appointed)\b|\b(?:confirms?|ratif(?:y|ies)|approves?)\s(?:the\s|my\s|an?\s|this\s|your\s|any\s)?"
    r"(?:appointments?|hires?|choice|candidates?|selection|recommendation)\b|"
    r"\bneeds?\s(?:(?:some|more|a\s(?:bit|little)|extra|another|longer|still|the)\s)*(?:time\s|longer\s)?"
    r"(?:until|till|til|up\sto)\b|\bdecid(?:e|es|ing)\b|\bmak(?:e|es|ing|en)\s(?:up\s)?(?:their|her|his|its|a"
    r"|the)\s(?:final\s)?(?:minds?|decision|pick|choice|call|selection|hire)\b"
    r"|\bmade\sup\s(?:their|her|his)\sminds?\b|\b(?:picks?|chooses?|selects?|hires?|appoints?|picking"
    r"|choosing|selecting)\s(?:someone|somebody|a\s(?:candidate|person|winner)|"
    r"the\s(?:candidate|person|winner|right)|their\s\w+|one\b|who|between)\b"
    r"|\b(?:(?:settle|conclude|wrap)(?:ing)?|wrapping)\s(?:on|up|this|it|things|hiring|the)\b|\bfinal[iy]s(?:e"
    r"|ing)\b|\bfinaliz(?:e|ing)\b|\bregroup\b|\bconfer\b|\bcome\sto\s(?:a|their)\s(?:decision"
    r"|conclusion)\b"
    r"|\b(?:will|would|should|shall|hopes?\sto|wants?\sto|expects?\sto|aims?\sto|plans?\sto|promised\sto|is\sto|are\sto)\s(?:(?:all|both|surely"
    r"|probably|definitely)\s)?have\s(?:all\s|finally\s)?(?:made\s(?:up\s)?(?:their|her|his|its|a|the)\s(?:final\s|own\s)?(?:minds?|decision|pick|choice|call"
    r"|selection)|settled\s(?:it|on)|voted|agreed\son|come\sto\sa\sdecision|reached\sa\sdecision)\b"
    r"|\bmak(?:e|es|ing)\s(?:their|her|his)\sminds?\sup\b|\bmade\s(?:their|her|his)\sminds?\sup\b"
    r"|\bhave\s(?:\w+\s)?(?:chosen|picked|decided|filled|appointed|hired)\b(?=\s(?:by|before|it|in"
    r"|within|someone|somebody|on)\b|\W*$)"
    r"|\b(?:somebody|someone|one|it|post|role|position|job|place)\s(?:chosen|picked|hired|appointed"
    r"|selected|filled|decided)\b"
    r"|\b(?:someone|somebody|one\sof\s(?:us|them|the\s(?:two|three|four|five)))\s(?:is\s|will\s(?:be\s)?)?(?:gets?|getting|given|offered|having)\s(?:it|the\s(?:job|post"
    r"|role|place|gig))\b"
    r"|\bwho\s(?:goes|gets|is|has\sgot|makes|made)\s(?:through|it|in|the\s(?:job|place|post))\b"
    r"|\bannounc(?:e|es|ing)\b(?=\s(?:it|who|the\s(?:winner|name|names|result|results)|their)\b)|\bthey\svote\b"
    r"|\b(?:picks?|chooses?|selects?)\b(?=\safter(?:wards|\sthat)?\W*$)"
    r"|\bpick\sthis\sup\s(?:again)?|\bsort\sit\sout\b|\b(?:pick|choose|select)\b(?=\s(?:by|on|in"
    r"|before|within|next)\b|\W*$)|\bsleep\son\sit\b|\bclose\s(?:this|it|things)\sout\b",
)


GATE = cued(
    r"\b(?:clos(?:e|es|ing)|fill(?:s|ed|ing)?)\s(?:out\s)?(?:the\s|this\s|that\s|it\s)?(?:req|role"
    r"|position|posting|post|vacancy|search|hiring|seat|job|opening|spot|slot|applications?|process)\b"
    r"|\b(?:committee|board|panel|council|governors|partners|hiring\scommittee|leadership|trustees|jury"
    r"|faculty|senate|vestry|pcc|directors|shareholders|elders|commission|parish|kommission|gremium)\s?,?\s(?:(?:who"
    r"|which|that)\s(?:only\s|next\s|then\s)?)?(?:meets?|ratif(?:y|ies)|approves?|confirms?"
    r"|sits?|votes?|convenes?|reviews?|signs?|picks?|chooses?|ranks?|scores?|rates?|discusses|discuss|deliberates?"
    r"|compares?"
    r"|gathers?|debates?|considers?|goes\sthrough|looks?\sat|(?:will|is\sto|are\sto|is\sgoing\sto)\s(?:meet|sit"
    r"|vote|decide"
    r"|review|rank|score|discuss|compare|consider))\b"
    r"|\bit\s(?:meets|sits|votes)\b"
    r"|\b(?:budget|headcount|approval|sign-?\s?off|req|requisition|funding|works\scouncil)\b"
    r"|\b(?:offers?|offer\sletters?)\s(?:will\s)?(?:go(?:es)?|to\sgo|should\sgo|be|should\sbe"
    r"|get\ssent|is|are)?\s?out\b|\b(?:get|make|have|send|extend|put)\s(?:an|the|out|their"
    r"|out\san)\soffers?\b"
    r"|\b(?:someone|somebody|a\sperson|the\snew\s\w+|new\s(?:hire|person))\sin\s(?:place|the\s(?:seat"
    r"|role|job|post))\b|\bin\s(?:place|post|seat)\s(?:by|before|from)\b"
    r"|\b(?:on\shold|frozen|freeze|paused|postponed)\b|\bclosing\sdate\b|\brole\scloses\b"
    r"|\bapplications?\s(?:windows?\s)?closes?\b|\bnext\ssteps?\s(?:by|in|within|next|on|should|will"
    r"|end)\b|\bposting\scloses\b|\bdebrief\b(?!\s(?:with|w/))|\bhiring\sdecision\b"
    r"|\bwrap(?:ping)?\s(?:up\s)?(?:hiring|the\sprocess|interviews|interviewing)\b"
    r"|\bdone\s(?:with\s)?(?:hiring|interviewing|interviews)\b|\bfinish(?:ing)?\s(?:hiring|interviewing|interviews)\b",
)


_A_TIME = (
    r"(?:by|on|at|before|in|within|inside|next|this|tomorrow|early|late|later|after|around|about|no\slater|not\slater|mon|tue|wed"
    r"|thu|fri|sat|sun|the\s(?:end|week|day|\d))"
)


TELL_ME = cued(
    r"\b(?:lets?|letting)\s(?:me|us|you|everyone|everybody|all|candidates|applicants|people|folks?|them\sall"
    r"|(?:both|all|each)\sof\s(?:us|them))\s(?:\w+\s)?know\b"
    r"|\b(?:call|ring|text|email|mail|phone|write|message|contact|tell)\s(?:to\s)?(?:me|us|you|everyone)\b.{0,30}"
    r"\b(?:if|whether)\s(?:i|we)\b.{0,20}\b(?:got|get|have|am|was|were|are|made|through)\b"
    r"|\b(?:call|ring|text|email|mail|phone|write|message|contact|tell|know"
    r"|hear)\b.{0,40}\b(?:either\sway|one\sway\sor)\b"
    r"|\b(?:they|she|he|to)\s(?:will\s|would\s)?(?:say|says|tell|tells)\s(?:me\s|us\s)?(?:(?:by|on)\s(?:the\s)?[\w-]+"
    r"(?:\s\w+)?\s)?who\b(?!\sis\s(?:on|off|working|away)\b)"
    r"|\b(?:they|she|he)\swill\ssay\b(?=\W*$)|\b(?:tell|tells|inform|informs|notify|notifies|advise"
    r"|update)\s(?:me|us|you"
    r"|everyone|all\s\w+|candidates)\b|\b(?:be|get)\s(?:notified|informed|told)\b"
    r"|\b(?:i|we|you|candidates|everyone)\s(?:will\s|should\s|would\s|can\sexpect\sto\s|might\s|may\s"
    r"|am\sto\s|are\sto\s|to\s|ought\sto\s|shall\s|could\s|expect\sto\s|hope\sto\s|'ll\s"
    r"|can\s)?(?:all\s|probably\s|not\s)?(?:hear|know|find\sout|learn)\b"
    r"|^\W*(?:(?:will|should|might|may|could|can|i|we)\s)?(?:most\slikely|probably|prob|probs|prolly|likely|maybe"
    r"|perhaps|hopefully|possibly|might|may|could"
    r"|with\sluck|fingers\scrossed)[,\s]+(?:only\s|not\s)?(?:hear|know|find\sout|learn|get\san\sanswer)"
    r"(?=\s(?:back|something|anything|sometime|some|by|on|before|in|within|next|this|early|late|later|mid|tomorrow"
    r"|around|about"
    r"|from|more|at|the|inside|towards|who|end|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed"
    r"|thurs?|fri|sat|sun|\d)\b(?!'s))"
    r"|\b(?:should|will|expect\sto|expecting\sto|hope\sto|hoping\sto|supposed\sto|going\sto|ought\sto"
    r"|likely\sto|can)\s(?:probably\s|definitely\s|all\s|not\s)?(?:hear|know|find\sout|learn)\b"
    r"|^\W*(?:(?:and|so|then|to|we|all)\s)*(?:hear|hearing|know|knowing|find\sout)\s(?:back|from|by|more|in|within|next|for\ssure|on|before|inside|until|this"
    r"|tomorrow|no\slater|early|mid|late|end|either\sway|one\sway|something|around|about(?=\s(?:the\s)?\d)|after|at\sthe\s(?:end|latest|start|earliest)"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?=\s\d)|the\s\d|\d)\b"
    r"(?!\s(?:the|their|his|her|my)\s(?:rota|roster|shifts?|times?|price|cost|bus|radio|news)\b)"
    # “They'd know at the end of the week”, “I'm hearing from them by Friday”
    r"|\b(?:they|she|he)\swould\s(?:all\s|both\s|probably\s|definitely\s|surely\s)?know"
    rf"(?=\s(?:(?:more|for\s(?:sure|certain)|something|about\s(?:me|it))\s)?{_A_TIME})(?!.*\b(?:what|where|how|why|which|that)\s\w)"
    r"|\b(?:i|we)\s(?:am|are)\s(?:all\s|both\s|probably\s|only\s|to\sbe\s|supposed\sto\sbe\s)?(?:hearing|getting\s(?:(?:an?|the|some"
    r"|their|any)\s)?(?:word|answer|news|verdict|reply)|(?:being\s|getting\s)told|finding\sout|learning)"
    rf"(?=\s(?:(?:back|from|them|her|him|hr|either\sway|something|the\s(?:school|office|manager|boss|panel|board|agency|recruiter|owner|team"
    rf"|head|trust|council|hospital|clinic|company|committee|directors?|partners?))\s){{0,3}}{_A_TIME})"
    r"|\b(?:everybody|everyone|we|i|you|(?:all\s)?(?:the\s)?(?:candidates|applicants)"
    r"|all\sof\sus)\swill\s(?:all\s)?have\s"
    r"(?:been\s(?:told|informed|notified)|heard)\b|\bto\shear\b(?!\s(?:that|me|us)\b)|\bhear(?:ing)?\sback\b",
)


LENGTH = pattern(
    r"\b(?:process|turnaround|this|it|things?|hiring|decisions?|everything)?\s?(?:should|could|will"
    r"|would|may|might|usually|normally|typically|generally|can|often)?\s?(?:take|takes|taking"
    r"|be)\b(?!-)"
    r"|\b(?:give|allow)\s(?:us|them|it|her|him)\b|\bturn(?:s|ing)?\s(?:it|this|these|things"
    r"|them)\saround\b|\buntil\sthey\b|\btimeline\b|\btime\s?frame\b|\btiming\b|\bturnaround\b"
    r"|\bwait(?:ing)?\s(?:time|of|about|for)?\b"
)


THEY_SAID = cued(
    r"\b(?:(?:they|she|he|hr|recruiter|manager|boss)\s(?:\w+\s)?|(?!(?:always|never|usually|ad|site|website|contract|jd"
    r"|posting|it|sign|advert|calendar|which|that|letter|app)\s)[a-z]{2,15}\s(?=says?\s|said\s|reckons"
    r"|thinks))(?:said|says|say|told\s(?:me|us)|reckons?|reckoned|thinks?|thought|estimates?|estimated"
    r"|quoted|guess(?:es|ed)?|mentioned|need|needs|want|wants|asked\sfor|promised|meant|was\ssaying)\s"
    r"(?:it\s(?:would|will)\s(?:be|take)\s|me\s|us\s|up\sto\s|about\s|maybe\s|another\s|at\sleast\s"
    r"|at\smost\s|around\s|roughly\s|probably\s|like\s|in\s|within\s|by\s|the\s|some\stime\s|end\sof\s"
    r"|before\s|not\sbefore\s|early\s|mid\s|late\s|after\s|next\s|sometime\s){0,4}[\"']?$"
)


# "Two weeks tops.", "maybe another ten days": a length of time and nothing else.
ONLY_TIME = pattern(
    r"^(?:about|maybe|probably|another|around|roughly|up\sto|at\smost|give\sor\stake|more\slike|likely|hopefully)?\s?$"
)


ONLY_TIME_BEHIND = pattern(
    r"^\s?(?:tops|max|maximum|at\s(?:most|least|the\slatest)|or\sso|minimum|probably|i\sguess"
    r"|she\sthinks|he\sthinks|they\sthink|-?ish)?\W*$"
)


SAID_BEHIND = pattern(
    r"^\W{0,3}\s?(?:they|she|he|hr|recruiter|\w+)\s(?:said|says|told\sme|reckons?|reckoned|thinks?|thought|figures?"
    r"|figured"
    r"|hopes?|hoped|supposed|supposes|believes?|imagined|imagines|expects?|expected|warned(?:\sme)?|added|promised"
    r"|estimates?"
    r"|estimated|guessed)\W*$"
)


PAST_DECISION = pattern(
    r"\b(?:decided|decisions?\s(?:was|were|made|had)|made\s(?:a|the|their)\sdecision|knew|heard|told"
    r"|was|were|had|took|did)\b"
)


MY_ANSWER = cued(
    r"^\W*(?:i\s)?(?:must|need\sto|have\sto|should|ought\sto|got\sto|still\sto|remember\sto|to)\s(?:answer|reply"
    r"|respond)\b"
    r"|\b(?:my|our)\s(?:final\s)?(?:answer|decision|response|reply|verdict)\b|\b(?:answer|decision"
    r"|reply|response)\sfrom\sme\b|\bowes?\s(?:me|us)\b|\bhear\sfrom\sme\b|\b(?:they|she|he|hr"
    r"|recruiter)\s(?:want|wants|need|needs|would\slike"
    r"|expects?)\s(?:to\shave\s)?an?\s(?:\w+\s)?(?:answer|reply|response)\b",
)


NO_DAY = cued(
    r"\b(?:could|would|did|can|will)\snot\s(?:say|tell|promise|give|offer|name|commit|be\s(?:drawn|pinned\sdown))\s(?:(?:me|us|to|on)\s)*(?:(?:any|anything|much"
    r"|something)\s)?(?:(?:more|better|beyond|nearer|closer|further|other|clearer|firmer|exact)\s(?:precise\s|exact\s|definite\s)?)?than\s"
    r"[\"']?(?:soon|shortly|in\sdue\scourse|before\s(?:too\s)?long|when\s(?:they|we|she|he)\s(?:can|could|know|knew)|eventually|sometime|some\stime"
    r"|at\ssome\s(?:point|stage)|in\sgood\stime|as\ssoon\sas|presently|later|whenever)\b|"
    r"\bnot\sbe\s(?:drawn|pinned\sdown|pushed)\s(?:on|about|as\sto|into)\b.{0,20}\b(?:when|dates?|timing|timeline)\b"
    r"|\b(?:no|not\sa|without\s(?:a|any)|did\snot\s(?:give|get|name|mention|say)(?:\s(?:me|a|any|us))*"
    r"|would\snot\s(?:say|give|commit)(?:\s(?:me|a|any))*|could\snot\s(?:say|give|tell"
    r"|commit)(?:\s(?:me|us|a|any))*)\s"
    r"(?:fixed\s|set\s|clear\s|firm\s|concrete\s|real\s|specific\s|definite\s)?(?:date|timeline"
    r"|time\s?frame|timing|timescale|deadline|when|word\s(?:on|about)\s(?:when|timing))",
)


VAGUE = cued(
    "|".join(rf"\b{re.escape(one)}\b" for one in words.VAGUE_TIME),
)


# “An answer in two weeks, holidays and all”: what stands behind the comma is no fact about the job.
ANSWER_FIRST = pattern(
    r"(?:an?\s|the\s|their\s)?(?:answer|word|news|reply|response)\s(?:by|in|within|on|inside|before|next|this)\b[^,]*,"
    r"|(?:an?\s|the\s|their\s|her\s|his\s|this\s)?(?:whole\s)?(?:answer|word|news|reply|response|process|procedure|selection)\s"
    r"(?:(?:will|would|should|can|could|may|might|usually|normally|always|probably)\s)*(?:takes?|comes?|is\sdue|be\shere)\b[^,]*,"
)


# “Answer to the question”, “in Word format”, “news about the merger”: not the word that they give.
OTHER_WORD = pattern(
    r"(?:answer|reply|response)\s(?:to\b|\w+'s\b|(?:the|their|his|her|my|all|any)\s(?!next|same|week|day|end|very|latest|rest)\w)|answering|replying|word\s(?:format"
    r"|doc\w*|file|version|template|counts?|limit|list|for\sword|search|puzzle|processor)\b"
    r"|news\s(?:about\s(?:the|their)|of\sthe)\b"
)
IN_THE_NEWS = pattern(r"\b(?:in|read|watch\w*|on)\sthe\snews$")
