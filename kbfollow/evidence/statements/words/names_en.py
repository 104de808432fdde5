"""The names of people and the words that are none: the second half of the table of English words."""

from __future__ import annotations

from kbfollow.evidence.statements.words.names_more_en import MORE_FIRST_NAMES, MORE_WOMEN, NOBODY


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HONORIFICS = _set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady herr frau herrn doktor madame monsieur "
    "mme signor signora doña cllr rev revd dipl-ing dr-ing"
)
# Honorifics that are written in lower case too; ranks that stand before a name without being a part of it.
LOWER_HONORIFICS = _set("mr mrs ms dr prof frau herr")
RANKS = _set(
    "coach captain capt chef father fr pastor rabbi imam sister brother nurse matron sergeant sgt officer constable "
    "inspector judge major colonel col lieutenant lt councillor principal headmaster headmistress reverend bishop "
    "vicar "
    "maestro sensei master chief foreman skipper canon monsignor msgr mgr deacon archdeacon curate chaplain padre "
    "abbot "
    "abbess elder cantor sheikh commander cmdr corporal cpl sgt-major admiral commodore general marshal dean provost "
    "mayor senator judge justice magistrate warden superintendent supt detective lance-corporal petty-officer pastor "
    "sr vicar-general staff-nurse ustad swami pandit shri smt headteacher archbishop"
)
PARTICLES = _set(
    "van von der den de del della di da du dos das la le el al bin ibn zu zur ten ter af av y ap mac mc st. ó ní nic uí"
)
TITLE_WORDS = _set(
    """
    director manager mgr head lead leader chief officer ceo cto cfo coo cpo cmo cio ciso vp svp evp president partner
    owner
    founder co-founder cofounder engineer developer designer analyst supervisor foreman nurse matron sister teacher
    principal headteacher head-teacher editor accountant attorney lawyer solicitor barrister paralegal secretary
    assistant deputy chair chairman chairwoman chairperson architect scientist researcher professor chef cook
    planner buyer controller consultant specialist coordinator co-ordinator administrator executive representative
    strategist producer recruiter hr counsel superintendent inspector surveyor operator technician trainer
    instructor warden bursar registrar librarian curator pharmacist optician dentist physician surgeon therapist
    psychologist captain pilot sergeant treasurer auditor underwriter broker trader banker teller cashier
    merchandiser stylist photographer writer copywriter journalist marketer salesman saleswoman salesperson account
    sales marketing operations finance product people talent leiter leiterin bereichsleiter bereichsleiterin
    geschäftsführer geschäftsführerin abteilungsleiter abteilungsleiterin teamleiter teamleiterin senior junior sr
    jr staff md gm pm tpm em dean provost gm's brand plant shift team hiring boss colleague peer intern trainee
    apprentice mentor member rep admin clerk receptionist organiser organizer dev swe sre qa ops eng gaffer hm bdm
    ae
    lektor lektorin verleger verlegerin volontär volontärin oberarzt oberärztin chefarzt chefärztin hausmeister
    hausmeisterin rektorin schulleiter schulleiterin pflegedienstleitung stationsleitung filialleiter filialleiterin
    buchhalter buchhalterin hebamme intendant intendantin dramaturg dramaturgin geselle gesellin meisterin
    directeur directrice gérant gérante responsable comptable infirmière infirmier chef-fe
    directora gerente jefe jefa encargado encargada direttore direttrice titolare responsabile
    eigenaar eigenaresse leidinggevende directeurin medewerker medewerkster docente
    kierownik kierowniczka dyrektor dyrektorka kustosz kustoszka diretor diretora
    rektor prorektor verksamhetschef avdelningschef daglig platschef
    """
)
# Words of titles that are no sign against a name: surnames too (“Baker”, “Steward”), or ordinary words.
MORE_TITLE_WORDS = _set(
    """
    chro cro cdo cco cso cgo hrbp sdr svp evp dekan dekanin senco sendco
    convener custodian conservator estimator chancellor chaplain publisher choreographer winemaker distiller
    optometrist hygienist physio commander adviser advisor associate technologist facilitator liaison publican
    agent postdoc dentist banker steward landlord landlady vicar skipper ranger keeper conductor
    baker mechanic electrician driver dispatcher buyer vet medic paramedic carer midwife psychiatrist counsellor
    tutor reader fellow rector minister proprietor foreperson forewoman caretaker housekeeper bookkeeper actuary
    statistician economist chemist biologist physicist geologist programmer tester scrum translator interpreter
    journalist printer joiner plumber bricklayer welder fitter machinist gardener farmer florist butcher barista
    bartender waiter waitress host sommelier sous-chef sous dresser stylist beautician colourist trustee governor
    councillor commissioner magistrate registrar sheriff constable superior ward grade band procurement purchasing
    communications comms recruitment personnel controlling committee vorstand inhaber inhaberin prokurist chefin
    stellvertreter stellvertreterin personalreferent personalreferentin sachbearbeiter sachbearbeiterin
    """
)
TITLE_ENDINGS = (
    "leiter", "leiterin", "leitung", "führer", "führerin", "direktor", "direktorin", "meister", "meisterin", "lehrer",
    "lehrerin", "pfleger", "pflegerin", "referent", "referentin", "berater", "beraterin", "ingenieur", "ingenieurin",
    "entwickler", "entwicklerin", "arzt", "ärztin", "schwester", "vorstand", "redakteur", "redakteurin", "ologist",
)  # fmt: skip
# What stands behind “from” where it is a department rather than a place or another employer.
DEPARTMENTS = (
    _set(
        """
    hr people talent personnel finance engineering sales marketing operations ops corporate hq dispatch purchasing
    procurement legal accounts accounting payroll logistics product design research compliance quality support admin
    editorial production communications comms warehouse lab stores maintenance planning risk treasury facilities
    enablement learning rostering growth analytics platform fundraising membership partnerships safeguarding
    security customer buchhaltung personalabteilung einkauf vertrieb
    """
    )
    | {
        "works council",
        "staff council",
        "betriebsrat",
        "personalrat",
        "student council",
        "parish council",
        "town council",
        "council",
        "union",
        "board",
        "parents' council",
        "front office",
        "back office",
        "stage management",
        "music",
        "catering",
        "housekeeping",
        "nursing",
        "pharmacy",
        "radiology",
        "theatres",
        "wardrobe",
        "goods-in",
        "goods in",
        "stock control",
        "transport",
        "estates",
    }
    | {
        "the shop floor",
        "shop floor",
        "head office",
        "the board",
        "customer service",
        "human resources",
        "data science",
    }
)
# Surnames that are words too: names only behind a first name.
SURNAMES_TOO = _set(
    """
    bright young long king price park parks wood woods hill white brown black green stone field fields banks rich cross
    case love wise sharp strong short small best moss bush west north knight noble power powers page read weeks winter
    winters summers frost snow french english lane bell ball bird fox lamb glass law church bishop marsh lake rivers
    hall mills camp house gates post grant chase wise wells waters garden gray grey hart cook baker mason carter butler
    taylor turner hunter fisher parker porter day dear rose savage cole swift joy story bond cash rush light flood
    storm birch ash reed marsh heath dale vale moor ford pool pound penny frost dean sawyer miller fletcher tanner
    """
)
# Words that name whoever lets people in: met by every visitor, no interviewer unless it is said.
HOSTS = _set("receptionist reception porter doorman doorwoman security guard concierge usher greeter")
NICKNAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(names.split())
    for names in """
    alexander alex sandy sasha|alexandra alex sandra sasha lexi|andrew andy drew|anthony tony ant
    barbara barb barbie babs|benjamin ben benny|catherine cathy cath kate katie cat|charles charlie chuck
    charlotte charlie lottie|christina chris tina christie|christine chris chrissie|christopher chris kit topher
    daniel dan danny|david dave davey|deborah deb debbie|donald don donnie|edward ed eddie ted teddy ned
    eleanor ellie nell nora|elizabeth liz lizzie beth betty eliza libby|frances fran frankie|francis frank fran
    frederick fred freddie|gabriel gabe|gregory greg|harold harry hal|henry harry hank|isabella bella izzy
    jacob jake|james jim jimmy jamie|jennifer jen jenny|jessica jess jessie|john jack johnny jon
    jonathan jon jonny|joseph joe joey|joshua josh|judith judy jude|katherine kate kathy katie kath kat
    kathleen kathy kath|kenneth ken kenny|kimberly kim|lawrence larry|leonard len lenny leo|louis lou|louise lou
    margaret maggie meg peggy marge|martin marty|matthew matt|maximilian max|michael mike mick mickey
    nathaniel nate nathan nat|nicholas nick nicky|nicole nicky nikki|patricia pat patty trish tricia
    patrick pat paddy|peter pete|philip phil|phillip phil|priscilla pris|rachel rach|raymond ray
    rebecca becky becca|roberta bobbie berta
    richard rich rick dick richie|robert rob bob bobby robbie|roger rog|ronald ron ronnie
    samantha sam|samuel sam sammy|sarah sally|stephanie steph|stephen steve|steven steve|susan sue suzie
    theodore ted theo|theresa terri tess|thomas tom tommy|timothy tim|tobias toby|valerie val
    victoria vicky tori|vincent vince|walter walt|wilhelm willi|william bill will billy willy liam
    zachary zach zack|sebastian seb basti|johannes hannes|dmitri dima|aleksandr sasha
    """.replace("\n", "|").split("|")
    if names.split()
)
FIRST_NAMES = MORE_FIRST_NAMES | _set(
    """
    aaron abdul abigail adam adele adrian agnes ahmed aisha akira alan albert aldo alejandro alex alexander
    alexandra alfred ali alice alicia alina alison allan amanda amber amelia amina amir amy ana anand anders andrea
    andreas andrew andy angela anita anja ann anna anne annette anthony antonia antonio anya april arjun arnold
    arthur asha astrid audrey aurora barb barbara bart bea beatrice becky ben benjamin bernard bert beth betty
    bianca bill birgit björn bob boris brad brenda brian bridget bruce bruno bryan camille carl carla carlos carmen
    carol caroline carolyn catherine cathy cecilia chad charles charlie charlotte chen cheryl chiara chidi chloe
    chris christian christina christine christopher cindy claire clara clare claudia colin connie connor craig
    cynthia daisy dale damian dan dana daniel daniela danielle danny daria darren dave david dawn dean deb debbie
    deborah deepa delia denise dennis derek diana diane diego dieter dina dirk dmitri dominic don donald donna dora
    doris dorothy doug douglas duncan dylan ed eddie edith edward edwin eileen elaine eleanor elena eli elias elif
    elisa elise elizabeth ella ellen ellie elsa emil emily emma eric erica erik erika erin ernest esther ethan
    eugene eva evan eve evelyn fabian faith farah farid fatima felicity felix fernando finn fiona florian frances
    francesca francis frank franz fred freda frederick freya frida gabriel gabriela gail gareth gary gavin gemma
    geoff george georgia gerald gerard gianni gina giovanni gisela giulia glen glenn gloria gordon graham grant greg
    greta gunther guy gwen hamid hana hank hanna hannah hans harold harriet harry hassan hazel heather heidi heike
    heinrich helen helena helga helmut henrik henry herbert hilary hilda hiroshi holger holly horst howard hugh hugo
    ian ibrahim ida ignacio igor ilse imran ina ines inga inge ingrid ira irene iris irina isaac isabel isabella
    ivan ivy jack jackie jacob jaime jake jamal james jamie jan jana jane janet janice jared jasmine jason javier
    jay jean jeff jeffrey jen jenna jennifer jenny jens jeremy jerry jesse jessica jill jim jimmy jin jo joan joana
    joanna joanne joe joel johan johann johanna johannes john johnny jon jonas jonathan jordan jorge jose josé josef
    joseph josh joshua joyce juan juanita judith judy julia julian juliana julie juliet julius june jürgen justin
    jutta kai kamal kara karen karim karin karl karolina kate katharina katherine kathleen kathy katie katrin katya
    kay keith kelly ken kenji kenneth kerry kevin khalid kim klara klaus kofi konrad kristen kristin kristina kurt
    kyle lana lara larry lars laura lauren laurence lea leah lee leila len lena leo leon leonard leonie leroy leslie
    lewis liam lidia lila lily lin linda lionel lisa liv liz nat lloyd lois lola lorenzo lori lorna lorraine lou louis
    louisa louise luca lucas lucia lucy luigi luis luisa lukas luke luna lydia lynn maaike madeleine magda maggie
    mahmoud malcolm malik mandy manfred manuel mara marc marcel marcia marco marcus margaret maria mariam marianne
    marie marilyn marina mario marion marisa marisol mark marlene marta martha martin martina mary mateo mathias
    matilda matt matteo matthew matthias maureen maurice max maxine maya megan mehmet mei mel melanie melissa mia
    michael michaela michel michele michelle miguel mika mike mikhail milan mildred milena mina ming mira miranda
    miriam mo mohamed mohammed moira molly mona monica monika morgan moritz muhammad muriel myra nadia nadine nancy
    naomi natalia natalie natasha nathan neil nelson nia niall nick nicola nicolas nicole nigel nikhil nikolai nils
    nina noah noel noor nora norma norman olaf olga oliver olivia omar oscar otto owen pablo pam pamela paola pascal
    pat patricia patrick paul paula pauline pedro peggy penelope penny per pete peter petra phil philip phillip
    phyllis pierre piotr polly pooja prakash priya quentin rachel rafael rahul raj rajesh ralf ralph ramon randy
    raquel raul ravi ray raymond rebecca regina reinhard renate rene renee rex rhonda ricardo richard rick rita rob
    robert roberta roberto robin rochelle rodney roger roland rolf roman ron ronald rosa rosemary rosie ross roy
    ruben ruby rudolf rupert russell ruth ryan sabine sadie sally salma sam samantha samir samuel sandra sandy
    sanjay sara sarah sasha saskia scott sean sebastian selma serena sergei seth shane shannon sharon shaun sheila
    sheldon shirley shreya sid sigrid silke silvia simon simona simone sofia sonia sonja sophia sophie stacy stan
    stefan stefanie stella stephan stephanie stephen steve steven stuart sue sunil sunita susan susanne suzanne sven
    svetlana sybil sylvia tamara tania tanya tara tariq tasha ted terence teresa terri terry tess thandi theo
    theresa thomas thorsten tiffany tim timothy tina tobias toby todd tom tomas tommy toni tony tracy trevor trish
    tristan ulrich ulrike una ursula ute uwe valentina valerie vanessa vera vernon veronica vicky victor victoria
    vijay viktor vincent viola violet virginia vivian vladimir walter wanda warren wayne wei wendy werner wes
    wilfred wilhelm willem william wolfgang xavier xin yan yara yasmin yolanda youssef yuki yusuf yves yvette yvonne
    zach zachary zara zeynep zoe zoltan kev reg raj-kumar jo-anne tamsin imogen hamish angus callum rory siobhan
    niamh aoife ciaran seamus padraig eoin declan orla bronwyn rhys dafydd judith ottilie ifeoma ngozi emeka tunde
    kwame ama yaw adaeze chinedu thabo sipho lerato nomsa jamila layla rania tarek hussein soren astrid leif knut
    bjorn mikael jari aino kaisa dagny ewa agnieszka krzysztof tomasz marek zofia jiri petr jana vaclav mihai ioana
    andrei radu zsofia istvan laszlo dimitris eleni giorgos stavros nikos tuan linh thu minh anh hoang jiho minjun
    seoyeon hyejin kenta sakura haruto yui aiko
    """
)
# The first names above that are women's, and those that are either; the rest are men's.
FEMALE = MORE_WOMEN | _set(
    """
    grace hope april dawn faith sue penny ivy joy rose violet ruby amber hazel holly daisy heather alexandra angela liv
    valerie maxine yui aino
    abigail adele agnes aisha akira alice alicia alina alison amanda amber amelia amina amy ana anita anja ann anna anne
    annette antonia anya april asha astrid audrey aurora barb barbara bea beatrice becky beth betty bianca birgit brenda
    bridget camille carla carmen carol caroline carolyn catherine cathy cecilia charlotte cheryl chiara chloe christina
    christine cindy claire clara clare claudia connie cynthia daisy daniela danielle daria dawn deb debbie deborah
    deepa delia denise diana diane dina donna dora doris dorothy edith eileen elaine eleanor elena elisa elise elizabeth
    ella ellen ellie elsa emily emma erica erika erin esther eva eve evelyn faith farah fatima felicity fiona frances
    francesca freda freya frida gabriela gail gemma georgia gina giovanna gisela giulia gloria greta gwen hana hanna
    hannah harriet hazel heather heidi heike helen helena helga hilary hilda holly ida ilse imran ina ines inga inge
    ingrid irene iris irina isabel isabella ivy jana jane janet janice jasmine jean jen jenna jennifer jenny jessica
    jill joan joana joanna joanne johanna joyce juanita judith judy julia juliana julie juliet jutta kara karen karin
    karolina kate katharina katherine kathleen kathy katie katrin katya kelly kerry klara kristen kristin kristina lana
    lara laura lauren lea leah leila lena leonie lidia lila lily linda lisa liz lois lola lori lorna lorraine louisa
    louise lucia lucy luisa luna lydia lynn maaike madeleine magda maggie mandy mara marcia margaret maria mariam
    marianne marie marilyn marina marisa marisol marlene marta martha martina mary matilda maureen maya megan mei mel
    melanie melissa mia michaela michele michelle mildred milena mina mira miranda miriam moira molly mona monica monika
    muriel myra nadia nadine nancy naomi natalia natalie natasha nicola nicole nina nora norma olga olivia pam pamela
    paola patricia paula pauline peggy penelope penny petra phyllis polly pooja priya rachel raquel rebecca regina
    renate renee rhonda rita roberta rochelle rosa rosemary rosie ruby ruth sabine sadie sally salma samantha sandra
    sara sarah saskia selma serena shannon sharon sheila shirley shreya sigrid silke silvia simona simone sofia sonia
    sonja sophia sophie stacy stefanie stella stephanie sue sunita susan susanne suzanne svetlana sybil sylvia tamara
    tania tanya tara tasha teresa terri tess thandi theresa tiffany tina toni tracy trish ulrike una ursula ute
    valentina vanessa vera veronica vicky victoria viola violet virginia vivian wanda wendy xin yara yasmin yolanda
    yvette yvonne zara zeynep zoe jo-anne tamsin imogen siobhan niamh aoife orla bronwyn ottilie ifeoma ngozi ama adaeze
    lerato nomsa jamila layla rania kaisa dagny ewa agnieszka zofia ioana zsofia eleni linh hyejin seoyeon sakura aiko
    priti bobbie barbie babs lexi lottie tina chrissie ellie nell lizzie libby eliza fran frankie izzy jessie jude kath
    kat maggie meg marge nikki patty tricia becca steph suzie tori lucille harriet yuki aylin henrike
    """
)
EITHER_GENDER = _set(
    """
    alex andrea ali bobbie chris charlie dale dana dominique eddie elif frankie guy jackie jaime jamie jan jo jordan
    jude kay kim laurence lee leslie lou marion morgan nick nicky pat ray robin sam sandy sasha shane sid stan terry
    tony val vernon jess jesse jay jean june mo nia noor per rene akira imran quentin blair casey drew minh anh thu xin
    yan lin wei ming chen mika simone michele nicola gabriel toni kerry kelly shannon dawn ashley hilary billy
    """
)
# First names that are also words: only a name where capitalised, and not at the start of a sentence without a sign.
NAME_OR_WORD = _set(
    "will mark may bill grace hope chase rich frank art pat april june august dawn faith guy grant "
    "dean drew ray rob sue penny ivy joy iris rose violet ruby amber hazel holly daisy heather miles "
    "wade jack max don page gene nick norm josh jan mar dale glen wes val per ama anh thu cat kit "
    "tori sandy jordan greet jun dev ina len lin mo mel rex sadie stan kay lea mina sally tim art. thanks kim "
    "skip chance chip buck bud cliff lance peg"
)

