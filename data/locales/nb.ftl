# Ordene i groupfinder på norsk bokmål. De tre filene har de samme nøklene; en test sammenligner dem.

## Skjermen
demo-mark = DEMO
demo-note = Oppdiktede grupper, så du kan prøve programmet
search-label = Søk:
search-hint = tema, sykdom, sted, ukedag ... eller trykk Tab
chosen-label = Forstått:
near-chip = nær { $place }
within-chip = innen { $distance } fra { $place }
chip-who = for: { $what }
chip-not = ikke: { $what }
home-known = Hjemsted: { $place } ({ $source }), { $key } endrer det
home-named = Hjemsted: { $place } { $key }
home-none = Oppgi hvor du er: { $key }
home-from-choice = valgt selv
home-from-setting = fra innstillingene
home-from-locale = fra språkinnstillingene
home-from-zone = fra tidssonen
home-title = Hvor er du?
home-typed = Land, region, sted eller postnummer:
home-nothing = Ingen treff på «{ $typed }». Slett med Backspace.
home-nowhere = ikke noe bestemt sted
key-crisis = Krisehjelp
key-leave = Forlat nå
key-crisis-short = SOS
key-leave-short = Ut
key-help = Hjelp
pane-topic = Tema
pane-category = Kategori
pane-location = Sted
pane-format = Møteform
pane-more = Mer
pane-filter = Filter:
pane-nothing = Ingen treff på «{ $typed }». Slett med Backspace.
pane-near-heading = I nærheten
pane-near-row = nær { $place }
pane-near-within = innen { $distance }
pane-near-any = nærmeste først, uansett avstand
results-title = Grupper
details-title = Detaljer
found = { $count ->
    [one] 1 tilbud
   *[other] { $shown } tilbud
}
found-of = { $count ->
    [one] 1 av { $all } tilbud
   *[other] { $shown } av { $all } tilbud
}
order-best = beste treff først
order-best-near = beste treff først, så nærmeste
order-next = neste møte først
order-distance = nærmeste først
order-name = etter navn
order-verified = nylig sjekket først
section-heading = { $name } ({ $count })
section-fitting = Det som passer
section-near = Nær { $place }
section-within = Innen { $distance } fra { $place }
section-region = I { $region }
section-from-afar = På telefon og nett
section-country = { $country }
section-country-farther = Ellers i landet: { $country }
section-farther = Lenger unna
section-worldwide = Over hele verden
section-not-stated = Ikke oppgitt: { $conditions }
section-related = Beslektede tilbud
section-elsewhere = I andre land
section-folded = { $name }. { $key } viser dem.
home-gap = { $country }: ingenting er oppført om «{ $topic }».
home-gap-ask = Spør { $name }: { $ways }
home-gap-broader = Bredere tema, { $topic }
found-more = { $found } og { $more } til
found-uncertain = Ingenting passer sikkert; { $more } kanskje
found-farther = Ingenting møtes så nær; { $more } til nedenfor
corrected = Ingen treff på «{ $from }». Viser «{ $to }». { $key }: søk slik du skrev.
partial = Ingen treff på alt. Søker uten: { $words }.
literal-on = Søker nøyaktig slik du skrev. { $key }: vanlig søk.
fetch-begins = Henter fra kildene
fetch-over = Alle kildene er kontaktet
fetch-failed = { $count ->
    [one] Kunne ikke hente fra én kilde. { $key }: se hvorfor
   *[other] Kunne ikke hente fra { $count } kilder. { $key }: se hvorfor
 }
fetch-no-sources = Ingen kilder er satt opp. Legg til en: groupfinder sources add ADRESSE
renew-gone = Nye data er hentet. Tilbudet du valgte, er ikke lenger i listen.
renew-done = Nye data er hentet: { $count } tilbud.
taken-back = Søker på ordene: { $words }. { $key }: angre.
take-back-title = Det som ble forstått
take-back-all = Søk nøyaktig slik du skrev
take-back-one = Søk på ordene «{ $words }» i stedet for: { $label }
part-topic = Tema
part-who = For hvem
part-where = Hvor
part-when = Når
part-how = Hvordan
part-not = Ikke
part-remove = Ikke kreve lenger: { $kind }: { $label }
nothing-found = Ingen treff. Listen viser hva du kan prøve i stedet.
status-first = { $found }. Første: { $name }. { $key-down }: grupper, { $key-next }: filtre
status-pane = { $key-toggle }: velg, { $key-next }: videre, { $key-open }: vis gruppene, { $key-right }: åpne det som ligger under
status-welcome = Skriv hva det gjelder. { $key-down }: velg her, { $key-next }: filtre, { $key-open }: alle tilbud
status-search = Skriv hva det gjelder. { $key-down }: grupper, { $key-next }: filtre, { $key-guide }: veiviser
status-results = { $key-open }: åpne, { $key-filters }: filtre, { $key-sort }: sorter, { $key-search }: søk, { $key-take }: ta med
status-details = { $key-down }: les videre, { $key-back }: tilbake, { $key-code }: QR-kode, { $key-take }: ta med
status-overlay = { $key-down }: les videre, { $key-back }: lukk
status-sources = { $key-toggle }: velg, { $key-open }: følg eller hent, bokstaver: søk, { $key-back }: lukk
status-marked = { $key-open }: velg, { $key-mark }: fjern merket, { $key-back }: lukk
status-draft = Bokstaver: egne ord, { $key-down }: velg, { $key-open }: utfør, { $key-back }: lukk
status-choose = { $key-open }: velg, { $key-back }: lukk
status-register = Skriv svaret. { $key-open }: videre, { $key-back }: avbryt
status-home = { $key-open }: velg, bokstaver: søk, { $key-back }: lukk
status-palette = Bokstaver: søk, { $key-open }: utfør, { $key-back }: lukk
undo-offer = Nullstilt. { $key }: hent tilbake.
undo-nothing = Det er ingenting å hente tilbake.
quit-hint = { $key-quit } avslutter programmet. { $key-leave } tømmer også skjermen, med en gang.
too-small = Gjør vinduet større. { $key-quit }: avslutt, { $key-leave }: forlat nå.
leave-chord = Trykk { $key } en gang til for å tømme skjermen og avslutte.
details-none = Velg en gruppe for å lese om den.
details-unreadable = Opplysningene kan ikke vises nå: { $why }
kiosk-hint = { $key-leave } sletter alt du har gjort her.
kiosk-too-small = Skjermen er for liten. { $key-leave } sletter alt.
kiosk-trouble = Dette virker ikke nå. Si fra til personalet. ({ $code })
status-code = { $key-back }: lukk
status-staff = { $key-open }: bekreft, { $key-back }: lukk

## Kart og uke
view-list = liste
view-map = kart
view-week = uke
status-map = Piler: nærmeste punkt, { $key-forward }: neste etter avstand, { $key-nearer } { $key-farther }: zoom, { $key-open }: detaljer, { $key-view }: uke
status-week = Piler: dag og møte, { $key-forward }: senere, { $key-open }: detaljer, { $key-view }: liste
map-heading = { $count ->
    [one] 1 av { $all } på kartet
   *[other] { $shown } av { $all } på kartet
}
map-one = én gruppe
map-many = grupper
map-nothing = Ingen treff, derfor er kartet tomt.
map-no-place = { $name }: ikke på kartet, fordi møtestedet ikke er oppgitt.
map-share = { $shown } grupper på dette punktet
map-rank = { $n } av { $all } etter avstand
map-rank-anywhere = { $n } av { $all } på kartet
map-at = i { $place }
map-north = { $distance } nord for { $place }
map-north-east = { $distance } nordøst for { $place }
map-east = { $distance } øst for { $place }
map-south-east = { $distance } sørøst for { $place }
map-south = { $distance } sør for { $place }
map-south-west = { $distance } sørvest for { $place }
map-west = { $distance } vest for { $place }
map-north-west = { $distance } nordvest for { $place }
week-heading = { $count ->
    [one] 1 møte de neste sju dagene
   *[other] { $shown } møter de neste sju dagene
}
week-night = Natt
week-morning = Formiddag
week-afternoon = Ettermiddag
week-evening = Kveld
week-any-time = Uten klokkeslett
week-from-to = kl. { $from } til { $to }
week-from = kl. { $from }
week-uncertain = spør om det er møte den dagen
week-nothing = Ingenting av det som ble funnet, møtes de neste sju dagene.
week-not = { $name }: ikke noe møte de neste sju dagene.
week-rank = { $n } av { $all } den dagen

