# The words of groupfinder in English. The three files hold the same keys; a test compares them.

## The screen
demo-mark = DEMO
demo-note = Made-up groups, for trying out the program
search-label = Search:
search-hint = topic, illness, town, weekday ... or press Tab to browse
chosen-label = Understood:
near-chip = near { $place }
within-chip = within { $distance } of { $place }
chip-who = for: { $what }
chip-not = not: { $what }
home-known = Home: { $place } ({ $source }), { $key }: change
home-named = Home: { $place } { $key }
home-none = Say where you are: { $key }
home-from-choice = as chosen
home-from-setting = from the settings
home-from-locale = from the language settings
home-from-zone = from the time zone
home-title = Where are you?
home-typed = Country, region, town or postal code:
home-nothing = Nothing is called "{ $typed }". Backspace shortens it.
home-nowhere = nowhere in particular
key-crisis = Crisis help
key-leave = Leave now
key-crisis-short = SOS
key-leave-short = Leave
key-help = Help
pane-topic = Topic
pane-category = Category
pane-location = Location
pane-format = Format
pane-more = More
pane-filter = Find:
pane-nothing = Nothing matches "{ $typed }". Backspace shortens it.
pane-near-heading = Near a place
pane-near-row = near { $place }
pane-near-within = within { $distance }
pane-near-any = any distance
results-title = Groups
details-title = Details
found = { $count ->
    [one] 1 listing
   *[other] { $shown } listings
}
found-of = { $count ->
    [one] 1 of { $all } listings
   *[other] { $shown } of { $all } listings
}
order-best = best match first
order-best-near = best match first, then nearest
order-next = next meeting first
order-distance = nearest first
order-name = by name
order-verified = newest check first
section-heading = { $name } ({ $count })
section-fitting = Matches
section-near = Near { $place }
section-within = Within { $distance } of { $place }
section-region = In { $region }
section-from-afar = By phone and online
section-country = { $country }
section-country-farther = Elsewhere in the country: { $country }
section-farther = Farther away
section-worldwide = Worldwide
section-not-stated = Not stated: { $conditions }
section-related = Related listings
section-elsewhere = In other countries
section-folded = { $name }. { $key }: list them.
home-gap = { $country }: nothing is listed for “{ $topic }”.
home-gap-ask = Ask { $name }: { $ways }
home-gap-broader = Broader, { $topic }
found-more = { $found } and { $more } more
found-uncertain = Nothing matches for certain; { $more } may
found-farther = Nothing meets this near; { $more } listed below
corrected = No results for "{ $from }". Showing "{ $to }". { $key }: search as typed.
partial = No full match. Left out: { $words }.
literal-on = Searching exactly as typed. { $key }: undo.
fetch-begins = Updating from all sources
fetch-over = Update finished
fetch-failed = { $count ->
    [one] One source could not be updated. { $key }: see why
   *[other] { $count } sources could not be updated. { $key }: see why
 }
fetch-no-sources = There are no sources yet. Add one: groupfinder sources add ADDRESS
renew-gone = Listings updated. The group you selected is no longer listed.
renew-done = Listings updated: { $count } in total.
taken-back = Searching for these words: { $words }. { $key }: undo.
take-back-title = What was understood
take-back-all = Search exactly as typed
take-back-one = Search for "{ $words }" instead of the filter { $label }
part-topic = Topic
part-who = For whom
part-where = Where
part-when = When
part-how = How
part-not = Not
part-remove = Remove: { $kind }: { $label }
nothing-found = Nothing found. You could try these.
status-first = { $found }. First: { $name }. { $key-down }: groups, { $key-next }: filters
status-pane = { $key-toggle }: choose, { $key-next }: next, { $key-open }: show the groups, { $key-right }: expand
status-welcome = Type what you need help with. { $key-down }: choose here, { $key-next }: filters, { $key-open }: all listings
status-search = Type what it is about. { $key-down }: groups, { $key-next }: filters, { $key-guide }: guided search
status-results = { $key-open }: open, { $key-filters }: filters, { $key-sort }: sort, { $key-search }: search, { $key-take }: save or print
status-details = { $key-down }: read more, { $key-back }: back, { $key-code }: QR code, { $key-take }: save or print
status-overlay = { $key-down }: read more, { $key-back }: close
status-sources = { $key-toggle }: choose, { $key-open }: follow or update, letters: find, { $key-back }: close
status-marked = { $key-open }: choose, { $key-mark }: remove the mark, { $key-back }: close
status-draft = Letters: your own words. { $key-down }: choose, { $key-open }: do it, { $key-back }: close
status-choose = { $key-open }: choose, { $key-back }: close
status-register = Type the answer. { $key-open }: next, { $key-back }: cancel
status-home = { $key-open }: choose, letters: narrow the list, { $key-back }: close
status-palette = Letters: narrow the list, { $key-open }: do it, { $key-back }: close
undo-offer = Cleared. { $key }: bring it back.
undo-nothing = There is nothing to bring back.
quit-hint = { $key-quit }: close the program. { $key-leave }: clear the screen and leave now.
too-small = Please make the window larger. { $key-quit }: close, { $key-leave }: leave now.
leave-chord = Press { $key } again to clear the screen and leave.
details-none = Choose a group to read about it.
details-unreadable = This listing cannot be shown at the moment: { $why }
kiosk-hint = { $key-leave }: clear everything for the next person.
kiosk-too-small = The screen is too small. { $key-leave }: clear everything.
kiosk-trouble = This is not working at the moment. Please tell the staff. ({ $code })
status-code = { $key-back }: close
status-staff = { $key-open }: confirm, { $key-back }: close

## Map and week
view-list = list
view-map = map
view-week = week
status-map = Arrows: nearest mark, { $key-forward }: next by distance, { $key-nearer } { $key-farther }: zoom, { $key-open }: details, { $key-view }: week
status-week = Arrows: day and meeting, { $key-forward }: later, { $key-open }: details, { $key-view }: list
map-heading = { $count ->
    [one] 1 of { $all } on the map
   *[other] { $shown } of { $all } on the map
}
map-one = one group
map-many = groups
map-nothing = Nothing found, so the map is empty.
map-no-place = { $name }: not on the map, because no meeting place is given.
map-share = { $shown } groups at this mark
map-rank = { $n } of { $all } by distance
map-rank-anywhere = { $n } of { $all } on the map
map-at = in { $place }
map-north = { $distance } north of { $place }
map-north-east = { $distance } north-east of { $place }
map-east = { $distance } east of { $place }
map-south-east = { $distance } south-east of { $place }
map-south = { $distance } south of { $place }
map-south-west = { $distance } south-west of { $place }
map-west = { $distance } west of { $place }
map-north-west = { $distance } north-west of { $place }
week-heading = { $count ->
    [one] 1 meeting in the next seven days
   *[other] { $shown } meetings in the next seven days
}
week-night = Night
week-morning = Morning
week-afternoon = Afternoon
week-evening = Evening
week-any-time = Time not given
week-from-to = { $from } to { $to }
week-from = { $from }
week-uncertain = please ask whether it meets that day
week-nothing = None of these groups meets in the next seven days.
week-not = { $name }: no meeting in the next seven days.
week-rank = { $n } of { $all } that day

