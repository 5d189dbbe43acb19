# Die Wörter von groupfinder auf Deutsch. Die drei Dateien haben dieselben Schlüssel; ein Test vergleicht sie.

## Der Bildschirm
demo-mark = DEMO
demo-note = Erfundene Gruppen zum Ausprobieren
search-label = Suche:
search-hint = Thema, Krankheit, Ort, Wochentag ... oder mit Tab beginnen
chosen-label = Verstanden:
near-chip = nahe { $place }
within-chip = bis { $distance } um { $place }
chip-who = für: { $what }
chip-not = nicht: { $what }
home-known = Ihr Ort: { $place } ({ $source }), { $key } ändert ihn
home-named = Ihr Ort: { $place } { $key }
home-none = Ihren Ort angeben: { $key }
home-from-choice = selbst gewählt
home-from-setting = aus der Konfiguration
home-from-locale = aus den Spracheinstellungen
home-from-zone = aus der Zeitzone
home-title = Wo sind Sie?
home-typed = Land, Region, Ort oder Postleitzahl:
home-nothing = Nichts heißt „{ $typed }“. Die Rücktaste kürzt.
home-nowhere = an keinem bestimmten Ort
key-crisis = Krisenhilfe
key-leave = Sofort weg
key-crisis-short = SOS
key-leave-short = Weg
key-help = Hilfe
pane-topic = Thema
pane-category = Bereich
pane-location = Ort
pane-format = Form
pane-more = Mehr
pane-filter = Filter:
pane-nothing = Nichts passt zu „{ $typed }“. Die Rücktaste kürzt.
pane-near-heading = In der Nähe
pane-near-row = nahe { $place }
pane-near-within = bis { $distance }
pane-near-any = Nächste zuerst, jede Entfernung
results-title = Gruppen
details-title = Einzelheiten
found = { $count ->
    [one] 1 Angebot
   *[other] { $shown } Angebote
}
found-of = { $count ->
    [one] 1 Angebot von { $all }
   *[other] { $shown } Angebote von { $all }
}
order-best = Passendste zuerst
order-best-near = Passendste zuerst, dann Nächste
order-next = nächstes Treffen zuerst
order-distance = Nächste zuerst
order-name = nach Name
order-verified = zuletzt geprüfte zuerst
section-heading = { $name } ({ $count })
section-fitting = Was passt
section-near = Nahe { $place }
section-within = Bis { $distance } um { $place }
section-region = In der Region { $region }
section-from-afar = Telefonisch und online
section-country = { $country }
section-country-farther = Sonst im Land: { $country }
section-farther = Weiter entfernt
section-worldwide = Weltweit
section-not-stated = Nicht angegeben: { $conditions }
section-related = Verwandte Angebote
section-elsewhere = In anderen Ländern
section-folded = { $name }. { $key } zeigt sie.
home-gap = { $country }: Zu „{ $topic }“ ist nichts verzeichnet.
home-gap-ask = Fragen Sie { $name }: { $ways }
home-gap-broader = Weiter gefasst, { $topic }
found-more = { $found } und { $more } weitere
found-uncertain = Nichts passt sicher, { $more } vielleicht
found-farther = So nah kein Treffen; weitere unten: { $more }
corrected = Kein Treffer für „{ $from }“. Gezeigt wird „{ $to }“. { $key } sucht wie getippt.
partial = Kein Angebot passt zu allem. Weggelassen: { $words }.
literal-on = Gesucht wird genau wie getippt. { $key } nimmt das zurück.
fetch-begins = Quellen werden abgefragt
fetch-over = Alle Quellen wurden gefragt
fetch-failed = { $count ->
    [one] Eine Quelle war nicht zu erreichen; { $key } sagt, warum
   *[other] { $count } Quellen waren nicht zu erreichen; { $key } sagt, warum
 }
fetch-no-sources = Keine Quelle zum Abrufen ist eingestellt; groupfinder sources add ADRESSE fügt eine hinzu
renew-gone = Neue Daten sind da. Was ausgewählt war, ist nicht mehr verzeichnet.
renew-done = Neue Daten sind da: { $count } Einträge.
taken-back = Gesucht wird nach den Wörtern: { $words }. { $key } nimmt das zurück.
take-back-title = Was verstanden wurde
take-back-all = Genau wie getippt suchen
take-back-one = Nach den Wörtern „{ $words }“ suchen statt: { $label }
part-topic = Thema
part-who = Für wen
part-where = Wo
part-when = Wann
part-how = Wie
part-not = Nicht
part-remove = Nicht mehr verlangen: { $kind }: { $label }
nothing-found = Nichts gefunden. Vorschläge stehen in der Liste.
status-first = { $found }. Zuerst: { $name }. { $key-down }: Gruppen, { $key-next }: Filter
status-pane = { $key-toggle }: auswählen, { $key-next }: weiter, { $key-open }: Gruppen zeigen, { $key-right }: aufklappen
status-welcome = Tippen Sie, worum es geht. { $key-down }: hier auswählen, { $key-next }: Filter, { $key-open }: alle Angebote
status-search = Worum geht es? { $key-down }: Gruppen, { $key-next }: Filter, { $key-guide }: geführte Suche
status-results = { $key-open }: öffnen, { $key-filters }: Filter, { $key-sort }: ordnen, { $key-search }: suchen, { $key-take }: mitnehmen
status-details = { $key-down }: blättern, { $key-back }: zurück, { $key-code }: QR-Code, { $key-take }: mitnehmen
status-overlay = { $key-down }: blättern, { $key-back }: schließen
status-sources = { $key-toggle }: auswählen, { $key-open }: hinzufügen oder abrufen, Buchstaben: suchen, { $key-back }: schließen
status-marked = { $key-open } wählt. { $key-mark } entfernt ein Merkzeichen. { $key-back } schließt
status-draft = Buchstaben sind eigene Worte. { $key-down }: wählen. { $key-open } führt aus, { $key-back } schließt
status-choose = { $key-open } wählt, { $key-back } schließt
status-register = Tippen Sie die Antwort; { $key-open } geht weiter, { $key-back } bricht ab
status-home = { $key-open } wählt, Buchstaben grenzen ein, { $key-back } schließt
status-palette = Buchstaben grenzen ein, { $key-open } führt aus, { $key-back } schließt
undo-offer = Gelöscht. { $key } holt es zurück.
undo-nothing = Es gibt nichts zurückzuholen.
quit-hint = { $key-quit } beendet das Programm. { $key-leave } verlässt es sofort und leert den Bildschirm.
too-small = Bitte vergrößern Sie das Fenster. { $key-quit } beendet, { $key-leave } verlässt sofort.
leave-chord = Noch einmal { $key } leert den Bildschirm und verlässt das Programm.
details-none = Wählen Sie eine Gruppe, um über sie zu lesen.
details-unreadable = Dieser Eintrag ist derzeit nicht lesbar: { $why }
kiosk-hint = { $key-leave } löscht alles für die nächste Person.
kiosk-too-small = Der Bildschirm ist zu klein. { $key-leave } löscht alles.
kiosk-trouble = Das geht im Augenblick nicht. Bitte sagen Sie es dem Personal. ({ $code })
status-code = { $key-back } schließt
status-staff = { $key-open } bestätigt, { $key-back } schließt

## Karte und Woche
view-list = Liste
view-map = Karte
view-week = Woche
status-map = Pfeile: nächster Punkt, { $key-forward }: weiter nach Entfernung, { $key-nearer } { $key-farther }: Maßstab, { $key-open }: Einzelheiten, { $key-view }: Woche
status-week = Pfeile: Tag und Treffen, { $key-forward }: später, { $key-open }: Einzelheiten, { $key-view }: Liste
map-heading = { $count ->
    [one] 1 von { $all } auf der Karte
   *[other] { $shown } von { $all } auf der Karte
}
map-one = eine Gruppe
map-many = Gruppen
map-nothing = Nichts gefunden, deshalb ist die Karte leer.
map-no-place = { $name }: nicht auf der Karte, weil kein Treffpunkt angegeben ist.
map-share = { $shown } Gruppen an diesem Punkt
map-rank = { $n } von { $all } nach Entfernung
map-rank-anywhere = { $n } von { $all } auf der Karte
map-at = in { $place }
map-north = { $distance } nördlich von { $place }
map-north-east = { $distance } nordöstlich von { $place }
map-east = { $distance } östlich von { $place }
map-south-east = { $distance } südöstlich von { $place }
map-south = { $distance } südlich von { $place }
map-south-west = { $distance } südwestlich von { $place }
map-west = { $distance } westlich von { $place }
map-north-west = { $distance } nordwestlich von { $place }
week-heading = { $count ->
    [one] 1 Treffen in den nächsten sieben Tagen
   *[other] { $shown } Treffen in den nächsten sieben Tagen
}
week-night = Nacht
week-morning = Vormittag
week-afternoon = Nachmittag
week-evening = Abend
week-any-time = Ohne Uhrzeit
week-from-to = { $from } bis { $to } Uhr
week-from = { $from } Uhr
week-uncertain = bitte fragen Sie nach, ob das Treffen stattfindet
week-nothing = Keine der gefundenen Gruppen trifft sich in den nächsten sieben Tagen.
week-not = { $name }: kein Treffen in den nächsten sieben Tagen.
week-rank = { $n } von { $all } an diesem Tag