## Velkommen
welcome-question = Hva gjelder det?
welcome-examples = for eksempel:
welcome-example-1 = faren min har Parkinson
welcome-example-2 = panikkanfall, på nett
welcome-example-3 = leve med diabetes
welcome-example-4 = alene med barn
welcome-home = Hjem: { $place }
welcome-home-unknown = Finn en selvhjelpsgruppe
welcome-danger = I fare: { $numbers }
welcome-number-emergency = nødnummer { $number }
welcome-number-police = politi { $number }
welcome-number-medical = ambulanse { $number }
welcome-talk = Noen å snakke med: { $number }
welcome-talk-short = prat { $number }
welcome-no-numbers = I fare? Ring nødnummeret der du er. { $key }: krisehjelp, etter land
welcome-no-numbers-short = { $key }: krisehjelp, etter land
welcome-topics = Eller velg et tema
welcome-count-home = her
welcome-count-all = alle
welcome-next = Neste møter nær deg
welcome-next-none = Ingen møter i { $place } er oppført ennå. De kommer fra kilder du kan følge:
welcome-follow = Følg flere grupper
welcome-follow-keys = { $key-toggle }: velg, { $key-open }: følg. Ingenting hentes før du ber om det.
welcome-guide = { $key }: veiviser
welcome-learn = Hva selvhjelp er
welcome-all = Alle { $count } tilbud
welcome-sources = { $count ->
    [one] { $key }: én kilde, hentet { $date } kl. { $time }
   *[other] { $key }: { $count } kilder, hentet { $date } kl. { $time }
}
welcome-sources-new = { $count ->
    [one] { $key }: én kilde, ikke hentet ennå
   *[other] { $key }: { $count } kilder, ikke hentet ennå
}
welcome-sources-none = { $key }: hvor tilbudene kommer fra
welcome-card-illness = Sykdom
welcome-card-addiction = Rus og avhengighet
welcome-card-grief = Sorg og tap
welcome-card-violence = Vold og overgrep
welcome-card-mental-health = Psykisk helse
welcome-card-disability = Funksjonsnedsettelse
welcome-card-family = Familie
welcome-card-caregiving = Pårørende
welcome-card-identity = Kjønn og alder
welcome-card-life = Livssituasjon
welcome-hint-illness = kreft, diabetes, hjerte
welcome-hint-addiction = alkohol, rus, spill
welcome-hint-grief = partner, barn, venn
welcome-hint-violence = hjemme, tidligere i livet
welcome-hint-mental-health = angst, depresjon
welcome-hint-disability = autisme, syn, hørsel
welcome-hint-family = foreldre, adopsjon, samlivsbrudd
welcome-hint-caregiving = demens, psykisk sykdom
welcome-hint-identity = skeiv, menn, kvinner
welcome-hint-life = ensomhet, arbeid, gjeld
source-worldwide = hele verden
source-untried = ikke prøvd ennå
source-untried-long = Ingen har prøvd denne adressen ennå, så vidt vi vet. Kanskje svarer den ikke.
source-seen = Svarte sist: { $date }
source-seen-records = Svarte sist: { $date }, { $count } oppføringer
source-followed-new = ingenting ennå
source-groups = { $count } grupper
source-trouble = virker ikke
source-will-stop = blir fjernet
sources-all = Hent alle nå
sources-find = Søk:
sources-none-fit = Ingen treff på «{ $typed }».
sources-following = Følges fra nå av: { $names }
sources-stopped = Følges ikke lenger: { $names }
sources-not-written = Kunne ikke lagre innstillingene: { $why }
source-waiting = venter
source-asking = kontakter kilden
source-receiving = { $amount } kB mottatt
source-reading = { $count } grupper lest
sources-followed = Kilder du følger
sources-offered = Kilder for der du bor
sources-others = Andre kilder

## Offentlig terminal, veiviser, ta med
attract-language = Norsk
attract-title = Finn en selvhjelpsgruppe
attract-begin = Trykk en tast
attract-privacy = Det du skriver, blir ikke lagret. Til slutt slettes alt.
attract-hint = 1, 2, 3 eller piltaster: velg språk. Andre taster: start.
guide-question = { $n } av 3: { $question }
guide-what = Hva gjelder det?
guide-whom = Hvem skal gruppen være for?
guide-where = Hvor? Skriv sted eller postnummer, eller bare gå videre.
guide-place = Sted:
guide-myself = Det gjelder meg
guide-any-what = Noe annet, eller jeg vet ikke helt
guide-any-whom = Spiller ingen rolle
guide-any-where = Hvor som helst, også på telefon og på nett
guide-words = Jeg vil heller søke med egne ord
guide-hint = { $key-open }: velg, { $key-back }: tilbake
warning-title = Er du der fortsatt?
warning-text = Om { $seconds } sekunder slettes alt du har gjort her. Trykk en tast for å fortsette.
caution-title = Før du leser videre
caution-leave = Trykk { $key }, eller { $chord } to ganger, for å tømme skjermen og avslutte med en gang.
caution-cannot = Dette blir ikke skjult:
caution-seen = det noen ved siden av deg, eller et kamera, allerede har sett
caution-terminal = det andre programmer har skrevet i terminalen, og terminalens egne logger
caution-shell = at programmet er startet (det står i kommandohistorikken)
caution-machine = det du gjør, hvis noen overvåker enheten eller nettverket
caution-elsewhere = Hvis noen kan sjekke denne enheten, er det tryggere å bruke en annen, på et bibliotek eller hos en venn.
caution-go-on = { $key }: gå videre
danger-title = Er du i fare? Få hjelp først:
take-title = Ta med deg
take-print = Skriv ut én side
take-code = QR-kode til mobilen: lenke eller nummer
take-card = QR-kode til mobilen: kort med tid og sted
take-text = Lagre som tekstfil
take-calendar = Kalenderfil med møtene de neste seks månedene
take-calendar-alarm = Den samme, med påminnelse en time før
take-sheet = Lagre som tabell (CSV)
take-dataset = Lagre som datasett (JSON)
take-none = Velg en gruppe først.
take-no-code = Teksten er for lang for en QR-kode.
take-written = Lagret i mappen du startet fra: { $file }
take-failed = Det gikk ikke: { $why }
take-not-saved = { $file } er ikke lagret: { $why }
file-text = notater
file-calendar = avtale
calendar-title = Avtale
calendar-none = Det er ikke kjent når neste møte er. Spør gruppen.
print-taken = Siden er på vei til skriveren.
print-sent = Siden er sendt, men skriveren har ikke svart ennå.
print-no-program = { $program } mangler; det følger med utskriftssystemet CUPS (cups-client)
print-none = Det er ingen skriver her.
print-wait = En side ble nettopp skrevet ut. Vent et øyeblikk.
code-scan = Rett mobilkameraet mot koden.
code-no-room = Vinduet er for lite til QR-koden.
code-close = { $key }: lukk
mark-title = Merkede grupper
mark-is = merket
mark-added = Merket. { $key } viser alt som er merket.
mark-removed = Ikke lenger merket. { $key } viser hva som er det.
mark-full = Tjue grupper er merket, og det er ikke plass til flere. { $key } viser dem.
mark-none = Ingenting er merket ennå. { $key } merker den valgte gruppen.
mark-take = Ta med alle
mark-take-title = Ta med de merkede gruppene
mark-forget = Fjern alle merker
mark-forgotten = Ingenting er merket lenger.
mark-gone = ikke lenger oppført: { $name }
mark-is-gone = Denne gruppen finnes ikke lenger i dataene. { $key } tar den av listen.
mark-some-gone = Noen av de merkede gruppene finnes ikke i de nye dataene. { $key } viser hvilke.
mark-codes = QR-koder til mobilen, én etter én: lenke eller nummer
mark-cards = QR-koder til mobilen, én etter én: kort med tid og sted
mark-lost = De merkede gruppene kunne ikke beholdes til neste gang: { $why }
compare-do = Sammenlign side om side
compare-do-first = Sammenlign de fire første side om side
compare-title = Side om side
compare-far = Hvor langt
compare-attendance = Oppmøte
compare-whom = For hvem
compare-contact = Kontakt
compare-unknown = ikke oppgitt
compare-differ = Forskjeller: { $other }. Likt for alle: { $same }.
compare-all-same = Ingenting som er kjent, er forskjellig: { $same }.
compare-all-differ = Alt er forskjellig: { $other }.
compare-row-differs = { $label } (forskjellig)
compare-row-same = { $label } (likt)
compare-same-cell = { $value } (likt)
tell-do = Fortell en venn om gruppen
tell-title = Fortell om { $name }
tell-subject = En selvhjelpsgruppe: { $name }
tell-intro = Jeg vil gjerne fortelle om denne selvhjelpsgruppen:
report-do = Meld fra om en endring i denne oppføringen
report-title = Meld en endring: { $name }
report-what = Hva er feil?
report-wrong-time = Tidspunktet er feil
report-closed = Gruppen møtes ikke lenger
report-moved = Gruppen møtes et annet sted
report-other = Noe annet er feil
report-says-wrong-time = Tidspunktet i oppføringen deres er feil.
report-says-closed = Denne gruppen møtes ikke lenger.
report-says-moved = Denne gruppen møtes et annet sted nå.
report-says-other = Noe i oppføringen deres er feil.
report-subject = Endring i oppføringen: { $name }
report-intro = Hei, dette gjelder en selvhjelpsgruppe i listen deres.
report-id = Oppføring: { $id }
report-read = Lest { $date }
draft-words = Egne ord:
draft-language = Meldingens språk: { $language }
draft-letter = QR-kode til mobilen: som e-post
draft-short = QR-kode til mobilen: som tekstmelding
draft-page = QR-kode til mobilen: utgiverens side
draft-to = Til: { $to }
draft-to-page = Meldes på: { $to }
draft-to-anybody = Til: den du velger på mobilen
draft-to-nobody = Oppføringen nevner ingen adresse til utgiveren.
draft-subject = Emne: { $subject }
draft-sent = Ingenting sendes eller lagres her: Mobilen spør hvem det skal til.
draft-cut = Dette vinduet har bare plass til en kort versjon av meldingen.
staff-title = For personalet
staff-code = Kode:
staff-wrong = Feil kode.
staff-rest = For mange forsøk. Vent et minutt.
kiosk-code-length = Koden må ha fra { $least } til { $most } tegn (bokstaver, tall eller andre tegn), uten mellomrom først eller sist.
kiosk-then = Deretter:
kiosk-nothing = Her er ingenting satt opp av groupfinder kiosk install.
kiosk-by-hand = kiosk.toml har en egen linje; sett selv inn det du ba om: { $line }
kiosk-kept = beholdt, fordi den er endret eller ikke tom: { $path }
doctor-ok = i orden
doctor-warning = sjekk
doctor-bad = FEIL
doctor-do = Gjør dette: { $what }
doctor-sum = { $bad } å rette, { $warnings } å sjekke
doctor-settings = Innstillinger
doctor-staff = Kode for personalet
doctor-unit = Tjeneste
doctor-user = Bruker
doctor-data = Datamappe
doctor-age = Alder på dataene
doctor-sync = Henting av data
doctor-consoles = Andre konsoller
doctor-reboot = Ctrl-Alt-Del
doctor-sysrq = Magic SysRq
doctor-swap = Veksleminne
doctor-printer = Skriver
doctor-zone = Tidssone
doctor-index = Søkeindeks
doctor-readable = Lesbar
doctor-config = Innstillinger for kildene
doctor-source = Kilde
doctor-key = Nøkkel
doctor-entry = Utgitt versjon
doctor-expiry = Dato
doctor-files = Filer
found-settings-right = { $path } er bare roots og forstås
found-as-it-is = { $what }
found-staff-code = satt; Ctrl-Q spør etter den
found-staff-none = ingen, så ingen kan forlate programmet fra tastaturet
found-unit-missing = { $unit } er ikke installert
found-unit-lacks = mangler { $what }
found-unit-right = sier alt den må
found-user-none = tjenesten oppgir ingen User, så programmet ville kjøre som root
found-user-missing = { $user } finnes ikke
found-user-root = { $user } er root
found-user-right = { $user } har ikke noe skall
found-user-shell = { $user } har skallet { $shell }
found-data-missing = { $path } finnes ikke; den innebygde oversikten vises
found-data-writable = terminalens bruker kan skrive i { $path }
found-data-unreadable = terminalens bruker kan ikke lese { $path }; den innebygde oversikten vises
found-data-right = { $path } blir bare lest av terminalen
found-index-right = passer til dataene og programmet
found-index-none = ingen data ennå
found-index-old = passer ikke til dette programmet; hver oppstart bygger den på nytt og tar lengre tid
found-no-sources = ingen kilde er oppgitt; den innebygde oversikten vises
found-age-source = { $source }: sist hentet uten feil { $age }
found-future = dataene er fra framtiden
found-expired = { $source }: utløpt
found-failing = { $source }: { $trouble }
found-held = { $source }: nye data holdes tilbake fordi for mange grupper ville forsvinne
found-source-right = { $source }: i orden ({ $groups })
found-source-new = { $source }: ingenting hentet ennå
found-source-off = { $source }: slått av
found-key-changed = { $source }: utgiveren signerer nå med { $new }, innstillingene oppgir { $old }; etter en ny installasjon ville ingenting bli fulgt
found-sync-enabled = groupfinder-sync.timer er slått på
found-sync-off = groupfinder-sync.timer er ikke slått på
found-consoles-right = ingen tilbyr innlogging
found-consoles-open = { $what } kan tilby innlogging
found-reboot-right = starter ingenting på nytt
found-reboot-open = starter maskinen på nytt
found-sysrq-off = av
found-sysrq-absent = ikke i denne kjernen
found-sysrq-unknown = kan ikke leses
found-sysrq-on = på ({ $value }): taster kan avslutte programmer eller starte maskinen på nytt
found-swap-none = ingen på disk
found-swap-on = det en besøkende skrev, kan havne på disken
found-printer-none = ingen
found-printer-right = kø { $queue }; prøv den: echo test | lp -d { $queue }
found-printer-missing = { $path } finnes ikke
found-zone = { $zone }
found-zone-elsewhere = { $zone }, mens kiosk.toml oppgir landet { $country }
found-config-right = { $path }: forstått
found-entry = versjon { $version } av { $dataset }
found-entry-none = { $path } har ingen utgitt versjon ennå
found-current = gjelder til { $date }
found-soon-past = gjelder bare til { $date }; deretter får følgere beskjed om at dataene er utdaterte
found-past = utløpt siden { $date }
found-files-right = alle kan lese treet
found-files-closed = en nettserver får ikke lese { $path }