## Welcome
welcome-question = What is it about?
welcome-examples = for example:
welcome-example-1 = my father has Parkinson's
welcome-example-2 = panic attacks, online
welcome-example-3 = living with diabetes
welcome-example-4 = single parents
welcome-home = Home: { $place }
welcome-home-unknown = Find a self-help group
welcome-danger = In danger: { $numbers }
welcome-number-emergency = emergency { $number }
welcome-number-police = police { $number }
welcome-number-medical = ambulance { $number }
welcome-talk = Someone to talk to: { $number }
welcome-talk-short = talk { $number }
welcome-no-numbers = In danger? Call the emergency number where you are. { $key }: crisis help, by country
welcome-no-numbers-short = { $key }: crisis help, by country
welcome-topics = Or choose a topic
welcome-count-home = here
welcome-count-all = all
welcome-next = Meeting next near you
welcome-next-none = No meetings are listed for { $place } yet. They come from sources that you can follow:
welcome-follow = Follow groups
welcome-follow-keys = { $key-toggle }: choose, { $key-open }: follow. Nothing is downloaded until you do.
welcome-guide = { $key }: guided search
welcome-learn = What self-help is
welcome-all = All { $count } listings
welcome-sources = { $count ->
    [one] { $key }: one source, updated { $date }, { $time }
   *[other] { $key }: { $count } sources, updated { $date }, { $time }
}
welcome-sources-new = { $count ->
    [one] { $key }: one source, not updated yet
   *[other] { $key }: { $count } sources, not updated yet
}
welcome-sources-none = { $key }: where the listings are from
welcome-card-illness = Illness
welcome-card-addiction = Addiction
welcome-card-grief = Grief and loss
welcome-card-violence = Violence and abuse
welcome-card-mental-health = Mental health
welcome-card-disability = Disability
welcome-card-family = Family
welcome-card-caregiving = Relatives and carers
welcome-card-identity = Gender and age
welcome-card-life = Life situation
welcome-hint-illness = cancer, diabetes, heart
welcome-hint-addiction = alcohol, drugs, gambling
welcome-hint-grief = a partner, a child, a friend
welcome-hint-violence = at home, in the past
welcome-hint-mental-health = anxiety, depression
welcome-hint-disability = autism, sight, hearing
welcome-hint-family = parents, adoption, separation
welcome-hint-caregiving = dementia, mental illness
welcome-hint-identity = LGBT+, men, women
welcome-hint-life = loneliness, work, debt
source-worldwide = worldwide
source-untried = not tried yet
source-untried-long = Nobody is known to have tried this address yet. It may not answer.
source-seen = Last seen to answer: { $date }
source-seen-records = Last seen to answer: { $date }, { $count } records
source-followed-new = nothing yet
source-groups = { $count } groups
source-trouble = does not work
source-will-stop = will be removed
sources-all = Update all now
sources-find = Find:
sources-none-fit = No source matches "{ $typed }".
sources-following = Now following: { $names }
sources-stopped = No longer followed: { $names }
sources-not-written = The settings could not be written: { $why }
source-waiting = waiting
source-asking = connecting
source-receiving = { $amount } kB received
source-reading = { $count } groups read
sources-followed = Sources you follow
sources-offered = Sources for where you live
sources-others = Other sources

## Public terminal, guided questions, taking along
attract-language = English
attract-title = Find a self-help group
attract-begin = Press any key
attract-privacy = Nothing you type is kept. Everything is cleared afterwards.
attract-hint = 1, 2, 3 or arrow keys: language. Any other key: start.
guide-question = { $n } of 3: { $question }
guide-what = What is it about?
guide-whom = Who is looking for a group?
guide-where = Where? Type a town or postal code, or skip this.
guide-place = Place:
guide-myself = I am going through this myself
guide-any-what = Something else, or I am not sure
guide-any-whom = Anyone
guide-any-where = Anywhere, also by phone and online
guide-words = I would rather use my own words
guide-hint = { $key-open }: choose, { $key-back }: back
warning-title = Are you still there?
warning-text = In { $seconds } seconds, your search will be cleared for the next person. Press any key to keep it.
caution-title = Before you read on
caution-leave = { $key }, or { $chord } twice: clear the screen and leave now.
caution-cannot = This cannot hide:
caution-seen = what someone beside you, or a camera, has seen
caution-terminal = what the terminal keeps: its own records, and output of other programs
caution-shell = that you started this program: the command history shows it
caution-machine = what you do on a device or network that someone else watches
caution-elsewhere = If someone might check this device, a library or a friend's device is safer.
caution-go-on = { $key }: continue
danger-title = In danger? Get help first:
take-title = Save or print
take-print = Print one page
take-code = QR code for your phone: link or number
take-card = QR code for your phone: card with time and place
take-text = Text file in the current folder
take-calendar = Calendar file with the meetings of the next six months
take-calendar-alarm = The same, with a reminder an hour before
take-sheet = Sheet (CSV) in the current folder
take-dataset = Dataset (JSON) in the current folder
take-none = Choose a group first.
take-no-code = This listing will not fit a QR code.
take-written = Saved in the current folder: { $file }
take-failed = That did not work: { $why }
take-not-saved = { $file } is not saved: { $why }
file-text = notes
file-calendar = appointment
calendar-title = Appointment
calendar-none = The next date is not known. Please ask the group.
print-taken = The page is on its way to the printer.
print-sent = The page was sent; the printer has not answered yet.
print-no-program = { $program } is not there; it comes with the printing system CUPS (cups-client)
print-none = There is no printer here.
print-wait = A page was just printed. Please wait a moment.
code-scan = Point your phone's camera at the code.
code-no-room = The window is too small for the QR code.
code-close = { $key }: close
mark-title = Marked groups
mark-is = marked
mark-added = Marked. { $key }: show all marked groups.
mark-removed = No longer marked. { $key }: show the marked groups.
mark-full = Twenty groups are marked, and there is room for no more. { $key }: show them.
mark-none = Nothing is marked yet. { $key }: mark the selected group.
mark-take = Save or print all of them
mark-take-title = Save or print the marked groups
mark-forget = Take all marks off
mark-forgotten = Nothing is marked any more.
mark-gone = no longer listed: { $name }
mark-is-gone = The data no longer has this group. { $key }: remove it from the list.
mark-some-gone = The new data no longer has some of the marked groups. { $key }: see which.
mark-codes = QR codes for your phone, one after the other: link or number
mark-cards = QR codes for your phone, one after the other: card with time and place
mark-lost = The marked groups could not be kept for the next time: { $why }
compare-do = Compare them side by side
compare-do-first = Compare the first four side by side
compare-title = Side by side
compare-far = How far
compare-attendance = Attending
compare-whom = For whom
compare-contact = Contact
compare-unknown = not stated
compare-differ = They differ in: { $other }. The same in all: { $same }.
compare-all-same = Nothing that is known differs: { $same }.
compare-all-differ = They differ in everything: { $other }.
compare-row-differs = { $label } (differs)
compare-row-same = { $label } (the same)
compare-same-cell = { $value } (the same)
tell-do = Tell a friend
tell-title = Tell a friend about { $name }
tell-subject = A self-help group: { $name }
tell-intro = I would like to tell you about this self-help group:
report-do = Report a change in this listing
report-title = Report a change: { $name }
report-what = What is wrong?
report-wrong-time = The time is wrong
report-closed = The group no longer meets
report-moved = The group meets somewhere else
report-other = Something else is wrong
report-says-wrong-time = The time in your listing is wrong.
report-says-closed = This group no longer meets.
report-says-moved = This group meets somewhere else now.
report-says-other = Something in your listing is wrong.
report-subject = Change in your listing: { $name }
report-intro = Hello, this is about a self-help group in your list.
report-id = Listing: { $id }
report-read = As seen on { $date }
draft-words = Your own words:
draft-language = Language of the message: { $language }
draft-letter = QR code for your phone: as email
draft-short = QR code for your phone: as text message
draft-page = QR code for your phone: the page of the publisher
draft-to = To: { $to }
draft-to-page = Report it on: { $to }
draft-to-anybody = To: whoever you choose on your phone
draft-to-nobody = The listing names no address of its publisher.
draft-subject = Subject: { $subject }
draft-sent = Nothing is sent or stored here: your phone asks whom to send it to.
draft-cut = This window has room for a short form of the message only.
staff-title = For staff
staff-code = Code:
staff-wrong = That code is wrong.
staff-rest = Too many attempts. Please wait a minute.
kiosk-code-length = The staff code must be { $least } to { $most } letters, numbers or symbols, with no spaces before or after it.
kiosk-then = Then:
kiosk-nothing = Nothing was set up here by groupfinder kiosk install.
kiosk-by-hand = kiosk.toml has a line of your own; what you asked for is put in by hand: { $line }
kiosk-kept = kept, because it was changed or is not empty: { $path }
doctor-ok = ok
doctor-warning = look
doctor-bad = BAD
doctor-do = What to do: { $what }
doctor-sum = { $bad } to fix, { $warnings } to look at
doctor-settings = Settings
doctor-staff = Staff code
doctor-unit = Unit
doctor-user = User
doctor-data = Data folder
doctor-age = Age of the data
doctor-sync = Sync
doctor-consoles = Other consoles
doctor-reboot = Ctrl-Alt-Del
doctor-sysrq = Magic SysRq
doctor-swap = Swap
doctor-printer = Printer
doctor-zone = Time zone
doctor-index = Search index
doctor-readable = Readable
doctor-config = Settings of the sources
doctor-source = Source
doctor-key = Key
doctor-entry = Published version
doctor-expiry = Date
doctor-files = Files
found-settings-right = { $path } is root's alone and understood
found-as-it-is = { $what }
found-staff-code = set; Ctrl-Q asks for it
found-staff-none = none, so nobody leaves the program at the keyboard
found-unit-missing = { $unit } is not installed
found-unit-lacks = lacks { $what }
found-unit-right = says all that it must
found-user-none = the unit names no User, so the program would run as root
found-user-missing = { $user } does not exist
found-user-root = { $user } is root
found-user-right = { $user } has no shell
found-user-shell = { $user } has the shell { $shell }
found-data-missing = { $path } is not there; the built-in directory is shown
found-data-writable = the user of the terminal may write { $path }
found-data-unreadable = the user of the terminal cannot read { $path }; the built-in directory is shown
found-data-right = { $path } is only read by the terminal
found-index-right = matches the data and the program
found-index-none = no data yet
found-index-old = does not match this program; it is rebuilt at each start, which takes longer
found-no-sources = no source is entered; the built-in directory is shown
found-age-source = { $source }: last successful update { $age }
found-future = the data is from the future
found-expired = { $source }: past its date
found-failing = { $source }: { $trouble }
found-held = { $source }: new data is held back because too many groups would vanish
found-source-right = { $source }: good ({ $groups })
found-source-new = { $source }: no data received yet
found-source-off = { $source }: disabled
found-key-changed = { $source }: its publisher signs with { $new } now, the settings name { $old }; after a reinstall nothing would be followed
found-sync-enabled = groupfinder-sync.timer is enabled
found-sync-off = groupfinder-sync.timer is not enabled
found-consoles-right = none offers a login
found-consoles-open = { $what } may offer a login
found-reboot-right = restarts nothing
found-reboot-open = restarts the machine
found-sysrq-off = off
found-sysrq-absent = not in this kernel
found-sysrq-unknown = cannot be read
found-sysrq-on = on ({ $value }): keys can kill programs or restart the machine
found-swap-none = none on a disk
found-swap-on = what a visitor typed may reach the disk
found-printer-none = none
found-printer-right = queue { $queue }; try it: echo test | lp -d { $queue }
found-printer-missing = { $path } is not there
found-zone = { $zone }
found-zone-elsewhere = { $zone }, while kiosk.toml says the country { $country }
found-config-right = { $path }: understood
found-entry = version { $version } of { $dataset }
found-entry-none = { $path } has no published version yet
found-current = valid until { $date }
found-soon-past = valid only until { $date }; followers will be told that it is out of date
found-past = past its date since { $date }
found-files-right = everyone may read the tree
found-files-closed = a web server may not read { $path }