## Begrüßung
welcome-question = Worum geht es?
welcome-examples = zum Beispiel:
welcome-example-1 = mein Vater hat Parkinson
welcome-example-2 = Panikattacken, online
welcome-example-3 = Leben mit Diabetes
welcome-example-4 = alleinerziehend
welcome-home = Zuhause: { $place }
welcome-home-unknown = Selbsthilfegruppen finden
welcome-danger = In Gefahr: { $numbers }
welcome-number-emergency = Notruf { $number }
welcome-number-police = Polizei { $number }
welcome-number-medical = Rettung { $number }
welcome-talk = Jemand zum Reden: { $number }
welcome-talk-short = Reden { $number }
welcome-no-numbers = In Gefahr? Rufen Sie den Notruf vor Ort an. { $key }: Krisenhilfe nach Ländern
welcome-no-numbers-short = { $key }: Krisenhilfe nach Ländern
welcome-topics = Oder ein Thema auswählen
welcome-count-home = hier
welcome-count-all = alle
welcome-next = Nächste Treffen in Ihrer Nähe
welcome-next-none = Treffen in { $place } sind noch nicht verzeichnet. Sie kommen aus Quellen, die Sie hinzufügen können:
welcome-follow = Weitere Gruppen
welcome-follow-keys = { $key-toggle }: auswählen, { $key-open }: hinzufügen. Vorher wird nichts abgerufen.
welcome-guide = { $key }: geführte Suche
welcome-learn = Was Selbsthilfe ist
welcome-all = Alle { $count } Angebote
welcome-sources = { $count ->
    [one] { $key }: eine Quelle, abgerufen { $date }, { $time }
   *[other] { $key }: { $count } Quellen, abgerufen { $date }, { $time }
}
welcome-sources-new = { $count ->
    [one] { $key }: eine Quelle, noch nicht abgerufen
   *[other] { $key }: { $count } Quellen, noch nicht abgerufen
}
welcome-sources-none = { $key }: woher die Angebote stammen
welcome-card-illness = Krankheit
welcome-card-addiction = Sucht
welcome-card-grief = Trauer und Verlust
welcome-card-violence = Gewalt
welcome-card-mental-health = Psyche
welcome-card-disability = Behinderung
welcome-card-family = Familie
welcome-card-caregiving = Angehörige
welcome-card-identity = Geschlecht und Alter
welcome-card-life = Lebenssituation
welcome-hint-illness = Krebs, Diabetes, Herz
welcome-hint-addiction = Alkohol, Drogen, Spielen
welcome-hint-grief = Partner, Kind, Freunde
welcome-hint-violence = zu Hause, früher erlebt
welcome-hint-mental-health = Ängste, Depression
welcome-hint-disability = Autismus, Sehen, Hören
welcome-hint-family = Eltern, Adoption, Trennung
welcome-hint-caregiving = Demenz, seelische Krankheit
welcome-hint-identity = queer, Männer, Frauen
welcome-hint-life = Einsamkeit, Arbeit, Schulden
source-worldwide = weltweit
source-untried = noch nicht erprobt
source-untried-long = Ob diese Adresse antwortet, hat noch niemand erprobt.
source-seen = Hat zuletzt geantwortet: { $date }
source-seen-records = Hat zuletzt geantwortet: { $date }, { $count } Einträge
source-followed-new = noch nichts
source-groups = { $count } Gruppen
source-trouble = antwortet nicht
source-will-stop = wird entfernt
sources-all = Alle jetzt abrufen
sources-find = Suchen:
sources-none-fit = Keine Quelle passt zu „{ $typed }“.
sources-following = Neue Quelle: { $names }
sources-stopped = Entfernt: { $names }
sources-not-written = Die Einstellungen ließen sich nicht speichern: { $why }
source-waiting = wartet
source-asking = Server wird gefragt
source-receiving = { $amount } kB empfangen
source-reading = { $count } Gruppen gelesen
sources-followed = Ihre Quellen
sources-offered = Quellen für Ihre Gegend
sources-others = Weitere Quellen

## Öffentliches Terminal, geführte Fragen, Mitnehmen
attract-language = Deutsch
attract-title = Eine Selbsthilfegruppe finden
attract-begin = Drücken Sie eine Taste
attract-privacy = Was Sie eingeben, wird nicht gespeichert. Am Ende wird alles gelöscht.
attract-hint = 1, 2, 3 oder Pfeile: Sprache. Jede andere Taste beginnt.
guide-question = { $n } von 3: { $question }
guide-what = Worum geht es?
guide-whom = Wer sucht eine Gruppe?
guide-where = Wo? Geben Sie einen Ort oder eine Postleitzahl ein, oder machen Sie ohne Ort weiter.
guide-place = Ort:
guide-myself = Ich bin selbst betroffen
guide-any-what = Etwas anderes, oder ich kann es nicht sagen
guide-any-whom = Egal
guide-any-where = Überall, auch per Telefon und online
guide-words = Ich suche lieber mit eigenen Worten
guide-hint = { $key-open } wählt, { $key-back } geht zurück
warning-title = Sind Sie noch da?
warning-text = In { $seconds } Sekunden wird alles gelöscht, damit die nächste Person nichts davon sieht. Drücken Sie eine Taste, um Ihre Suche zu behalten.
caution-title = Bevor Sie weiterlesen
caution-leave = { $key } oder zweimal { $chord } leert sofort den Bildschirm und beendet die Suche.
caution-cannot = Nicht verbergen lässt sich damit:
caution-seen = was jemand neben Ihnen oder eine Kamera gesehen hat
caution-terminal = was das Terminal selbst aufzeichnet oder von anderen Programmen noch zeigt
caution-shell = dass das Programm gestartet wurde, im Verlauf der Shell
caution-machine = was jemand auf diesem Gerät oder im Netz mitliest
caution-elsewhere = Wenn jemand dieses Gerät kontrollieren könnte, suchen Sie besser in einer Bücherei oder am Gerät einer Person, der Sie vertrauen.
caution-go-on = { $key } geht weiter
danger-title = In Gefahr? Holen Sie zuerst Hilfe:
take-title = Mitnehmen
take-print = Eine Seite drucken
take-code = Code für das Telefon: Link oder Nummer
take-card = Code für das Telefon: Karte mit Zeit und Ort
take-text = Textdatei im aktuellen Verzeichnis
take-calendar = Kalenderdatei mit den Treffen der nächsten sechs Monate
take-calendar-alarm = Dieselbe mit einer Erinnerung eine Stunde vorher
take-sheet = Tabelle (CSV) im aktuellen Verzeichnis
take-dataset = Datensatz (JSON) im aktuellen Verzeichnis
take-none = Wählen Sie zuerst eine Gruppe.
take-no-code = Dieses Angebot ist zu lang für einen Code.
take-written = Gespeichert im aktuellen Verzeichnis: { $file }
take-failed = Das hat nicht geklappt: { $why }
take-not-saved = { $file } ist nicht gespeichert: { $why }
file-text = notizen
file-calendar = termin
calendar-title = Termin
calendar-none = Ein nächstes Treffen ist nicht bekannt. Bitte fragen Sie die Gruppe.
print-taken = Die Seite ist auf dem Weg zum Drucker.
print-sent = Die Seite ist abgeschickt; der Drucker hat noch nicht geantwortet.
print-no-program = { $program } fehlt; es gehört zum Drucksystem CUPS (cups-client)
print-none = Hier gibt es keinen Drucker.
print-wait = Eben wurde eine Seite gedruckt. Bitte warten Sie einen Augenblick.
code-scan = Richten Sie die Kamera eines Telefons auf den Code.
code-no-room = Das Fenster ist zu klein für den Code.
code-close = { $key } schließt
mark-title = Gemerkte Gruppen
mark-is = gemerkt
mark-added = Gemerkt. { $key } zeigt alles Gemerkte.
mark-removed = Nicht mehr gemerkt. { $key } zeigt, was gemerkt ist.
mark-full = Zwanzig Gruppen sind gemerkt, mehr haben keinen Platz. { $key } zeigt sie.
mark-none = Noch ist nichts gemerkt. { $key } merkt die gewählte Gruppe.
mark-take = Alle mitnehmen
mark-take-title = Die gemerkten Gruppen mitnehmen
mark-forget = Alle Merkzeichen löschen
mark-forgotten = Es ist nichts mehr gemerkt.
mark-gone = nicht mehr verzeichnet: { $name }
mark-is-gone = Diese Gruppe steht nicht mehr in den Daten. { $key } nimmt sie von der Liste.
mark-some-gone = Einige gemerkte Gruppen stehen nicht mehr in den neuen Daten. { $key } zeigt, welche.
mark-codes = Codes für das Telefon, einer nach dem anderen: Link oder Nummer
mark-cards = Codes für das Telefon, einer nach dem anderen: Karte mit Zeit und Ort
mark-lost = Die gemerkten Gruppen konnten nicht für das nächste Mal behalten werden: { $why }
compare-do = Nebeneinander vergleichen
compare-do-first = Die ersten vier nebeneinander vergleichen
compare-title = Im Vergleich
compare-far = Entfernung
compare-attendance = Teilnahme
compare-whom = Für wen
compare-contact = Kontakt
compare-unknown = nicht angegeben
compare-differ = Unterschiede: { $other }. Bei allen gleich: { $same }.
compare-all-same = Nichts, was bekannt ist, unterscheidet sich: { $same }.
compare-all-differ = Alles unterscheidet sich: { $other }.
compare-row-differs = { $label } (verschieden)
compare-row-same = { $label } (gleich)
compare-same-cell = { $value } (gleich)
tell-do = Jemandem davon erzählen
tell-title = Von { $name } erzählen
tell-subject = Eine Selbsthilfegruppe: { $name }
tell-intro = Ich möchte auf diese Selbsthilfegruppe hinweisen:
report-do = Eine Änderung an diesem Eintrag melden
report-title = Eine Änderung melden: { $name }
report-what = Was stimmt nicht?
report-wrong-time = Die Zeit stimmt nicht
report-closed = Die Gruppe trifft sich nicht mehr
report-moved = Die Gruppe trifft sich woanders
report-other = Etwas anderes stimmt nicht
report-says-wrong-time = Die Zeit in Ihrem Eintrag stimmt nicht.
report-says-closed = Diese Gruppe trifft sich nicht mehr.
report-says-moved = Diese Gruppe trifft sich jetzt woanders.
report-says-other = In Ihrem Eintrag stimmt etwas nicht.
report-subject = Änderung an Ihrem Eintrag: { $name }
report-intro = Guten Tag, es geht um eine Selbsthilfegruppe in Ihrem Verzeichnis.
report-id = Eintrag: { $id }
report-read = Gelesen am { $date }
draft-words = Eigene Worte:
draft-language = Sprache der Nachricht: { $language }
draft-letter = Code für das Telefon: als E-Mail
draft-short = Code für das Telefon: als SMS
draft-page = Code für das Telefon: die Seite des Herausgebers
draft-to = An: { $to }
draft-to-page = Zu melden auf: { $to }
draft-to-anybody = An: wen Sie auf Ihrem Telefon wählen
draft-to-nobody = Der Eintrag nennt keine Adresse des Herausgebers.
draft-subject = Betreff: { $subject }
draft-sent = Hier wird nichts gesendet oder gespeichert: Ihr Telefon fragt, an wen es geht.
draft-cut = In diesem Fenster hat nur die kurze Fassung der Nachricht Platz.
staff-title = Für das Personal
staff-code = Code:
staff-wrong = Das ist nicht der Code.
staff-rest = Zu viele Versuche. Bitte warten Sie eine Minute.
kiosk-code-length = Der Code muss { $least } bis { $most } Buchstaben, Ziffern oder Zeichen haben, ohne Leerzeichen darum.
kiosk-then = Danach:
kiosk-nothing = Hier wurde nichts durch groupfinder kiosk install eingerichtet.
kiosk-by-hand = In kiosk.toml steht eine eigene Zeile; tragen Sie selbst ein, was Sie angegeben haben: { $line }
kiosk-kept = behalten, weil geändert oder nicht leer: { $path }
doctor-ok = in Ordnung
doctor-warning = ansehen
doctor-bad = FEHLER
doctor-do = Tun: { $what }
doctor-sum = { $bad } zu beheben, { $warnings } anzusehen
doctor-settings = Einstellungen
doctor-staff = Code des Personals
doctor-unit = Dienst
doctor-user = Benutzer
doctor-data = Datenverzeichnis
doctor-age = Alter der Daten
doctor-sync = Abgleich
doctor-consoles = Andere Konsolen
doctor-reboot = Strg-Alt-Entf
doctor-sysrq = Magic SysRq
doctor-swap = Auslagerung
doctor-printer = Drucker
doctor-zone = Zeitzone
doctor-index = Suchindex
doctor-readable = Lesbar
doctor-config = Einstellungen der Quellen
doctor-source = Quelle
doctor-key = Schlüssel
doctor-entry = Veröffentlichte Version
doctor-expiry = Datum
doctor-files = Dateien
found-settings-right = { $path } gehört allein root und ist verständlich
found-as-it-is = { $what }
found-staff-code = gesetzt; Strg-Q fragt danach
found-staff-none = keiner, also verlässt niemand das Programm an der Tastatur
found-unit-missing = { $unit } ist nicht eingerichtet
found-unit-lacks = es fehlt { $what }
found-unit-right = sagt alles, was er muss
found-user-none = der Dienst nennt keinen User, das Programm liefe also als root
found-user-missing = { $user } gibt es nicht
found-user-root = { $user } ist root
found-user-right = { $user } hat keine Shell
found-user-shell = { $user } hat die Shell { $shell }
found-data-missing = { $path } gibt es nicht; gezeigt wird das eingebaute Verzeichnis
found-data-writable = der Benutzer des Terminals darf { $path } beschreiben
found-data-unreadable = der Benutzer des Terminals kann { $path } nicht lesen; gezeigt wird das eingebaute Verzeichnis
found-data-right = { $path } wird vom Terminal nur gelesen
found-index-right = passt zu Daten und Programm
found-index-none = noch keine Daten
found-index-old = passt nicht zu diesem Programm; jeder Start baut ihn neu und dauert länger
found-no-sources = keine Quelle eingetragen; gezeigt wird das eingebaute Verzeichnis
found-age-source = { $source }: letzte gute Antwort { $age }
found-future = die Daten kommen aus der Zukunft
found-expired = { $source }: abgelaufen
found-failing = { $source }: { $trouble }
found-held = { $source }: eine Antwort wird zurückgehalten, weil zu viel verschwinden würde
found-source-right = { $source }: in Ordnung ({ $groups })
found-source-new = { $source }: noch nichts abgerufen
found-source-off = { $source }: abgeschaltet
found-key-changed = { $source }: Der Herausgeber signiert nun mit { $new }, die Einstellungen nennen { $old }; nach einer Neueinrichtung würde nichts übernommen
found-sync-enabled = groupfinder-sync.timer ist eingeschaltet
found-sync-off = groupfinder-sync.timer ist nicht eingeschaltet
found-consoles-right = keine bietet eine Anmeldung
found-consoles-open = { $what } kann eine Anmeldung anbieten
found-reboot-right = startet nichts neu
found-reboot-open = startet den Rechner neu
found-sysrq-off = aus
found-sysrq-absent = nicht in diesem Kern
found-sysrq-unknown = nicht zu lesen
found-sysrq-on = an ({ $value }): Tasten können Programme beenden oder den Rechner neu starten
found-swap-none = keine auf einem Datenträger
found-swap-on = was ein Besucher tippte, kann auf den Datenträger gelangen
found-printer-none = keiner
found-printer-right = Warteschlange { $queue }; ausprobieren: echo test | lp -d { $queue }
found-printer-missing = { $path } gibt es nicht
found-zone = { $zone }
found-zone-elsewhere = { $zone }, während kiosk.toml das Land { $country } nennt
found-config-right = { $path }: verständlich
found-entry = Version { $version } von { $dataset }
found-entry-none = { $path } hat noch keine veröffentlichte Version
found-current = aktuell bis { $date }
found-soon-past = nur noch bis { $date } aktuell; danach erfahren alle, die die Daten beziehen, dass sie veraltet sind
found-past = abgelaufen seit { $date }
found-files-right = alle dürfen den Baum lesen
found-files-closed = ein Webserver darf { $path } nicht lesen