## Det som hjelper videre
way-spelling = Mente du «{ $words }»? ({ $count })
way-drop = Fjern «{ $label }»: { $count } flere
way-drop-distance = Uansett avstand: { $count } flere
way-drop-time = Uansett tidspunkt: { $count } flere
way-drop-words = Fjern ordet «{ $words }»: { $count }
way-broader = Bredere tema: { $label } ({ $count })
way-see-also = Se også: { $label } ({ $count })
way-contact-points = Kontaktpunkter for selvhjelp nær deg ({ $count })
way-helplines = Hjelpetelefoner ({ $count })
way-crisis = Krisehjelp på telefon og chat
way-clear = Nullstill og begynn på nytt
way-start = Start en gruppe: kontaktpunkter som hjelper ({ $count })

## Vinduer
palette-title = Hjelp: Hva vil du gjøre?
palette-label = Finn:
palette-count = { $shown } av { $all }
palette-read = Les hjelpen som en side: taster, filtre, ord, forlat nå
help-title = Hjelp og taster
help-intro = Alt kan gjøres med tastaturet. Med Tab går du fra søkefeltet til filtrene, gruppene og detaljene.
help-panes = Skriv bokstaver i et filter for å gjøre listen kortere. Velger du flere ting i samme filter, holder det at én av dem passer. Bruker du flere filtre, må alle passe. Tallet ved hvert valg viser hvor mange grupper det gir.
help-words = Skriv med vanlige ord: «mannen min drikker», «brystkreft Bergen», «sorggruppe Oslo på nett». Ord i "anførselstegn" holdes sammen. Med -ord utelates grupper som har ordet. Med ord|ord holder det at ett av dem passer.
help-privacy = Det du skriver, blir verken lagret eller sendt noe sted.
help-treatment = Selvhjelp kan være et tillegg til behandling, men erstatter den ikke. At et tilbud står her, betyr ikke at det er anbefalt.
help-parts = Tab går gjennom delene i denne rekkefølgen: { $parts }.
help-sensitive-title = Forlat programmet nå
help-sensitive = { $key } tømmer skjermen og avslutter programmet med en gang. Det kan ikke skjule det terminalen selv lagrer, at programmet er startet, eller det noen allerede har sett.
help-leave-now = Tøm skjermen og avslutt med en gang
help-leave-chord = To ganger på rad: tøm skjermen og avslutt med en gang
help-crisis = Krisehjelp på telefon, SMS og chat
help-help = Denne hjelpesiden
help-quit = Avslutt programmet
help-next = Neste del av skjermen
help-previous = Forrige del av skjermen
help-search = Gå til søkefeltet
help-filters = Gå til filtrene, og tilbake
help-toggle = I et filter: velg, eller fjern valget
help-open = Åpne gruppen, bekreft, vis gruppene
help-back = Ett steg tilbake: lukk, tøm søkefeltet, fjern filtrene
help-sort = Sorter gruppene
help-view = Vis gruppene som liste, på kart eller som uke
help-zoom-in = Kart: nærmere
help-zoom-out = Kart: lenger unna
help-language = Bytt språk: English, Deutsch, norsk
help-take = Ta med deg gruppen: papir, QR-kode, fil, melding til en venn, meld fra om endring
help-code = Vis gruppen som QR-kode til mobilen
help-mark = Merk den valgte gruppen, eller fjern merket
help-shortlist = Vis de merkede gruppene: sammenlign dem, ta dem med
help-calendar = Lagre møtene de neste seks månedene som kalenderfil
help-data = Hvor dataene kommer fra, og henting av nye
help-guide = Veiviser: tre spørsmål
help-learn = Les hva et tema er, hva selvhjelp er, hva ord betyr
help-clear-all = Nullstill søk og filtre
help-undo = Hent tilbake det som ble nullstilt
help-literal = Søk nøyaktig slik du skrev
help-place = Oppgi hvor du er: land, region, sted eller postnummer
help-up = Opp
help-down = Ned
help-page-up = En side opp
help-page-down = En side ned
help-first = Til første linje
help-last = Til siste linje
help-right = Inn i detaljene. I tekst: mot høyre
help-left = Ut av detaljene. I tekst: mot venstre
help-line-start = Tekst: til begynnelsen
help-line-end = Tekst: til slutten
help-word-left = Tekst: ett ord mot venstre
help-word-right = Tekst: ett ord mot høyre
help-delete-word = Tekst: slett ordet
help-delete-to-start = Tekst: slett til begynnelsen
help-delete-to-end = Tekst: slett til slutten
help-redraw = Tegn skjermen på nytt
help-suspend = Sett programmet på pause (fg fortsetter)
help-booklet = Lag et hefte av det som er funnet
help-register = Meld inn en gruppe: elleve spørsmål
sort-title = Sorter gruppene
learn-title = Les om
learn-links = Veien videre
learn-topic = { $topic }: temaet
learn-row = Les: { $title }
learn-show = Vis oppføringene om dette
learn-keys = { $key-open }: grupper og beslektede sider, { $key-left }: alle sider
learn-count = Oppført om dette: { $groups ->
    [one] { $shown } gruppe
   *[other] { $shown } grupper
} og { $others } andre oppføringer.
learn-also-called = Kalles også
learn-in-languages = På andre språk
learn-category = Kategori
learn-broader = Overordnet
learn-narrower = Underordnet
learn-see-also = Se også
learn-codes = Koder
learn-code-related = { $code } (beslektet)
learn-organisations = Finnes for dette i: { $country }
learn-whom-to-ask = Hvem du kan spørre
learn-source = Hvor dette kommer fra
learn-id = Id: { $id }
learn-own-words = Våre egne ord, sist endret { $date }. Ikke medisinske råd.
learn-scheme-211hsis = Koder med bokstaver: 211 Human Services Indexing System.
learn-scheme-open = Koder på fem sifre: Open Eligibility 2.0, CC BY-SA 3.0.
sort-best = Beste treff først
sort-next = Neste møte først
sort-distance = Nærmeste først
sort-name = Etter navn
sort-verified = Nylig sjekket først
sort-needs-place = Velg et sted under Sted først, så kan du sortere etter avstand.
crisis-title-in = Krisehjelp: { $country }
crisis-choose = I hvilket land trenger du hjelp?
crisis-other-countries = Numre i andre land
crisis-danger = Er du eller noen andre i fare? Ring nødnummeret først.
crisis-other-country = Velg annet land: { $key }
crisis-call = Ring { $number }
crisis-or = eller { $number }
crisis-text = Send { $word } på SMS til { $number }
crisis-text-only = Send SMS til { $number }
crisis-chat = Chat: { $address }
crisis-web = Nett: { $address }
crisis-email = E-post: { $address }
crisis-typewriter = Teksttelefon: { $number }
crisis-also = Også: { $ways }
crisis-way-text = SMS
crisis-way-chat = chat
crisis-way-email = e-post
crisis-way-in-person = oppmøte
crisis-hours = Åpningstid: { $hours }
crisis-hours-year = Åpningstid: { $hours } (per { $year })
crisis-always = Døgnåpent
crisis-free = Gratis
crisis-anonymous = Anonymt
crisis-languages = Språk: { $languages }
crisis-source = Kilde: { $source }, lest { $date }
crisis-source-year = Kilde: { $source } ({ $year }), lest { $date }
crisis-unchecked = Siden er gammel; nummeret er ikke etterprøvd.
crisis-note = Numrene er hentet fra kildene som er oppgitt, men ikke prøveringt. De kan bli endret.