## What leads on
way-spelling = Search for "{ $words }" instead ({ $count })
way-drop = Remove "{ $label }": { $count } more
way-drop-distance = Any distance: { $count } more
way-drop-time = Any time: { $count } more
way-drop-words = Search without "{ $words }" ({ $count })
way-broader = Broader topic: { $label } ({ $count })
way-see-also = See also: { $label } ({ $count })
way-contact-points = Contact points for local groups ({ $count })
way-helplines = Helplines ({ $count })
way-crisis = Crisis help by phone, text or chat
way-clear = Clear everything and start again
way-start = Help with starting a group ({ $count })

## Pop-ups
palette-title = Help: what would you like to do?
palette-label = Find:
palette-count = { $shown } of { $all }
palette-read = Read the help as a page: keys, filters, words, leaving quickly
help-title = Help: keys
help-intro = You can do everything with the keyboard. Tab moves from the search box to the filters, the groups and the details.
help-panes = In a filter, type letters to shorten the list. If you choose several options in one filter, a group needs to match only one of them; if you use several filters, it must match them all. The number beside an option shows how many groups you would get.
help-words = You can search in everyday words: "my husband drinks", "Brustkrebs Köln", "sorggruppe Oslo online". Use "quotes" to keep words together, -word to leave out groups with that word, and word|word to find either of two words.
help-privacy = Nothing you type is kept or sent anywhere.
help-treatment = Self-help can support treatment but does not replace it. Being listed here is not a recommendation.
help-parts = Tab moves through these parts in order: { $parts }.
help-sensitive-title = Leaving quickly
help-sensitive = { $key } clears the screen and closes the program straight away. It cannot hide what the terminal itself records, that the program was started, or what someone has already seen.
help-leave-now = Clear the screen and leave now
help-leave-chord = Press twice: clear the screen and leave now
help-crisis = Crisis help: who to call, text or chat with
help-help = This help
help-quit = Close the program
help-next = Next part of the screen
help-previous = Previous part of the screen
help-search = Go to the search box
help-filters = Go to the filters, or back
help-toggle = In a filter: choose an option, or clear it
help-open = Open the group, confirm, show the groups
help-back = One step back: close, clear the text, clear the filters
help-sort = Sort the groups
help-view = Show the groups as a list, on a map, or in a week
help-zoom-in = Map: closer
help-zoom-out = Map: farther away
help-language = Change the language: English, Deutsch, norsk
help-take = Save or print the selected group: QR code, file, message to a friend, report of a change
help-code = Show the selected group as a QR code for your phone
help-mark = Mark the selected group, or take the mark off
help-shortlist = Show the marked groups: compare them, save or print them
help-calendar = Save the meetings of the next six months as a calendar file
help-data = See where the listings are from; update them
help-guide = Guided search: three questions
help-learn = Read what a topic is, what self-help is, what words mean
help-clear-all = Clear search and filters
help-undo = Bring back what was cleared
help-literal = Search exactly as typed
help-place = Say where you are: country, region, town or postal code
help-up = Up
help-down = Down
help-page-up = One page up
help-page-down = One page down
help-first = First item
help-last = Last item
help-right = Go into the details; in text, move right
help-left = Go back from the details; in text, move left
help-line-start = Text: to the start
help-line-end = Text: to the end
help-word-left = Text: one word left
help-word-right = Text: one word right
help-delete-word = Text: delete the word
help-delete-to-start = Text: delete to the start
help-delete-to-end = Text: delete to the end
help-redraw = Redraw the screen
help-suspend = Pause the program (fg brings it back)
help-booklet = Make a booklet of what is found, to print or keep
help-register = Register a group: eleven questions
sort-title = Sort the groups
learn-title = Read about
learn-links = Where to go on
learn-topic = { $topic }: the topic
learn-row = Read: { $title }
learn-show = Show what is listed about it
learn-keys = { $key-open }: groups and related pages, { $key-left }: all pages
learn-count = Listed about it: { $groups ->
    [one] { $shown } group
   *[other] { $shown } groups
} and { $others } other listings.
learn-also-called = Also called
learn-in-languages = In other languages
learn-category = Category
learn-broader = Broader
learn-narrower = Narrower
learn-see-also = See also
learn-codes = Codes
learn-code-related = { $code } (related)
learn-organisations = There for it in: { $country }
learn-whom-to-ask = Whom to ask
learn-source = Where this comes from
learn-id = Id: { $id }
learn-own-words = Our own words, last changed on { $date }. No medical advice.
learn-scheme-211hsis = Codes with letters: 211 Human Services Indexing System.
learn-scheme-open = Codes of five digits: Open Eligibility 2.0, CC BY-SA 3.0.
sort-best = Best match first
sort-next = Next meeting first
sort-distance = Nearest first
sort-name = By name
sort-verified = Newest check first
sort-needs-place = To sort by distance, choose a place under Location.
crisis-title-in = Crisis help: { $country }
crisis-choose = Which country do you need help in?
crisis-other-countries = Numbers of other countries
crisis-danger = If anyone is in danger, call the emergency number first.
crisis-other-country = Another country: { $key }
crisis-call = Call { $number }
crisis-or = or { $number }
crisis-text = Text { $word } to { $number }
crisis-text-only = Text { $number }
crisis-chat = Chat: { $address }
crisis-web = Website: { $address }
crisis-email = Email: { $address }
crisis-typewriter = Textphone: { $number }
crisis-also = Also: { $ways }
crisis-way-text = text message
crisis-way-chat = chat
crisis-way-email = email
crisis-way-in-person = in person
crisis-hours = Available: { $hours }
crisis-hours-year = Available: { $hours } (as of { $year })
crisis-always = 24 hours a day
crisis-free = Free of charge
crisis-anonymous = Anonymous
crisis-languages = Languages: { $languages }
crisis-source = Source: { $source }, seen on { $date }
crisis-source-year = Source: { $source } ({ $year }), seen on { $date }
crisis-unchecked = The page is old; the number was not re-checked.
crisis-note = Taken from the page named; not tested. Numbers can change.

