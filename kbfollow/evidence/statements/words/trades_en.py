"""What people are by trade: words that are a title where a title stands, and often surnames elsewhere."""

from __future__ import annotations

TRADES = frozenset(
    """
    pi qs sho spr cno cmo dos gc cos dso dpo dsl slt cfi ncoic nco rsm mlro sqe hod hof hoy dht aht smo ssm tm dm
    fm om
    churchwarden churchwardens sexton-verger beadle fixer cocky boss-cocky major colonel lieutenant corporal
    brigadier rep financier embryologist civilian parent
    trustee leitung inhaber inhaberin interrogator laird squire factor ghillie herder shearer ringer jackaroo
    jillaroo boundary-rider publican
    collaborator exec non-exec nonexec acting reverend number-two second-in-command two-ic 2ic understudy stand-in
    opposite-number right-hand wardens superintendent
    associate counterpart imam rabbi bishop monsignor vicar skipper mate first-mate shipmate coach judge charge
    headwoman consultant anaesthetist chairman musical
    abbess abbot activist actuary adjuster adviser advisor aed aesthetician agronomist alderman almoner ambassador
    anaesthetist anchor anesthetist animator arbitrator arborist archdeacon architect archivist asm assessor
    astronomer attache attaché au-pair auctioneer audiologist bailiff baker barback barber bdm beautician beekeeper
    blacksmith blaster boatbuilder bodyshop boilermaker bookbinder bookseller bosun botanist bouncer brewer
    broadcaster bursar butler cabinetmaker campaigner canon cantor canvasser captain caregiver carer carpenter
    cartographer caseworker caster caterer cellarman cellarmaster ceramicist chairholder chaplain charge-hand
    charge-nurse chargehand cheesemaker cheesemonger childminder chimneysweep chiropractor chocolatier choirmaster
    choreographer cinematographer clerk clinician clockmaker cobbler colorist columnist commander commis compositor
    concertmaster concessions concierge conductor confectioner conservator consul consultant controller convener
    convenor conveyancer coo cooper copyeditor coroner councilman councilwoman counsellor counselor coxswain cro
    croupier cupper cutter d' data-steward deacon dean decorator deputy despatcher devops dietician dietitian
    dispatcher distiller dm docker doctor doorman dorm-parent doula dramaturg dramaturge dressmaker driller drover
    duty-manager dyer ecologist ed educator elder embalmer embroiderer engraver entomologist estimator examiner
    expediter expeditor exporter exterminator farrier firefighter fishmonger florist forester forwarder founder
    franchisee front-of-house fundraiser gaffer gallerist gamekeeper ganger ganger-man gardener gasfitter glazier gm
    goldsmith gp grader greengrocer greenkeeper grip grocer groom groundskeeper groundsman guard hairdresser
    harbormaster harbourmaster head-lad head-master head-mistress headmaster headmistress health-visitor herdsman
    homecarer hotelier housemaster housemistress hydrologist hygienist illustrator importer impresario innkeeper
    inspectorate instructor interpreter invigilator ironmonger jeweler jeweller jockey jointer kam kennelman
    keyworker kp landscaper lead-hand leadhand lecturer lessee lettings licensee lifeguard lineman linesman linguist
    loader lollipop loss-adjuster luthier machinist maitre maltster marshal mason masseur masseuse mathematician
    matron mayor maître md mediator meteorologist miller milliner millwright miner mixologist modeler modeller
    mortician moulder nanny negotiator newsagent newsreader night-manager notary nursery nurseryman nurserywoman
    nutritionist ombudsman ophthalmologist optometrist organiser organist orthodontist osteopath ostler packer
    paediatrician painter panel-beater patissier patroness pattern-cutter patternmaker pediatrician phlebotomist
    physio physiotherapist picker piercer pilot pit-boss plasterer playworker podiatrist pot-wash potter
    practitioner prefect presenter presser printer prior proctor projectionist proofreader propmaster
    psychotherapist publican purser pâtissier quartermaster radiographer rat-catcher realtor rector registrar
    repetiteur restaurateur restorer retailer rigger rm roaster roofer rostering roughneck répétiteur sacristan
    saddler sailmaker sampler saucier scaffolder scheduler schoolmaster seamstress selectman senco sendco sexton
    shepherd shipwright shunter signaller signalman silversmith sister-in-charge slater slt smelter smt
    social-worker sonographer sorter spinner stagehand stationer stationmaster stevedore steward-in-chief stockman
    stockwoman stonemason storekeeper storeman storewoman sub-editor subeditor sweep sysadmin tailor tailoress
    taster tattooist tester thatcher toolmaker toolpusher trainer turner typesetter tyre-fitter undertaker
    underwriter upholsterer usher usherette valet valeter valuer verger verifier vintner vpe warden wardrobe
    watchmaker weaver webmaster wheelwright wholesaler winemaker yardmaster youth-worker zookeeper zoologist
    """.split()
)
# The last letters of a trade: "hygienist", "craftswoman", "groundskeeper".
TRADE_ENDINGS = (
    "ologist", "ician", "herapist", "ienist", "turist", "tographer", "grapher", "keeper", "maker", "monger", "wright",
    "smith", "master", "mistress", "woman", "person", "herder", "worker", "fitter", "layer", "grower", "handler",
    "officer", "leader", "minder", "ometrist", "iatrist", "acist", "ologue", "seller", "holder", "setter",
)  # fmt: skip
NO_TRADES = frozenset("woman person man gentlewoman chairwoman's reminder kinswoman spokes layer player".split())