## Rader og detaljer
row-online = på nett
row-phone = på telefon
row-in-person = fysisk
row-chat = chat
row-forum = forum
row-mail = skriftlig
row-one-to-one = på tomannshånd
row-daily = hver dag { $time }
row-often = { $next }, { $count ->
    [2] to ganger
   *[other] { $count } ganger
} i uken
row-old = ikke sjekket siden { $year }
row-claimed = bare ifølge kilden
row-wheelchair = trinnfritt
row-sign-language = tegnspråk
row-child-care = barnepass
column-name = Navn
column-when = Når
column-where = Hvor
column-format = Hvordan
column-language = Språk
column-access = Tilgang
column-checked = Sjekket
row-unknown-place = spør om sted
row-ask-for-times = spør om tider
row-running = nå, til { $time }
row-running-open = nå
row-next = { $date } { $time }
row-next-uncertain = kanskje { $date } { $time }
row-day-only = { $date }
row-ended = avsluttet
row-paused = har pause
row-founding = under oppstart

## Dager og måneder
today = i dag
tomorrow = i morgen
date-short = { $weekday } { $day }. { $month }
date-short-year = { $weekday } { $day }. { $month } { $year }
day-short-mon = man.
day-short-tue = tir.
day-short-wed = ons.
day-short-thu = tor.
day-short-fri = fre.
day-short-sat = lør.
day-short-sun = søn.
day-mon = mandag
day-tue = tirsdag
day-wed = onsdag
day-thu = torsdag
day-fri = fredag
day-sat = lørdag
day-sun = søndag
on-days-mon = mandager
on-days-tue = tirsdager
on-days-wed = onsdager
on-days-thu = torsdager
on-days-fri = fredager
on-days-sat = lørdager
on-days-sun = søndager
month-short-1 = jan.
month-short-2 = feb.
month-short-3 = mars
month-short-4 = apr.
month-short-5 = mai
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug.
month-short-9 = sep.
month-short-10 = okt.
month-short-11 = nov.
month-short-12 = des.
month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember

## Details
detail-demo = Oppdiktet, så du kan prøve programmet. Du når ingen her.
detail-crisis = Trenger du noen å snakke med nå? Se krisehjelpen.
detail-status-founding = Under oppstart: søker flere som vil være med.
detail-status-seekers = Noen ønsker kontakt med andre i samme situasjon.
detail-status-paused = Har pause for tiden.
detail-status-ended = Avsluttet. Står her fortsatt, så ingen møter opp forgjeves.
detail-what-whom = { $what }. For: { $whom }
detail-whom = For: { $whom }
detail-good-to-know = Greit å vite
detail-fact = { $name }: { $values }
detail-topics-title = Temaer
detail-other-times = Andre tider
detail-same-place = På samme sted
detail-when = Når
detail-appointment = Dager og tider får du når du tar kontakt.
detail-time-open = spør om tid
detail-cadence-daily = hver dag
detail-cadence-weeks = { $day }, hver { $count }. uke
detail-cadence-weeks-open = { $day }, hver { $count }. uke (hvilke uker er ikke oppgitt; ta kontakt)
detail-cadence-nth = { $nth } { $day } i måneden
detail-cadence-month-days = { $days } i måneden
detail-month-day = den { $day }.
detail-month-day-before-last =
    { $before ->
        [0] den siste dagen
        [1] den nest siste dagen
        [2] den tredje siste dagen
       *[other] dagen som er { $before } dager før den siste
    }
detail-cadence-months = { $rule }, hver { $count }. måned
detail-cadence-every = hver { $day }
detail-cadence-years = én gang i året
list-and = { $most } og { $last }
detail-nth-1 = 1.
detail-nth-2 = 2.
detail-nth-3 = 3.
detail-nth-4 = 4.
detail-nth-5 = 5.
detail-nth-last = siste
detail-nth-to-last =
    { $nth ->
        [2] nest siste
        [3] tredje siste
        [4] fjerde siste
       *[other] femte siste
    }
detail-until = til { $date }
detail-except = ikke { $dates }
detail-dates-vary = Noen datoer kan avvike. Ta kontakt og spør.
detail-next = Neste møte: { $date }
detail-next-time = Neste møte: { $date } kl. { $time }
detail-next-running = Pågår nå, til kl. { $time }
detail-next-running-open = Pågår nå
detail-next-uncertain = Neste møte er kanskje { $date }
detail-next-uncertain-time = Neste møte er kanskje { $date } kl. { $time }
detail-zone = Tidssone: { $zone }
detail-zone-unknown = Tidssonen er ikke oppgitt; klokkeslettet er lest som din lokale tid.
detail-viewer = Lokal tid hos deg: { $date } kl. { $time }
detail-viewer-later = Lokal tid hos deg: { $date } kl. { $time } (en dag senere)
detail-viewer-earlier = Lokal tid hos deg: { $date } kl. { $time } (en dag tidligere)
detail-where = Hvor
detail-address-open = Adressen får du når du tar kontakt.
detail-area = Dekker: { $areas }
detail-formats = { $formats }
detail-hybrid = { $formats } (du velger selv)
detail-format-unknown = Det står ikke hvordan gruppen møtes. Ta kontakt.
detail-online-open = Lenken får du når du tar kontakt.
detail-contact-none = Kontakt: Bare adressen er oppgitt.
detail-call = Ring { $number }
detail-code = Tast { $codes } når du blir bedt om det
detail-phone = Telefon: { $number }
detail-phone-name = Telefon: { $number } ({ $name })
detail-ask-for = Spør etter { $name }
detail-hours = Åpningstid: { $hours }
detail-email = E-post: { $address }
detail-web = Nett: { $address }
detail-organisation = Organisasjon: { $name }
detail-route-contact-point = Kontaktpunktet kan fortelle deg hvordan du blir med. Nevn denne gruppen når du spør.
detail-route-ask = Ta kontakt med { $name } og nevn denne gruppen: { $group }
detail-route-plain = Adresse og telefonnummer er ikke oppgitt. Det er vanlig. Spør et kontaktpunkt for selvhjelp nær deg, og nevn denne gruppen: { $group }
detail-route-listing = Adresse og telefonnummer er ikke oppgitt. Et kontaktpunkt for selvhjelp nær deg vet mer.
detail-route-walk-in = Bare møt opp.
detail-route-organisation = Organisasjonen kan fortelle deg hvordan du blir med. Nevn denne gruppen når du spør.
detail-access = Tilgjengelighet
detail-languages = Språk
detail-cost = Pris
detail-led = Slik foregår det
detail-faith = Tro er en del av opplegget.
detail-no-faith = Tro er ikke en del av opplegget.
detail-source = Kilde
detail-source-read = { $name }, lest { $date }
detail-source-list = Fra en offentlig liste, lest { $date }
detail-also = Også oppført av { $name } (likt: { $common })
detail-also-times = tider
detail-also-name = navn
detail-also-place = sted
detail-also-contact = kontakt
detail-unchecked = Bare funnet ett sted; ikke etterprøvd.
detail-verified-half-year = Sjekket { $age } ({ $date })
detail-verified-year = Sjekket { $age } ({ $date }). Noe kan ha endret seg siden da.
detail-verified-two-years = Sist sjekket { $age } ({ $date }). Spør før du møter opp.
detail-verified-older = Sist sjekket { $age } ({ $date }). Ta kontakt og hør om dette stemmer, før du møter opp.
detail-verified-unknown = Det er ikke kjent når dette sist ble sjekket. Spør før du møter opp.
detail-verified-as-read = Slik det sto på nettsiden som er oppgitt. Ikke sjekket etterpå.
detail-claimed-kind = Bare listen det kommer fra, kaller dette { $kind }; ingen går god for det, og det står ikke i den innebygde oversikten
detail-claimed-name = Har samme navn som «{ $name }» i den innebygde oversikten, men nås på andre måter; det kan være noen andre
detail-claimed-letters = Navnet blander bokstaver fra ulike skriftsystemer som ser like ut; det kan være en etterligning
detail-claimed-verified = Sjekket { $age } ({ $date }), ifølge kilden
detail-age-days = { $count ->
    [0] i dag
    [one] for 1 dag siden
   *[other] for { $count } dager siden
}
detail-age-months = { $count ->
    [one] for 1 måned siden
   *[other] for { $count } måneder siden
}
detail-age-years = { $count ->
    [one] for 1 år siden
   *[other] for { $count } år siden
}
detail-treatment = Selvhjelp kan være et tillegg til behandling, men erstatter den ikke.