## Was weiterhilft
way-spelling = Stattdessen „{ $words }“ suchen ({ $count })
way-drop = Ohne „{ $label }“: { $count } mehr
way-drop-distance = In jeder Entfernung: { $count } mehr
way-drop-time = Zu jeder Zeit: { $count } mehr
way-drop-words = Ohne das Wort „{ $words }“: { $count }
way-broader = Übergeordnet: { $label } ({ $count })
way-see-also = Siehe auch: { $label } ({ $count })
way-contact-points = Kontaktstellen, die die Gruppen bei Ihnen kennen ({ $count })
way-helplines = Hilfetelefone ({ $count })
way-crisis = Krisenhilfe per Telefon und Chat
way-clear = Alles löschen und neu beginnen
way-start = Eine Gruppe gründen: Kontaktstellen helfen dabei ({ $count })

## Fenster
palette-title = Hilfe: Was möchten Sie tun?
palette-label = Suchen:
palette-count = { $shown } von { $all }
palette-read = Die Hilfe als Seite lesen: Tasten, Filter, Wörter, sofort weg
help-title = Hilfe: die Tasten
help-intro = Alles geht mit der Tastatur. Tab führt vom Suchfeld zu den Filtern, den Gruppen und den Einzelheiten.
help-panes = In einem Filter verkürzen Buchstaben die Liste. Mehrere Werte in einem Filter heißen: einer davon; verschiedene Filter müssen alle passen. Die Zahl neben einem Wert sagt, wie viele Gruppen er gäbe.
help-words = Die Suche versteht Alltagswörter: „mein Mann trinkt“, „Brustkrebs Köln“, „sorggruppe Oslo online“. "Anführungszeichen" halten Wörter zusammen, -Wort schließt Gruppen damit aus, Wort|Wort heißt eines von beiden.
help-privacy = Was Sie tippen, wird weder behalten noch irgendwohin gesendet.
help-treatment = Selbsthilfe ergänzt eine Behandlung und ersetzt sie nicht. Ein Eintrag hier ist keine Empfehlung.
help-parts = Die Teile in der Reihenfolge von Tab: { $parts }.
help-sensitive-title = Sofort weg
help-sensitive = { $key } leert den Bildschirm und beendet das Programm sofort. Es kann nicht verbergen, was das Terminal selbst aufzeichnet, dass das Programm gestartet wurde oder was jemand gesehen hat.
help-leave-now = Bildschirm leeren und sofort weg
help-leave-chord = Zweimal nacheinander: Bildschirm leeren und sofort weg
help-crisis = Krisenhilfe: Nummern für Anruf, SMS oder Chat
help-help = Diese Hilfe
help-quit = Programm beenden
help-next = Nächster Teil des Bildschirms
help-previous = Voriger Teil des Bildschirms
help-search = Zum Suchfeld
help-filters = Zu den Filtern und zurück
help-toggle = Im Filter: Wert wählen oder zurücknehmen
help-open = Gruppe öffnen, bestätigen, Gruppen zeigen
help-back = Einen Schritt zurück: schließen, Text löschen, Filter löschen
help-sort = Gruppen ordnen
help-view = Die Gruppen als Liste, auf der Karte oder als Woche zeigen
help-zoom-in = Karte: näher heran
help-zoom-out = Karte: weiter weg
help-language = Sprache des Programms: English, Deutsch, norsk
help-take = Die gewählte Gruppe mitnehmen: Papier, Code, Datei, Nachricht, Änderung melden
help-code = Die gewählte Gruppe als Code für das Telefon zeigen
help-mark = Die gewählte Gruppe merken oder nicht mehr merken
help-shortlist = Die gemerkten Gruppen zeigen: vergleichen, mitnehmen
help-calendar = Die Treffen der nächsten sechs Monate als Kalenderdatei speichern
help-data = Woher die Daten sind, und Abrufen
help-guide = Geführte Suche: 3 Fragen
help-learn = Nachlesen, was ein Thema ist, was Selbsthilfe ist, was Wörter bedeuten
help-clear-all = Suche und Filter löschen
help-undo = Gelöschtes zurückholen
help-literal = Wie getippt suchen, Wörter zurücknehmen
help-place = Angeben, wo Sie sind: Land, Region, Ort oder Postleitzahl
help-up = Hinauf
help-down = Hinunter
help-page-up = Eine Seite hinauf
help-page-down = Eine Seite hinunter
help-first = Zum Anfang
help-last = Zum Ende
help-right = In die Einzelheiten; im Text nach rechts
help-left = Aus den Einzelheiten; im Text nach links
help-line-start = Text: zum Anfang
help-line-end = Text: zum Ende
help-word-left = Text: ein Wort nach links
help-word-right = Text: ein Wort nach rechts
help-delete-word = Text: Wort löschen
help-delete-to-start = Text: bis zum Anfang löschen
help-delete-to-end = Text: bis zum Ende löschen
help-redraw = Bildschirm neu zeichnen
help-suspend = Programm anhalten (fg holt es zurück)
help-booklet = Ein Heft aus dem machen, was gefunden ist
help-register = Eine Gruppe anmelden: elf Fragen
sort-title = Gruppen ordnen
learn-title = Nachlesen
learn-links = Wie es weitergeht
learn-topic = { $topic }: das Thema
learn-row = Lesen: { $title }
learn-show = Einträge dazu zeigen
learn-keys = { $key-open }: Gruppen und verwandte Seiten, { $key-left }: alle Seiten
learn-count = Verzeichnet dazu: { $groups ->
    [one] { $shown } Gruppe
   *[other] { $shown } Gruppen
} und { $others } andere Einträge.
learn-also-called = Auch genannt
learn-in-languages = In anderen Sprachen
learn-category = Bereich
learn-broader = Übergeordnet
learn-narrower = Untergeordnet
learn-see-also = Siehe auch
learn-codes = Codes
learn-code-related = { $code } (verwandt)
learn-organisations = Dafür da in: { $country }
learn-whom-to-ask = Wen Sie fragen können
learn-source = Woher das kommt
learn-id = Kennung: { $id }
learn-own-words = In eigenen Worten, zuletzt geändert am { $date }. Kein ärztlicher Rat.
learn-scheme-211hsis = Codes mit Buchstaben: 211 Human Services Indexing System.
learn-scheme-open = Codes aus fünf Ziffern: Open Eligibility 2.0, CC BY-SA 3.0.
sort-best = Passendste zuerst
sort-next = Nächstes Treffen zuerst
sort-distance = Nächstgelegene zuerst
sort-name = Nach Name
sort-verified = Zuletzt geprüfte zuerst
sort-needs-place = Dafür braucht es einen Ort: Wählen Sie einen unter Ort.
crisis-title-in = Krisenhilfe: { $country }
crisis-choose = In welchem Land brauchen Sie Hilfe?
crisis-other-countries = Nummern anderer Länder
crisis-danger = Sind Sie oder andere in Gefahr? Rufen Sie zuerst den Notruf an.
crisis-other-country = Anderes Land: { $key }
crisis-call = Anrufen: { $number }
crisis-or = oder { $number }
crisis-text = SMS { $word } an { $number }
crisis-text-only = SMS an { $number }
crisis-chat = Chat: { $address }
crisis-web = Web: { $address }
crisis-email = E-Mail: { $address }
crisis-typewriter = Schreibtelefon: { $number }
crisis-also = Auch: { $ways }
crisis-way-text = SMS
crisis-way-chat = Chat
crisis-way-email = E-Mail
crisis-way-in-person = persönlich
crisis-hours = Zeiten: { $hours }
crisis-hours-year = Zeiten: { $hours } (Stand { $year })
crisis-always = Rund um die Uhr
crisis-free = Kostenlos
crisis-anonymous = Anonym
crisis-languages = Sprachen: { $languages }
crisis-source = Quelle: { $source }, gelesen am { $date }
crisis-source-year = Quelle: { $source } ({ $year }), gelesen am { $date }
crisis-unchecked = Die Seite ist alt; die Nummer wurde nicht nachgeprüft.
crisis-note = Auf der genannten Seite gelesen, nicht angerufen. Nummern können sich ändern.