## Rows and details
row-online = online
row-phone = by phone
row-in-person = in person
row-chat = chat
row-forum = forum
row-mail = in writing
row-one-to-one = one to one
row-daily = daily { $time }
row-often = { $next }, { $count ->
    [2] twice
   *[other] { $count } times
} a week
row-old = not checked since { $year }
row-claimed = only the source says so
row-wheelchair = step-free
row-sign-language = sign language
row-child-care = childcare
column-name = Name
column-when = When
column-where = Where
column-format = How
column-language = Language
column-access = Access
column-checked = Checked
row-unknown-place = location on request
row-ask-for-times = ask for times
row-running = now, until { $time }
row-running-open = now
row-next = { $date } { $time }
row-next-uncertain = maybe { $date } { $time }
row-day-only = { $date }
row-ended = ended
row-paused = paused
row-founding = starting up

## Days and months
today = today
tomorrow = tomorrow
date-short = { $weekday } { $day } { $month }
date-short-year = { $weekday } { $day } { $month } { $year }
day-short-mon = Mon
day-short-tue = Tue
day-short-wed = Wed
day-short-thu = Thu
day-short-fri = Fri
day-short-sat = Sat
day-short-sun = Sun
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday
on-days-mon = Mondays
on-days-tue = Tuesdays
on-days-wed = Wednesdays
on-days-thu = Thursdays
on-days-fri = Fridays
on-days-sat = Saturdays
on-days-sun = Sundays
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Details
detail-demo = This is a made-up example. There is nobody to contact here.
detail-crisis = In a crisis, you can talk to someone straight away: see Crisis help.
detail-status-founding = Starting up: looking for people who want to join.
detail-status-seekers = Someone is looking for others in the same situation.
detail-status-paused = Paused for now.
detail-status-ended = Has ended. Still listed so that nobody makes a wasted journey.
detail-what-whom = { $what }. For: { $whom }
detail-whom = For: { $whom }
detail-good-to-know = Good to know
detail-fact = { $name }: { $values }
detail-topics-title = Topics
detail-other-times = Other times
detail-same-place = Also at this place
detail-when = When
detail-appointment = Please ask for days and times.
detail-time-open = ask for the time
detail-cadence-daily = every day
detail-cadence-weeks = { $day }, every { $count } weeks
detail-cadence-weeks-open = { $day }, every { $count } weeks (which weeks is not stated; please ask)
detail-cadence-nth = { $nth } { $day } of the month
detail-cadence-month-days = { $days } of the month
detail-month-day =
    { $day ->
        [1] on the 1st
        [2] on the 2nd
        [3] on the 3rd
        [21] on the 21st
        [22] on the 22nd
        [23] on the 23rd
        [31] on the 31st
       *[other] on the { $day }th
    }
detail-month-day-before-last =
    { $before ->
        [0] on the last day
        [1] on the second to last day
        [2] on the third to last day
       *[other] on the day { $before } days before the last
    }
detail-cadence-months = { $rule }, every { $count } months
detail-cadence-every = every { $day }
detail-cadence-years = once a year
list-and = { $most } and { $last }
detail-nth-1 = 1st
detail-nth-2 = 2nd
detail-nth-3 = 3rd
detail-nth-4 = 4th
detail-nth-5 = 5th
detail-nth-last = last
detail-nth-to-last =
    { $nth ->
        [2] second to last
        [3] third to last
        [4] fourth to last
       *[other] fifth to last
    }
