# Die Wörter von groupfinder auf Deutsch. Die drei Dateien haben dieselben Schlüssel; ein Test vergleicht sie.

## Der Bildschirm
demo-mark = DEMO
demo-note = Erfundene Gruppen zum Ausprobieren
search-label = Suche:
search-hint = Thema, Krankheit, Ort, Wochentag ... Tab: Filter
chosen-label = Verstanden:
near-chip = nahe { $place }
within-chip = bis { $distance } um { $place }
chip-who = für: { $what }
chip-not = nicht: { $what }
home-known = Ihr Ort: { $place } ({ $source }), { $key }: ändern
home-named = Ihr Ort: { $place } { $key }
home-none = Ihren Ort angeben: { $key }
home-from-choice = selbst gewählt
home-from-setting = aus den Einstellungen
home-from-locale = aus den Spracheinstellungen
home-from-zone = aus der Zeitzone
home-title = Wo sind Sie?
home-typed = Land, Region, Ort oder Postleitzahl:
home-nothing = Nichts heißt „{ $typed }“. Rücktaste: kürzen
home-nowhere = an keinem bestimmten Ort
key-crisis = Krisenhilfe
key-leave = Sofort weg
key-crisis-short = SOS
key-leave-short = Raus
key-help = Hilfe
pane-topic = Thema
pane-category = Bereich
pane-location = Ort
pane-format = Format
pane-more = Mehr
pane-filter = Filter:
pane-nothing = Nichts passt zu „{ $typed }“. Rücktaste: kürzen
pane-near-heading = In der Nähe
pane-near-row = nahe { $place }
pane-near-within = bis { $distance }
pane-near-any = beliebig weit, nächste zuerst
results-title = Gruppen
details-title = Einzelheiten
found = { $count ->
    [one] 1 Angebot
   *[other] { $shown } Angebote
}
found-of = { $count ->
    [one] 1 von { $all } Angeboten
   *[other] { $shown } von { $all } Angeboten
}
order-best = beste Treffer zuerst
order-best-near = beste Treffer, dann nach Entfernung
order-next = nächstes Treffen zuerst
order-distance = nach Entfernung
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
section-folded = { $name }. { $key }: zeigen
home-gap = { $country }: Zu „{ $topic }“ ist nichts verzeichnet.
home-gap-ask = Fragen Sie { $name }: { $ways }
home-gap-broader = Weiter gefasst, { $topic }
found-more = { $found } und { $more } weitere
found-uncertain = Nichts passt sicher, { $more } vielleicht
found-farther = So nah kein Treffen; weitere unten: { $more }
corrected = Kein Treffer für „{ $from }“. Gezeigt wird „{ $to }“. { $key }: wie eingegeben suchen
partial = Kein Angebot passt zu allem. Weggelassen: { $words }.
literal-on = Gesucht wird genau wie eingegeben. { $key }: rückgängig
fetch-begins = Die Quellen werden abgerufen
fetch-over = Alle Quellen wurden abgerufen
fetch-failed = { $count ->
    [one] Eine Quelle war nicht erreichbar. { $key }: Grund anzeigen
   *[other] { $count } Quellen waren nicht erreichbar. { $key }: Gründe anzeigen
 }