## Zeilen und Einzelheiten
row-online = online
row-phone = per Telefon
row-in-person = vor Ort
row-chat = Chat
row-forum = Forum
row-mail = schriftlich
row-one-to-one = zu zweit
row-daily = täglich { $time }
row-often = { $next }, { $count ->
    [2] zweimal
   *[other] { $count }-mal
} die Woche
row-old = seit { $year } nicht geprüft
row-claimed = nur nach Angabe der Quelle
row-wheelchair = stufenlos
row-sign-language = Gebärdensprache
row-child-care = Kinderbetreuung
column-name = Name
column-when = Wann
column-where = Wo
column-format = Wie
column-language = Sprache
column-access = Zugang
column-checked = Geprüft
row-unknown-place = Ort auf Anfrage
row-ask-for-times = Zeiten erfragen
row-running = jetzt, bis { $time }
row-running-open = jetzt
row-next = { $date } { $time }
row-next-uncertain = ggf. { $date } { $time }
row-day-only = { $date }
row-ended = beendet
row-paused = pausiert
row-founding = in Gründung

## Tage und Monate
today = heute
tomorrow = morgen
date-short = { $weekday } { $day }. { $month }
date-short-year = { $weekday } { $day }. { $month } { $year }
day-short-mon = Mo
day-short-tue = Di
day-short-wed = Mi
day-short-thu = Do
day-short-fri = Fr
day-short-sat = Sa
day-short-sun = So
day-mon = Montag
day-tue = Dienstag
day-wed = Mittwoch
day-thu = Donnerstag
day-fri = Freitag
day-sat = Samstag
day-sun = Sonntag
on-days-mon = montags
on-days-tue = dienstags
on-days-wed = mittwochs
on-days-thu = donnerstags
on-days-fri = freitags
on-days-sat = samstags
on-days-sun = sonntags
month-short-1 = Jan.
month-short-2 = Feb.
month-short-3 = März
month-short-4 = Apr.
month-short-5 = Mai
month-short-6 = Juni
month-short-7 = Juli
month-short-8 = Aug.
month-short-9 = Sep.
month-short-10 = Okt.
month-short-11 = Nov.
month-short-12 = Dez.
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Details
detail-demo = Erfunden, um das Programm auszuprobieren. Hier ist niemand zu erreichen.
detail-crisis = In einer Krise ist sofort jemand zum Reden da: siehe Krisenhilfe.
detail-status-founding = Im Aufbau: sucht Menschen, die mitmachen möchten.
detail-status-seekers = Jemand sucht andere in derselben Lage.
detail-status-paused = Pausiert zurzeit.
detail-status-ended = Beendet. Steht noch hier, damit niemand vergeblich wartet.
detail-what-whom = { $what }. Für: { $whom }
detail-whom = Für: { $whom }
detail-good-to-know = Gut zu wissen
detail-fact = { $name }: { $values }
detail-topics-title = Themen
detail-other-times = Weitere Zeiten
detail-same-place = Am selben Ort
detail-when = Wann
detail-appointment = Tage und Zeiten auf Anfrage, bitte fragen.
detail-time-open = Uhrzeit auf Anfrage
detail-cadence-daily = täglich
detail-cadence-weeks = { $day }, alle { $count } Wochen
detail-cadence-weeks-open = { $day }, alle { $count } Wochen (in welchen Wochen, ist nicht angegeben; bitte nachfragen)
detail-cadence-nth = { $nth } { $day } im Monat
detail-cadence-month-days = { $days } des Monats
detail-month-day = am { $day }.
detail-month-day-before-last =
    { $before ->
        [0] am letzten Tag
        [1] am vorletzten Tag
        [2] am drittletzten Tag
       *[other] am { $before }. Tag vor dem letzten
    }
detail-cadence-months = { $rule }, alle { $count } Monate
detail-cadence-every = jeden { $day }
detail-cadence-years = einmal im Jahr
list-and = { $most } und { $last }
detail-nth-1 = 1.
detail-nth-2 = 2.
detail-nth-3 = 3.
detail-nth-4 = 4.
detail-nth-5 = 5.
detail-nth-last = letzter
detail-nth-to-last =
    { $nth ->
        [2] vorletzter
        [3] drittletzter
        [4] viertletzter
       *[other] fünftletzter
    }
detail-until = bis { $date }
detail-except = nicht am { $dates }
detail-dates-vary = Einzelne Termine weichen ab, bitte fragen.
detail-next = Nächstes Treffen: { $date }
detail-next-time = Nächstes Treffen: { $date }, { $time }
detail-next-running = Jetzt, bis { $time }
detail-next-running-open = Jetzt
detail-next-uncertain = Nächstes Treffen vielleicht: { $date } (bitte nachfragen)
detail-next-uncertain-time = Nächstes Treffen vielleicht: { $date }, { $time } (bitte nachfragen)
detail-zone = Zeiten in { $zone }
detail-zone-unknown = Die Zeitzone ist nicht angegeben; die Uhrzeit ist als Ihre Ortszeit gelesen.
detail-viewer = Bei Ihnen: { $date }, { $time }
detail-viewer-later = Bei Ihnen: { $date }, { $time } (einen Tag später)
detail-viewer-earlier = Bei Ihnen: { $date }, { $time } (einen Tag früher)
detail-where = Wo
detail-address-open = Die Adresse gibt es auf Anfrage.
detail-area = Zuständig für: { $areas }
detail-formats = { $formats }
detail-hybrid = { $formats } (hybrid: nach Wahl)
detail-format-unknown = Wie sich die Gruppe trifft, ist nicht angegeben, bitte fragen.
detail-online-open = Den Link gibt es auf Anfrage.
detail-contact-none = Kontakt: Nur die Adresse ist angegeben.
detail-call = Anrufen: { $number }
detail-code = Nach Aufforderung eingeben: { $codes }
detail-phone = Telefon: { $number }
detail-phone-name = Telefon: { $number } ({ $name })
detail-ask-for = Nach { $name } fragen
detail-hours = Zeiten: { $hours }
detail-email = E-Mail: { $address }
detail-web = Web: { $address }
detail-organisation = Organisation: { $name }
detail-route-contact-point = Die Kontaktstelle kennt den Weg: dort fragen und diese Gruppe nennen.
detail-route-ask = Bei { $name } fragen und diese Gruppe nennen: { $group }
detail-route-plain = Hier stehen weder Adresse noch Nummer; das ist bei vielen Gruppen so. Fragen Sie die Selbsthilfekontaktstelle in Ihrer Nähe nach dieser Gruppe: { $group }
detail-route-listing = Dieser Eintrag nennt weder Adresse noch Nummer. Eine Selbsthilfekontaktstelle in Ihrer Nähe weiß mehr.
detail-route-walk-in = Einfach kommen.
detail-route-organisation = Die Organisation kennt den Weg: dort fragen und diese Gruppe nennen.
detail-access = Zugang
detail-languages = Sprachen
detail-cost = Kosten
detail-led = Arbeitsweise
detail-faith = Glaube gehört dazu.
detail-no-faith = Glaube gehört nicht dazu.
detail-source = Quelle
detail-source-read = { $name }, gelesen am { $date }
detail-source-list = Aus einer öffentlichen Liste, gelesen am { $date }
detail-also = Auch gelistet von { $name } (gleich sind: { $common })
detail-also-times = Zeiten
detail-also-name = Name
detail-also-place = Ort
detail-also-contact = Kontakt
detail-unchecked = Nur an einer Stelle gefunden; nicht nachgeprüft.
detail-verified-half-year = Geprüft { $age } ({ $date })
detail-verified-year = Geprüft { $age } ({ $date }); es kann sich etwas geändert haben
detail-verified-two-years = Zuletzt geprüft { $age } ({ $date }); bitte vorher fragen
detail-verified-older = Zuletzt geprüft { $age } ({ $date }); bitte unbedingt vorher fragen
detail-verified-unknown = Wann zuletzt geprüft wurde, ist nicht bekannt; bitte vorher fragen
detail-verified-as-read = So auf der genannten Seite gelesen; seither nicht geprüft
detail-claimed-kind = Als { $kind } bezeichnet dies nur die Liste, aus der es stammt; niemand bürgt dafür, und im eingebauten Verzeichnis steht es nicht
detail-claimed-name = Heißt wie „{ $name }“ im eingebauten Verzeichnis, ist aber auf anderen Wegen zu erreichen; vielleicht ist es jemand anderes
detail-claimed-letters = Im Namen sind Buchstaben verschiedener Schriften gemischt, die gleich aussehen; vielleicht ist er nachgeahmt
detail-claimed-verified = Nach Angabe der Quelle geprüft { $age } ({ $date })
detail-age-days = { $count ->
    [0] heute
    [one] vor 1 Tag
   *[other] vor { $count } Tagen
}
detail-age-months = { $count ->
    [one] vor 1 Monat
   *[other] vor { $count } Monaten
}
detail-age-years = { $count ->
    [one] vor 1 Jahr
   *[other] vor { $count } Jahren
}
detail-treatment = Selbsthilfe ergänzt eine Behandlung und ersetzt sie nicht.