detail-until = until { $date }
detail-except = not on { $dates }
detail-dates-vary = Some dates differ; please ask.
detail-next = Next meeting: { $date }
detail-next-time = Next meeting: { $date }, { $time }
detail-next-running = On now, until { $time }
detail-next-running-open = On now
detail-next-uncertain = Possible next meeting: { $date }
detail-next-uncertain-time = Possible next meeting: { $date }, { $time }
detail-zone = Time zone: { $zone }
detail-zone-unknown = The time zone is not stated; the time is taken to be yours.
detail-viewer = Your local time: { $date }, { $time }
detail-viewer-later = Your local time: { $date }, { $time } (the next day)
detail-viewer-earlier = Your local time: { $date }, { $time } (the day before)
detail-where = Where
detail-address-open = Please ask for the address.
detail-area = Serves: { $areas }
detail-formats = { $formats }
detail-hybrid = { $formats } (hybrid: you can choose)
detail-format-unknown = How it meets is not stated; please ask.
detail-online-open = Please ask for the link.
detail-contact-none = Contact: only the address is given.
detail-call = Call { $number }
detail-code = When asked, enter { $codes }
detail-phone = Phone: { $number }
detail-phone-name = Phone: { $number } ({ $name })
detail-ask-for = Ask for { $name }
detail-hours = Available: { $hours }
detail-email = Email: { $address }
detail-web = Website: { $address }
detail-organisation = Organisation: { $name }
detail-route-contact-point = Ask the contact point how to join, and mention this group.
detail-route-ask = Contact { $name } and mention this group: { $group }
detail-route-plain = Like many listings, this one gives no address or phone number. Ask your nearest self-help contact point and mention this group: { $group }
detail-route-listing = This listing gives no address or phone number. Your nearest self-help contact point can tell you more.
detail-route-walk-in = Just come along.
detail-route-organisation = Ask the organisation how to join, and mention this group.
detail-access = Access
detail-languages = Languages
detail-cost = Cost
detail-led = How it works
detail-faith = Faith plays a part.
detail-no-faith = Faith does not play a part.
detail-source = Source
detail-source-read = { $name }, seen on { $date }
detail-source-list = From a public list, seen on { $date }
detail-also = Also listed by { $name } (the same { $common })
detail-also-times = times
detail-also-name = name
detail-also-place = place
detail-also-contact = contact
detail-unchecked = Found in one place only; not re-checked.
detail-verified-half-year = Checked { $age } ({ $date })
detail-verified-year = Checked { $age } ({ $date }); details may have changed
detail-verified-two-years = Last checked { $age } ({ $date }); please ask before you go
detail-verified-older = Last checked { $age } ({ $date }); please be sure to ask before you go
detail-verified-unknown = It is not known when this was last checked; please ask before you go
detail-verified-as-read = As given on the page named; not checked since
detail-claimed-kind = Called { $kind } only by the source it comes from; nobody vouches for it, and it is not in the built-in directory
detail-claimed-name = Bears the name of "{ $name }" in the built-in directory, but is reached in other ways; it may be someone else
detail-claimed-letters = The name mixes letters of different scripts that look alike; it may be an imitation
detail-claimed-verified = Checked { $age } ({ $date }), says the source
detail-age-days = { $count ->
    [0] today
    [one] 1 day ago
   *[other] { $count } days ago
}
detail-age-months = { $count ->
    [one] 1 month ago
   *[other] { $count } months ago
}
detail-age-years = { $count ->
    [one] 1 year ago
   *[other] { $count } years ago
}
detail-treatment = Self-help can support treatment but does not replace it.

## Commands
crisis-command = Please say which country: groupfinder crisis --country DE
crisis-unknown = No crisis lines are listed for "{ $asked }". Countries listed: { $countries }
topics-none = No topic is called "{ $words }".
usage-no-option = There is no option { $found } here.
usage-no-word = "{ $found }" is not expected here.
usage-no-command = There is no command { $found }.
usage-value-missing = { $option } needs a value.
usage-value-wrong = "{ $found }" is no value for { $option }.
usage-value-why = "{ $found }" is no value for { $option }: { $why }.
usage-values = Possible: { $values }.
usage-missing = Missing: { $names }.
usage-conflict = { $option } and { $other } do not go together.
usage-twice = { $option } may be given only once.
usage-meant = Did you mean { $near }?
usage-form = Usage: { $usage }
usage-help = For more, add --help.

## Browsing
error-fault = Sorry, groupfinder stopped because of a fault in the program. Nothing was lost. Please start it again.
error-no-terminal = This screen needs a terminal. Without one, use groupfinder --plain, or groupfinder search, show, topics or crisis.
exit-done = Done.
exit-failed = Failed, for instance because another sync is running.
exit-usage = Wrong usage, a fault in the settings, or no terminal.
exit-refused = Data was refused; the old data is kept.
exit-expired = Data was kept although it is past the date of its publisher.
exit-unreachable = A source cannot be reached: network, server, certificate, or no such page; the old data is kept.
exit-disk = Something here cannot be read or written: no permission, disk full, no folder; the old data is kept.

## Keys as keyboards name them
key-ctrl = Ctrl
key-alt = Alt
key-space = Space
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-back-tab = Shift-Tab
key-backspace = Backspace
key-delete = Del
key-up = Up
key-down = Down
key-left = Left
key-right = Right
key-page-up = PgUp
key-page-down = PgDn
key-home = Home
key-end = End