fetch-no-sources = Keine Quelle eingetragen. Hinzufügen: groupfinder sources add ADRESSE
renew-gone = Neue Daten sind da. Der ausgewählte Eintrag ist nicht mehr dabei.
renew-done = Neue Daten sind da: { $count } Angebote.
taken-back = Als Wörter gesucht, nicht als Filter: { $words }. { $key }: rückgängig
take-back-title = Was verstanden wurde
take-back-all = Genau wie eingegeben suchen
take-back-one = „{ $words }“ als Wort suchen, nicht als Filter: { $label }
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
status-welcome = Geben Sie ein, worum es geht. { $key-down }: hier auswählen, { $key-next }: Filter, { $key-open }: alle Angebote
status-search = Worum geht es? { $key-down }: Gruppen, { $key-next }: Filter, { $key-guide }: geführte Suche
status-results = { $key-open }: öffnen, { $key-filters }: Filter, { $key-sort }: sortieren, { $key-search }: suchen, { $key-take }: mitnehmen
status-details = { $key-down }: blättern, { $key-back }: zurück, { $key-code }: QR-Code, { $key-take }: mitnehmen
status-overlay = { $key-down }: blättern, { $key-back }: schließen
status-sources = { $key-toggle }: auswählen, { $key-open }: hinzufügen oder abrufen, Buchstaben: suchen, { $key-back }: schließen
status-marked = { $key-open }: auswählen, { $key-mark }: Merkzeichen entfernen, { $key-back }: schließen
status-draft = Buchstaben: eigene Worte, { $key-down }: auswählen, { $key-open }: ausführen, { $key-back }: schließen
status-choose = { $key-open }: auswählen, { $key-back }: schließen
status-register = Antwort eingeben, { $key-open }: weiter, { $key-back }: abbrechen
status-home = { $key-open }: auswählen, Buchstaben: eingrenzen, { $key-back }: schließen
status-palette = Buchstaben: eingrenzen, { $key-open }: ausführen, { $key-back }: schließen
undo-offer = Gelöscht. { $key }: rückgängig
undo-nothing = Es gibt nichts zurückzuholen.
quit-hint = { $key-quit }: Programm beenden. { $key-leave }: sofort beenden, Bildschirm leeren
too-small = Bitte vergrößern Sie das Fenster. { $key-quit }: beenden, { $key-leave }: sofort beenden
leave-chord = Noch einmal { $key }: Bildschirm leeren und Programm beenden
details-none = Wählen Sie eine Gruppe aus, um mehr über sie zu erfahren.
details-unreadable = Dieser Eintrag lässt sich zurzeit nicht anzeigen: { $why }
kiosk-hint = { $key-leave } löscht alles für die nächste Person.
kiosk-too-small = Der Bildschirm ist zu klein. { $key-leave } löscht alles.
kiosk-trouble = Das ist gerade nicht möglich. Bitte wenden Sie sich an das Personal. ({ $code })
status-code = { $key-back }: schließen
status-staff = { $key-open }: bestätigen, { $key-back }: schließen

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
source-asking = wird abgerufen
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
attract-hint = Sprache: 1, 2, 3 oder Pfeile. Beginnen: jede andere Taste.
guide-question = { $n } von 3: { $question }
guide-what = Worum geht es?
guide-whom = Wer sucht eine Gruppe?
guide-where = Wo? Geben Sie einen Ort oder eine Postleitzahl ein, oder machen Sie ohne Ort weiter.
guide-place = Ort:
guide-myself = Ich bin selbst betroffen
guide-any-what = Etwas anderes, oder ich weiß es noch nicht
guide-any-whom = Spielt keine Rolle
guide-any-where = Überall, auch am Telefon und online
guide-words = Ich suche lieber mit eigenen Worten
guide-hint = { $key-open }: auswählen, { $key-back }: zurück
warning-title = Sind Sie noch da?
warning-text = In { $seconds } Sekunden wird alles gelöscht, damit die nächste Person nichts davon sieht. Drücken Sie eine Taste, um Ihre Suche zu behalten.
caution-title = Bevor Sie weiterlesen
caution-leave = { $key } oder zweimal { $chord } leert sofort den Bildschirm und beendet die Suche.
caution-cannot = Nicht verbergen lässt sich damit:
caution-seen = was eine Person neben Ihnen oder eine Kamera gesehen hat
caution-terminal = was das Terminal selbst aufzeichnet oder von anderen Programmen noch zeigt
caution-shell = dass das Programm gestartet wurde (das steht im Befehlsverlauf)
caution-machine = was jemand auf diesem Gerät oder im Netz mitliest
caution-elsewhere = Wenn jemand dieses Gerät kontrollieren könnte, suchen Sie besser in einer Bücherei oder am Gerät einer Person, der Sie vertrauen.
caution-go-on = { $key }: weiter
danger-title = In Gefahr? Holen Sie zuerst Hilfe:
take-title = Mitnehmen
take-print = Eine Seite drucken
take-code = QR-Code für das Handy: Link oder Nummer
take-card = QR-Code für das Handy: Karte mit Zeit und Ort
take-text = Textdatei im aktuellen Ordner
take-calendar = Kalenderdatei mit den Treffen der nächsten sechs Monate
take-calendar-alarm = Dieselbe mit einer Erinnerung eine Stunde vorher
take-sheet = Tabelle (CSV) im aktuellen Ordner
take-dataset = Datensatz (JSON) im aktuellen Ordner
take-none = Wählen Sie zuerst eine Gruppe aus.
take-no-code = Dieser Eintrag ist zu lang für einen QR-Code.
take-written = Im aktuellen Ordner gespeichert: { $file }
take-failed = Das hat nicht geklappt: { $why }
take-not-saved = { $file } ist nicht gespeichert: { $why }
file-text = notizen
file-calendar = termin
calendar-title = Termin
calendar-none = Das nächste Treffen ist nicht bekannt. Bitte fragen Sie bei der Gruppe nach.
print-taken = Die Seite ist auf dem Weg zum Drucker.
print-sent = Die Seite ist abgeschickt. Der Drucker hat noch nicht geantwortet.
print-no-program = { $program } fehlt; es gehört zum Drucksystem CUPS (cups-client)
print-none = Hier gibt es keinen Drucker.
print-wait = Gerade wurde eine Seite gedruckt. Bitte warten Sie einen Moment.
code-scan = Richten Sie die Kamera Ihres Handys auf den QR-Code.
code-no-room = Das Fenster ist zu klein für den QR-Code.
code-close = { $key }: schließen
mark-title = Gemerkte Gruppen
mark-is = gemerkt
mark-added = Gemerkt. { $key }: alles Gemerkte zeigen
mark-removed = Nicht mehr gemerkt. { $key }: alles Gemerkte zeigen
mark-full = Zwanzig Gruppen sind gemerkt, mehr haben keinen Platz. { $key }: alle zeigen
mark-none = Noch ist nichts gemerkt. { $key }: ausgewählte Gruppe merken
mark-take = Alle mitnehmen
mark-take-title = Die gemerkten Gruppen mitnehmen
mark-forget = Alle Merkzeichen löschen
mark-forgotten = Es ist nichts mehr gemerkt.
mark-gone = nicht mehr verzeichnet: { $name }
mark-is-gone = Diese Gruppe steht nicht mehr in den Daten. { $key }: von der Liste nehmen
mark-some-gone = Einige gemerkte Gruppen stehen nicht mehr in den neuen Daten. { $key }: zeigen, welche
mark-codes = QR-Codes für das Handy, einer nach dem anderen: Link oder Nummer
mark-cards = QR-Codes für das Handy, einer nach dem anderen: Karte mit Zeit und Ort
mark-lost = Die gemerkten Gruppen konnten nicht für das nächste Mal gespeichert werden: { $why }
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
draft-letter = QR-Code für das Handy: als E-Mail
draft-short = QR-Code für das Handy: als SMS
draft-page = QR-Code für das Handy: die Seite des Herausgebers
draft-to = An: { $to }
draft-to-page = Zu melden auf: { $to }
draft-to-anybody = An: wen Sie auf Ihrem Handy auswählen
draft-to-nobody = Der Eintrag nennt keine Adresse des Herausgebers.
draft-subject = Betreff: { $subject }
draft-sent = Hier wird nichts gesendet oder gespeichert: Ihr Handy fragt, an wen es geht.
draft-cut = In diesem Fenster hat nur die kurze Fassung der Nachricht Platz.
staff-title = Für das Personal
staff-code = Code:
staff-wrong = Dieser Code ist falsch.
staff-rest = Zu viele Versuche. Bitte warten Sie eine Minute.
kiosk-code-length = Der Code muss aus { $least } bis { $most } Buchstaben, Ziffern oder Zeichen bestehen, ohne Leerzeichen am Anfang oder Ende.
kiosk-then = Danach:
kiosk-nothing = Hier wurde nichts durch groupfinder kiosk install eingerichtet.
kiosk-by-hand = In kiosk.toml steht eine eigene Zeile; tragen Sie selbst ein, was Sie angegeben haben: { $line }
kiosk-kept = behalten, weil geändert oder nicht leer: { $path }
doctor-ok = in Ordnung
doctor-warning = prüfen
doctor-bad = FEHLER
doctor-do = Abhilfe: { $what }
doctor-sum = Zu beheben: { $bad }, zu prüfen: { $warnings }
doctor-settings = Einstellungen
doctor-staff = Code für das Personal
doctor-unit = Dienst
doctor-user = Benutzer
doctor-data = Datenordner
doctor-age = Alter der Daten
doctor-sync = Aktualisierung
doctor-consoles = Andere Konsolen
doctor-reboot = Strg-Alt-Entf
doctor-sysrq = Magic SysRq
doctor-swap = Auslagerungsspeicher (Swap)
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
found-age-source = { $source }: zuletzt erfolgreich abgerufen { $age }
found-future = die Daten kommen aus der Zukunft
found-expired = { $source }: abgelaufen
found-failing = { $source }: { $trouble }
found-held = { $source }: neue Daten werden zurückgehalten, weil zu viele Gruppen wegfallen würden
found-source-right = { $source }: in Ordnung ({ $groups })
found-source-new = { $source }: noch nichts abgerufen
found-source-off = { $source }: abgeschaltet
found-key-changed = { $source }: Der Herausgeber signiert nun mit { $new }, die Einstellungen nennen { $old }; nach einer Neueinrichtung würde nichts übernommen
found-sync-enabled = groupfinder-sync.timer ist eingeschaltet
found-sync-off = groupfinder-sync.timer ist nicht eingeschaltet
found-consoles-right = keine bietet eine Anmeldung
found-consoles-open = { $what } kann eine Anmeldung anbieten
found-reboot-right = startet nichts neu
found-reboot-open = startet den Computer neu
found-sysrq-off = aus
found-sysrq-absent = nicht in diesem Kern
found-sysrq-unknown = nicht zu lesen
found-sysrq-on = an ({ $value }): Tasten können Programme beenden oder den Computer neu starten
found-swap-none = keiner auf einem Datenträger
found-swap-on = was ein Besucher eingab, kann auf den Datenträger gelangen
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
way-spelling = Meinten Sie „{ $words }“? ({ $count })
way-drop = Ohne „{ $label }“: { $count } mehr
way-drop-distance = In jeder Entfernung: { $count } mehr
way-drop-time = Zu anderen Zeiten: { $count } mehr
way-drop-words = Ohne das Wort „{ $words }“: { $count }
way-broader = Übergeordnet: { $label } ({ $count })
way-see-also = Siehe auch: { $label } ({ $count })
way-contact-points = Kontaktstellen, die die Gruppen in Ihrer Nähe kennen ({ $count })
way-helplines = Hilfetelefone ({ $count })
way-crisis = Krisenhilfe per Telefon und Chat
way-clear = Alles zurücksetzen und neu beginnen
way-start = Eine Gruppe gründen: Kontaktstellen helfen dabei ({ $count })

