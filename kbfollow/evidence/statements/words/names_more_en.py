"""More first names, so that one at the start of a sentence or in lower case is known."""

from __future__ import annotations

MORE_WOMEN = frozenset(
    """
    philippa fenna nuala sinead sinéad latoya folake nuria maeve ciara roisin róisín grainne gráinne deirdre mairead
    eilidh morag isla catriona kirsty elspeth ailsa rhiannon cerys ffion sian siân carys angharad nerys lowri
    gwyneth delyth bethan priyanka lakshmi meera kavita anjali divya sneha nandini shalini padma geeta rekha usha
    lata neha aditi ishita pallavi fatou aminata mariama nkechi chioma amaka funmi yetunde bukola abena akosua efua
    thandiwe zanele nomvula lindiwe thandeka busisiwe ayesha zainab khadija nasreen shabnam farida soraya laleh
    shirin parisa yusra hanan samira rasha guadalupe lupe xochitl rocio rocío marisela yesenia graciela bérénice
    colette odile solange sylvie mireille ghislaine delphine margaux élodie geneviève ottoline rosalind cordelia
    gwendolyn marguerite josephine georgina henrietta clementine bryony tabitha winifred ngaire hinemoa aroha moana
    ngaio marama whetu mei-ling yuna jia xiulan bozena danuta halina jadwiga grazyna malgorzata iwona renata jolanta
    svitlana oksana oleksandra natalya lyudmila galina ilona eszter katalin judit snezana dragana jelena milica
    vesna jasna inés itziar amaia begoña leire ainhoa marijke fenneke femke anouk sanne lotte wilma hilde greet
    astri solveig ingeborg sigrun gudrun freja mette kirsten birgitte tuula päivi anneli chantelle shanice keisha
    tanisha kiara brianna kayla haley hailey mackenzie kelsey bree shelby brittany shaz shazza doreen noreen glenda
    glenys beryl mavis enid olwen
    """.split()
)
MORE_FIRST_NAMES = MORE_WOMEN | frozenset(
    """
    alastair alasdair alistair fergus ewan euan iain ruaridh gregor struan archie olu folarin segun femi bayo
    babatunde kayode obinna uche ikenna kelechi chukwudi kwabena kwasi kojo kwadwo mandla bongani tendai tapiwa
    farai suresh ramesh mahesh ganesh vikram arvind anil ashok deepak sandeep naveen karthik srinivas venkat gopal
    mohan vivek nitin manoj pankaj rakesh yash hamza bilal imad tarik faisal nasser rashid walid farouk mustafa emre
    kerem burak joaquín joaquin hernán hernan ramiro gonzalo emilio esteban rodrigo gustavo alberto armando arturo
    eduardo enrique étienne etienne gaston laurent thierry olivier benoit benoît cyril mathieu guillaume sylvain
    florent gilles joost henk pieter wouter jeroen maarten ruud sjoerd bram gerrit dirk-jan riaan wim dragan goran
    zoran milos miloš nebojsa vladan slobodan bohdan oleh taras yevhen vasyl dmytro zbigniew wojciech grzegorz jacek
    janusz stanislaw boleslaw zoltán lajos ferenc gábor gabor balázs attila wiremu hemi tane tamati sione semisi
    tevita paulo huw gethin emyr ieuan iwan gwilym aled alun elwyn geraint gerallt cormac colm donal eamon eamonn
    diarmuid fintan cathal conor tadhg turlough padraic brendan kieran ronan hiro takashi satoshi daisuke minho
    jae-hyun wei-jie jian xiang merv gord nev baz gaz daz dwayne jermaine tyrone desmond winston curtis clifton
    delroy garfield malachy tarquin barnaby jolyon piers lachlan cody brody tucker travis dustin derrick darnell
    terrell bradley paco nacho pepe pepa chema iñaki inaki curro manolo quique kike josé toni beto memo chuy lalo nando
    tito dirk arno birgit annika ola uwe heiko volker ingo detlef anke silke maike imke wiebke
    """.split()
)
# A name before one of these in lower case is that of a maker or an inventor.
THINGS = frozenset(
    """
    flask flasks beaker beakers dish dishes burner burners knife knives key keys screwdriver screwdrivers wrench lathe
    notebook notebooks machine machines engine engines printer printers drill drills saw saws oven ovens piano
    pianos guitar tractor tractors truck trucks lorry lorries vans boiler boilers pump pumps valve valves grinder
    mixer mixers fryer fryers till tills scanner scanners camera cameras lens lenses microscope microscopes
    centrifuge harness harnesses gloves boots clamp clamps crane cranes excavator digger forklift trailer bike
    bikes software spreadsheet spreadsheets diagram diagrams chart charts curve equation theorem algorithm effect
    reaction cylinder column tube tubes pipette pipettes scale scales ladder scaffold plough baler
    """.split()
)
# Makers, programs, institutions and other words that are written large without naming anybody.
NOBODY = frozenset(
    """
    gas hygiene aid forklift truck scaffold barracks army navy police fire ambulance guild chamber
    institute academy foundation society club county mosque synagogue railway tube tram bus depot garage harbour
    airport theatre cinema gallery library archive television internet web cloud microsoft amazon windows linux
    android homag siemens makita cad autocad solidworks quickbooks xero sap oracle salesforce hubspot jira
    confluence photoshop indesign illustrator canva wordpress shopify instagram facebook tiktok twitter youtube
    whatsapp spotify netflix uber tesla toyota volvo scania caterpillar hitachi bobcat komatsu festo fanuc heidenhain
    krones scrum kanban agile python javascript typescript java kotlin golang django flask kafka postgres postgresql
    mysql mongodb redis terraform ansible kubernetes docker aws azure gcp tableau powerbi looker stata spss matlab
    revit archicad sketchup rhino solidedge ableton protools premiere aftereffects lightroom procreate moodle
    blackboard sims emis systmone epic cerner workday successfactors fidelio toast zendesk intercom
    asana trello notion miro clickup airtable zapier mailchimp klaviyo eventbrite linkedin indeed glassdoor reed.co
    tupe hmrc ofsted cqc nhs dbs pvg garda cscs cpcs ipaf pasma sia smsts npors acs hvac hgv psv lgv cpc adr osha
    servsafe cna rn lpn bls acls pals cpr twic faa icao gdpr haccp iso excel word outlook teams zoom slack github
    januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag
    sonntag fools chapter synod appointment appointments zweites erstes gespräch
    zweitgespräch vorstellungsgespräch termin
    covid brexit pat portfolio showreel skype facetime bluetooth wifi vpn crm erp kpi okr saas b2b b2c
    """.split()
) - {"pat", "excel", "word"}