## Commands
crisis-command = Mit Angabe des Landes: groupfinder crisis --country DE
crisis-unknown = Für „{ $asked }“ sind keine Krisentelefone bekannt. Bekannt: { $countries }
topics-none = Kein Thema heißt „{ $words }“.
usage-no-option = Die Option { $found } gibt es hier nicht.
usage-no-word = „{ $found }“ ist hier nicht vorgesehen.
usage-no-command = Den Befehl { $found } gibt es nicht.
usage-value-missing = { $option } braucht einen Wert.
usage-value-wrong = „{ $found }“ ist kein Wert für { $option }.
usage-value-why = „{ $found }“ ist kein Wert für { $option }: { $why }.
usage-values = Möglich sind: { $values }.
usage-missing = Es fehlt: { $names }.
usage-conflict = { $option } und { $other } gehen nicht zusammen.
usage-twice = { $option } darf nur einmal stehen.
usage-meant = Meinten Sie { $near }?
usage-form = Aufruf: { $usage }
usage-help = Mehr dazu mit --help.

## Browsing
error-fault = groupfinder musste wegen eines Fehlers im Programm aufhören. Es ging nichts verloren; bitte starten Sie es neu.
error-no-terminal = Hier ist kein Terminal, um darauf zu zeichnen. Ohne: groupfinder --plain, oder groupfinder search, show, topics, crisis.
exit-done = Erledigt.
exit-failed = Gescheitert, etwa weil ein anderer Abgleich läuft.
exit-usage = Falscher Aufruf, ein Fehler in den Einstellungen, oder kein Terminal.
exit-refused = Daten wurden abgelehnt; die alten bleiben.
exit-expired = Daten wurden behalten, obwohl das Datum ihres Herausgebers vorbei ist.
exit-unreachable = Eine Quelle ist nicht zu erreichen: Netz, Server, Zertifikat, oder keine solche Seite; die alten Daten bleiben.
exit-disk = Etwas lässt sich hier nicht lesen oder schreiben: keine Berechtigung, Datenträger voll, kein Verzeichnis; die alten Daten bleiben.

## Tasten, wie Tastaturen sie nennen
key-ctrl = Strg
key-alt = Alt
key-space = Leertaste
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-back-tab = Umschalt-Tab
key-backspace = Rücktaste
key-delete = Entf
key-up = Pfeil auf
key-down = Pfeil ab
key-left = Pfeil links
key-right = Pfeil rechts
key-page-up = Bild-auf
key-page-down = Bild-ab
key-home = Pos1
key-end = Ende