## Fenster
palette-title = Hilfe: Was möchten Sie tun?
palette-label = Suchen:
palette-count = { $shown } von { $all }
palette-read = Die Hilfe als Seite lesen: Tasten, Filter, Wörter, sofort weg
help-title = Hilfe und Tasten
help-intro = Sie können alles mit der Tastatur bedienen. Mit Tab kommen Sie vom Suchfeld zu den Filtern, den Gruppen und den Einzelheiten.
help-panes = Wenn Sie in einem Filter Buchstaben eingeben, wird die Liste kürzer. Wählen Sie in einem Filter mehreres aus, genügt eines davon. Was Sie in verschiedenen Filtern auswählen, muss alles zutreffen. Die Zahl daneben sagt, wie viele Angebote Sie finden würden.
help-words = Sie können in Alltagssprache suchen: „mein Mann trinkt“, „Brustkrebs Köln“, „sorggruppe Oslo online“. Wörter in "Anführungszeichen" werden zusammen gesucht. -Wort schließt Angebote mit diesem Wort aus, Wort|Wort findet eines von beiden.
help-privacy = Was Sie eingeben, wird weder gespeichert noch weitergegeben.
help-treatment = Selbsthilfe kann eine Behandlung ergänzen, aber nicht ersetzen. Dass ein Angebot hier steht, ist keine Empfehlung.
help-parts = Mit Tab kommen Sie der Reihe nach zu: { $parts }.
help-sensitive-title = Sofort weg
help-sensitive = { $key } leert den Bildschirm und beendet das Programm sofort. Nicht verbergen lässt sich damit, was das Terminal selbst aufzeichnet, dass das Programm gestartet wurde und was jemand gesehen hat.
help-leave-now = Sofort weg: Bildschirm leeren und beenden
help-leave-chord = Zweimal nacheinander: Bildschirm leeren und sofort beenden
help-crisis = Krisenhilfe: Nummern für Anruf, SMS oder Chat
help-help = Diese Hilfe
help-quit = Programm beenden
help-next = Nächster Teil des Bildschirms
help-previous = Voriger Teil des Bildschirms
help-search = Zum Suchfeld
help-filters = Zu den Filtern und zurück
help-toggle = Im Filter: auswählen oder Auswahl aufheben
help-open = Gruppe öffnen, bestätigen, Gruppen zeigen
help-back = Einen Schritt zurück: schließen, Text löschen, Filter zurücksetzen
help-sort = Gruppen sortieren
help-view = Die Gruppen als Liste, auf der Karte oder als Woche zeigen
help-zoom-in = Karte: näher heran
help-zoom-out = Karte: weiter weg
help-language = Sprache des Programms: English, Deutsch, norsk
help-take = Die ausgewählte Gruppe mitnehmen: Papier, QR-Code, Datei, Nachricht, Änderung melden
help-code = Die ausgewählte Gruppe als QR-Code für das Handy zeigen
help-mark = Die ausgewählte Gruppe merken oder nicht mehr merken
help-shortlist = Die gemerkten Gruppen zeigen: vergleichen, mitnehmen
help-calendar = Die Treffen der nächsten sechs Monate als Kalenderdatei speichern
help-data = Woher die Daten stammen; Daten neu abrufen
help-guide = Geführte Suche: 3 Fragen
help-learn = Nachlesen, was ein Thema ist, was Selbsthilfe ist, was Wörter bedeuten
help-clear-all = Suche und Filter zurücksetzen
help-undo = Gelöschtes zurückholen
help-literal = Wie eingegeben suchen, erkannte Filter zurücknehmen
help-place = Angeben, wo Sie sind: Land, Region, Ort oder Postleitzahl
help-up = Nach oben
help-down = Nach unten
help-page-up = Eine Seite nach oben
help-page-down = Eine Seite nach unten
help-first = Zum Anfang
help-last = Zum Ende
help-right = Zu den Einzelheiten; im Text nach rechts
help-left = Zurück zu den Gruppen; im Text nach links
help-line-start = Text: zum Anfang
help-line-end = Text: zum Ende
help-word-left = Text: ein Wort nach links
help-word-right = Text: ein Wort nach rechts
help-delete-word = Text: Wort löschen
help-delete-to-start = Text: bis zum Anfang löschen
help-delete-to-end = Text: bis zum Ende löschen
help-redraw = Bildschirm neu zeichnen
help-suspend = Programm anhalten (weiter mit fg)
help-booklet = Ein Heft aus dem machen, was gefunden ist
help-register = Eine Gruppe anmelden: elf Fragen
sort-title = Gruppen sortieren
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
sort-best = Beste Treffer zuerst
sort-next = Nächstes Treffen zuerst
sort-distance = Nächstgelegene zuerst
sort-name = Nach Name
sort-verified = Zuletzt geprüfte zuerst
sort-needs-place = Dafür fehlt ein Ort. Wählen Sie einen unter „Ort“ aus.
crisis-title-in = Krisenhilfe: { $country }
crisis-choose = In welchem Land brauchen Sie Hilfe?
crisis-other-countries = Nummern anderer Länder
crisis-danger = Sind Sie oder andere in Gefahr? Rufen Sie zuerst den Notruf an.
crisis-other-country = Anderes Land: { $key }
crisis-call = Anrufen: { $number }
crisis-or = oder { $number }
crisis-text = SMS mit „{ $word }“ an { $number }
crisis-text-only = SMS an { $number }
crisis-chat = Chat: { $address }
crisis-web = Website: { $address }
crisis-email = E-Mail: { $address }
crisis-typewriter = Schreibtelefon: { $number }
crisis-also = Auch: { $ways }
crisis-way-text = SMS
crisis-way-chat = Chat
crisis-way-email = E-Mail
crisis-way-in-person = persönlich
crisis-hours = Erreichbar: { $hours }
crisis-hours-year = Erreichbar: { $hours } (Stand { $year })
crisis-always = Rund um die Uhr
crisis-free = Kostenlos
crisis-anonymous = Anonym
crisis-languages = Sprachen: { $languages }
crisis-source = Quelle: { $source }, abgerufen am { $date }
crisis-source-year = Quelle: { $source } ({ $year }), abgerufen am { $date }
crisis-unchecked = Die Seite ist alt; die Nummer wurde nicht nachgeprüft.
crisis-note = Diese Angaben stammen von den genannten Seiten; niemand hat dort zur Probe angerufen. Nummern können sich ändern.

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
detail-demo = Ein erfundenes Beispiel zum Ausprobieren. Hier ist niemand zu erreichen.
detail-crisis = In einer Krise können Sie sofort mit jemandem sprechen: siehe Krisenhilfe.
detail-status-founding = Diese Gruppe ist im Aufbau und sucht Menschen, die mitmachen möchten.
detail-status-seekers = Hier sucht jemand andere Menschen in derselben Lage.
detail-status-paused = Macht zurzeit Pause.
detail-status-ended = Dieses Angebot gibt es nicht mehr. Der Eintrag bleibt stehen, damit niemand vergeblich wartet.
detail-what-whom = { $what }. Für: { $whom }
detail-whom = Für: { $whom }
detail-good-to-know = Gut zu wissen
detail-fact = { $name }: { $values }
detail-topics-title = Themen
detail-other-times = Weitere Zeiten
detail-same-place = Am selben Ort
detail-when = Wann
detail-appointment = Tage und Zeiten erfahren Sie auf Anfrage.
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
detail-dates-vary = Einzelne Termine können abweichen. Bitte fragen Sie nach.
detail-next = Nächstes Treffen: { $date }
detail-next-time = Nächstes Treffen: { $date }, { $time } Uhr
detail-next-running = Läuft gerade, bis { $time } Uhr
detail-next-running-open = Läuft gerade
detail-next-uncertain = Nächstes Treffen vielleicht: { $date } (bitte nachfragen)
detail-next-uncertain-time = Nächstes Treffen vielleicht: { $date }, { $time } Uhr (bitte nachfragen)
detail-zone = Zeitzone: { $zone }
detail-zone-unknown = Die Zeitzone ist nicht angegeben; die Uhrzeit ist als Ihre Ortszeit gelesen.
detail-viewer = Bei Ihnen: { $date }, { $time } Uhr
detail-viewer-later = Bei Ihnen: { $date }, { $time } Uhr (einen Tag später)
detail-viewer-earlier = Bei Ihnen: { $date }, { $time } Uhr (einen Tag früher)
detail-where = Wo
detail-address-open = Die Adresse erfahren Sie auf Anfrage.
detail-area = Zuständig für: { $areas }
detail-formats = { $formats }
detail-hybrid = { $formats } (nach Ihrer Wahl)
detail-format-unknown = Ob sich die Gruppe vor Ort oder online trifft, ist nicht angegeben. Bitte fragen Sie nach.
detail-online-open = Den Link erhalten Sie auf Anfrage.
detail-contact-none = Kontakt: Nur die Adresse ist angegeben.
detail-call = Einwahlnummer: { $number }
detail-code = Nach Aufforderung eingeben: { $codes }
detail-phone = Telefon: { $number }
detail-phone-name = Telefon: { $number } ({ $name })
detail-ask-for = Fragen Sie nach { $name }
detail-hours = Erreichbar: { $hours }
detail-email = E-Mail: { $address }
detail-web = Website: { $address }
detail-organisation = Organisation: { $name }
detail-route-contact-point = Den Kontakt vermittelt die Kontaktstelle: Fragen Sie dort nach dieser Gruppe.
detail-route-ask = Fragen Sie bei { $name } nach dieser Gruppe: { $group }
detail-route-plain = Hier stehen weder Adresse noch Telefonnummer; das ist bei vielen Gruppen so. Fragen Sie die Selbsthilfekontaktstelle in Ihrer Nähe nach dieser Gruppe: { $group }
detail-route-listing = Hier stehen weder Adresse noch Telefonnummer. Eine Selbsthilfekontaktstelle in Ihrer Nähe hilft Ihnen weiter.
detail-route-walk-in = Kommen Sie einfach vorbei.
detail-route-organisation = Den Kontakt vermittelt die Organisation: Fragen Sie dort nach dieser Gruppe.
detail-access = Barrierefreiheit
detail-languages = Sprachen
detail-cost = Kosten
detail-led = Arbeitsweise
detail-faith = Der Glaube spielt eine Rolle.
detail-no-faith = Der Glaube spielt keine Rolle.
detail-source = Quelle
detail-source-read = { $name }, abgerufen am { $date }
detail-source-list = Aus einer öffentlichen Liste, abgerufen am { $date }
detail-also = Auch gelistet von { $name } (gleich sind: { $common })
detail-also-times = Zeiten
detail-also-name = Name
detail-also-place = Ort
detail-also-contact = Kontakt
detail-unchecked = Nur an einer Stelle gefunden; nicht nachgeprüft.
detail-verified-half-year = Zuletzt geprüft { $age } ({ $date })
detail-verified-year = Zuletzt geprüft { $age } ({ $date }). Inzwischen kann sich etwas geändert haben.
detail-verified-two-years = Zuletzt geprüft { $age } ({ $date }). Bitte fragen Sie vorher nach.
detail-verified-older = Zuletzt geprüft { $age } ({ $date }). Bitte fragen Sie unbedingt vorher nach.
detail-verified-unknown = Wann der Eintrag zuletzt geprüft wurde, ist nicht bekannt. Bitte fragen Sie vorher nach.
detail-verified-as-read = Von der genannten Seite übernommen; seitdem nicht geprüft
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
detail-treatment = Selbsthilfe kann eine Behandlung ergänzen, aber nicht ersetzen.