## Commands
crisis-command = Oppgi landet: groupfinder crisis --country NO
crisis-unknown = Fant ingen krisetelefoner for «{ $asked }». Finnes for: { $countries }
topics-none = Ingen temaer heter «{ $words }».
usage-no-option = Valget { $found } finnes ikke her.
usage-no-word = «{ $found }» hører ikke hjemme her.
usage-no-command = Kommandoen { $found } finnes ikke.
usage-value-missing = { $option } trenger en verdi.
usage-value-wrong = «{ $found }» er ingen verdi for { $option }.
usage-value-why = «{ $found }» er ingen verdi for { $option }: { $why }.
usage-values = Mulige verdier: { $values }.
usage-missing = Mangler: { $names }.
usage-conflict = { $option } og { $other } kan ikke brukes sammen.
usage-twice = { $option } kan bare oppgis én gang.
usage-meant = Mente du { $near }?
usage-form = Bruk: { $usage }
usage-help = Mer med --help.

## Browsing
error-fault = groupfinder stoppet på grunn av en feil i programmet. Ingenting gikk tapt. Du kan starte det på nytt.
error-no-terminal = Programmet trenger en terminal for å vise skjermen. Uten terminal: groupfinder --plain, eller groupfinder search, show, topics, crisis.
exit-done = Ferdig.
exit-failed = Mislyktes, for eksempel fordi en annen henting pågår.
exit-usage = Feil bruk, en feil i innstillingene, eller ingen terminal.
exit-refused = Data ble avvist; de gamle beholdes.
exit-expired = Data ble beholdt selv om utgiverens dato er passert.
exit-unreachable = En kilde kan ikke nås: nettverk, server, sertifikat, eller ingen slik side; de gamle dataene beholdes.
exit-disk = Noe her kan ikke leses eller skrives: ingen tilgang, full disk, ingen mappe; de gamle dataene beholdes.

## Taster slik tastaturer kaller dem
key-ctrl = Ctrl
key-alt = Alt
key-space = Mellomrom
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-back-tab = Skift-Tab
key-backspace = Backspace
key-delete = Delete
key-up = Pil opp
key-down = Pil ned
key-left = Venstrepil
key-right = Høyrepil
key-page-up = PgUp
key-page-down = PgDn
key-home = Home
key-end = End