value-unknown = { $option }: "{ $asked }" is not recognised.
value-unknown-near = { $option }: "{ $asked }" is not recognised. Did you mean: { $near }?
search-corrected = No results for "{ $from }". Showing "{ $to }".
search-near = Near { $place }
search-near-others = Other places with this name (write them like this after --near): { $places }
search-abroad = { $name }. --abroad lists them.
explain-read = How "{ $query }" was read
explain-part = { $kind }: { $label }
explain-part-words = { $kind }: { $label } (from "{ $words }")
explain-home = Where you are: { $place } ({ $source })
explain-home-none = Where you are is not known
explain-left-out = Nothing known about: { $words }
explain-order = Why the first stand where they do
explain-fit = matches { $share } of 100
explain-main-topic = what is asked for is its main topic
explain-side-topic = what is asked for is one of its side topics
home-unknown = No place is called "{ $place }". Name a country, region, town or postal code, such as --home Bergen
home-unknown-set = The settings say place = "{ $place }", which is no known country, region, town or postal code.
zone-unread = TZ is "{ $zone }", which is no known time zone, so times online and by phone are shown in UTC. A name such as Europe/London is understood.
search-none-has = There are no listings here with { $facet } "{ $value }".
search-nothing = Nothing found.
search-article = { $title }: groupfinder topics { $id }
danger-notice = Help now, { $country }: { $numbers }
danger-notice-short = Help now: { $numbers }
danger-notice-anywhere = In danger, call the emergency number first; in the European Union it is 112. Numbers by country: groupfinder crisis
search-nothing-crisis = For crisis help: groupfinder crisis
search-found = { $count ->
    [one] 1 listing
   *[other] { $all } listings
}
search-found-shown = { $all } listings; showing the first { $shown } (use --limit to show more)
show-unknown = No listing has the id "{ $id }". groupfinder search prints ids in square brackets.
facets-more = and { $count } more; --output json lists all
store-current-missing = { $path } is missing.
store-current-damaged = { $path } cannot be used: { $why }.
store-previous-damaged = { $path } cannot be used either: { $why }.
store-using-previous = Using the previous data instead: { $path }, saved { $why }. Sync again to fix this.
store-using-embedded = Using only the built-in directory. Sync again to fix this.
store-index-rebuilt = The search index was rebuilt: { $path }
store-index-unwritable = The search index cannot be saved, so starting takes longer each time: { $path }: { $why }
store-records-lost = records from other sources ({ $why }) can no longer be read and were left out: { $path }
store-withdrawn = withdrawn listings taken out ({ $why }): { $path }
store-not-withdrawn = What was withdrawn could not be taken out ({ $path }): { $why }
store-words-omitted = The texts hold so many different words that { $why } of them cannot be searched: { $path }
store-same-version = The contents of { $path } have changed, but its version number has not.
store-state-unwritable = The state of the sources cannot be saved: { $path }: { $why }
store-clock-wrong = This computer's clock seems to be wrong ({ $why }). Until it is set, ages and expiry dates cannot be checked.
value-unknown-of = { $option }: "{ $asked }" is not recognised. Possible values: { $near }
sync-from-where = There are no sources yet. Add one (groupfinder sources add ADDRESS), or import a file once: groupfinder sync --from FILE
sync-name-of-several = --name names one source, and --from was given several files; leave it out, or import them one by one.
sync-taken = { $source }: { $count ->
    [one] 1 record
   *[other] { $records } records
} ({ $format }): { $accepted } accepted, { $repaired } repaired, { $quarantined } left out
sync-new = { $count ->
    [one] 1 group
   *[other] { $groups } groups
}, new; { $count-all ->
    [one] 1 group
   *[other] { $all } groups
} from all sources
sync-replaced = { $count ->
    [one] 1 group
   *[other] { $groups } groups
} (previously { $before }); { $count-all ->
    [one] 1 group
   *[other] { $all } groups
} from all sources
sync-renamed = Another source already uses the id { $from }; here it is { $to }
sync-renamed-more = and { $count } more ids
sync-expired = { $source }: saved, but the publisher says it was valid only until { $date }; it may be out of date
publish-reading = Reading { $from }
publish-packing = Compressing
publish-version = { $dataset }, version { $version }: { $count ->
    [one] 1 group
   *[other] { $groups } groups
}, { $size } compressed, valid until { $until }
publish-changes = { $changed-count ->
    [one] 1 group new or changed
   *[other] { $changed } groups new or changed
}, { $gone } removed; anyone with the previous version downloads { $delta }
publish-renewed = { $dataset }, version { $version }: the same groups, now valid until { $until }
publish-nothing = { $dataset }, version { $version }: no changes; valid until { $until }
publish-followers = Signed by { $id }. Followers need this key: { $key }
publish-old-lost = The previous version cannot be read ({ $why }), so everyone will download the full data this time
publish-passphrase = Passphrase for { $path }:
publish-no-terminal = there is no terminal to ask for the passphrase in; set the variable { $variable } instead
publish-key-passphrase = Passphrase for the new key:
publish-key-again = Enter it again:
publish-key-empty = An empty passphrase gives no protection. For a key without one, use --no-passphrase
publish-key-differ = The passphrases do not match. No key was made
publish-key-made = Secret key { $id }: { $path }
publish-key-public = Public key, for followers: { $key } (also in { $public })
publish-key-care = Keep a second copy of the secret key somewhere that is not connected to a network. Anyone who has the key can publish in your name. If you lose it, you can no longer publish.
size-kb = { $n } kB
follow-taken = { $source }: version { $version } of { $dataset }, signed by { $id }; { $size } downloaded ({ $way })
follow-way-kept = from files already here
follow-way-delta = changes only
follow-way-regions = regions
follow-way-full = full data
follow-clock = { $path }: dated { $why }, which is in the future. This computer's clock seems to be wrong, so the age of the data cannot be checked
follow-delta-failed = { $path }: the changes did not add up to the published data ({ $why }), so the full data was downloaded instead
follow-key-changed = { $path }: the publisher has changed its key, as announced: { $why }. Compare the new key with what the publisher says, and put it into the settings of this source as public_key.
follow-region-missing = { $path }: there is no data for the region { $why }
sync-unchanged = { $source }: no changes
sync-not-due = { $source }: next update { $time }. To update now: groupfinder sync { $source }
sync-next = { $source }: next attempt { $time }
sync-changes = { $added } added, { $changed } changed, { $removed } removed
sync-unknown-name = There is no source called { $name } in the settings. Sources there: { $known }
sync-unknown-name-none = There is no source called { $name }, and there are none in the settings. Import a file once: groupfinder sync --from { $name }
sync-held-on = { $source }: will be accepted automatically once the same data has come on { $needed } days (so far: { $days })
error-no-groups = { $given }: no groups in it; nothing is replaced by nothing
error-shrunk = { $given }: held back, { $count ->
    [one] { $lost } of 1 group would vanish
   *[other] { $lost } of { $before } groups would vanish
}; if that is right, run it again with --allow-shrink
error-replaced = { $given }: held back, all { $before } groups would be replaced by others, as if it were another source; if that is right, run it again with --allow-shrink
error-duplicate = { $given }: gives { $count ->
    [one] the same group as
   *[other] the same { $groups } groups as
} the source { $other }, which is here; they are taken once. To have them from here, take the other out first: groupfinder sources remove { $other }
error-version = { $given }: { $why }; if that is right, take the source out first: groupfinder sources remove { $source }
error-busy = { $path }: another sync is running and did not finish within { $seconds } seconds
error-too-soon = { $given }: asked a moment ago; servers of others are asked once a minute at most, { $seconds ->
    [one] wait 1 second
   *[other] wait { $seconds } seconds
}
error-no-directory = there is no home folder to keep data in; say where with --data-dir DIR
error-no-source = no source is called { $name }; groupfinder sources list names them
error-scheme = { $given }: cannot read addresses of the kind { $scheme }:, expected a path, file: or https:
error-file-address = { $given }: expected file:/// and an absolute path on this computer
error-web-address = expected https:// with a host such as example.org, without a user name or spaces
error-web-wait = { $why } (the server asks to { $seconds ->
    [one] wait 1 second
   *[other] wait { $seconds } seconds
})
error-larger = { $given }: more than { $limit } MiB, which is the most that a source may have
error-io-missing = there is no such file; check the path
error-io-permission = no permission; check who may read and write it
error-io-full = the disk is full; make room and try again
error-io-quota = the quota is used up; make room and try again
error-io-read-only = the file system is read-only
error-io-not-regular = not a regular file
error-io-directory = a folder, expected a file
error-io-not-directory = a part of the path is no folder; check the path
error-io-exists = there is a file already; name another one
error-io-other = the system says: { $said }
error-feed-empty = empty file (0 bytes), expected a list of groups in JSON, CSV or a spreadsheet
error-feed-blank = only whitespace, expected a list of groups in JSON, CSV or a spreadsheet
error-feed-damaged = the file is damaged; fetch it again
error-feed-encoding = the file is not in UTF-8; convert it, or say what it is with --encoding latin-1
error-feed-too-large = too large after unpacking; this looks like a decompression bomb
error-feed-not-data = not a list of groups; check the address or the file
error-feed-syntax = line { $line }, column { $column }: no valid JSON
error-feed-too-many = { $found } records, expected at most { $limit }
error-feed-server = the server said "{ $found }", which is no dataset; try again later
error-feed-format = unknown format; expected Meeting Guide, BMLT, HSDS, a table or our own (--feed-format names one)
error-feed-entry = this is the entry of a signed dataset, not a list of groups; to follow it: groupfinder sources add ADDRESS --public-key KEY
error-feed-columns = the columns say no more than a name: { $found }; a sheet to fill in: groupfinder template
error-feed-part = this is only a part of the data; all parts must arrive together or nothing is replaced
error-feed-bad = { $bad } of { $records } records cannot be used ({ $percent } %, at most { $limit } % allowed by --max-bad)
error-output = cannot write: { $why }
error-config-read = { $path }: cannot read the settings: { $why }
error-config-large = { $path }: larger than 1 MiB, expected a settings file; check the path
error-config-unknown = unknown setting "{ $found }", expected one of { $known }
error-config-value = found "{ $found }", expected { $expected }
error-config-table = a source begins with two brackets: [[source]]
error-config-edit = { $path }: cannot be edited ({ $why }); change it by hand
error-config-write = { $path }: cannot write the settings ({ $why }); they are as they were
error-config-twice = { $path }: two sources are called "{ $name }", expected a name of its own for each
sync-phase-asking = { $source }: connecting
sync-phase-receiving = { $source }: { $done } MB received
sync-phase-receiving-of = { $source }: { $done } of { $total } MB received
sync-phase-reading = { $source }: { $groups } groups read
feed-repaired = repaired
feed-quarantined = left out
feed-problem-row = row { $number }{ $place }: found "{ $found }", expected { $expected }
feed-problem-record = record { $number }{ $place }: found "{ $found }", expected { $expected }
feed-not-read = Columns or keys that are not understood: { $keys }.
feed-not-read-key = { $key } ({ $count })
feed-not-read-kept = { $key } ({ $count }, kept as a note)
feed-more-problems = { $count ->
    [one] and 1 more problem
   *[other] and { $shown } more problems
}; groupfinder check --all lists them
sheet-groups = Groups
sheet-values = Values
sheet-needs-file = A spreadsheet is a file and cannot be shown here. Keep it, for instance: { $example }
export-done = { $count ->
    [one] { $all } group written
   *[other] { $all } groups written
}
fixed-heading = Needs a look
fixed-note = Row { $row }, { $group }, { $column }: found "{ $found }", expected { $expected }
fixed-written = { $file } written. The last column says what needs a look.
fixed-no-table = --fixed needs a table or a spreadsheet whose columns are known.
fixed-one-file = --fixed takes one sheet at a time.
booklet-title = Self-help groups
booklet-title-words = Self-help groups: { $words }
booklet-as-of = { $count ->
    [one] { $shown } listing, as of { $date }
   *[other] { $shown } listings, as of { $date }
}
booklet-crisis = In a crisis
booklet-no-country = The numbers differ by country. Say which one with --home, or look them up before you need them.
booklet-numbers = Numbers for { $country }:
booklet-contact-point = Whom to ask
booklet-good-to-know = Good to know
booklet-changes = Times and places change. Call before you go, or look at the group’s page.
booklet-legend = Signs
booklet-contents = Contents
booklet-whole-country = { $country }: everywhere
booklet-anywhere = Online, by phone, anywhere
booklet-no-day = By arrangement, or day not known
booklet-no-topic = Other
booklet-sign-hybrid = H
booklet-sign-online = O
booklet-sign-phone = T
booklet-sign-wheelchair = W
booklet-sign-sign-language = S
booklet-sign-contact-first = C
booklet-sign-old = *
booklet-means-hybrid = meets in a room, and others can join online or by phone
booklet-means-online = online
booklet-means-phone = by phone
booklet-means-wheelchair = accessible by wheelchair
booklet-means-sign-language = sign language
booklet-means-contact-first = get in touch before you come
booklet-means-old = last checked long ago, or nobody knows when
booklet-done = { $count ->
    [one] Booklet with { $all } listing
   *[other] Booklet with { $all } listings
}
booklet-needs-file = Pages for a printer are a file and cannot be shown here. Keep them, for instance: { $example }
register-title = Register a group: question { $n } of { $all }
register-keys = { $key-open }: next, { $key-up }: previous question, { $key-back }: cancel
register-go-on = { $key-open }: hand it over
register-hand-over = How to hand it over
register-as-code = As a QR code for your phone: the message, ready to send
register-as-file = As a file in the current folder
booklet-choose = Make a booklet
booklet-as-pdf = Pages to print (PDF)
booklet-as-folded = Pages to print on both sides, fold and staple (PDF)
booklet-as-large = Pages to print in large print (PDF)
booklet-as-html = One file for a browser (HTML)
booklet-as-text = Plain text
file-booklet = booklet
file-registration = group
register-intro = A group is registered in eleven questions. Enter skips one. Nothing is sent; you decide at the end what happens to it.
register-ask-what = What is it about?
register-hint-what = In your own words: grief, panic attacks, parents of addicted children
register-ask-name = What is the group called?
register-hint-name = If it has no name yet, it is called after its topic
register-ask-whom = For whom is it?
register-hint-whom = People affected, relatives, parents, women, everyone ...
register-ask-when = When does it meet, and how often?
register-hint-when = Every Tuesday 18:30-20:00; first Monday of the month 19:00
register-ask-where = Where does it meet?
register-hint-where = House, street, postal code and town in one line. The town alone will do.
register-ask-country = In which country?
register-hint-country = A name or two letters; Enter = where you are
register-ask-online = Can one join online?
register-hint-online = The link, if everyone may know it
register-ask-reach = How can people reach the group?
register-hint-reach = Phone, email or website, and a first name. No surnames, please.
register-ask-language = Which language is spoken?
register-hint-language = English, German, Norwegian, sign language ...
register-ask-access = How accessible is it?
register-hint-access = Wheelchair, hearing loop, childcare ...
register-ask-note = What else should people know?
register-hint-note = For example: please call before you come the first time
register-name-topic = Self-help group: { $topic }
register-name = Self-help group
register-empty = Nothing was said, so there is nothing to register.
register-unusable = No listing can be made of this: { $why }
register-to = Whom to give it to
register-to-nobody = No contact point is known there. Give it to whoever keeps the list of groups.
register-not-sent = Nothing was sent or kept. Copy the message, or write a file with --file.
register-message = The message
register-subject = A self-help group for your list
register-message-begin = Hello, please take this self-help group into your list:
register-message-end = Thank you. Please tell us if anything is missing.
register-no-code = This is too long for a QR code.
register-written = Written: { $file }
register-into-refused = { $file } stays as it is: { $why }
register-into-no-text = it is no text. Save a spreadsheet as CSV first.
register-into-left-out = The sheet has no column for: { $columns }
file-exists = { $file } is there already. Name another file, or add --replace.
file-replace = { $file } is there already. Replace it? [y/N]
check-read = { $file }: { $count ->
    [one] 1 record
   *[other] { $records } records
} ({ $format }): { $accepted } accepted, { $repaired } repaired, { $quarantined } left out
check-sort = { $count } { $outcome }: { $field }, expected { $expected }
check-unmapped = Topics in this source that have no match here: { $labels }
check-phase = { $file }: { $groups } records read
directory-title = The built-in directory
directory-total = { $records } organisations: { $reachable } can be reached, { $rest } cannot
directory-grades = Grades of their sources: { $grades }
directory-read-on = Seen on { $day }: { $count }
directory-ages = The year of the page is known of { $known }; { $old } of these pages are of { $year } or older
directory-old = Oldest pages
directory-unreachable = No way to reach them
directory-undescribed = No description in { $language }
directory-coverage = What each country has
directory-legend = N = an organisation for the whole country, R = for a part of it, x = one that cannot be reached, - = none; + = a crisis line helps too
status-embedded = Built-in directory: { $count } listings, compiled on { $date }
status-demo = Demo: { $count } made-up groups; your data folder is not used
status-directory = Data folder: { $path }
status-no-directory = Data folder: none, because there is no home folder. To set one: --data-dir DIR
status-no-dataset = No groups have been added yet. To add some: groupfinder sync --from FILE
status-intact = The data has not changed since the last sync.
status-changed = The data has been changed since the last sync. Sync again to fix this.
status-intact-unknown = It is not possible to tell whether the data has changed since the last sync.
status-twins = { $count ->
    [one] 1 group is listed by two sources and shown once, with both.
   *[other] { $count } listings are of groups that another source lists too; each group is shown once, with its sources.
}
status-withdrawn = { $count ->
    [one] withdrawn.txt withdraws 1 listing; no source brings it back.
   *[other] withdrawn.txt withdraws { $count } listings; no source brings them back.
}
status-check-sources = { $count ->
    [0] no source
    [one] 1 source
   *[other] { $count } sources
}
status-check-groups = { $count ->
    [0] no groups
    [one] 1 group
   *[other] { $groups } groups
}
status-check-oldest = oldest successful update { $age }
status-check-settings = the settings are not understood: { $why }
status-check-damaged = the data has been changed since the last sync
status-check-clock = the clock of this computer looks wrong
status-check-nothing = no source and no data yet
status-check-never = { $source }: no data received yet
status-check-expired = { $source }: past its date
status-check-failing = { $source }: { $trouble } (since { $time })
status-check-held = { $source }: new data is held back
status-check-old = { $source }: last successful update { $age }
sources-none = There is no data from any source yet. To add some: groupfinder sync --from FILE
sources-line = { $name }: { $count ->
    [one] 1 group
   *[other] { $groups } groups
} ({ $form }), updated { $date }
sources-counts = { $repaired } repaired, { $quarantined } left out
sources-expired = Out of date: the publisher says it was valid until { $date }
sources-removed = { $name } removed: { $count ->
    [one] 1 group
   *[other] { $groups } groups
} fewer
sources-added = { $name } added to { $path }. To get its data: groupfinder sync { $name }
sources-exists = There is already a source called { $name }; choose another name with --name
sources-not-a-name = { $name } cannot be used as a name. Give one in lower-case letters, numbers and hyphens with --name
sources-no-config = There is nowhere to save the settings; say where with --config FILE
sources-unconfigured = { $name } removed from { $path }
sources-changed = { $name } changed in { $path }
sources-enabled = { $name } is updated automatically again ({ $path })
sources-disabled = { $name } is no longer updated automatically; its data stays ({ $path })
sources-no-such = { $asked } is no file here, no address and no name of the catalogue; groupfinder sources catalogue lists the names
sources-no-such-near = { $asked } is no file here, no address and no name of the catalogue. Did you mean: { $near }?
sources-not-added = It was not added. To add it all the same: --no-try
config-right = { $path }: understood, { $count ->
    [0] no source
    [one] 1 source
   *[other] { $count } sources
}
config-none = { $path }: there is no such file, so everything is at its default; { $count ->
    [0] no source
    [one] 1 source
   *[other] { $count } sources
}
sources-bad-value = { $option }: "{ $asked }" is not recognised; expected { $expected }
sources-catalogue-note = Public sources; none has been contacted. To follow one: groupfinder sources add NAME
sources-catalogue-none = No public source that is known here matches. groupfinder sources catalogue shows all of them; you follow a list of your own with groupfinder sources add ADDRESS.
data-title = Where the listings are from
data-synced = Last updated: { $time } ({ $groups ->
    [one] 1 group
   *[other] { $count } groups
})
data-clock-wrong = This computer's clock seems to be wrong: it says { $time }. Please set it. Until then, ages and expiry dates cannot be checked.
data-groups = { $count ->
    [one] 1 group
   *[other] { $groups } groups
} ({ $form })
data-publisher = Published by { $name }
data-licence = Licence: { $licence }
data-version = Dataset { $dataset }, version { $version }
data-signer = Signed by { $id }
data-current = Valid until { $date }, says its publisher
data-past = { $source }: its publisher says it was valid only until { $date }; its listings may be out of date
data-nothing-yet = No data received yet.
data-succeeded = Last successful update: { $time } ({ $age })
data-failing-since = Has not worked since { $time }. Its earlier data is still here.
data-failing-first = Has not worked since { $time }.
data-failing-long = Has not worked since { $time }. If its address has changed, correct it in the settings. To remove it: groupfinder sources remove { $name }
data-held = New data is held back because too many groups would vanish. It will be accepted once the same data has come on { $needed } days (so far: { $days }), or with --allow-shrink.
data-next = Next update: { $time }
data-next-now = Next update: now
data-next-never = Added once; not updated automatically.
data-next-disabled = Disabled, so not updated automatically. To change that: groupfinder sources enable { $name }
data-moment = { $date }, { $time }
data-age-unknown = age unknown
data-age-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
data-age-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
data-age-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
changes-added = Added: { $count }
changes-changed = Changed: { $count }
changes-removed = Removed: { $count }
changes-more = and { $count } more
trouble-network = The server cannot be reached, or the connection was lost.
trouble-server = The server has a problem.
trouble-access = The server refuses access.
trouble-too-often = The server has had too many requests.
trouble-gone = There is nothing at this address.
trouble-login = A web page arrived instead of data. The network may be asking for a login.
trouble-certificate-expired = The server's certificate has expired, or the clock here is wrong.
trouble-certificate-unknown = The server's certificate is not trusted.
trouble-certificate-name = The server's certificate is for a different name.
trouble-tls-protocol = No secure connection could be made.
trouble-redirect = The server redirects to an address that is not allowed.
trouble-answer = The server's reply could not be understood.
trouble-too-large = There is more data than a source may send.
trouble-file = The file cannot be read.
trouble-feed = The data cannot be used.
trouble-empty = There are no groups in the data.
trouble-held = Held back: too many groups would vanish.
trouble-older = The data is older than the data here, or belongs to a different dataset.
trouble-duplicate = Another source here gives the same data.
trouble-signature = Not signed with the publisher's key.
trouble-disk = The data cannot be saved here.
trouble-busy = Another sync was running.
trouble-setting = One of the source's settings is wrong.
trouble-unknown = Something went wrong.