## Commands
crisis-command = Land angeben: groupfinder crisis --country DE
crisis-unknown = Für „{ $asked }“ sind keine Krisentelefone bekannt. Verfügbar: { $countries }
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
error-fault = groupfinder wurde wegen eines Programmfehlers beendet. Es ist nichts verloren gegangen. Bitte starten Sie das Programm neu.
error-no-terminal = Hier gibt es kein Terminal für die Bildschirmansicht. Ohne Bildschirmansicht: groupfinder --plain oder groupfinder search, show, topics, crisis.
exit-done = Erledigt.
exit-failed = Gescheitert, etwa weil eine andere Aktualisierung läuft.
exit-usage = Falscher Aufruf, ein Fehler in den Einstellungen, oder kein Terminal.
exit-refused = Daten wurden abgelehnt; die alten bleiben.
exit-expired = Daten wurden behalten, obwohl das Datum ihres Herausgebers vorbei ist.
exit-unreachable = Eine Quelle ist nicht erreichbar: Netz, Server, Zertifikat, oder keine solche Seite; die alten Daten bleiben.
exit-disk = Etwas lässt sich hier nicht lesen oder schreiben: keine Berechtigung, Datenträger voll, kein Ordner; die alten Daten bleiben.

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
key-page-up = Bild auf
key-page-down = Bild ab
key-home = Pos1
key-end = Ende