# Capitalised words that are no names of people where no lists say so.
COMMON = NOBODY | _set(
    """
    a whoever whomever whichever wherever about above halfway midway absence absage accepted access account action
    actually add admin after afternoon again
    agency
    agenda ago agreed alerted all almost already also although always am an and another answer answers any anyone
    anything anyway app application applied apparently are around as ask asked asking assessment assignment assume
    assuming at available average away awkward back background bad ball base based basically be because been before
    behind being best better between big bit board body bonus boss both brief bring brought business but by call
    called calling calls came can candidate candidates card care case cash cause certificate certificates chance
    changed chasing chat chatted check checked checking child choice city class clear client clients close coffee
    come comes coming committee commute company comp compensation concern concerns confirmed contact contacted
    contract cool coordinator correct corporate cost could country couple course cover crazy culture current
    customer customers cv daily date dates day days deadline deal dear debrief december decent decide decided
    decides decision decisions def definitely delivered demo department details developer did didn different
    difficult direct director discussed do does doing done don door down dress drive drop dropped due during each
    early easy eight either else email emailed emails employee end enough entry er especially estimate etc even
    evening ever every everybody everyone everything exactly excellent excited exercise expect expected experience
    expenses extra fair fairly fall family fast feedback feel feeling feels felt few fewer fifteen fifty fill final
    finally finance find fine finish finished first fit five flat floor follow followed following follow-up for
    forgot form former forms forty forward found founder four free friday friend friendly from front full fun
    further future gave general get gets getting give given gives giving glad go goal goes going gone good got great
    group growth guess gut guys had half hand handed happy hard has hate have having he headcount heading heads
    health hear heard hello help her here hers herself hey hi high higher him himself hire hired hiring his hit hold
    holiday holidays home homework hope hopefully hoping hour hours house how however hr huge human hybrid i idea
    ideal if imagine important impressed impression in inbox including indeed industry info information informed
    inside instead intense interesting internal internship interview interviewed interviewer interviewers interviews
    into intro invitation invite invited is issue it its itself job join joined just keen keep kept key kind kitchen
    knew know knows lack last late later laptop law lead leadership learned learning least leave led left legal less
    let letter level life like liked likely line link linkedin list listed little live local location log long look
    looked looking looks loop lost lot lots loud lovely low lower lunch luck made mail mailed main major make makes
    making management manager managers many market marketing matter may maybe me mean meanwhile meet meeting
    meetings member members mention mentioned message messaged met mid middle might mind mine minute minutes miss
    missed mistake mixed mobile model moment monday money month monthly months more morning most mostly mother move
    moved moving much multiple music must mutual my myself name names near nearly need needed needs neither nervous
    network never new news next nice night no nobody none nope nor normal not note notes nothing notice notified now
    axed culled deselected discarded eliminated filtered screened sifted weeded
    number numbers obviously october odd of off offer offered offers office often oh ok okay old older on once one
    ones online only onsite on-site open opening opinion opportunity option options or order original other others
    otherwise our ours out outside over overall overtime own owner owes pack package page paid panel paper paperwork
    parking part parts pass passed past pay people per perfect perhaps permission person personal personally phone
    phoned pick picked piece ping pinged place plan planned plans plant play pleasant please plenty plus point
    points policy polite pool portfolio position positive possible possibly post posted potential prep prepared
    presentation pretty previous price private probably problem process product professional profile program project
    projects promised proper public pulled pushed put quarter question questions quick quickly quiet quite quota
    raise ran rang rather react read ready real really reason reasonable received recently recruiter recruiters
    recruiting recruitment ref referee referees reference references refs regarding region regular rejected
    rejection related relaxed relevant remember remind reminder remote replied reply report request requested
    required research resent respond responded response rest result results resume return review reviewed right ring
    role roles room rough round rounds run said salary sales same sample samples saturday save saw say says schedule
    scheduled screen screening second secretary section see seem seemed seems seen select self send sending senior
    sense sent separate september series serious server service set seven several shall share shared she shift short
    shortlist shortlisted should show showed shown side sign signed similar simple since single sir site six skill
    skills skip slides slightly slow small smart so social software sold some somebody somehow someone something
    sometimes sometimes somewhat soon sorry sort sounds source space spare speak special specific spent split spoke
    spot spring sprint stack staff stage stand standard start started starting starts state status stay step steps
    still stock stop story straight strange street strength strengths stress strong student stuff style submitted
    subject such suddenly suggested summary summer sunday supervisor support supposed sure surprise system systems
    table take take-home taken takes taking talk talked talking task tasks tax team teams tech technical tell ten
    terms terrible test tests text texted than thank thanked thanking thanks thank-you that the their them then
    there therefore these they thing things think thinking third this those though thought thoughts three through
    thu thus thursday tickets till time timeline times tired title to today together told tomorrow tonight too took
    top topic total touch tough toward town track trade traffic training travel trial tried trouble true try trying
    tuesday turn turned twelve twenty twice two type typical um unclear under understand unfortunately unit unless
    unlike unlimited until up update updated upside upstairs us use used useful usual usually vacation vague various
    verbal verdict version very via vibe vibes video view visa visit voicemail wait waiting waited want wanted wants
    warm warned was way we weather website wednesday week weekend weekly weeks weird welcome well went were what
    whatever when where whether which while who whole whom why wife will wish with withdrew within without woman
    women won wonder wondering word words work worked worker workers working workplace works world worry worst worth
    would wow write writing written wrong wrote yeah year years yes yesterday yet you young your zero zoom
    absolutely according address advice afraid afterwards agent ahead alone along aloud alright amazing among amount
    annoyed annual anybody area arrived article aside assistant attitude attached attach autumn avoid backup basic
    beautiful become began begin beginning believe below besides beyond birthday bless blog book boring born bottom
    bowed brand break breakfast bright brilliant building built busy buy cab café calm camera cancelled car careful
    cat catch caught central certain certainly ceo cto cfo coo chair charming cheap chef children christmas clean
    cleaner cold colleague colleagues college comfortable comment common competition complete completed completely
    computer conclusion conference confident confirm confirms confused congrats connect connected conversation copy
    corner count courier crew critical currently dark data database dead decline declined deep deeper delayed
    delivery depends deputy design desk despite detail developers die dinner direction directly director's distance
    double doubt dozen draft drafted drafting drink east eastern eat edge edit education effort elevator eleven
    empty engineer engineering english enjoyed entire environment equal equipment equity error euro europe european
    exam example except exit experienced expert explained explains external eye eyes face fact factory failed
    fallback familiar famous farm fault favorite fear feature field fifth figure figures file files filled film
    fired firm fish fix fixed flexible flight focus focused food foot force foreign forever forget formal fortnight
    forwarded fourth frankly freelance fresh front fully funny garden gate gently german giant gift girl glass
    global gosh government grad gradually graduate ground guard guess guest guide half-hour hall handle handled
    handover hang happened happens hardly harder head headhunter headquarters heard heart heavy held helped helpful
    hence herr frau hidden hint history honest honestly hospital hot hotel house hq ideally ill immediately
    impressive incl increase increasing independent initial insurance interested interim intern interviewing
    introduced introduction ironed issues items january february march april june july august november joint judge
    jumped junior justice kids kindly knock knowledge lab ladies lady landed language large largely laughed lawyer
    leads leaving lecture legally lengthy letters letting license lift light lights limited list living loads loan
    lobby locked logistics lonely looong lovely lower lucky luckily machine mad map margin married master match math
    mature maximum meal meaning means meant measure media medical memory mental mess method metro midday midnight
    mild mile minor missing mission mode moderate modern money's mood moved museum mum mom dad name's narrow
    national native natural naturally nature nearby neat necessary negative nerve net neutral nobody's noise north
    noted noticed notably nowhere nurse nurses obvious occasionally odds offered officer official ooh opened
    operation operations opposite orders organised organized outcome outlook outstanding overhead owed owned packed
    paint pair parent parents park partly partner party patient pattern pause peak pending pension percent
    performance period permanent phase photo physical picture plain plane planning plastic platform played plenty
    poor popular port posting potentially power practical practically practice practise precise prefer preferred
    preparation prepare preparing present presented press pressure presumably prevent primary principal print
    printed prior priority pro probation procedure product production prof program promise promising proof properly
    property proposal proposed proud provide provided pub pull purchase pure purely purpose push qualified quality
    query queue quit quote radio rail rain raised range rapid rare rarely rate rating reach reached reaction reality
    realised realized reception receptionist recommend record recorded recovery red reduce refer refreshing refused
    regards reject relative relaxing relief relieved religious rent repair repeat reported reporting represent
    rescheduled researched reserve resolved resource resources respect restaurant retail retired returned revised
    rich ride rise risk river road roughly route row rude rule rules rush safe safety sat satisfied scale scared
    school schools science scope score scored script seat secret sector secure security seek seeing selected sells
    semi separately seriously served session settled settle severe shadow shame shape sharp sheet ship shirt
    shocking shoes shop shopping shot shout shower shut shy sick sight signal significant silence silent simply sits
    sitting situation size sleep slept slide slot smile smiled smooth snack snow solid solve solution sometime son
    song sound soup south southern speaking spec specialist speech speed spelling spend spirit split sport square
    stable stairs standing stars station stayed steady stepped stick stopped store stories storm stranger strategy
    stream stressful strict strictly strongly structure struggled studied studio study stupid subway success
    successful sudden suit suited sun super suppose surely surgery surprised surprising surprisingly survey suspect
    sweet swiss switch switched tall target taxi tea teach teacher team's tentative tentatively term theory there'll
    thick thin thirteen thirty thorough thoroughly thousand threw throughout ticked tight tiny tip tips tone
    top-notch topics touched tour toward towards town tradition train trainer training treated trip true trust truth
    auntie aunty aunt nana granny grandad grandma grandpa godmother godfather
    twelve typed ugh unable uncertain uncle understanding understood unemployed unexpected unfair unfortunate union
    unique university unlikely unpaid unusual upper upset urgent usage user users utter vacancy valid valuable value
    van variety vast vehicle verify via view village virtual virtually vision visited voice vote wage wages waited
    waiter walked walking walk wall warehouse warm warning wash watch watched water weak weakness wealth wear
    wearing welding west western wheel whenever wherever white wide wild win wind window wine winter wise wished
    withdrawn withdraw wondered wonderful wood worn worried worse wouldn wrapped wrap writer yard yawn yep yup zone
    tuesdays mondays fridays weekday weekdays easter thanksgiving xmas eve today's tbd tba tbc eod cob eow q1 q2 q3
    q4 asap fyi todo fwiw imo btw aka id ot pto wfh nda ats okr kpi saas b2b sql excel python java figma postgres
    aws react word powerpoint google slack teams skype outlook english french spanish italian american british
    europe london berlin paris york munich hamburg leeds manchester chicago boston texas california mid-december
    indeed glassdoor xing github spoken thankfully gotta gonna must've should've reminder ouch yay hooray sigh meh
    nah hmm hm well done-ish talks nothing's interviewers' onboarding orientation wording mood feelings gist tl;dr
    summary recap sidenote aside overview takeaways takeaway impressions question interviews competitor competitors
    rival rivals nope somewhere anywhere mailing calling texting telling offering emailing sending finishing writing
    following seeing hearing asking gotten hiring-manager followup followups tech-screen dates salaries hm's
    weekends chased nudged hired fingers crossed touchwood touch-wood apologised apologized brushed deputy's tick
    ticked
    """
)
