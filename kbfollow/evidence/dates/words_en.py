"""English words that speak about time, by kind. Data only.

`WORDS` gives a word its kind and value; `MARKS` holds the words whose kind says all there is to say. The kinds are
the terminals of the patterns in `grammar_days`, `grammar_periods` and `grammar_bounds`. A word in two rows is a
mistake (a test looks), except for the guarded "maybe" kinds, which mean something else in other sentences.
"""

from __future__ import annotations

from collections.abc import Mapping

_WEEKDAYS: Mapping[str, int] = {
    "monday": 0,
    "tuesday": 1,
    "tue": 1,
    "tues": 1,
    "wednesday": 2,
    "weds": 2,
    "thursday": 3,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "thrs": 3,
    "friday": 4,
    "fri": 4,
    "saturday": 5,
    "sunday": 6,
    "wendesday": 2,
    "wensday": 2,
    "wendsday": 2,
    "wednsday": 2,
    "thrusday": 3,
    "saterday": 5,
}

_MONTHS: Mapping[str, int] = {
    "january": 1,
    "february": 2,
    "feb": 2,
    "feburary": 2,
    "febuary": 2,
    "july": 7,
    "jul": 7,
    "september": 9,
    "sep": 9,
    "sept": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}

WORDS: Mapping[str, Mapping[str, int]] = {
    "weekday": _WEEKDAYS,
    # Words of their own in other sentences: read as weekdays only beside another word about time.
    "maybe_weekday": {"mon": 0, "wed": 2, "sat": 5, "sun": 6},
    "weekdays": {
        "mondays": 0,
        "tuesdays": 1,
        "wednesdays": 2,
        "thursdays": 3,
        "fridays": 4,
        "saturdays": 5,
        "sundays": 6,
    },
    "month": _MONTHS,
    # Names of people, and verbs.
    "maybe_month": {"jan": 1, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "august": 8}
    | {"aug": 8},
    "number": {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
    | {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
    | {"seventeen": 17, "eighteen": 18, "nineteen": 19},
    "tens": {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    },
    "couple": {"couple": 2, "cpl": 2},
    "few": {"few": 3},
    "ordinal_word": {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
    }
    | {"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15}
    | {"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30},
    "q": {"q1": 1, "q2": 2, "q3": 3, "q4": 4},
    "half_year": {"h1": 1, "h2": 2},
}

# Words whose kind says all there is to say.
MARKS: Mapping[str, str] = {
    "the": "the teh",
    "a": "a an",
    "of": "of",
    "to": "to",
    "and": "and & n",
    "or": "or",
    "through": "through thru",
    "from": "from frm",
    "between": "between btwn",
    "on": "on",
    "in": "in",
    "at": "at @",
    "for": "for",
    "over": "over throughout across",
    "during": "during into",
    "by": "by",
    "within": "within inside withing",
    "before": "before b4",
    "after": "after post",
    "until": "until till til untill",
    "since": "since",
    "next": "next nxt",
    "this": "this current",
    "last": "last",
    "past": "past previous preceding",
    "coming": "coming upcoming",
    "following": "following",
    "same": "same",
    "that": "that",
    "then": "then",
    "another": "another",
    "other": "other",
    "later": "later",
    "early": "early",
    "earlier": "earlier",
    "mid": "mid middle",
    "late": "late",
    "beginning": "beginning start begining beggining",
    "end": "end close",
    "rest": "rest remainder",
    "ago": "ago",
    "now": "now",
    "here": "here",
    "hence": "hence",
    "out": "out away",
    "today": "today tday",
    "tomorrow": "tomorrow tommorow tommorrow tmrw tmw tmr tmro",
    "yesterday": "yesterday yday",
    "tonight": "tonight tonite",
    "half": "half",
    "no": "no",
    "not": "not",
    "latest": "latest max tops maximum",
    "earliest": "earliest soonest",
    "due": "due deadline closes expires expiring deadlines",
    "is": "is are was be s",
    "eod": "eod cob eob",
    "eow": "eow",
    "eom": "eom",
    "eoq": "eoq",
    "eoy": "eoy",
    "week_of": "wc",
    "week_number": "week# cw kw",
    "business": "business working work bus biz",
    "day_unit": "day days",
    "business_day_unit": "workday workdays",
    "week_unit": "week weeks wk wks weeek weekss",
    "fortnight": "fortnight fortnights forthnight",
    "month_unit": "month months mth mths mnth mnths mos",
    "quarter_unit": "quarter quarters qtr qtrs",
    "year_unit": "year years yr yrs",
    "hour_unit": "hour hours hr hrs",
    "weekend": "weekend wkend wknd",
    "midweek": "midweek",
    "daypart": "morning afternoon evening noon lunch lunchtime midday midnight breakfast am pm night",
    "dayparts": "mornings afternoons evenings nights",
    "holidays": "holidays hols",
    "full": "full whole good solid calendar long",
    "extra": "additional further extra more",
    "back": "back",
    "take": "take takes taking took need needs allow give gives giving wait waiting expect expecting figure anticipate "
    "estimate estimated budget",
    "about": "about around roughly approximately approx ca circa maybe probably likely perhaps say hopefully sometime "
    "ideally possibly ~ tentatively potentially presumably only just realistically anywhere",
    "it": "it them her him us me everyone everybody",
    "every": "every each per once twice times alternate",
    "wait_noun": "wait turnaround window timeline timeframe delay horizon timescale",
    "outcome": "decide decides deciding decision decisions verdict answer answers hear hearing outcome feedback "
    "response respond reply news eta timing know tell",
    "oclock": "oclock o'clock",
}

# Phrases of several words, read as one word of the given kind. Longer ones are tried first.
PHRASES: Mapping[str, tuple[str, ...]] = {
    "eod": ("end of day", "close of business", "close of play", "end of business", "end of play", "end of the day")
    + ("end of business day", "end of the business day", "end of working day", "end of the working day"),
    "same_time": ("this time", "same time"),
    "eow": ("the week is out", "the week is up"),
    "eom": ("the month is out", "the month is up"),
    "eoy": ("the year is out", "the year is up"),
    "by": ("no later than", "not later than", "on or before", "in time for", "not after", "by no later than"),
    "not_before": ("no earlier than", "not earlier than", "no sooner than", "not before", "not until", "not till")
    + ("not sooner than", "at the earliest on"),
    "until_after": ("until after", "till after", "til after", "before after"),
    "before": ("this side of", "ahead of", "prior to", "in advance of", "earlier than"),
    "latest": ("at the latest", "at most", "at the outside", "at the very latest", "or less", "or sooner", "or earlier")
    + ("at the absolute latest", "at the absolute most"),
    "earliest": ("at the earliest", "at the very earliest", "or later"),
    "week_of": (
        "week commencing",
        "week starting",
        "week beginning",
        "week starting on",
        "wk commencing",
        "wk starting",
    )
    + ("wk beginning", "week beginning on", "w/c", "wk/c", "week that starts", "week starting from"),
    "week_ending": ("week ending", "week ending on", "w/e", "wk ending"),
    "up_to": ("up to", "as much as", "as long as", "max of", "a maximum of", "no longer than", "less than")
    + ("no more than", "not more than", "under", "fewer than", "maximum of", "at most"),
    "at_least": ("at least", "a minimum of", "more than", "no less than", "not less than"),
    "from_now": (
        "from now",
        "from today",
        "from here",
        "from now on",
        "time from now",
        "hence",
        "time",
        "from today on",
    ),
    "new_year": ("new year",),
    "or_so": ("or so", "or thereabouts", "give or take"),
    "first_half": ("first half", "1st half", "front half"),
    "second_half": ("second half", "2nd half", "latter half", "back half", "latter part", "second part"),
    "beginning": ("first part", "early part", "very start", "very beginning"),
    "first_thing": ("first thing",),
    "end": ("very end", "tail end", "last part"),
    "on": ("as early as", "as soon as", "effective"),
    "coming": ("this coming",),
    "past": ("this past",),
    "outcome": ("get back", "come back", "hear back", "make a decision", "make up their minds", "next steps")
    + ("report back", "circle back", "let me know"),
    "dead": (
        "fiscal year",
        "work life",
        "day one",
        "day to day",
        "day-to-day",
        "24/7",
        "at the end of the day",
        "one of these days",
        "due course",
        "further notice",
        "9/11",
        "year end review",
    )
    + ("year end bonus", "end of year review", "end of year bonus", "second to last"),
    "anchor": ("the interview", "this interview", "our interview", "my interview", "our call", "our chat", "our talk")
    + ("our conversation", "our meeting", "we spoke", "we talked", "we met", "this call", "this round")
    + ("today's interview", "today's call"),
}

# Everyday names of holidays; `kbfollow.business_days` knows their days through the library.
HOLIDAYS: tuple[str, ...] = (
    *("christmas", "christmas eve", "christmas day", "xmas", "xmas eve", "xmas day", "x-mas", "boxing day"),
    *(
        "new year's eve",
        "new years eve",
        "nye",
        "new year's day",
        "new years day",
        "new year day",
        "new year's",
        "new years",
    ),
    *("thanksgiving", "thanksgiving day", "turkey day", "black friday", "cyber monday", "halloween"),
    *("easter", "easter sunday", "easter monday", "good friday", "whit monday", "ascension day", "may day"),
    *("labor day", "labour day", "memorial day", "independence day", "4th of july", "fourth of july", "juneteenth"),
    *("mlk day", "martin luther king day", "presidents day", "presidents' day", "president's day", "veterans day"),
    *("columbus day", "valentine's day", "valentines day", "st patrick's day", "canada day", "victoria day"),
    *("australia day", "anzac day", "diwali"),
)

# Longer words in which a transposed, doubled or dropped letter is forgiven.
FORGIVEN: tuple[str, ...] = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february"),
    *("september", "october", "november", "december", "tomorrow", "yesterday", "fortnight", "thanksgiving"),
    *("christmas", "weekend"),
)

# Nouns that follow an ordinal which is no day of the month ("the 4th floor"), a quarter ("Q3 numbers") or a fraction.
ORDINAL_NOUNS: frozenset[str] = frozenset(
    "floor round interview stage street avenue candidate call meeting person time grade edition place anniversary "
    "attempt year week quarter century question reference draft version email message chat screen screening job role "
    "hire member team one week's generation party gen percentile level step option choice line page part day "
    "birthday conversation person's visit".split()  # noqa: SIM905
)

# ---- verbs: which way a sentence looks ----------------------------------------------------------------------------

# Past tense of what people do around an interview. Other words in -ed count only right behind a subject.
PAST_VERBS: frozenset[str] = frozenset(
    "sent emailed mailed called phoned rang spoke talked chatted met messaged texted pinged wrote replied answered "
    "responded thanked applied submitted followed heard got received had went came was were did didn't wasn't weren't "
    "hadn't haven't hasn't interviewed decided dropped posted handed gave took left visited saw started began joined "
    "rejected declined withdrew accepted signed passed failed finished completed done reached contacted alerted warned "
    "informed notified checked chased nudged connected introduced referred forwarded uploaded filled founded launched "
    "hired fired laid quit resigned moved bought sold raised learned learnt made found knew thought forgot missed "
    "prepared practised practiced returned cancelled canceled skipped ended bombed nailed tried paid became ran sat "
    "held gone been written spoken taken given seen asked caught closed opened filed shared pulled bailed bounced "
    "reconnected shipped landed grabbed said told mentioned ghosted".split()  # noqa: SIM905
)

# Past tense of saying and arranging: the day behind it is usually the one that was named, not that of the saying.
REPORTING_VERBS: frozenset[str] = frozenset(
    "said told mentioned promised asked wanted needed hoped planned expected suggested estimated quoted agreed "
    "reckoned thought guessed offered gave given got get had moved scheduled booked invited set pushed postponed "
    "extended confirmed announced figured wrote replied answered noted indicated stated rescheduled delayed closes "
    "implied hinted requested heard".split()  # noqa: SIM905
)

# Words that look ahead whatever else the clause holds.
FUTURE_CUES: frozenset[str] = frozenset(
    "will i'll we'll they'll she'll he'll it'll you'll that'll who'll ill theyll shell hell shall would i'd they'd "
    "she'd he'd we'd should could might may can must won't wouldn't cannot can't gonna going plan plans planning hope "
    "hopes hoping expect expects expecting expected aim aims aiming aimed want wants wanting intend intends due "
    "deadline scheduled rescheduled booked planned promised supposed likely tentatively needs need owe owes ought "
    "targeting targets awaiting await wait waiting until pending deciding slated anticipated hoped hoping pushed "
    "postponed invited let lets let's remind todo wanna upcoming penciled pencilled set moved required needed wanted "
    "dunno looking".split()  # noqa: SIM905
)

# Present tense: neither looks back nor is looked past.
PRESENT_VERBS: frozenset[str] = frozenset(
    "is are am has have do does i'm i've they're she's he's it's we're they've decide decides call calls email "
    "emails send sends meet meets start starts hear hears know knows choose chooses pick picks reply answer answers "
    "make makes come comes follow follows chase check ping thank tell tells submit submits finish begin begins ask "
    "asks get gets give gives hand speak talk schedule pick interview interviews review reviews respond wrap close "
    "happens happen takes take runs run returns return leaves leave sign signs write finalize finalise confirm share "
    "arrange book nudge contact reach drop mail phone ring text update closes".split()  # noqa: SIM905
)