value-unknown = { $option }: „{ $asked }“ ist nicht bekannt.
value-unknown-near = { $option }: „{ $asked }“ ist nicht bekannt. Ähnlich: { $near }
search-corrected = Kein Treffer für „{ $from }“. Gezeigt wird „{ $to }“.
search-near = In der Nähe von { $place }
search-near-others = Weitere Orte mit diesem Namen (so bei --near angeben): { $places }
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
home-unknown-set = In den Einstellungen steht place = "{ $place }"; ein solches Land, eine solche Region, ein solcher Ort oder eine solche Postleitzahl ist nicht bekannt.
zone-unread = TZ ist „{ $zone }“, das ist keine bekannte Zeitzone. Zeiten online und am Telefon werden deshalb in UTC gezeigt. Verstanden wird ein Name wie Europe/Berlin.
search-none-has = Es gibt hier kein Angebot mit { $facet } „{ $value }“.
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
search-found-shown = { $all } Angebote, hier die ersten { $shown } (mehr mit --limit)
show-unknown = Es gibt kein Angebot mit der Kennung „{ $id }“. groupfinder search zeigt die Kennungen in eckigen Klammern.
facets-more = und { $count } weitere; alle mit --output json
store-current-missing = { $path } fehlt.
store-current-damaged = { $path } lässt sich nicht verwenden: { $why }.
store-previous-damaged = Auch { $path } lässt sich nicht verwenden: { $why }.
store-using-previous = Verwendet werden die vorigen Daten: { $path }, gespeichert: { $why }. Eine neue Aktualisierung behebt das.
store-using-embedded = Verwendet wird nur das eingebaute Verzeichnis. Eine neue Aktualisierung behebt das.
store-index-rebuilt = Der Suchindex wurde neu erstellt: { $path }
store-index-unwritable = Der Suchindex lässt sich nicht speichern, daher dauert jeder Start länger: { $path }: { $why }
store-records-lost = Einträge aus anderen Quellen ({ $why }) waren nicht mehr lesbar und fehlen jetzt: { $path }
store-withdrawn = zurückgezogene Einträge entfernt ({ $why }): { $path }
store-not-withdrawn = Was zurückgezogen ist, konnte nicht entfernt werden ({ $path }): { $why }
store-words-omitted = Die Texte enthalten so viele verschiedene Wörter, dass nach { $why } davon nicht gesucht werden kann: { $path }
store-same-version = { $path }: Der Inhalt ist anders als vorher, die Versionsnummer aber gleich.
store-state-unwritable = Der aktuelle Stand lässt sich nicht speichern: { $path }: { $why }
store-clock-wrong = Die Uhr dieses Computers geht offenbar falsch ({ $why }). Alter und Ablaufdatum der Daten werden nicht geprüft. Bitte stellen Sie die Uhr.
value-unknown-of = { $option }: „{ $asked }“ ist nicht bekannt. Möglich: { $near }
sync-from-where = Noch ist keine Quelle eingetragen. Fügen Sie eine hinzu (groupfinder sources add ADRESSE) oder übernehmen Sie einmalig eine Datei: groupfinder sync --from DATEI
sync-name-of-several = --name benennt eine einzige Quelle, mit --from wurden aber mehrere Dateien angegeben. Lassen Sie --name weg, oder lesen Sie die Dateien einzeln ein.
sync-taken = { $source }: { $count ->
    [one] 1 Eintrag
   *[other] { $records } Einträge
} ({ $format }): { $accepted } übernommen, { $repaired } korrigiert, { $quarantined } ausgelassen
sync-new = { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} neu übernommen; insgesamt { $count-all ->
    [one] 1 Gruppe
   *[other] { $all } Gruppen
} aus allen Quellen
sync-replaced = { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} (vorher { $before }); insgesamt { $count-all ->
    [one] 1 Gruppe
   *[other] { $all } Gruppen
} aus allen Quellen
sync-renamed = Die Kennung { $from } gehört schon zu einer anderen Quelle; hier wird daraus { $to }
sync-renamed-more = und { $count } weitere Kennungen
sync-expired = { $source }: übernommen, laut Herausgeber aber nur bis { $date } aktuell. Die Daten können veraltet sein.
publish-reading = { $from } wird gelesen
publish-packing = Die Daten werden gepackt
publish-version = { $dataset }, Version { $version }: { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
}, gepackt { $size }, aktuell bis { $until }
publish-changes = { $changed-count ->
    [one] 1 Gruppe neu oder geändert
   *[other] { $changed } Gruppen neu oder geändert
}, { $gone } weggefallen; wer die vorige Version hat, lädt { $delta }
publish-renewed = { $dataset }, Version { $version }: dieselben Gruppen, jetzt aktuell bis { $until }
publish-nothing = { $dataset }, Version { $version }: keine Änderungen; aktuell bis { $until }
publish-followers = Signiert mit { $id }. Wer die Daten beziehen will, braucht diesen Schlüssel: { $key }
publish-old-lost = Die vorige Version ist nicht lesbar ({ $why }); diesmal wird überall der ganze Datenbestand geladen
publish-passphrase = Passwort für { $path }:
publish-no-terminal = ohne Terminal kann nicht nach dem Passwort gefragt werden; bitte schreiben Sie es in die Umgebungsvariable { $variable }
publish-key-passphrase = Passwort für den neuen Schlüssel:
publish-key-again = Passwort wiederholen:
publish-key-empty = Ein leeres Passwort bietet keinen Schutz; --no-passphrase erzeugt einen Schlüssel ohne Passwort
publish-key-differ = Die Passwörter stimmen nicht überein. Es wurde kein Schlüssel erzeugt.
publish-key-made = Geheimer Schlüssel { $id }: { $path }
publish-key-public = Öffentlicher Schlüssel für alle, die die Daten beziehen: { $key } (auch in { $public })
publish-key-care = Bewahren Sie eine Kopie des geheimen Schlüssels an einem zweiten Ort ohne Netzzugang auf. Wer ihn hat, kann in Ihrem Namen veröffentlichen. Ohne ihn können Sie selbst nichts mehr veröffentlichen.
size-kb = { $n } kB
follow-taken = { $source }: Version { $version } von { $dataset }, signiert mit { $id }; { $size } abgerufen ({ $way })
follow-way-kept = aus bereits vorhandenen Dateien
follow-way-delta = nur die Änderungen
follow-way-regions = nur ausgewählte Regionen
follow-way-full = vollständig
follow-clock = { $path }: laut Angabe erstellt um { $why }, also in der Zukunft; vermutlich geht die Uhr dieses Computers falsch. Das Alter der Daten wird nicht geprüft.
follow-delta-failed = { $path }: Die Änderungen passten nicht zu den veröffentlichten Daten ({ $why }); stattdessen wurde alles abgerufen
follow-key-changed = { $path }: Der Herausgeber hat wie angekündigt den Schlüssel gewechselt: { $why }. Vergleichen Sie den neuen Schlüssel mit dem, den der Herausgeber selbst angibt, und tragen Sie ihn als public_key in die Einstellungen dieser Quelle ein.
follow-region-missing = { $path }: keine Daten für die Region { $why }
sync-unchanged = { $source }: keine Änderungen
sync-not-due = { $source }: nächster Abruf frühestens { $time }; sofort abrufen: groupfinder sync { $source }
sync-next = { $source }: nächster Abruf { $time }
sync-changes = { $added } neu, { $changed } geändert, { $removed } weggefallen
sync-unknown-name = In den Einstellungen gibt es keine Quelle namens { $name }. Vorhanden: { $known }
sync-unknown-name-none = Keine Quelle heißt { $name }, und in den Einstellungen steht keine. Eine Datei einmalig übernehmen: groupfinder sync --from { $name }
sync-held-on = { $source }: wird automatisch übernommen, wenn an { $needed } Tagen dieselben Daten kommen (bisher: { $days })
error-no-groups = { $given }: keine Gruppe darin; nichts wird durch nichts ersetzt
error-shrunk = { $given }: zurückgehalten, { $count ->
    [one] { $lost } von 1 Gruppe würde wegfallen
   *[other] { $lost } von { $before } Gruppen würden wegfallen
}; wenn das stimmt, noch einmal mit --allow-shrink
error-replaced = { $given }: zurückgehalten, alle { $before } Gruppen würden durch andere ersetzt, als wäre es eine andere Quelle; wenn das stimmt, noch einmal mit --allow-shrink
error-duplicate = { $given }: liefert { $count ->
    [one] dieselbe Gruppe
   *[other] dieselben { $groups } Gruppen
} wie die Quelle { $other }, die schon da ist; was doppelt ist, wird einmal genommen. Soll es von hier kommen, entfernen Sie zuerst die andere: groupfinder sources remove { $other }
error-version = { $given }: { $why } Wenn das stimmt, entfernen Sie zuerst die Quelle: groupfinder sources remove { $source }
error-busy = { $path }: Eine andere Aktualisierung läuft und war nach { $seconds } Sekunden nicht fertig
error-too-soon = { $given }: gerade erst abgerufen; fremde Server werden höchstens einmal in der Minute abgefragt, { $seconds ->
    [one] bitte 1 Sekunde warten
   *[other] bitte { $seconds } Sekunden warten
}
error-no-directory = es gibt keinen persönlichen Ordner (Home), in dem Daten bleiben könnten; --data-dir ORDNER legt einen fest
error-no-source = keine Quelle heißt { $name }; groupfinder sources list nennt sie
error-scheme = { $given }: Adressen der Art { $scheme }: kann das Programm nicht lesen; erwartet: ein Pfad, file: oder https:
error-file-address = { $given }: erwartet: file:/// und ein vollständiger Pfad auf diesem Computer
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
error-io-directory = ein Ordner, erwartet: eine Datei
error-io-not-directory = ein Teil des Pfads ist kein Ordner; bitte den Pfad prüfen
error-io-exists = die Datei gibt es schon; bitte eine andere nennen
error-io-other = das System meldet: { $said }
error-feed-empty = leere Datei (0 Byte); erwartet: Daten in JSON, CSV oder eine Tabelle
error-feed-blank = nur Leerraum; erwartet: Daten in JSON, CSV oder eine Tabelle
error-feed-damaged = die Datei ist beschädigt; bitte noch einmal abrufen
error-feed-encoding = die Datei ist nicht in UTF-8; bitte umwandeln oder mit --encoding latin-1 sagen, was es ist
error-feed-too-large = nach dem Auspacken zu groß; das sieht nach einer Falle aus
error-feed-not-data = das ist keine Liste von Gruppen; bitte die Adresse oder die Datei prüfen
error-feed-syntax = Zeile { $line }, Spalte { $column }: kein gültiges JSON
error-feed-too-many = { $found } Datensätze; höchstens { $limit } sind erlaubt
error-feed-server = der Server antwortete „{ $found }“, das sind keine Daten; bitte später noch einmal versuchen
error-feed-format = unbekannte Form; erwartet: Meeting Guide, BMLT, HSDS, eine Tabelle oder unser eigenes Format (--feed-format nennt eines)
error-feed-entry = das ist der Eintrag eines signierten Datenbestands, keine Liste von Gruppen; hinzufügen: groupfinder sources add ADRESSE --public-key SCHLÜSSEL
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
sync-phase-asking = { $source }: wird abgerufen
sync-phase-receiving = { $source }: { $done } MB empfangen
sync-phase-receiving-of = { $source }: { $done } von { $total } MB empfangen
sync-phase-reading = { $source }: { $groups } Gruppen eingelesen
feed-repaired = korrigiert
feed-quarantined = ausgelassen
feed-problem-row = Zeile { $number }{ $place }: „{ $found }“ gefunden, erwartet: { $expected }
feed-problem-record = Eintrag { $number }{ $place }: „{ $found }“ gefunden, erwartet: { $expected }
feed-not-read = Nicht verstandene Spalten oder Schlüssel: { $keys }.
feed-not-read-key = { $key } ({ $count })
feed-not-read-kept = { $key } ({ $count }, als Notiz behalten)
feed-more-problems = { $count ->
    [one] und 1 weiteres Problem
   *[other] und { $shown } weitere Probleme
}; alle mit groupfinder check --all
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
register-as-code = Als QR-Code für ein Handy: die fertige Nachricht
register-as-file = Als Datei im aktuellen Ordner
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
register-empty = Es wurde nichts eingegeben, also gibt es nichts anzumelden.
register-unusable = Daraus wird kein Eintrag: { $why }
register-to = Wem Sie sie melden können
register-to-nobody = Dort ist keine Kontaktstelle bekannt. Geben Sie die Nachricht denen, die dort eine Liste der Gruppen führen.
register-not-sent = Nichts wurde gesendet oder gespeichert. Kopieren Sie die Nachricht, oder schreiben Sie mit --file eine Datei.
register-message = Die Nachricht
register-subject = Eine Selbsthilfegruppe für Ihr Verzeichnis
register-message-begin = Guten Tag, bitte nehmen Sie diese Selbsthilfegruppe in Ihr Verzeichnis auf:
register-message-end = Vielen Dank. Bitte sagen Sie uns, wenn etwas fehlt.
register-no-code = Das ist zu lang für einen QR-Code.
register-written = Geschrieben: { $file }
register-into-refused = { $file } bleibt, wie sie ist: { $why }
register-into-no-text = sie ist kein Text. Speichern Sie eine Tabelle vorher als CSV.
register-into-left-out = Die Tabelle hat keine Spalte für: { $columns }
file-exists = { $file } gibt es schon. Nennen Sie eine andere Datei, oder fügen Sie --replace hinzu.
file-replace = { $file } gibt es schon. Ersetzen? [j/N]
check-read = { $file }: { $count ->
    [one] 1 Eintrag
   *[other] { $records } Einträge
} ({ $format }): { $accepted } brauchbar, { $repaired } korrigiert, { $quarantined } ausgelassen
check-sort = { $count } { $outcome }: { $field }, erwartet: { $expected }
check-unmapped = Themen der Quelle ohne Entsprechung im Programm: { $labels }
check-phase = { $file }: { $groups } Einträge eingelesen
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
status-embedded = Eingebautes Verzeichnis: { $count } Angebote, Stand { $date }
status-demo = Demo: { $count } erfundene Gruppen; der Datenordner bleibt unberührt
status-directory = Datenordner: { $path }
status-no-directory = Datenordner: keiner, weil es keinen persönlichen Ordner (Home) gibt; --data-dir ORDNER legt einen fest
status-no-dataset = Noch keine Gruppen übernommen: groupfinder sync --from DATEI
status-intact = Der Datenbestand ist seit der letzten Aktualisierung unverändert.
status-changed = Der Datenbestand wurde seit der letzten Aktualisierung verändert. Eine neue Aktualisierung behebt das.
status-intact-unknown = Ob der Datenbestand seit der letzten Aktualisierung verändert wurde, lässt sich nicht feststellen.
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
status-check-oldest = ältester erfolgreicher Abruf { $age }
status-check-settings = die Einstellungen sind nicht verständlich: { $why }
status-check-damaged = der Datenbestand wurde seit der letzten Aktualisierung verändert
status-check-clock = die Uhr dieses Computers geht offenbar falsch
status-check-nothing = noch keine Quelle und keine Daten
status-check-never = { $source }: noch keine Daten erhalten
status-check-expired = { $source }: abgelaufen
status-check-failing = { $source }: { $trouble } (seit { $time })
status-check-held = { $source }: neue Daten werden zurückgehalten
status-check-old = { $source }: zuletzt erfolgreich abgerufen { $age }
sources-none = Noch hat keine Quelle Daten geliefert: groupfinder sync --from DATEI
sources-line = { $name }: { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} ({ $form }), eingelesen am { $date }
sources-counts = { $repaired } korrigiert, { $quarantined } ausgelassen
sources-expired = Veraltet: laut Herausgeber nur bis { $date } aktuell
sources-removed = { $name } entfernt: { $count ->
    [one] 1 Gruppe
   *[other] { $groups } Gruppen
} weniger
sources-added = { $name } wurde in { $path } eingetragen. Abrufen mit: groupfinder sync { $name }
sources-exists = Es gibt schon eine Quelle namens { $name }; bitte wählen Sie mit --name einen anderen Namen
sources-not-a-name = { $name } ist kein gültiger Name. Wählen Sie mit --name einen aus Kleinbuchstaben, Ziffern und Bindestrichen
sources-no-config = Für die Datei mit den Einstellungen ist kein Ort bekannt; --config DATEI legt ihn fest
sources-unconfigured = { $name } aus { $path } entfernt
sources-changed = { $name } geändert in { $path }
sources-enabled = { $name } wird wieder automatisch abgerufen ({ $path })
sources-disabled = { $name } wird nicht mehr automatisch abgerufen; was die Quelle geliefert hat, bleibt ({ $path })
sources-no-such = { $asked } ist keine Datei hier, keine Adresse und kein bekannter Name; groupfinder sources catalogue listet die Namen auf
sources-no-such-near = { $asked } ist keine Datei hier, keine Adresse und kein bekannter Name. Meinten Sie: { $near }?
sources-not-added = Die Quelle wurde nicht hinzugefügt. Trotzdem hinzufügen: --no-try
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
sources-bad-value = { $option }: „{ $asked }“ ist nicht gültig; erwartet wird: { $expected }
sources-catalogue-note = Öffentliche Quellen; keine wurde abgerufen. Hinzufügen: groupfinder sources add NAME
sources-catalogue-none = Keine der bekannten öffentlichen Quellen passt. groupfinder sources catalogue zeigt alle; eine eigene Liste fügen Sie mit groupfinder sources add ADRESSE hinzu.
data-title = Woher die Angebote stammen
data-synced = Aus Quellen übernommen: { $groups ->
    [one] 1 Gruppe
   *[other] { $count } Gruppen
}, gespeichert am { $time }
data-clock-wrong = Die Uhr dieses Computers geht offenbar falsch: Sie zeigt { $time }. Alter und Ablaufdatum der Daten werden nicht geprüft. Bitte stellen Sie die Uhr.
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
data-nothing-yet = Noch keine Daten erhalten.
data-succeeded = Zuletzt erfolgreich abgerufen: { $time } ({ $age })
data-failing-since = Der Abruf gelingt seit { $time } nicht. Die bisherigen Daten sind noch da.
data-failing-first = Der Abruf gelingt seit { $time } nicht.
data-failing-long = Der Abruf gelingt seit { $time } nicht. Vielleicht hat sich die Adresse geändert. Bitte ändern Sie sie in den Einstellungen oder entfernen Sie die Quelle: groupfinder sources remove { $name }
data-held = Neue Daten werden zurückgehalten, weil zu viele Gruppen wegfallen würden. Sie werden übernommen, wenn an { $needed } Tagen dieselben Daten kommen (bisher: { $days }), oder mit --allow-shrink.
data-next = Nächster Abruf: { $time }
data-next-now = Nächster Abruf: jetzt
data-next-never = Einmalig übernommen; wird nicht automatisch abgerufen.
data-next-disabled = Abgeschaltet, wird also nicht automatisch abgerufen. groupfinder sources enable { $name } ändert das.
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
trouble-network = Der Server ist nicht erreichbar, oder die Verbindung ist abgebrochen.
trouble-server = Auf dem Server gibt es eine Störung.
trouble-access = Der Server verweigert den Zugriff.
trouble-too-often = Der Server wurde zu oft abgefragt.
trouble-gone = Unter dieser Adresse ist nichts zu finden.
trouble-login = Statt der Daten kam eine Webseite. Vielleicht müssen Sie sich im Netz erst anmelden.
trouble-certificate-expired = Das Zertifikat des Servers ist abgelaufen, oder die Uhr dieses Computers geht falsch.
trouble-certificate-unknown = Das Zertifikat des Servers ist nicht vertrauenswürdig.
trouble-certificate-name = Das Zertifikat des Servers gilt für einen anderen Namen.
trouble-tls-protocol = Es kam keine sichere Verbindung zustande.
trouble-redirect = Der Server leitet an eine Adresse weiter, die nicht zugelassen ist.
trouble-answer = Die Antwort des Servers ist nicht verständlich.
trouble-too-large = Die Quelle liefert mehr Daten als erlaubt.
trouble-file = Die Datei ist nicht lesbar.
trouble-feed = Die Daten lassen sich nicht verwenden.
trouble-empty = Die Daten enthalten keine einzige Gruppe.
trouble-held = Zurückgehalten: Es würden zu viele Gruppen wegfallen.
trouble-older = Die Daten sind älter als die vorhandenen oder gehören zu einem anderen Datenbestand.
trouble-duplicate = Eine andere Quelle liefert hier dieselben Daten.
trouble-signature = Die Daten sind nicht mit dem Schlüssel des Herausgebers signiert.
trouble-disk = Die Daten lassen sich hier nicht speichern.
trouble-busy = Es lief gerade eine andere Aktualisierung.
trouble-setting = Eine Einstellung der Quelle stimmt nicht.
trouble-unknown = Ein unbekannter Fehler ist aufgetreten.