value-unknown = { $option }: „{ $asked }“ ist nicht bekannt.
value-unknown-near = { $option }: „{ $asked }“ ist nicht bekannt. Am nächsten: { $near }
search-corrected = Kein Treffer für „{ $from }“. Gezeigt wird „{ $to }“.
search-near = In der Nähe von { $place }
search-near-others = Andere mit diesem Namen, mit --near wie hier geschrieben: { $places }
search-abroad = { $name }. Mit --abroad werden sie aufgeführt.
explain-read = So wurde „{ $query }“ verstanden
explain-part = { $kind }: { $label }
explain-part-words = { $kind }: { $label } (aus „{ $words }“)
explain-home = Ihr Ort: { $place } ({ $source })
explain-home-none = Ihr Ort ist nicht bekannt
explain-left-out = Dazu ist nichts bekannt: { $words }
explain-order = Warum die ersten dort stehen
explain-fit = passt zu { $share } von 100
explain-main-topic = das Gesuchte ist das Hauptthema
explain-side-topic = das Gesuchte ist ein Nebenthema
home-unknown = Ein Ort „{ $place }“ ist nicht bekannt. Nennen Sie ein Land, eine Region, einen Ort oder eine Postleitzahl, zum Beispiel --home Köln
home-unknown-set = In der Konfiguration steht place = "{ $place }"; ein solches Land, eine solche Region, ein solcher Ort oder eine solche Postleitzahl ist nicht bekannt.
zone-unread = TZ ist „{ $zone }“, das ist keine bekannte Zeitzone. Zeiten online und am Telefon werden deshalb in UTC gezeigt. Verstanden wird ein Name wie Europe/Berlin.
search-none-has = Kein Angebot hier hat { $facet } „{ $value }“.
search-nothing = Nichts gefunden.
search-article = { $title }: groupfinder topics { $id }
danger-notice = Hilfe jetzt, { $country }: { $numbers }
danger-notice-short = Hilfe jetzt: { $numbers }
danger-notice-anywhere = Bei Gefahr wählen Sie zuerst den Notruf; in der Europäischen Union ist es die 112. Nummern nach Land: groupfinder crisis
search-nothing-crisis = In einer Krise: groupfinder crisis
search-found = { $count ->
    [one] 1 Angebot
   *[other] { $all } Angebote
}
search-found-shown = { $all } Angebote, die ersten { $shown } gezeigt (--limit zeigt mehr)
show-unknown = Kein Angebot hat die Kennung „{ $id }“. groupfinder search zeigt sie in eckigen Klammern.
facets-more = und { $count } weitere; --output json nennt alle
store-current-missing = { $path } fehlt.
store-current-damaged = { $path } ist nicht zu gebrauchen: { $why }.
store-previous-damaged = { $path } ist auch nicht zu gebrauchen: { $why }.
store-using-previous = Es gelten die Daten davor: { $path }, geschrieben { $why }. Ein neuer Abgleich behebt es.
store-using-embedded = Es gilt nur das eingebaute Verzeichnis. Ein neuer Abgleich behebt es.
store-index-rebuilt = Der Suchindex wurde neu gebaut: { $path }
store-index-unwritable = Der Suchindex lässt sich nicht aufheben, daher dauert jeder Start länger: { $path }: { $why }
store-records-lost = Einträge anderer Quellen ({ $why }) waren nicht mehr zu lesen und fehlen nun: { $path }
store-withdrawn = zurückgezogene Einträge entfernt ({ $why }): { $path }
store-not-withdrawn = Was zurückgezogen ist, konnte nicht entfernt werden ({ $path }): { $why }
store-words-omitted = Die Texte enthalten so viele verschiedene Wörter, dass nach { $why } davon nicht gesucht werden kann: { $path }
store-same-version = { $path } hat unter derselben Versionsnummer einen anderen Inhalt als vorher.
store-state-unwritable = Der Zustand lässt sich nicht schreiben: { $path }: { $why }
store-clock-wrong = Die Uhr dieses Rechners scheint falsch zu gehen ({ $why }). Alter und Ablaufdaten werden nicht beurteilt; bitte die Uhr stellen.
value-unknown-of = { $option }: „{ $asked }“ ist nicht bekannt. Bekannt: { $near }
sync-from-where = Es gibt noch keine Quelle. Nennen Sie eine (groupfinder sources add ADRESSE), oder übernehmen Sie einmalig eine Datei: groupfinder sync --from DATEI
sync-name-of-several = --name benennt eine einzige Quelle, mit --from wurden aber mehrere Dateien angegeben. Lassen Sie --name weg, oder lesen Sie die Dateien einzeln ein.
sync-taken = { $source }: { $count ->
    [one] 1 Eintrag
   *[other] { $records } Einträge
} ({ $format }): { $accepted } übernommen, { $repaired } ausgebessert, { $quarantined } ausgelassen
sync-new = { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
}, neu; { $count-all ->
    [one] 1 Gruppe
   *[other] { $all } Gruppen
} aus allen Quellen
sync-replaced = { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
}, vorher { $before }; { $count-all ->
    [one] 1 Gruppe
   *[other] { $all } Gruppen
} aus allen Quellen
sync-renamed = Die Kennung { $from } hat schon eine andere Quelle; hier heißt sie { $to }
sync-renamed-more = und { $count } weitere Kennungen
sync-expired = { $source }: übernommen, aber laut Herausgeber nur bis { $date } aktuell; es kann veraltet sein
publish-reading = { $from } wird gelesen
publish-packing = Wird gepackt
publish-version = { $dataset }, Version { $version }: { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
}, gepackt { $size }, aktuell bis { $until }
publish-changes = { $changed-count ->
    [one] 1 Gruppe neu oder geändert
   *[other] { $changed } Gruppen neu oder geändert
}, { $gone } weggefallen; wer die Version davor hat, holt { $delta }
publish-renewed = { $dataset }, Version { $version }: dieselben Gruppen, jetzt aktuell bis { $until }
publish-nothing = { $dataset }, Version { $version }: nichts hat sich geändert; aktuell bis { $until }
publish-followers = Unterschrieben mit { $id }. Wer folgt, braucht diesen Schlüssel: { $key }
publish-old-lost = Die Version davor ist nicht lesbar ({ $why }); diesmal holen alle das Ganze
publish-passphrase = Passwort von { $path }:
publish-no-terminal = es gibt kein Terminal, um nach dem Passwort zu fragen; bitte in die Variable { $variable } schreiben
publish-key-passphrase = Passwort für den neuen Schlüssel:
publish-key-again = Bitte noch einmal:
publish-key-empty = Ein leeres Passwort schützt nichts; --no-passphrase macht einen Schlüssel ohne Passwort
publish-key-differ = Die beiden sind nicht gleich; es wurde kein Schlüssel gemacht
publish-key-made = Geheimer Schlüssel { $id }: { $path }
publish-key-public = Öffentlicher Schlüssel, für alle, die folgen: { $key } (auch in { $public })
publish-key-care = Bitte kopieren Sie den geheimen Schlüssel an einen zweiten Ort, der nicht am Netz ist. Wer ihn hat, kann in Ihrem Namen veröffentlichen; ohne ihn können Sie es selbst nicht mehr.
size-kb = { $n } kB
follow-taken = { $source }: Version { $version } von { $dataset }, unterschrieben mit { $id }; { $size } geholt ({ $way })
follow-way-kept = aus aufbewahrten Dateien
follow-way-delta = nur die Änderungen
follow-way-regions = Regionen
follow-way-full = das Ganze
follow-clock = { $path }: gemacht um { $why }, also in der Zukunft; die Uhr dieses Rechners geht wohl falsch, darum wird das Alter der Daten nicht beurteilt
follow-delta-failed = { $path }: die Änderungen ergaben nicht die veröffentlichten Daten ({ $why }); stattdessen wurde das Ganze geholt
follow-key-changed = { $path }: der Herausgeber hat den Schlüssel gewechselt, wie vorher angekündigt: { $why }. Vergleichen Sie den neuen Schlüssel mit dem, was der Herausgeber selbst angibt, und tragen Sie ihn als public_key in die Einstellungen dieser Quelle ein.
follow-region-missing = { $path }: für die Region { $why } gibt es nichts
sync-unchanged = { $source }: dort hat sich nichts geändert
sync-not-due = { $source }: wird nicht vor { $time } gefragt; groupfinder sync { $source } fragt jetzt
sync-next = { $source }: wird wieder gefragt { $time }
sync-changes = { $added } neu, { $changed } geändert, { $removed } weggefallen
sync-unknown-name = Keine Quelle der Einstellungen heißt { $name }. Bekannt: { $known }
sync-unknown-name-none = Keine Quelle heißt { $name }, und in den Einstellungen steht keine. Eine Datei einmalig übernehmen: groupfinder sync --from { $name }
sync-held-on = { $source }: wird von selbst übernommen, wenn es an { $needed } Tagen genau so kam (bisher: { $days })
error-no-groups = { $given }: keine Gruppe darin; nichts wird durch nichts ersetzt
error-shrunk = { $given }: zurückgehalten, { $count ->
    [one] { $lost } von 1 Gruppe würde verschwinden
   *[other] { $lost } von { $before } Gruppen würden verschwinden
}; wenn das stimmt, noch einmal mit --allow-shrink
error-replaced = { $given }: zurückgehalten, alle { $before } Gruppen würden durch andere ersetzt, als wäre es eine andere Quelle; wenn das stimmt, noch einmal mit --allow-shrink
error-duplicate = { $given }: liefert { $count ->
    [one] dieselbe Gruppe
   *[other] dieselben { $groups } Gruppen
} wie die Quelle { $other }, die schon da ist; was doppelt ist, wird einmal genommen. Soll es von hier kommen, entfernen Sie zuerst die andere: groupfinder sources remove { $other }
error-version = { $given }: { $why } Wenn das stimmt, entfernen Sie zuerst die Quelle: groupfinder sources remove { $source }
error-busy = { $path }: Ein anderer Abgleich läuft und war nach { $seconds } Sekunden nicht fertig
error-too-soon = { $given }: gerade erst gefragt; fremde Server werden höchstens einmal in der Minute gefragt, { $seconds ->
    [one] bitte 1 Sekunde warten
   *[other] bitte { $seconds } Sekunden warten
}
error-no-directory = es gibt kein Heimatverzeichnis, in dem Daten bleiben könnten; --data-dir VERZEICHNIS legt eines fest
error-no-source = keine Quelle heißt { $name }; groupfinder sources list nennt sie
error-scheme = { $given }: Adressen der Art { $scheme }: kann das Programm nicht lesen; erwartet: ein Pfad, file: oder https:
error-file-address = { $given }: erwartet: file:/// und ein vollständiger Pfad auf diesem Rechner
error-web-address = keine Webadresse, die gelesen werden kann; erwartet: https:// mit einem Rechnernamen wie example.org, ohne Benutzernamen und Leerzeichen
error-web-wait = { $why } Der Server bittet, { $seconds ->
    [one] 1 Sekunde zu warten
   *[other] { $seconds } Sekunden zu warten
}.
error-larger = { $given }: größer als { $limit } MiB; so groß darf eine Quelle höchstens sein
error-io-missing = es gibt keine solche Datei; bitte den Pfad prüfen
error-io-permission = keine Berechtigung; bitte prüfen, wer lesen und schreiben darf
error-io-full = der Datenträger ist voll; bitte Platz schaffen und noch einmal versuchen
error-io-quota = das Kontingent ist aufgebraucht; bitte Platz schaffen und noch einmal versuchen
error-io-read-only = das Dateisystem ist nur lesbar
error-io-not-regular = keine gewöhnliche Datei
error-io-directory = ein Verzeichnis, erwartet: eine Datei
error-io-not-directory = ein Teil des Pfads ist kein Verzeichnis; bitte den Pfad prüfen
error-io-exists = die Datei gibt es schon; bitte eine andere nennen
error-io-other = das System meldet: { $said }
error-feed-empty = leere Datei (0 Byte); erwartet: Daten in JSON, CSV oder eine Tabelle
error-feed-blank = nur Leerraum; erwartet: Daten in JSON, CSV oder eine Tabelle
error-feed-damaged = die Datei ist beschädigt; bitte noch einmal holen
error-feed-encoding = die Datei ist nicht in UTF-8; bitte umwandeln oder mit --encoding latin-1 sagen, was es ist
error-feed-too-large = nach dem Auspacken zu groß; das sieht nach einer Falle aus
error-feed-not-data = das ist keine Liste von Gruppen; bitte die Adresse oder die Datei prüfen
error-feed-syntax = Zeile { $line }, Spalte { $column }: kein gültiges JSON
error-feed-too-many = { $found } Datensätze; höchstens { $limit } sind erlaubt
error-feed-server = der Server antwortete „{ $found }“, das sind keine Daten; bitte später noch einmal versuchen
error-feed-format = unbekannte Form; erwartet: Meeting Guide, BMLT, HSDS, eine Tabelle oder unser eigenes Format (--feed-format nennt eines)
error-feed-entry = das ist der Eintrag eines signierten Datensatzes, keine Liste von Gruppen; so folgen Sie ihm: groupfinder sources add ADRESSE --public-key SCHLÜSSEL
error-feed-columns = die Spalten sagen nicht mehr als einen Namen: { $found }; eine Tabelle zum Ausfüllen: groupfinder template
error-feed-part = das ist nur ein Teil der Daten; alle Teile müssen zusammen kommen, sonst wird nichts ersetzt
error-feed-bad = { $bad } von { $records } Datensätzen unbrauchbar ({ $percent } %; --max-bad erlaubt höchstens { $limit } %)
error-output = Die Ausgabe lässt sich nicht schreiben: { $why }
error-config-read = { $path }: Die Einstellungen lassen sich nicht lesen: { $why }
error-config-large = { $path }: größer als 1 MiB, das sind keine Einstellungen; bitte den Pfad prüfen
error-config-unknown = unbekannte Einstellung „{ $found }“; bekannt sind { $known }
error-config-value = gefunden „{ $found }“, erwartet: { $expected }
error-config-table = eine Quelle beginnt mit zwei Klammern: [[source]]
error-config-edit = { $path }: lässt sich nicht ändern ({ $why }); bitte von Hand ändern
error-config-write = { $path }: Die Einstellungen lassen sich nicht schreiben ({ $why }); sie sind wie vorher
error-config-twice = { $path }: Zwei Quellen heißen „{ $name }“; jede braucht einen eigenen Namen
sync-phase-asking = { $source }: wird gefragt
sync-phase-receiving = { $source }: { $done } MB empfangen
sync-phase-receiving-of = { $source }: { $done } von { $total } MB empfangen
sync-phase-reading = { $source }: { $groups } Gruppen gelesen
feed-repaired = ausgebessert
feed-quarantined = ausgelassen
feed-problem-row = Zeile { $number }{ $place }: „{ $found }“ gefunden, erwartet: { $expected }
feed-problem-record = Eintrag { $number }{ $place }: „{ $found }“ gefunden, erwartet: { $expected }
feed-not-read = Nicht verstandene Spalten oder Schlüssel: { $keys }.
feed-not-read-key = { $key } ({ $count })
feed-not-read-kept = { $key } ({ $count }, als Notiz behalten)
feed-more-problems = { $count ->
    [one] und 1 weiteres Problem
   *[other] und { $shown } weitere Probleme
}; groupfinder check --all nennt sie
sheet-groups = Gruppen
sheet-values = Werte
sheet-needs-file = Eine Tabelle ist eine Datei und lässt sich hier nicht anzeigen. Speichern Sie sie, zum Beispiel: { $example }
export-done = { $count ->
    [one] { $all } Gruppe geschrieben
   *[other] { $all } Gruppen geschrieben
}
fixed-heading = Zu prüfen
fixed-note = Zeile { $row }, { $group }, { $column }: „{ $found }“ gefunden, erwartet: { $expected }
fixed-written = { $file } geschrieben. Die letzte Spalte sagt, was zu prüfen ist.
fixed-no-table = --fixed braucht eine Tabelle mit bekannten Spalten.
fixed-one-file = --fixed nimmt immer nur eine Tabelle.
booklet-title = Selbsthilfegruppen
booklet-title-words = Selbsthilfegruppen: { $words }
booklet-as-of = { $count ->
    [one] { $shown } Eintrag, Stand { $date }
   *[other] { $shown } Einträge, Stand { $date }
}
booklet-crisis = In einer Krise
booklet-no-country = Die Nummern sind in jedem Land andere. Nennen Sie das Land mit --home, oder schlagen Sie sie nach, bevor Sie sie brauchen.
booklet-numbers = Nummern für { $country }:
booklet-contact-point = Wen Sie fragen können
booklet-good-to-know = Gut zu wissen
booklet-changes = Zeiten und Orte ändern sich. Rufen Sie vorher an, oder sehen Sie auf der Seite der Gruppe nach.
booklet-legend = Zeichen
booklet-contents = Inhalt
booklet-whole-country = { $country }: überall
booklet-anywhere = Online, am Telefon, überall
booklet-no-day = Nach Absprache, oder Tag nicht bekannt
booklet-no-topic = Anderes
booklet-sign-hybrid = H
booklet-sign-online = O
booklet-sign-phone = T
booklet-sign-wheelchair = R
booklet-sign-sign-language = G
booklet-sign-contact-first = A
booklet-sign-old = *
booklet-means-hybrid = trifft sich in einem Raum, und andere sind online oder am Telefon dabei
booklet-means-online = online
booklet-means-phone = am Telefon
booklet-means-wheelchair = mit Rollstuhl zugänglich
booklet-means-sign-language = Gebärdensprache
booklet-means-contact-first = bitte vorher anmelden
booklet-means-old = zuletzt vor langer Zeit geprüft, oder unbekannt wann
booklet-done = { $count ->
    [one] Heft mit { $all } Eintrag
   *[other] Heft mit { $all } Einträgen
}
booklet-needs-file = Seiten für einen Drucker sind eine Datei und lassen sich hier nicht anzeigen. Speichern Sie sie, zum Beispiel: { $example }
register-title = Eine Gruppe anmelden: Frage { $n } von { $all }
register-keys = { $key-open }: weiter, { $key-up }: zurück zur Frage davor, { $key-back }: abbrechen
register-go-on = { $key-open }: übergeben
register-hand-over = Wie Sie sie übergeben
register-as-code = Als Code für ein Telefon: die fertige Nachricht
register-as-file = Als Datei im aktuellen Verzeichnis
booklet-choose = Ein Heft erstellen
booklet-as-pdf = Seiten zum Drucken (PDF)
booklet-as-folded = Seiten zum beidseitigen Drucken, Falten und Heften (PDF)
booklet-as-large = Seiten zum Drucken in großer Schrift (PDF)
booklet-as-html = Eine Datei für den Browser (HTML)
booklet-as-text = Reiner Text
file-booklet = heft
file-registration = gruppe
register-intro = Elf Fragen, dann ist die Gruppe beschrieben. Enter überspringt eine. Nichts wird gesendet; am Ende entscheiden Sie, was damit geschieht.
register-ask-what = Worum geht es?
register-hint-what = In Ihren Worten: Trauer, Panikattacken, Eltern suchtkranker Kinder
register-ask-name = Wie heißt die Gruppe?
register-hint-name = Hat sie noch keinen Namen, heißt sie nach ihrem Thema
register-ask-whom = Für wen ist sie?
register-hint-whom = Betroffene, Angehörige, Eltern, Frauen, alle ...
register-ask-when = Wann trifft sie sich, und wie oft?
register-hint-when = Jeden Dienstag 18:30-20:00; 1. Montag im Monat 19:00
register-ask-where = Wo trifft sie sich?
register-hint-where = Haus, Straße, Postleitzahl und Ort in einer Zeile. Der Ort allein genügt.
register-ask-country = In welchem Land?
register-hint-country = Ein Name oder zwei Buchstaben; Enter = wo Sie sind
register-ask-online = Kann man online teilnehmen?
register-hint-online = Der Link, wenn ihn alle kennen dürfen
register-ask-reach = Wie ist die Gruppe zu erreichen?
register-hint-reach = Telefon, E-Mail oder Website, und ein Vorname. Bitte keine Nachnamen.
register-ask-language = In welcher Sprache?
register-hint-language = Deutsch, Englisch, Norwegisch, Gebärdensprache ...
register-ask-access = Wie barrierefrei ist sie?
register-hint-access = Rollstuhl, Höranlage, Kinderbetreuung ...
register-ask-note = Was sollte man noch wissen?
register-hint-note = Zum Beispiel: Bitte vor dem ersten Besuch anrufen
register-name-topic = Selbsthilfegruppe: { $topic }
register-name = Selbsthilfegruppe
register-empty = Es wurde nichts gesagt, also gibt es nichts anzumelden.
register-unusable = Daraus wird kein Eintrag: { $why }
register-to = Wem Sie sie melden können
register-to-nobody = Dort ist keine Kontaktstelle bekannt. Geben Sie die Nachricht denen, die dort eine Liste der Gruppen führen.
register-not-sent = Nichts wurde gesendet oder behalten. Kopieren Sie die Nachricht, oder schreiben Sie mit --file eine Datei.
register-message = Die Nachricht
register-subject = Eine Selbsthilfegruppe für Ihr Verzeichnis
register-message-begin = Guten Tag, bitte nehmen Sie diese Selbsthilfegruppe in Ihr Verzeichnis auf:
register-message-end = Vielen Dank. Bitte sagen Sie uns, wenn etwas fehlt.
register-no-code = Das ist zu lang für einen Code.
register-written = Geschrieben: { $file }
register-into-refused = { $file } bleibt, wie sie ist: { $why }
register-into-no-text = sie ist kein Text. Speichern Sie eine Tabelle vorher als CSV.
register-into-left-out = Die Tabelle hat keine Spalte für: { $columns }
file-exists = { $file } gibt es schon. Nennen Sie eine andere Datei, oder fügen Sie --replace hinzu.
file-replace = { $file } gibt es schon. Ersetzen? [j/N]
check-read = { $file }: { $count ->
    [one] 1 Eintrag
   *[other] { $records } Einträge
} ({ $format }): { $accepted } brauchbar, { $repaired } ausgebessert, { $quarantined } ausgelassen
check-sort = { $count } { $outcome }: { $field }, erwartet: { $expected }
check-unmapped = Themen der Quelle, für die es hier keines gibt: { $labels }
check-phase = { $file }: { $groups } Einträge gelesen
directory-title = Das eingebaute Verzeichnis
directory-total = { $records } Organisationen: { $reachable } sind erreichbar, { $rest } nicht
directory-grades = Güte der Quellen: { $grades }
directory-read-on = Gelesen am { $day }: { $count }
directory-ages = Von { $known } ist das Jahr der Seite bekannt; { $old } dieser Seiten sind von { $year } oder älter
directory-old = Älteste Seiten
directory-unreachable = Kein Weg, sie zu erreichen
directory-undescribed = Keine Beschreibung auf { $language }
directory-coverage = Was jedes Land hat
directory-legend = N = eine Organisation für das ganze Land, R = für einen Teil, x = eine, die nicht erreichbar ist, - = keine; + = auch ein Krisentelefon hilft
status-embedded = Eingebautes Verzeichnis: { $count } Angebote, zusammengestellt { $date }
status-demo = Demo: { $count } erfundene Gruppen; im Datenverzeichnis wird nichts gelesen oder geschrieben
status-directory = Datenverzeichnis: { $path }
status-no-directory = Datenverzeichnis: keines, weil es kein Heimatverzeichnis gibt; --data-dir VERZEICHNIS legt eines fest
status-no-dataset = Noch keine Gruppen abgeglichen: groupfinder sync --from DATEI
status-intact = Der Datenbestand ist so, wie ihn der letzte Abgleich geschrieben hat.
status-changed = Der Datenbestand ist nicht so, wie ihn der letzte Abgleich geschrieben hat. Ein neuer Abgleich behebt es.
status-intact-unknown = Ob der Datenbestand so ist, wie ihn der letzte Abgleich geschrieben hat, lässt sich nicht sagen.
status-twins = { $count ->
    [one] 1 Gruppe steht in zwei Quellen und wird einmal gezeigt, mit beiden.
   *[other] { $count } Einträge gehören zu Gruppen, die auch in einer anderen Quelle stehen; jede Gruppe wird einmal gezeigt, mit ihren Quellen.
}
status-withdrawn = { $count ->
    [one] withdrawn.txt nimmt 1 Eintrag heraus; keine Quelle bringt ihn zurück.
   *[other] withdrawn.txt nimmt { $count } Einträge heraus; keine Quelle bringt sie zurück.
}
status-check-sources = { $count ->
    [0] keine Quelle
    [one] 1 Quelle
   *[other] { $count } Quellen
}
status-check-groups = { $count ->
    [0] keine Gruppen
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
}
status-check-oldest = älteste gute Antwort { $age }
status-check-settings = die Einstellungen sind nicht verständlich: { $why }
status-check-damaged = der Datenbestand ist nicht so, wie ihn der letzte Abgleich geschrieben hat
status-check-clock = die Uhr dieses Rechners scheint falsch zu gehen
status-check-nothing = noch keine Quelle und keine Daten
status-check-never = { $source }: hat noch nichts gegeben
status-check-expired = { $source }: abgelaufen
status-check-failing = { $source }: { $trouble } (seit { $time })
status-check-held = { $source }: eine Antwort wird zurückgehalten
status-check-old = { $source }: letzte gute Antwort { $age }
sources-none = Noch keine Quelle hat Daten gegeben: groupfinder sync --from DATEI
sources-line = { $name }: { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} ({ $form }), gelesen { $date }
sources-counts = { $repaired } ausgebessert, { $quarantined } ausgelassen
sources-expired = Abgelaufen: laut Herausgeber aktuell bis { $date }
sources-removed = { $name } entfernt: { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} weniger
sources-added = { $name } steht nun in { $path }. Abrufen mit: groupfinder sync { $name }
sources-exists = Eine Quelle heißt schon { $name }; bitte mit --name einen anderen Namen wählen
sources-not-a-name = { $name } kann kein Name sein. Erwartet: kleine Buchstaben, Ziffern und Bindestriche, mit --name
sources-no-config = Es gibt keinen Platz für eine Datei mit Einstellungen; --config DATEI legt einen fest
sources-unconfigured = { $name } aus { $path } entfernt
sources-changed = { $name } geändert in { $path }
sources-enabled = { $name } wird wieder von selbst abgerufen ({ $path })
sources-disabled = { $name } wird nicht mehr von selbst abgerufen; was die Quelle gab, bleibt ({ $path })
sources-no-such = { $asked } ist keine Datei hier, keine Adresse und kein bekannter Name; groupfinder sources catalogue listet die Namen auf
sources-no-such-near = { $asked } ist keine Datei hier, keine Adresse und kein bekannter Name. Meinten Sie: { $near }?
sources-not-added = Die Quelle wurde nicht aufgenommen. Trotzdem aufnehmen: --no-try
config-right = { $path }: verständlich, { $count ->
    [0] keine Quelle
    [one] 1 Quelle
   *[other] { $count } Quellen
}
config-none = { $path }: Diese Datei gibt es nicht, also gelten überall die Vorgaben; { $count ->
    [0] keine Quelle
    [one] 1 Quelle
   *[other] { $count } Quellen
}
sources-bad-value = { $option }: „{ $asked }“ ist nicht verständlich; erwartet: { $expected }
sources-catalogue-note = Öffentliche Quellen; keine wurde gefragt. Um einer zu folgen: groupfinder sources add NAME
sources-catalogue-none = Keine der bekannten öffentlichen Quellen passt. groupfinder sources catalogue zeigt alle; einer eigenen Liste folgen Sie mit groupfinder sources add ADRESSE.
data-title = Woher die Angebote stammen
data-synced = Abgeglichen: { $groups ->
    [one] 1 Gruppe
   *[other] { $count } Gruppen
}, geschrieben { $time }
data-clock-wrong = Die Uhr dieses Rechners scheint falsch zu gehen: sie zeigt { $time }. Alter und Ablaufdaten werden nicht beurteilt; bitte stellen Sie sie.
data-groups = { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} ({ $form })
data-publisher = Herausgegeben von { $name }
data-licence = Lizenz: { $licence }
data-version = Datenbestand { $dataset }, Version { $version }
data-signer = Signiert von { $id }
data-current = Laut Herausgeber aktuell bis { $date }
data-past = { $source }: laut Herausgeber nur bis { $date } aktuell; die Angebote daraus können veraltet sein
data-nothing-yet = Hat noch nichts gegeben.
data-succeeded = Letzte gute Antwort: { $time } ({ $age })
data-failing-since = Geht seit { $time } nicht. Was vorher kam, ist noch da.
data-failing-first = Geht seit { $time } nicht.
data-failing-long = Geht seit { $time } nicht. Vielleicht hat sich die Adresse geändert: Bitte in den Einstellungen berichtigen oder die Quelle entfernen: groupfinder sources remove { $name }
data-held = Eine Antwort wird zurückgehalten, weil zu viel verschwinden würde. Sie wird übernommen, wenn sie an { $needed } Tagen genau so kam (bisher: { $days }), oder mit --allow-shrink.
data-next = Wird wieder gefragt: { $time }
data-next-now = Wird wieder gefragt: jetzt
data-next-never = Einmalig übernommen; wird nicht von selbst gefragt.
data-next-disabled = Abgeschaltet, wird also nicht von selbst gefragt. groupfinder sources enable { $name } ändert das.
data-moment = { $date }, { $time } Uhr
data-age-unknown = Alter unbekannt
data-age-minutes = { $count ->
    [one] vor 1 Minute
   *[other] vor { $count } Minuten
}
data-age-hours = { $count ->
    [one] vor 1 Stunde
   *[other] vor { $count } Stunden
}
data-age-days = { $count ->
    [one] vor 1 Tag
   *[other] vor { $count } Tagen
}
changes-added = Neu: { $count }
changes-changed = Geändert: { $count }
changes-removed = Weggefallen: { $count }
changes-more = und { $count } weitere
trouble-network = Der Server ist nicht zu erreichen, oder die Verbindung brach ab.
trouble-server = Der Server hat selbst eine Störung.
trouble-access = Der Server verweigert den Zugang.
trouble-too-often = Der Server wurde zu oft gefragt.
trouble-gone = Unter dieser Adresse gibt es die Seite nicht.
trouble-login = Statt Daten kam eine Webseite. Vielleicht verlangt das Netz eine Anmeldung.
trouble-certificate-expired = Das Zertifikat des Servers ist abgelaufen, oder die Uhr hier geht falsch.
trouble-certificate-unknown = Dem Zertifikat des Servers ist nicht zu trauen.
trouble-certificate-name = Das Zertifikat des Servers gehört zu einem anderen Namen.
trouble-tls-protocol = Es kam keine sichere Verbindung zustande.
trouble-redirect = Der Server leitet an eine Adresse weiter, die nicht zugelassen ist.
trouble-answer = Die Antwort des Servers ergibt keinen Sinn.
trouble-too-large = Es kamen mehr Daten, als eine Quelle haben darf.
trouble-file = Die Datei ist nicht zu lesen.
trouble-feed = Die Daten sind nicht zu gebrauchen.
trouble-empty = Die Daten enthalten keine einzige Gruppe.
trouble-held = Zurückgehalten: Zu viele Gruppen würden verschwinden.
trouble-older = Die Daten sind älter als die vorhandenen oder gehören zu einem anderen Datenbestand.
trouble-duplicate = Eine andere Quelle liefert hier dieselben Daten.
trouble-signature = Nicht mit dem Schlüssel des Herausgebers unterschrieben.
trouble-disk = Die Daten lassen sich hier nicht aufheben.
trouble-busy = Ein anderer Abgleich lief gerade.
trouble-setting = Eine Einstellung der Quelle stimmt nicht.
trouble-unknown = Etwas ging schief.