value-unknown = { $option }: «{ $asked }» finnes ikke.
value-unknown-near = { $option }: «{ $asked }» finnes ikke. Mente du: { $near }?
search-corrected = Ingen treff på «{ $from }». Viser «{ $to }» i stedet.
search-near = Nær { $place }
search-near-others = Andre steder med samme navn (skriv dem slik etter --near): { $places }
search-abroad = { $name }. Med --abroad blir de listet opp.
explain-read = Slik ble «{ $query }» forstått
explain-part = { $kind }: { $label }
explain-part-words = { $kind }: { $label } (fra «{ $words }»)
explain-home = Hjemsted: { $place } ({ $source })
explain-home-none = Det er ikke kjent hvor du er
explain-left-out = Ingenting er kjent om: { $words }
explain-order = Hvorfor de første står der de står
explain-fit = passer { $share } av 100
explain-main-topic = det du søker, er hovedtemaet
explain-side-topic = det du søker, er et sidetema
home-unknown = Ingen steder heter «{ $place }». Oppgi et land, en region, et sted eller et postnummer, for eksempel --home Bergen
home-unknown-set = I innstillingene står place = "{ $place }", som ikke er noe kjent land, region, sted eller postnummer.
zone-unread = TZ er «{ $zone }», som ikke er noen kjent tidssone. Tider på nett og telefon vises derfor i UTC. Et navn som Europe/Oslo blir forstått.
search-none-has = Ingen tilbud passer med { $facet } «{ $value }».
search-nothing = Ingen treff.
search-article = { $title }: groupfinder topics { $id }
danger-notice = Hjelp nå, { $country }: { $numbers }
danger-notice-short = Hjelp nå: { $numbers }
danger-notice-anywhere = Ved fare: Ring nødnummeret først; i EU er det 112. Numre etter land: groupfinder crisis
search-nothing-crisis = Er du i krise? Skriv: groupfinder crisis
search-found = { $count ->
    [one] 1 tilbud
   *[other] { $all } tilbud
}
search-found-shown = { $all } tilbud. Viser de første { $shown } (--limit viser flere)
show-unknown = Fant ikke noe tilbud med id-en «{ $id }». Med groupfinder search ser du id-ene i hakeparenteser.
facets-more = og { $count } til; --output json viser alle
store-current-missing = { $path } mangler.
store-current-damaged = { $path } kan ikke brukes: { $why }.
store-previous-damaged = { $path } kan heller ikke brukes: { $why }.
store-using-previous = Bruker forrige utgave av dataene: { $path }, lagret { $why }. Hent på nytt (groupfinder sync) for å rette det.
store-using-embedded = Bruker bare den innebygde oversikten. Hent på nytt (groupfinder sync) for å rette det.
store-index-rebuilt = Søkeindeksen ble bygd på nytt: { $path }
store-index-unwritable = Søkeindeksen kan ikke lagres, så hver oppstart tar lengre tid: { $path }: { $why }
store-records-lost = oppføringer fra andre kilder ({ $why }) kunne ikke lenger leses og er utelatt: { $path }
store-withdrawn = tilbaketrukne oppføringer fjernet ({ $why }): { $path }
store-not-withdrawn = Det som er trukket tilbake, kunne ikke fjernes ({ $path }): { $why }
store-words-omitted = Tekstene har så mange forskjellige ord at { $why } av dem ikke kan søkes i: { $path }
store-same-version = Innholdet i { $path } er endret uten at versjonsnummeret er nytt.
store-state-unwritable = Status kan ikke lagres: { $path }: { $why }
store-clock-wrong = Klokken på denne maskinen ser ut til å gå feil ({ $why }). Derfor vises det ikke om data er gamle eller utløpt. Still klokken.
value-unknown-of = { $option }: «{ $asked }» finnes ikke. Velg blant: { $near }
sync-from-where = Du har ingen kilder ennå. Legg til en (groupfinder sources add ADRESSE), eller hent inn en fil én gang: groupfinder sync --from FIL
sync-name-of-several = --name gir navn til én kilde, men --from fikk flere filer. Utelat --name, eller les dem inn én og én.
sync-taken = { $source }: { $count ->
    [one] 1 oppføring
   *[other] { $records } oppføringer
} ({ $format }): { $accepted } tatt inn, { $repaired } rettet, { $quarantined } utelatt
sync-new = { $count ->
    [one] 1 ny gruppe
   *[other] { $groups } nye grupper
}; { $count-all ->
    [one] 1 gruppe
   *[other] { $all } grupper
} fra alle kilder
sync-replaced = { $count ->
    [one] 1 gruppe
   *[other] { $groups } grupper
} (før: { $before }); { $count-all ->
    [one] 1 gruppe
   *[other] { $all } grupper
} fra alle kilder
sync-renamed = Id-en { $from } er allerede i bruk hos en annen kilde. Her heter den { $to }
sync-renamed-more = og { $count } id-er til
sync-expired = { $source }: tatt inn, men ifølge utgiveren gjaldt dataene bare til { $date }. De kan være utdaterte
publish-reading = Leser { $from }
publish-packing = Pakker
publish-version = { $dataset }, versjon { $version }: { $count ->
    [one] 1 gruppe
   *[other] { $groups } grupper
}, { $size } pakket, gjelder til { $until }
publish-changes = { $changed-count ->
    [one] 1 ny eller endret gruppe
   *[other] { $changed } nye eller endrede grupper
}, { $gone } fjernet. Den som har forrige versjon, henter { $delta }
publish-renewed = { $dataset }, versjon { $version }: de samme gruppene, gjelder nå til { $until }
publish-nothing = { $dataset }, versjon { $version }: ingenting er endret; gjelder til { $until }
publish-followers = Signert med { $id }. De som vil følge kilden, trenger denne nøkkelen: { $key }
publish-old-lost = Forrige versjon kan ikke leses ({ $why }), så denne gangen må alle hente alt
publish-passphrase = Passord for { $path }:
publish-no-terminal = kan ikke spørre etter passordet uten terminal; legg det i variabelen { $variable }
publish-key-passphrase = Passord for den nye nøkkelen:
publish-key-again = Gjenta passordet:
publish-key-empty = Et tomt passord beskytter ingenting; --no-passphrase lager en nøkkel uten passord
publish-key-differ = Passordene er ikke like; ingen nøkkel ble laget
publish-key-made = Hemmelig nøkkel { $id }: { $path }
publish-key-public = Offentlig nøkkel til dem som vil følge kilden: { $key } (også i { $public })
publish-key-care = Ta en kopi av den hemmelige nøkkelen, og oppbevar den et annet sted som ikke er koblet til nettet. Den som har nøkkelen, kan publisere i ditt navn. Uten den kan du ikke publisere mer.
size-kb = { $n } kB
follow-taken = { $source }: versjon { $version } av { $dataset }, signert med { $id }; { $size } hentet ({ $way })
follow-way-kept = fra filer som allerede er lagret her
follow-way-delta = bare endringene
follow-way-regions = regioner
follow-way-full = alt
follow-clock = { $path }: dataene er datert { $why }, altså fram i tid. Klokken på denne maskinen går trolig feil, så det vises ikke hvor gamle de er
follow-delta-failed = { $path }: endringene stemte ikke med de publiserte dataene ({ $why }). Alt ble hentet på nytt
follow-key-changed = { $path }: utgiveren har byttet nøkkel, slik det var varslet: { $why }. Sammenlign den nye nøkkelen med det utgiveren selv oppgir, og sett den inn i innstillingene for denne kilden som public_key.
follow-region-missing = { $path }: det finnes ingen data for regionen { $why }
sync-unchanged = { $source }: ingen endringer
sync-not-due = { $source }: hentes ikke før { $time }. Hent nå: groupfinder sync { $source }
sync-next = { $source }: hentes igjen { $time }
sync-changes = { $added } nye, { $changed } endret, { $removed } fjernet
sync-unknown-name = Ingen kilde i innstillingene heter { $name }. Kilder som finnes: { $known }
sync-unknown-name-none = Ingen kilde heter { $name }, og ingen står i innstillingene. Ta inn en fil én gang: groupfinder sync --from { $name }
sync-held-on = { $source }: tas inn automatisk når samme svar har kommet på { $needed } ulike dager (hittil: { $days })
error-no-groups = { $given }: ingen grupper i den; ingenting erstattes av ingenting
error-shrunk = { $given }: holdt tilbake, { $count ->
    [one] { $lost } av 1 gruppe ville forsvinne
   *[other] { $lost } av { $before } grupper ville forsvinne
}; hvis det stemmer, kjør på nytt med --allow-shrink
error-replaced = { $given }: holdt tilbake, alle { $before } grupper ville bli erstattet av andre, som om det var en annen kilde; hvis det stemmer, kjør på nytt med --allow-shrink
error-duplicate = { $given }: gir { $count ->
    [one] den samme gruppen
   *[other] de samme { $groups } gruppene
} som kilden { $other }, som alt er her; det som er dobbelt, tas med én gang. Skal det hentes herfra, fjern den andre først: groupfinder sources remove { $other }
error-version = { $given }: { $why } Hvis det stemmer, fjern kilden først: groupfinder sources remove { $source }
error-busy = { $path }: en annen henting pågår og ble ikke ferdig på { $seconds } sekunder
error-too-soon = { $given }: nettopp kontaktet; andres servere kontaktes høyst én gang i minuttet, { $seconds ->
    [one] vent 1 sekund
   *[other] vent { $seconds } sekunder
}
error-no-directory = det finnes ingen hjemmemappe å lagre data i; angi en med --data-dir MAPPE
error-no-source = ingen kilde heter { $name }; groupfinder sources list viser dem
error-scheme = { $given }: kan ikke lese adresser av typen { $scheme }:, forventet en sti, file: eller https:
error-file-address = { $given }: forventet file:/// og en full sti på denne maskinen
error-web-address = ikke en nettadresse som kan leses; forventet https:// med et vertsnavn som example.org, uten brukernavn og mellomrom
error-web-wait = { $why } Serveren ber om å { $seconds ->
    [one] vente 1 sekund
   *[other] vente { $seconds } sekunder
}.
error-larger = { $given }: større enn { $limit } MiB, som er det meste en kilde kan ha
error-io-missing = det finnes ingen slik fil; sjekk stien
error-io-permission = ingen tilgang; sjekk hvem som har lese- og skrivetilgang
error-io-full = disken er full; gjør plass og prøv igjen
error-io-quota = kvoten er brukt opp; gjør plass og prøv igjen
error-io-read-only = filsystemet kan bare leses
error-io-not-regular = ikke en vanlig fil
error-io-directory = en mappe, forventet: en fil
error-io-not-directory = en del av stien er ingen mappe; sjekk stien
error-io-exists = filen finnes allerede; velg et annet navn
error-io-other = systemet sier: { $said }
error-feed-empty = tom fil (0 byte), forventet data i JSON, CSV eller et regneark
error-feed-blank = bare mellomrom, forventet data i JSON, CSV eller et regneark
error-feed-damaged = filen er skadet; hent den på nytt
error-feed-encoding = filen er ikke i UTF-8; gjør den om, eller si hva det er med --encoding latin-1
error-feed-too-large = for stor etter utpakking; det ser ut som en felle
error-feed-not-data = dette er ikke en liste over grupper; sjekk adressen eller filen
error-feed-syntax = linje { $line }, kolonne { $column }: ikke gyldig JSON
error-feed-too-many = { $found } oppføringer; høyst { $limit } er tillatt
error-feed-server = serveren svarte «{ $found }», det er ingen data; prøv igjen senere
error-feed-format = ukjent form; forventet Meeting Guide, BMLT, HSDS, et regneark eller vårt eget format (--feed-format angir ett)
error-feed-entry = dette er oppføringen til et signert datasett, ikke en liste over grupper; slik følger du det: groupfinder sources add ADRESSE --public-key NØKKEL
error-feed-columns = kolonnene sier ikke mer enn et navn: { $found }; et skjema å fylle ut: groupfinder template
error-feed-part = dette er bare en del av dataene; alle delene må komme sammen, ellers erstattes ingenting
error-feed-bad = { $bad } av { $records } oppføringer kan ikke brukes ({ $percent } %, --max-bad tillater høyst { $limit } %)
error-output = kan ikke skrive ut: { $why }
error-config-read = { $path }: kan ikke lese innstillingene: { $why }
error-config-large = { $path }: større enn 1 MiB, det er ingen innstillinger; sjekk stien
error-config-unknown = ukjent innstilling «{ $found }»; kjente er { $known }
error-config-value = fant «{ $found }», forventet: { $expected }
error-config-table = en kilde begynner med to klammer: [[source]]
error-config-edit = { $path }: kan ikke endres ({ $why }); endre den for hånd
error-config-write = { $path }: kan ikke skrive innstillingene ({ $why }); de er som før
error-config-twice = { $path }: to kilder heter «{ $name }»; hver trenger et eget navn
sync-phase-asking = { $source }: kontakter kilden
sync-phase-receiving = { $source }: { $done } MB mottatt
sync-phase-receiving-of = { $source }: { $done } av { $total } MB mottatt
sync-phase-reading = { $source }: { $groups } grupper lest
feed-repaired = rettet
feed-quarantined = utelatt
feed-problem-row = rad { $number }{ $place }: fant «{ $found }», forventet: { $expected }
feed-problem-record = oppføring { $number }{ $place }: fant «{ $found }», forventet: { $expected }
feed-not-read = Kolonner eller nøkler som ikke ble forstått: { $keys }.
feed-not-read-key = { $key } ({ $count })
feed-not-read-kept = { $key } ({ $count }, beholdt som merknad)
feed-more-problems = { $count ->
    [one] og 1 feil til
   *[other] og { $shown } feil til
}; groupfinder check --all viser dem
sheet-groups = Grupper
sheet-values = Verdier
sheet-needs-file = Et regneark er en fil og kan ikke vises her. Lagre det, for eksempel slik: { $example }
export-done = { $count ->
    [one] { $all } gruppe skrevet
   *[other] { $all } grupper skrevet
}
fixed-heading = Må sjekkes
fixed-note = Rad { $row }, { $group }, { $column }: fant «{ $found }», forventet: { $expected }
fixed-written = { $file } er skrevet. Den siste kolonnen sier hva som må sjekkes.
fixed-no-table = --fixed trenger en tabell eller et regneark med kjente kolonner.
fixed-one-file = --fixed tar ett regneark om gangen.
booklet-title = Selvhjelpsgrupper
booklet-title-words = Selvhjelpsgrupper: { $words }
booklet-as-of = { $count ->
    [one] { $shown } oppføring per { $date }
   *[other] { $shown } oppføringer per { $date }
}
booklet-crisis = I en krise
booklet-no-country = Numrene er forskjellige fra land til land. Oppgi landet med --home, eller finn dem før du trenger dem.
booklet-numbers = Numre for { $country }:
booklet-contact-point = Hvem du kan spørre
booklet-good-to-know = Greit å vite
booklet-changes = Tider og steder endrer seg. Ring før du går, eller se på gruppens side.
booklet-legend = Tegn
booklet-contents = Innhold
booklet-whole-country = { $country }: overalt
booklet-anywhere = På nett, på telefon, overalt
booklet-no-day = Etter avtale, eller dag ikke kjent
booklet-no-topic = Annet
booklet-sign-hybrid = H
booklet-sign-online = N
booklet-sign-phone = T
booklet-sign-wheelchair = R
booklet-sign-sign-language = S
booklet-sign-contact-first = K
booklet-sign-old = *
booklet-means-hybrid = møtes i et rom, og andre er med på nett eller telefon
booklet-means-online = på nett
booklet-means-phone = på telefon
booklet-means-wheelchair = tilgjengelig med rullestol
booklet-means-sign-language = tegnspråk
booklet-means-contact-first = ta kontakt før du kommer
booklet-means-old = sist kontrollert for lenge siden, eller ukjent når
booklet-done = { $count ->
    [one] Hefte med { $all } oppføring
   *[other] Hefte med { $all } oppføringer
}
booklet-needs-file = Sider til en skriver er en fil og kan ikke vises her. Lagre dem, for eksempel slik: { $example }
register-title = Meld inn en gruppe: spørsmål { $n } av { $all }
register-keys = { $key-open }: videre, { $key-up }: tilbake til forrige spørsmål, { $key-back }: avbryt
register-go-on = { $key-open }: gi den videre
register-hand-over = Hvordan du gir den videre
register-as-code = Som QR-kode til mobilen: meldingen, klar til å sendes
register-as-file = Som fil i mappen du startet fra
booklet-choose = Lag et hefte
booklet-as-pdf = Sider til utskrift (PDF)
booklet-as-folded = Sider til tosidig utskrift, bretting og stifting (PDF)
booklet-as-large = Sider til utskrift med stor skrift (PDF)
booklet-as-html = Én fil for nettleseren (HTML)
booklet-as-text = Ren tekst
file-booklet = hefte
file-registration = gruppe
register-intro = Elleve spørsmål, så er gruppen beskrevet. Enter hopper over ett. Ingenting blir sendt; til slutt bestemmer du hva som skjer med det.
register-ask-what = Hva handler den om?
register-hint-what = Med egne ord: sorg, panikkanfall, foreldre til barn med avhengighet
register-ask-name = Hva heter gruppen?
register-hint-name = Har den ikke noe navn ennå, får den navn etter temaet
register-ask-whom = Hvem er den for?
register-hint-whom = De det gjelder, pårørende, foreldre, kvinner, alle ...
register-ask-when = Når møtes den, og hvor ofte?
register-hint-when = Hver tirsdag 18:30-20:00; første mandag i måneden 19:00
register-ask-where = Hvor møtes den?
register-hint-where = Hus, gate, postnummer og sted på én linje. Stedet alene er nok.
register-ask-country = I hvilket land?
register-hint-country = Et navn eller to bokstaver; Enter = der du er
register-ask-online = Kan en være med på nett?
register-hint-online = Lenken, hvis alle kan få vite den
register-ask-reach = Hvordan kan folk nå gruppen?
register-hint-reach = Telefon, e-post eller nettside, og et fornavn. Ingen etternavn, takk.
register-ask-language = Hvilket språk snakkes?
register-hint-language = Norsk, engelsk, tysk, tegnspråk ...
register-ask-access = Hvor tilgjengelig er den?
register-hint-access = Rullestol, teleslynge, barnepass ...
register-ask-note = Hva mer bør folk vite?
register-hint-note = For eksempel: Ring gjerne før du kommer første gang
register-name-topic = Selvhjelpsgruppe: { $topic }
register-name = Selvhjelpsgruppe
register-empty = Det ble ikke sagt noe, så det er ingenting å melde inn.
register-unusable = Det blir ingen oppføring av dette: { $why }
register-to = Hvem du kan gi den til
register-to-nobody = Det er ikke kjent noe kontaktpunkt der. Gi den til dem som fører oversikten over grupper.
register-not-sent = Ingenting ble sendt eller lagret. Kopier meldingen, eller skriv en fil med --file.
register-message = Meldingen
register-subject = En selvhjelpsgruppe til oversikten deres
register-message-begin = Hei, ta gjerne denne selvhjelpsgruppen inn i oversikten:
register-message-end = Takk. Si fra hvis noe mangler.
register-no-code = Dette er for langt for en QR-kode.
register-written = Skrevet: { $file }
register-into-refused = { $file } blir som den er: { $why }
register-into-no-text = den er ikke tekst. Lagre et regneark som CSV først.
register-into-left-out = Arket har ingen kolonne for: { $columns }
file-exists = { $file } finnes allerede. Oppgi en annen fil, eller legg til --replace.
file-replace = { $file } finnes allerede. Erstatte den? [j/N]
check-read = { $file }: { $count ->
    [one] 1 oppføring
   *[other] { $records } oppføringer
} ({ $format }): { $accepted } kan brukes, { $repaired } rettet, { $quarantined } utelatt
check-sort = { $count } { $outcome }: { $field }, forventet: { $expected }
check-unmapped = Temaer i kilden som ikke finnes her: { $labels }
check-phase = { $file }: { $groups } oppføringer lest
directory-title = Den innebygde oversikten
directory-total = { $records } organisasjoner: { $reachable } kan nås, { $rest } kan ikke
directory-grades = Kildenes kvalitet: { $grades }
directory-read-on = Lest { $day }: { $count }
directory-ages = Året for siden er kjent for { $known }; { $old } av disse sidene er fra { $year } eller eldre
directory-old = Eldste sider
directory-unreachable = Ingen måte å nå dem på
directory-undescribed = Ingen beskrivelse på { $language }
directory-coverage = Hva hvert land har
directory-legend = N = en organisasjon for hele landet, R = for en del av det, x = en som ikke kan nås, - = ingen; + = en krisetelefon hjelper også
status-embedded = Innebygd oversikt: { $count } tilbud, laget { $date }
status-demo = Demo: { $count } oppdiktede grupper; ingenting hentes fra eller lagres i datamappen
status-directory = Datamappe: { $path }
status-no-directory = Datamappe: ingen, fordi det ikke finnes noen hjemmemappe. Velg en med --data-dir MAPPE
status-no-dataset = Ingen grupper er hentet ennå: groupfinder sync --from FIL
status-intact = Dataene er uendret siden siste henting.
status-changed = Dataene er endret etter siste henting. Hent på nytt (groupfinder sync) for å rette det.
status-intact-unknown = Det er ikke mulig å si om dataene er uendret siden siste henting.
status-twins = { $count ->
    [one] 1 gruppe er oppført av to kilder og vises én gang, med begge.
   *[other] { $count } oppføringer gjelder grupper som også står i en annen kilde; hver gruppe vises én gang, med kildene sine.
}
status-withdrawn = { $count ->
    [one] withdrawn.txt trekker tilbake 1 oppføring; ingen kilde kan ta den inn igjen.
   *[other] withdrawn.txt trekker tilbake { $count } oppføringer; ingen kilde kan ta dem inn igjen.
}
status-check-sources = { $count ->
    [0] ingen kilde
    [one] 1 kilde
   *[other] { $count } kilder
}
status-check-groups = { $count ->
    [0] ingen grupper
    [one] 1 gruppe
   *[other] { $groups } grupper
}
status-check-oldest = eldste henting uten feil { $age }
status-check-settings = innstillingene forstås ikke: { $why }
status-check-damaged = dataene er endret etter siste henting
status-check-clock = klokken på denne maskinen ser ut til å gå feil
status-check-nothing = ingen kilde og ingen data ennå
status-check-never = { $source }: har ikke gitt noe ennå
status-check-expired = { $source }: utløpt
status-check-failing = { $source }: { $trouble } (siden { $time })
status-check-held = { $source }: nye data holdes tilbake
status-check-old = { $source }: sist hentet uten feil { $age }
sources-none = Ingen kilde har gitt data ennå. Hent inn en fil: groupfinder sync --from FIL
sources-line = { $name }: { $count ->
    [one] 1 gruppe
   *[other] { $groups } grupper
} ({ $form }), lest { $date }
sources-counts = { $repaired } rettet, { $quarantined } utelatt
sources-expired = Utløpt: gjaldt til { $date }, ifølge utgiveren
sources-removed = { $name } er fjernet: { $count ->
    [one] 1 gruppe
   *[other] { $groups } grupper
} færre
sources-added = { $name } er lagt til i { $path }. Hent den med: groupfinder sync { $name }
sources-exists = Det finnes allerede en kilde som heter { $name }. Velg et annet navn med --name
sources-not-a-name = { $name } kan ikke brukes som navn. Velg et navn med små bokstaver, tall og bindestreker, med --name
sources-no-config = Det finnes ikke noe sted for en innstillingsfil. Velg et med --config FIL
sources-unconfigured = { $name } er fjernet fra { $path }
sources-changed = { $name } er endret i { $path }
sources-enabled = { $name } hentes automatisk igjen ({ $path })
sources-disabled = { $name } hentes ikke lenger automatisk; det den ga, blir stående ({ $path })
sources-no-such = { $asked } er ingen fil her, ingen adresse og ikke noe kjent navn; groupfinder sources catalogue viser navnene
sources-no-such-near = { $asked } er ingen fil her, ingen adresse og ikke noe kjent navn. Mente du: { $near }?
sources-not-added = Kilden ble ikke lagt til. Legg den til likevel med: --no-try
config-right = { $path }: forstått, { $count ->
    [0] ingen kilde
    [one] 1 kilde
   *[other] { $count } kilder
}
config-none = { $path }: filen finnes ikke, så alt er som standard; { $count ->
    [0] ingen kilde
    [one] 1 kilde
   *[other] { $count } kilder
}
sources-bad-value = { $option }: «{ $asked }» er ikke gyldig. Forventet: { $expected }
sources-catalogue-note = Kilder du kan følge. Ingen av dem er kontaktet. Slik følger du en: groupfinder sources add NAVN
sources-catalogue-none = Ingen av de kjente offentlige kildene passer. groupfinder sources catalogue viser alle; en egen liste følger du med groupfinder sources add ADRESSE.
data-title = Hvor tilbudene kommer fra
data-synced = Hentet: { $groups ->
    [one] 1 gruppe
   *[other] { $count } grupper
}, lagret { $time }
data-clock-wrong = Klokken på denne maskinen ser ut til å gå feil: den viser { $time }. Derfor vises det ikke om data er gamle eller utløpt. Still klokken.
data-groups = { $count ->
    [one] 1 gruppe
   *[other] { $groups } grupper
} ({ $form })
data-publisher = Utgitt av { $name }
data-licence = Lisens: { $licence }
data-version = Datasett { $dataset }, versjon { $version }
data-signer = Signert av { $id }
data-current = Gjelder til { $date }, ifølge utgiveren
data-past = { $source }: ifølge utgiveren gjaldt dataene bare til { $date }; tilbudene derfra kan være utdaterte
data-nothing-yet = Ingen data ennå.
data-succeeded = Sist hentet uten feil: { $time } ({ $age })
data-failing-since = Har ikke virket siden { $time }. Dataene fra før er her fortsatt.
data-failing-first = Har ikke virket siden { $time }.
data-failing-long = Har ikke virket siden { $time }. Adressen kan være endret. Rett den i innstillingene, eller fjern kilden: groupfinder sources remove { $name }
data-held = Nye data holdes tilbake fordi for mange grupper ville forsvinne. De tas inn når samme svar har kommet på { $needed } ulike dager (hittil: { $days }), eller med --allow-shrink.
data-next = Neste henting: { $time }
data-next-now = Neste henting: nå
data-next-never = Tatt inn én gang. Hentes ikke automatisk.
data-next-disabled = Slått av, så den hentes ikke automatisk. groupfinder sources enable { $name } endrer det.
data-moment = { $date } kl. { $time }
data-age-unknown = ukjent hvor lenge siden
data-age-minutes = { $count ->
    [one] for 1 minutt siden
   *[other] for { $count } minutter siden
}
data-age-hours = { $count ->
    [one] for 1 time siden
   *[other] for { $count } timer siden
}
data-age-days = { $count ->
    [one] for 1 dag siden
   *[other] for { $count } dager siden
}
changes-added = Nye: { $count }
changes-changed = Endret: { $count }
changes-removed = Fjernet: { $count }
changes-more = og { $count } til
trouble-network = Får ikke kontakt med serveren, eller forbindelsen ble brutt.
trouble-server = Det er en feil på serveren.
trouble-access = Serveren nekter tilgang.
trouble-too-often = For mange forespørsler til serveren.
trouble-gone = Det finnes ingen side på denne adressen.
trouble-login = Det kom en nettside i stedet for data. Nettverket krever kanskje innlogging.
trouble-certificate-expired = Sertifikatet til serveren er utløpt, eller klokken her går feil.
trouble-certificate-unknown = Sertifikatet til serveren er ikke til å stole på.
trouble-certificate-name = Sertifikatet til serveren hører til et annet navn.
trouble-tls-protocol = Fikk ikke opprettet en sikker forbindelse.
trouble-redirect = Serveren viser videre til en adresse som programmet ikke følger.
trouble-answer = Svaret fra serveren kan ikke tolkes.
trouble-too-large = Det kom mer data enn det som er tillatt for en kilde.
trouble-file = Filen kan ikke leses.
trouble-feed = Dataene kan ikke brukes.
trouble-empty = Dataene inneholder ingen grupper.
trouble-held = Holdt tilbake: for mange grupper ville forsvinne.
trouble-older = Dataene er eldre enn dem som er her, eller hører til et annet datasett.
trouble-duplicate = En annen kilde her gir de samme dataene.
trouble-signature = Ikke signert med utgiverens nøkkel.
trouble-disk = Dataene kan ikke lagres her.
trouble-busy = En annen henting var i gang.
trouble-setting = En innstilling for kilden er feil.
trouble-unknown = Noe gikk galt.