## Zeilen statt eines Bildschirms
plain-welcome = groupfinder. { $count } Angebote. Für Krisenhilfe geben Sie /c ein und drücken Enter.
plain-topics = Die Ziffer eines Themas eingeben: { $topics }.
plain-example = Oder eingeben, worum es geht, zum Beispiel: { $example }.
plain-offers = Quellen für Gruppen in Ihrer Gegend: { $sources }. Eine hinzufügen: groupfinder sources add NAME
plain-prompt-search = Suche (Enter = alle, /g = geführte Suche, /i = nachlesen, /f = Filter, /c = Krisenhilfe, ? = Hilfe, /q = Ende):
plain-prompt-list = Nummer = Einzelheiten, n = nächste 10, m = nach Entfernung, w = nach Tagen, f = Filter, s = neue Suche, c = Krisenhilfe, q = Ende:
plain-prompt-view = Nummer = Einzelheiten, n = nächste 10, p = 10 zurück, b = Liste, m = nach Entfernung, w = nach Tagen, s = neue Suche, c = Krisenhilfe, q = Ende:
plain-by-distance = Nach Entfernung von { $place }:
plain-no-place = Nennen Sie in der Suche einen Ort, um sie nach Entfernung zu hören:
plain-prompt-group = Enter = zurück zur Liste, Nummer = anderes Angebot, a = merken, t = weitersagen, r = Änderung melden, s = neue Suche, c = Krisenhilfe, q = Ende:
plain-prompt-panes = Nummer = Filter öffnen, Enter = zu den Gruppen:
plain-prompt-values = Nummer = auswählen oder Auswahl aufheben, Buchstaben = Liste eingrenzen, Enter = zu den Gruppen:
plain-prompt-crisis = Nummer oder Name des Landes, Enter = zu den Gruppen:
plain-prompt-guide = Nummer = Antwort, Buchstaben = Ort, Enter = überspringen, s = mit eigenen Worten suchen, c = Krisenhilfe, q = Ende:
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
plain-home = Ihr Ort: { $place }. Geben Sie ein anderes Land, eine Region, einen Ort oder eine Postleitzahl ein, oder - für keinen Ort.
plain-home-none = Es ist nicht bekannt, wo Sie sind. Geben Sie ein Land, eine Region, einen Ort oder eine Postleitzahl ein.
plain-caution = Was hier steht, bleibt im Terminal, bis Sie es leeren. Auch durch Beenden lässt sich nicht verbergen:
plain-corrected = Kein Treffer für „{ $from }“. Gezeigt wird „{ $to }“.
plain-end = Das war das letzte Angebot.
plain-unknown = Das steht nicht zur Auswahl.
plain-nothing-fits = Nichts passt zu „{ $typed }“.
plain-help = Geben Sie ein, worum es geht, und drücken Sie Enter. Mit einer Nummer lesen Sie die Einzelheiten zu diesem Angebot. f zeigt die Filter; auch dort wählen Sie mit der Nummer aus. g stellt Ihnen drei Fragen und zeigt passende Gruppen. e meldet eine Gruppe an. i liest vor, was Themen und Wörter der Selbsthilfe bedeuten. m liest die Gruppen nach Entfernung und Richtung vor, w nach den Tagen der nächsten Woche. Nach einer Gruppe merkt a sie, t schreibt eine Nachricht zum Weitersagen und r eine an den Herausgeber des Eintrags; v liest die gemerkten Gruppen vor und d vergleicht sie. o fragt, wo Sie sind, c öffnet die Krisenhilfe, l wechselt die Sprache, p blättert um zehn zurück, s beginnt eine neue Suche, q oder x beendet das Programm. Im Suchfeld beginnen Befehle mit einem Schrägstrich: /g /i /e /f /o /c /l /q. Was Sie eingeben, wird nicht gespeichert. Was ausgegeben wurde, bleibt im Terminal stehen.