## Zeilen statt eines Bildschirms
plain-welcome = groupfinder. { $count } Angebote. Für Krisenhilfe tippen Sie /c und Enter.
plain-topics = Die Ziffer eines Themas eingeben: { $topics }.
plain-example = Oder eingeben, worum es geht, zum Beispiel: { $example }.
plain-offers = Quellen für Gruppen in Ihrer Gegend: { $sources }. Eine hinzufügen: groupfinder sources add NAME
plain-prompt-search = Suche (Enter = alle, /g = geführte Suche, /i = nachlesen, /f = Filter, /c = Krisenhilfe, ? = Hilfe, /q = Ende):
plain-prompt-list = Nummer = Einzelheiten, n = nächste 10, m = nach Entfernung, w = nach Tagen, f = Filter, s = neue Suche, c = Krisenhilfe, q = Ende:
plain-prompt-view = Nummer = Einzelheiten, n = nächste 10, p = 10 zurück, b = Liste, m = nach Entfernung, w = nach Tagen, s = neue Suche, c = Krisenhilfe, q = Ende:
plain-by-distance = Nach Entfernung von { $place }:
plain-no-place = Nennen Sie in der Suche einen Ort, um sie nach Entfernung zu hören:
plain-prompt-group = Enter = zurück zur Liste, oder eine andere Nummer, a = merken, t = weitersagen, r = Änderung melden, s = neue Suche, c = Krisenhilfe, q = Ende:
plain-prompt-panes = Nummer eines Filters, Enter = zu den Gruppen:
plain-prompt-values = Nummer = wählen oder zurücknehmen, Buchstaben = verkürzen, Enter = zu den Gruppen:
plain-prompt-crisis = Nummer oder Name des Landes, Enter = zu den Gruppen:
plain-prompt-guide = Nummer = Antwort, Buchstaben = ein Ort, Enter = egal, s = mit Worten suchen, c = Krisenhilfe, q = Ende:
plain-prompt-home = Land, Region, Ort oder Postleitzahl, oder die Nummer eines Vorschlags, Enter = zu den Gruppen:
plain-prompt-register = Antwort, Enter = überspringen, s = neue Suche, q = Ende:
plain-prompt-marked = Nummer = Gruppe lesen, d = vergleichen, Enter = zu den Gruppen, s = neue Suche, q = Ende:
plain-prompt-reason = Nummer dessen, was nicht stimmt, Enter = nichts:
plain-prompt-words = Eigene Worte, Enter = keine:
plain-marked = Gemerkt. v liest alles Gemerkte vor.
plain-unmarked = Nicht mehr gemerkt.
plain-marked-full = Zwanzig Gruppen sind gemerkt, mehr haben keinen Platz.
plain-marked-none = Es ist nichts gemerkt. a merkt die Gruppe, die zuletzt gelesen wurde.
plain-marked-gone = Diese Gruppe steht nicht mehr in den Daten.
plain-letter = Als Brief: { $link }
plain-prompt-subjects = Nummer einer Seite oder Anfang ihres Titels, Enter = zu den Gruppen:
plain-prompt-subject = Nummer = weiter, Enter = alle Seiten, s = neue Suche, q = Ende:
plain-home = Ihr Ort: { $place }. Tippen Sie ein anderes Land, eine Region, einen Ort oder eine Postleitzahl, oder - für keinen Ort.
plain-home-none = Es ist nicht bekannt, wo Sie sind. Tippen Sie ein Land, eine Region, einen Ort oder eine Postleitzahl.
plain-caution = Was hier steht, bleibt im Terminal, bis Sie es leeren. Auch kann das Beenden nicht verbergen:
plain-corrected = Kein Treffer für „{ $from }“. Gezeigt wird „{ $to }“.
plain-end = Das war das letzte Angebot.
plain-unknown = Das steht nicht zur Wahl.
plain-nothing-fits = Nichts passt zu „{ $typed }“.
plain-help = Tippen Sie, worum es geht, und drücken Sie Enter. Eine Nummer liest die Einzelheiten dieser Gruppe. f zählt die Filter auf; ein Wert wird mit seiner Nummer gewählt. g stellt drei Fragen, die zu Gruppen führen. e meldet eine Gruppe an. i liest vor, was Themen und Wörter der Selbsthilfe bedeuten. m liest die Gruppen nach Entfernung und Richtung, w nach den Tagen der nächsten Woche. Nach einer Gruppe merkt a sie, t schreibt eine Nachricht zum Weitersagen und r eine an den Herausgeber des Eintrags; v liest die gemerkten Gruppen und d vergleicht sie. o fragt, wo Sie sind, c ist die Krisenhilfe, l wechselt die Sprache, p geht zehn zurück, s beginnt eine neue Suche, q oder x beendet. In der Suchzeile beginnen Befehle mit einem Schrägstrich: /g /i /e /f /o /c /l /q. Was Sie tippen, wird nicht behalten. Was ausgegeben wurde, bleibt im Terminal stehen.
