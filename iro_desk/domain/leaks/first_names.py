"""The short and long forms of first names, so that Liz is found where Elizabeth must not be read.

Forms in use in England, gathered by hand and compared with the list "nicknames" by Carlton Northern and others
(Apache License 2.0); only forms of three letters or more, because shorter ones are in every other word.
"""

from __future__ import annotations

from functools import lru_cache

from iro_desk.domain.leaks.squeezed import letters_of

_GROUPS = """
aaron ron ronnie
abigail abby abbie abi gail
abdul abdullah abdallah
adam addy
adrian ade adie
agnes aggie nessie
ahmed ahmad ahmet
aidan aiden ayden
alan allan allen
albert bert bertie
alexander alex alec sandy sasha xander lex
alexandra alex lexi lexie sandra sasha alix
alfred alf alfie fred
alice ali allie
alison allison ali allie
amanda mandy mand
amelia amy millie milly mia melia
anastasia ana stacey tasha
andrew andy drew
angela angie ange
anna ann anne annie anya hannah
annabel annabelle bella belle anna
anthony antony tony ant
antonia toni
archibald archie
arthur art artie
augustus gus august
barbara babs barb barbie
barnaby barney
bartholomew bart
beatrice beatrix bea trixie bee
benjamin ben benny benji benj
bernadette bernie detta
bethany beth bethan betty
bradley brad
bridget bridie biddy bridge
bronwyn bron
callum calum cal
cameron cam cammy
caroline carolyn carrie caro caz lyn
cassandra cass cassie sandra
catherine katherine kathryn catharine kate katie katy cath cathy kathy kat kitty kit cat trina kay
cecilia cecily celia cece cissy
charles charlie chas chaz chuck
charlotte charlie lottie char lotte
chloe chlo
christina christine chris chrissie tina kirsty christy
christopher chris kit topher
clara clare claire
clementine clemmie clem
connor conor con
constance connie
cordelia delia cordy
cynthia cindy
daniel dan danny
danielle dani danni elle
darren daz dazza
david dave davey davy dai
deborah debra deb debbie debs
denise den
dennis den denny
desmond des
dominic dominick dom
donald don donny
dorothy dot dottie dolly dora
douglas doug dougie
edith edie
edmund ed eddie ned ted
edward eddie ned ted teddy ward
edwina winnie
eleanor elinor ellie nell nora ella elle leonora
elizabeth elisabeth liz lizzie lizzy beth betty betsy bess bessie eliza libby lisa elsie liza lilibet
ellen nell ellie nellie
emily emma emmie em milly
emmanuel manny manuel
eric rick
erin ez
ernest ernie
esther hester essie
ethan eth
eugene gene
evelyn evie eve eva
fatima fatema fatimah
felicity fliss flick flic
fiona fee fi
florence flo florrie flossie
frances fran frankie fanny francesca
francis frank frankie fran
francesca fran frankie chess cesca
frederick freddie freddy fred fritz
gabriel gabe
gabriella gabrielle gabby gaby ella elle
gareth gaz gary gaz
gemma jemma gem
geoffrey jeffrey geoff jeff
george georgie
georgina georgia georgie gina
gerald gerry ged
gerard gerry ged
gillian jill gill
gordon gordy
grace gracie
graham graeme gray
gregory greg gregg
gwendolyn gwen wendy
hannah hanna han
harold harry hal
harriet hattie harri hatty
harrison harry
hayley hailey haley
heather hev
helen helena nell nellie lena
henrietta hetty etta hen
henry harry hal hank
herbert herb bert
hugh hughie huw hugo
humphrey humph
ibrahim ebrahim ibby
imogen immy immie gen
irene rene
isaac zac ike isaak
isabella isabelle isabel isobel bella belle izzy issy ella izzie isa
isaiah zay
ivan van
jack john jackie jonny johnny jock
jacob jake jay coby
jacqueline jackie jacqui jacq
jaden jayden jay
james jim jimmy jamie jem
jane janie jan janet
janet jan
jasmine jazz jas jaz yasmin
jason jase jay
jean jeannie jeanette
jennifer jen jenny jenni
jeremiah jerry jez
jeremy jez jem jerry
jessica jess jessie
joan joanie
joanna joanne jo-jo joey jojo
john johnny jon jack jonny
jonathan jonathon jon jonny nathan
jordan jordy jord
joseph joe joey jos
josephine josie jo-jo fifi
joshua josh
joyce joy
judith judy jude
julia julie jules
julian jules
justin jus
karen kaz
kayleigh kaylee kay
keith
kelly kel
kenneth ken kenny
kevin kev
kieran keiran kier
kimberley kimberly kim kimmy
kirsten kirsty
kristina kris kristy tina
laura laurie loz lori
lauren laurie loz
laurence lawrence larry laurie lol loz
leah lea
leonard len lenny leo leon
leonardo leo
leslie lesley les
lewis louis lew lou louie
liam lee
lillian lilian lily lil lilly
linda lynda lin lindy
louise lou lulu
lucas luke luca luc
lucy lucie luce lucinda
luke luca
lydia lyd liddy
madeleine madeline maddie maddy mads
magdalena magda lena
malcolm mal
marcus marc mark
margaret maggie meg peggy peg marge margie margot greta daisy megan rita mags madge
maria marie mary ria mia
marianne mary anne
marina rina
marjorie marge margie
martha marty mattie
martin martyn marty
mary molly polly mae mamie
matilda tilly tilda mattie
matthew matt mattie matty
maureen mo-mo reenie
maurice morris mo-mo
maximilian max
maxwell max
megan meg meggie
melanie mel
melissa mel lissa
mercedes mercy sadie
michael mike mick mickey micky mikey mitch
michelle shell chelle shelly
mildred millie
miranda mandy randa
mohammed muhammad mohamed mohammad muhammed mohamad mohd mo-mo
molly moll
morgan morg
mustafa mustapha
nancy nan
naomi nomi
natalie nat natty talia
natasha tasha nat tash
nathan nate nat
nathaniel nathan nate nat
neil neal niall
niamh neve
nicholas nick nicky nico
nicola nicole nic nicky nikki nik
nigel nige
noah
nora norah
oliver ollie olly
olivia liv livvy olive livi
oscar ossie
pamela pam pammy
patricia pat patsy tricia trish patty
patrick pat paddy
paul pauly
paula
penelope penny pen
peter pete petey
philip phillip phil pip
philippa pippa pip
phoebe feebs
priscilla cilla
prudence pru
rachel rach rachael
raymond ray
rebecca becky becca becks bex
reginald reg reggie
rhiannon rhi
richard rick ricky dick rich richie ritchie
robert rob robbie bob bobby bert robin
roberta bobbie
roderick rod roddy
rodney rod roddy
roger rog
roland rolly
ronald ron ronnie
rory
rosalind ros roz rosie
rosamund ros roz rosie
rose rosie rosa
rosemary rosie rose romy
roxanne roxy
rupert
russell russ
ruth ruthie
ryan ry-ry
sabrina brina
sally sal
samantha sam sammy
samuel sam sammy
sandra sandy san
sarah sara sally sadie
scarlett scarlet letty
sean shaun shawn
sebastian seb bas baz
shannon shan
sharon shaz shaza
sheila shelagh
shirley shirl
sian shan
sidney sydney sid syd
siobhan shiv
simon si-si sime
sophia sophie sofia soph sofie
spencer spence
stanley stan
stefan stef
stephanie steph stef stevie
stephen steven steve stevie ste
stuart stewart stu
susan susanna susannah suzanne sue suzie susie suki suzy
sylvia sylvie
tabitha tabby
tamara tammy tam
tamsin tammy taz
teresa theresa tess tessa terri tracy
terence terry tel
thea dorothea
theodore theo ted teddy
theodora theo dora
thomas tom tommy thom
tiffany tiff
timothy tim timmy
tobias toby
tracey tracy trace
trevor trev
tristan tris
tyler
umar omar
valerie val
vanessa nessa ness van
veronica ronnie vera
victor vic vick
victoria vicky vicki tori tory vic
vincent vin vince vinny vinnie
violet vi-vi
virginia ginny ginnie
vivian vivien viv
walter wally walt
wayne
wendy wen
wilfred wilf wilfie fred
william will bill billy liam willie willy
winifred winnie freda
xavier zav
yousef yusuf youssef joseph
yvonne vonnie
zachary zac zach zak zack
zoe zoey zowie
"""


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    """Each name with the forms of every line it heads, and each short form with the names that head its lines."""
    found: dict[str, set[str]] = {}
    for line in _GROUPS.splitlines():
        names = [letters_of(name) for name in line.split()]
        for short in names[1:]:
            found.setdefault(names[0], set()).add(short)
            found.setdefault(short, set()).add(names[0])
    return {name: frozenset(forms - {name}) for name, forms in found.items()}


def other_forms(name: str) -> frozenset[str]:
    """Return the forms of a first name that are not ``name`` itself, plain; two letters are too few to look for."""
    return frozenset(form for form in _forms().get(letters_of(name), ()) if len(form) > 2)