## Linjer i stedet for en skjerm
plain-welcome = groupfinder. { $count } tilbud. Trenger du krisehjelp? Skriv /c og trykk Enter.
plain-topics = Skriv sifferet til et tema: { $topics }.
plain-example = Eller skriv hva det gjelder, for eksempel: { $example }.
plain-offers = Kilder til grupper nær deg: { $sources }. Slik følger du en: groupfinder sources add NAVN
plain-prompt-search = Søk (Enter = alle, /g = veiviser, /i = les om selvhjelp, /f = filtre, /c = krisehjelp, ? = hjelp, /q = avslutt):
plain-prompt-list = Nummer = detaljer, n = neste 10, m = etter avstand, w = etter dag, f = filtre, s = nytt søk, c = krisehjelp, q = avslutt:
plain-prompt-view = Nummer = detaljer, n = neste 10, p = 10 tilbake, b = liste, m = etter avstand, w = etter dag, s = nytt søk, c = krisehjelp, q = avslutt:
plain-by-distance = Etter avstand fra { $place }:
plain-no-place = Nevn et sted i søket for å høre dem etter avstand:
plain-prompt-group = Enter = tilbake til listen, eller et annet nummer, a = merk, t = fortell videre, r = meld endring, s = nytt søk, c = krisehjelp, q = avslutt:
plain-prompt-panes = Nummer på et filter, Enter = til gruppene:
plain-prompt-values = Nummer = velg eller fjern, bokstaver = gjør listen kortere, Enter = til gruppene:
plain-prompt-crisis = Nummeret eller navnet på landet, Enter = til gruppene:
plain-prompt-guide = Nummer = svar, bokstaver = sted, Enter = spiller ingen rolle, s = søk med egne ord, c = krisehjelp, q = avslutt:
plain-prompt-home = Land, region, sted eller postnummer, eller nummeret på et forslag, Enter = til gruppene:
plain-prompt-register = Svar, Enter = hopp over, s = nytt søk, q = slutt:
plain-prompt-marked = Nummer = les gruppen, d = sammenlign, Enter = til gruppene, s = nytt søk, q = avslutt:
plain-prompt-reason = Nummeret på det som er feil, Enter = ingenting:
plain-prompt-words = Egne ord, Enter = ingen:
plain-marked = Merket. v leser opp alt som er merket.
plain-unmarked = Ikke lenger merket.
plain-marked-full = Tjue grupper er merket, og det er ikke plass til flere.
plain-marked-none = Ingenting er merket. a merker gruppen som ble lest sist.
plain-marked-gone = Denne gruppen finnes ikke lenger i dataene.
plain-letter = Som brev: { $link }
plain-prompt-subjects = Nummer på en side eller begynnelsen av tittelen, Enter = til gruppene:
plain-prompt-subject = Nummer = videre, Enter = alle sider, s = nytt søk, q = slutt:
plain-home = Hjemsted: { $place }. Skriv et annet land, en region, et sted eller et postnummer, eller - for ikke noe sted.
plain-home-none = Det er ikke kjent hvor du er. Skriv et land, en region, et sted eller et postnummer.
plain-caution = Det som står her, blir stående i terminalen til du tømmer den. Dette blir heller ikke skjult når du avslutter:
plain-corrected = Ingen treff på «{ $from }». Viser «{ $to }» i stedet.
plain-end = Det er ikke flere.
plain-unknown = Det valget finnes ikke. Prøv igjen.
plain-nothing-fits = Ingen treff på «{ $typed }».
plain-help = Skriv hva det gjelder, og trykk Enter. Skriv nummeret til en gruppe for å lese om den. f viser filtrene; skriv nummeret for å velge. g er en veiviser: tre spørsmål som hjelper deg å finne en gruppe. e melder inn en gruppe. i forklarer hva temaer og ord i selvhjelp betyr. m leser gruppene etter avstand og retning, w etter dagene den neste uken. Når du har lest om en gruppe, merker a den, t skriver en melding til en venn og r en til utgiveren av oppføringen; v leser de merkede gruppene og d sammenligner dem. o spør hvor du er, c er krisehjelp, l bytter språk, p går ti tilbake, s starter et nytt søk, q eller x avslutter. På søkelinjen begynner kommandoer med skråstrek: /g /i /e /f /o /c /l /q. Det du skriver, blir ikke lagret. Det som er skrevet ut her, blir stående i terminalen.