## Lines instead of a screen
plain-welcome = groupfinder. { $count } listings. For crisis help, type /c and press Enter.
plain-topics = Type the digit of a topic: { $topics }.
plain-example = Or say what it is about, for example: { $example }.
plain-offers = Sources of groups near you: { $sources }. Follow one: groupfinder sources add NAME
plain-prompt-search = Search (Enter = all, /g = guided search, /i = read about self-help, /f = filters, /c = crisis help, ? = help, /q = quit):
plain-prompt-list = Number = details, n = next 10, m = by distance, w = by day, f = filters, s = new search, c = crisis help, q = quit:
plain-prompt-view = Number = details, n = next 10, p = back 10, b = list, m = by distance, w = by day, s = new search, c = crisis help, q = quit:
plain-by-distance = By distance from { $place }:
plain-no-place = Name a town in your search to hear them by distance:
plain-prompt-group = Enter = back to the list, or another number, a = mark, t = tell a friend, r = report a change, s = new search, c = crisis help, q = quit:
plain-prompt-panes = Number = choose a filter, Enter = show the groups:
plain-prompt-values = Number = choose or clear, letters = shorten the list, Enter = show the groups:
plain-prompt-crisis = Number or name of a country, Enter = show the groups:
plain-prompt-guide = Number = answer, letters = a place, Enter = skip, s = use my own words, c = crisis help, q = quit:
plain-prompt-home = Country, region, town or postal code, or the number of one offered, Enter = show the groups:
plain-prompt-register = Answer, Enter = skip, s = new search, q = quit:
plain-prompt-marked = Number = read the group, d = compare them, Enter = show the groups, s = new search, q = quit:
plain-prompt-reason = Number of what is wrong, Enter = nothing:
plain-prompt-words = Your own words, Enter = none:
plain-marked = Marked. v reads all that are marked.
plain-unmarked = No longer marked.
plain-marked-full = Twenty groups are marked, and there is room for no more.
plain-marked-none = Nothing is marked. a marks the group that was read last.
plain-marked-gone = The data no longer has this group.
plain-letter = As a letter: { $link }
plain-prompt-subjects = Number of a page or the beginning of its title, Enter = show the groups:
plain-prompt-subject = Number = go on, Enter = all pages, s = new search, q = quit:
plain-home = Where you are: { $place }. Type another country, region, town or postal code, or - for none.
plain-home-none = It is not known where you are. Type a country, region, town or postal code.
plain-caution = What is shown here stays in the terminal until you clear it. Leaving the program cannot hide:
plain-corrected = No results for "{ $from }". Showing "{ $to }".
plain-end = That was the last one.
plain-unknown = That is not one of the choices.
plain-nothing-fits = Nothing matches "{ $typed }".
plain-help = Type what it is about and press Enter. Type a number to read about that group. f lists the filters; choose an option by its number. g asks three questions to help you find a group. e registers a group. i reads what topics and words of self-help mean. m reads the groups by distance and direction, w by day of the next week. After you have read a group, a marks it, t writes a message to a friend and r one to whoever publishes the listing; v reads the marked groups and d compares them. o says where you are, c is crisis help, l changes the language, p goes back ten, s starts a new search, q or x quits. On the search line, put a slash before each command: /g /i /e /f /o /c /l /q. Nothing you type is kept. What has been shown stays in the terminal.
