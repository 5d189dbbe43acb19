# The words of groupfinder in English. The three files hold the same keys; a test compares them.

## The screen
demo-mark = DEMO
demo-note = Invented groups for trying the program out
search-label = Search:
search-hint = topic, illness, town, weekday ... or just begin with Tab
chosen-label = Understood:
near-chip = near { $place }
within-chip = within { $distance } of { $place }
chip-who = for: { $what }
chip-not = not: { $what }
home-known = Home: { $place } ({ $source }), { $key } changes it
home-named = Home: { $place } { $key }
home-none = Say where you are: { $key }
home-from-choice = as chosen
home-from-setting = from the configuration
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
pane-filter = Filter:
pane-nothing = Nothing fits "{ $typed }". Backspace shortens it.
pane-near-heading = Near a place
pane-near-row = near { $place }
pane-near-within = within { $distance }
pane-near-any = nearest first, any distance
results-title = Groups
details-title = Details
found = { $count ->
    [one] 1 listing
   *[other] { $shown } listings
}
found-of = { $count ->
    [one] 1 listing of { $all }
   *[other] { $shown } listings of { $all }
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
section-folded = { $name }. { $key } lists them.
home-gap = { $country }: nothing is listed for “{ $topic }”.
home-gap-ask = Ask { $name }: { $ways }
home-gap-broader = Broader, { $topic }
found-more = { $found } and { $more } more
found-uncertain = Nothing fits for certain; { $more } may
found-farther = Nothing meets this near; { $more } listed below
corrected = No group has "{ $from }". Showing "{ $to }". { $key } searches as typed.
partial = No full match. Left out: { $words }.
literal-on = Searching exactly as typed. { $key } goes back.
fetch-begins = Fetching from the sources
fetch-over = All sources were asked
fetch-failed = { $count ->
    [one] One source could not be fetched; { $key } says why
   *[other] { $count } sources could not be fetched; { $key } says why
 }
fetch-no-sources = No source is configured to fetch from; groupfinder sources add ADDRESS adds one
renew-gone = New data has come in. What was selected is no longer listed.
renew-done = New data has come in: { $count } listings.
taken-back = Searching for the words: { $words }. { $key } goes back.
take-back-title = What was understood
take-back-all = Search exactly as typed
take-back-one = Search for the words "{ $words }" instead of { $label }
part-topic = Topic
part-who = For whom
part-where = Where
part-when = When
part-how = How
part-not = Not
part-remove = Remove: { $kind }: { $label }
nothing-found = Nothing found. You could try these.
status-first = { $found }. First: { $name }. { $key-down }: groups, { $key-next }: filters
status-pane = { $key-toggle } chooses, { $key-next } moves on, { $key-open } shows the groups, { $key-right } opens what lies within
status-welcome = Type what you need help with. { $key-down }: choose here, { $key-next }: filters, { $key-open }: all listings
status-search = Type what it is about. { $key-down }: groups, { $key-next }: filters, { $key-guide }: be guided
status-results = { $key-open } opens, { $key-filters } filters, { $key-sort } orders, { $key-search } searches, { $key-take } takes along
status-details = { $key-down } reads on, { $key-back } goes back, { $key-code } shows a code, { $key-take } takes along
status-overlay = { $key-down } reads on, { $key-back } closes
status-sources = { $key-toggle }: choose, { $key-open }: follow or update, letters: find, { $key-back }: close
status-marked = { $key-open } chooses. { $key-mark } takes a mark off. { $key-back } closes
status-draft = Letters are your own words. { $key-down }: choose. { $key-open } does it, { $key-back } closes
status-choose = { $key-open } chooses, { $key-back } closes
status-register = Type the answer; { $key-open } goes on, { $key-back } cancels
status-home = { $key-open } chooses, letters narrow the list, { $key-back } closes
status-palette = Letters narrow down, { $key-open } does it, { $key-back } closes
undo-offer = Cleared. { $key } brings it back.
undo-nothing = There is nothing to bring back.
quit-hint = { $key-quit } leaves the program. { $key-leave } leaves at once and clears the screen.
too-small = Please make the window larger. { $key-quit } quits, { $key-leave } leaves at once.
leave-chord = Press { $key } again to clear the screen and leave.
details-none = Choose a group to read about it.
details-unreadable = This listing cannot be read at present: { $why }
kiosk-hint = { $key-leave } clears everything for the next person.
kiosk-too-small = The screen is too small. { $key-leave } clears everything.
kiosk-trouble = This does not work at present. Please tell the staff. ({ $code })
status-code = { $key-back } closes
status-staff = { $key-open } confirms, { $key-back } closes

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
source-asking = asking the server
source-receiving = { $amount } kB received
source-reading = { $count } groups read
sources-followed = Sources you follow
sources-offered = Sources for where you live
sources-others = Other sources

## Public terminal, guided questions, taking along
attract-language = English
attract-title = Find a self-help group
attract-begin = Press any key
attract-privacy = Nothing you type is kept. After use everything is cleared.
attract-hint = 1, 2, 3 or arrows: language. Any other key begins.
guide-question = { $n } of 3: { $question }
guide-what = What is it about?
guide-whom = Who is looking for a group?
guide-where = Where? Type a town or postal code, or go on without.
guide-place = Place:
guide-myself = I am affected myself
guide-any-what = Something else, or I cannot say
guide-any-whom = Anyone
guide-any-where = Anywhere, also by phone and online
guide-words = I would rather search in my own words
guide-hint = { $key-open } chooses, { $key-back } goes back
warning-title = Are you still there?
warning-text = In { $seconds } seconds everything is cleared for the next person. Press any key to keep your search.
caution-title = Before you read on
caution-leave = { $key }, or { $chord } twice, clears the screen and leaves at once.
caution-cannot = This cannot hide:
caution-seen = what somebody beside you has seen, or a camera
caution-terminal = what the terminal keeps of other programs, and its own records
caution-shell = that the program was started, in the history of the shell
caution-machine = what you do on a device or network that somebody else watches
caution-elsewhere = If somebody may check this device, a library or a friend's device is safer.
caution-go-on = { $key } goes on
danger-title = In danger? Get help first:
take-title = Take it along
take-print = Print one page
take-code = Code for a telephone: link or number
take-card = Code for a telephone: card with time and place
take-text = Text file in the current directory
take-calendar = Calendar file with the meetings of the next six months
take-calendar-alarm = The same, with a reminder an hour before
take-sheet = Sheet (CSV) in the current directory
take-dataset = Dataset (JSON) in the current directory
take-none = Choose a group first.
take-no-code = This listing is too long for a code.
take-written = Saved in the current directory: { $file }
take-failed = That did not work: { $why }
take-not-saved = { $file } is not saved: { $why }
file-text = notes
file-calendar = appointment
calendar-title = Appointment
calendar-none = No next meeting is known. Please ask the group.
print-taken = The page is on its way to the printer.
print-sent = The page was sent; the printer has not answered yet.
print-no-program = { $program } is not there; it comes with the printing system CUPS (cups-client)
print-none = There is no printer here.
print-wait = A page was just printed. Please wait a moment.
code-scan = Point the camera of a telephone at the code.
code-no-room = The window is too small for the code.
code-close = { $key } closes
mark-title = Marked groups
mark-is = marked
mark-added = Marked. { $key } shows all that are marked.
mark-removed = No longer marked. { $key } shows what is.
mark-full = Twenty groups are marked, and there is room for no more. { $key } shows them.
mark-none = Nothing is marked yet. { $key } marks the selected group.
mark-take = Take all of them along
mark-take-title = Take the marked groups along
mark-forget = Take all marks off
mark-forgotten = Nothing is marked any more.
mark-gone = no longer listed: { $name }
mark-is-gone = The data no longer has this group. { $key } takes it off the list.
mark-some-gone = The new data no longer has some of the marked groups. { $key } shows which.
mark-codes = Codes for a telephone, one after the other: link or number
mark-cards = Codes for a telephone, one after the other: card with time and place
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
report-read = As read on { $date }
draft-words = Your own words:
draft-language = Language of the message: { $language }
draft-letter = Code for a telephone: as e-mail
draft-short = Code for a telephone: as text message
draft-page = Code for a telephone: the page of the publisher
draft-to = To: { $to }
draft-to-page = Report it on: { $to }
draft-to-anybody = To: whoever you choose on your telephone
draft-to-nobody = The listing names no address of its publisher.
draft-subject = Subject: { $subject }
draft-sent = Nothing is sent or stored here: your telephone asks to whom it goes.
draft-cut = This window has room for a short form of the message only.
staff-title = For the staff
staff-code = Code:
staff-wrong = That is not the code.
staff-rest = Too many tries. Please wait a minute.
kiosk-code-length = The code must have { $least } to { $most } letters, digits or signs, without spaces around it.
kiosk-then = Then:
kiosk-nothing = Nothing was set up here by groupfinder kiosk install.
kiosk-by-hand = kiosk.toml has a line of your own; what you asked for is put in by hand: { $line }
kiosk-kept = kept, because it was changed or is not empty: { $path }
doctor-ok = ok
doctor-warning = look
doctor-bad = BAD
doctor-do = Do: { $what }
doctor-sum = { $bad } to mend, { $warnings } to look at
doctor-settings = Settings
doctor-staff = Staff code
doctor-unit = Unit
doctor-user = User
doctor-data = Data directory
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
doctor-config = Configuration
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
found-index-right = fits the data and the program
found-index-none = no data yet
found-index-old = does not fit this program; each start builds it anew and takes longer
found-no-sources = no source is entered; the built-in directory is shown
found-age-source = { $source }: last good answer { $age }
found-future = the data is from the future
found-expired = { $source }: past its date
found-failing = { $source }: { $trouble }
found-held = { $source }: an answer is held back because too much would vanish
found-source-right = { $source }: good ({ $groups })
found-source-new = { $source }: nothing fetched yet
found-source-off = { $source }: disabled
found-key-changed = { $source }: its publisher signs with { $new } now, the configuration names { $old }; after a reinstall nothing would be followed
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
found-current = current until { $date }
found-soon-past = current only until { $date }; followers will be told that it is out of date
found-past = past its date since { $date }
found-files-right = everybody may read the tree
found-files-closed = a web server may not read { $path }

## What leads on
way-spelling = Search for "{ $words }" instead ({ $count })
way-drop = Without "{ $label }": { $count } more
way-drop-distance = Any distance: { $count } more
way-drop-time = At any time: { $count } more
way-drop-words = Without the word "{ $words }": { $count }
way-broader = Broader topic: { $label } ({ $count })
way-see-also = See also: { $label } ({ $count })
way-contact-points = Contact points that know the groups near you ({ $count })
way-helplines = Helplines ({ $count })
way-crisis = Crisis help by telephone and chat
way-clear = Clear everything and begin anew
way-start = Start a group: a contact point helps you ({ $count })

## Pop-ups
palette-title = Help: what would you like to do?
palette-label = Find:
palette-count = { $shown } of { $all }
palette-read = Read the help as a page: keys, filters, words, leaving at once
help-title = Help: the keys
help-intro = Everything works by keyboard. Tab goes from the search box to the filters, the groups and the details.
help-panes = In a filter, letters narrow the list down. If you choose several in one filter, a group needs to match only one of them; if you use several filters, it must match them all. The number beside each shows how many groups you would get.
help-words = Search understands everyday words: "my husband drinks", "Brustkrebs Köln", "sorggruppe Oslo online". "Quotes" keep words together, -word leaves groups with it out, word|word means either.
help-privacy = Nothing you type is kept or sent anywhere.
help-treatment = Self-help supplements treatment and does not replace it. A listing here is no recommendation.
help-parts = The parts, in the order of Tab: { $parts }.
help-sensitive-title = Leaving at once
help-sensitive = { $key } clears the screen and ends the program at once. It cannot hide what the terminal itself records, that the program was started, or what somebody saw.
help-leave-now = Clear the screen and leave at once
help-leave-chord = Twice in a row: clear the screen and leave at once
help-crisis = Crisis help: numbers to call, text or chat
help-help = This help
help-quit = Leave the program
help-next = Next part of the screen
help-previous = Previous part of the screen
help-search = To the search box
help-filters = To the filters, and back
help-toggle = In a filter: choose the value, or take it back
help-open = Open the group, confirm, show the groups
help-back = One step back: close, clear the text, clear the filters
help-sort = Order the groups
help-view = Show the groups as a list, on a map, or in a week
help-zoom-in = Map: closer
help-zoom-out = Map: farther away
help-language = Language of the program: English, Deutsch, norsk
help-take = Take the selected group along: paper, code, file, message to a friend, report of a change
help-code = Show the selected group as a code for a telephone
help-mark = Mark the selected group, or take the mark off
help-shortlist = Show the marked groups: compare them, take them along
help-calendar = Save the meetings of the next six months as a calendar file
help-data = Where the data is from, and fetching it
help-guide = Be guided: three questions
help-learn = Read what a topic is, what self-help is, what words mean
help-clear-all = Clear search and filters
help-undo = Bring back what was cleared
help-literal = Search as typed, take words back
help-place = Say where you are: country, region, town or postal code
help-up = Up
help-down = Down
help-page-up = One page up
help-page-down = One page down
help-first = To the first
help-last = To the last
help-right = Into the details; in text, to the right
help-left = Out of the details; in text, to the left
help-line-start = Text: to the start
help-line-end = Text: to the end
help-word-left = Text: one word left
help-word-right = Text: one word right
help-delete-word = Text: delete the word
help-delete-to-start = Text: delete to the start
help-delete-to-end = Text: delete to the end
help-redraw = Draw the screen anew
help-suspend = Stop the program (fg brings it back)
help-booklet = Make a booklet of what is found, to print or keep
help-register = Register a group: eleven questions
sort-title = Order the groups
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
sort-needs-place = Nearest first needs a place: choose one under Location.
crisis-title-in = Crisis help: { $country }
crisis-choose = In which country do you need help?
crisis-other-countries = Numbers of other countries
crisis-danger = If anyone is in danger, call the emergency number first.
crisis-other-country = Another country: { $key }
crisis-call = Call { $number }
crisis-or = or { $number }
crisis-text = Text { $word } to { $number }
crisis-text-only = Text { $number }
crisis-chat = Chat: { $address }
crisis-web = Web: { $address }
crisis-email = E-mail: { $address }
crisis-typewriter = Textphone: { $number }
crisis-also = Also: { $ways }
crisis-way-text = text message
crisis-way-chat = chat
crisis-way-email = e-mail
crisis-way-in-person = in person
crisis-hours = Hours: { $hours }
crisis-hours-year = Hours: { $hours } (as of { $year })
crisis-always = Day and night
crisis-free = Free of charge
crisis-anonymous = Anonymous
crisis-languages = Languages: { $languages }
crisis-source = Source: { $source }, read { $date }
crisis-source-year = Source: { $source } ({ $year }), read { $date }
crisis-unchecked = The page is old; the number was not re-checked.
crisis-note = Read from the page named, not called. Numbers can change.

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
row-unknown-place = place on request
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
detail-demo = Invented for trying the program out. Nobody can be reached here.
detail-crisis = In a crisis there is somebody to talk to right now: see the crisis help.
detail-status-founding = Starting up: looking for people who want to join.
detail-status-seekers = Somebody is looking for others in the same situation.
detail-status-paused = Paused for now.
detail-status-ended = Has ended. Kept here so that nobody waits in vain.
detail-what-whom = { $what }. For: { $whom }
detail-whom = For: { $whom }
detail-good-to-know = Good to know
detail-fact = { $name }: { $values }
detail-topics-title = Topics
detail-other-times = Other times
detail-same-place = Also at this place
detail-when = When
detail-appointment = Days and times on request: please ask.
detail-time-open = time on request
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
detail-next = Next: { $date }
detail-next-time = Next: { $date }, { $time }
detail-next-running = Now, until { $time }
detail-next-running-open = Now
detail-next-uncertain = Possible next meeting: { $date }
detail-next-uncertain-time = Possible next meeting: { $date }, { $time }
detail-zone = Times in { $zone }
detail-zone-unknown = The time zone is not stated; the time is taken to be yours.
detail-viewer = Where you are: { $date }, { $time }
detail-viewer-later = Where you are: { $date }, { $time } (one day later)
detail-viewer-earlier = Where you are: { $date }, { $time } (one day earlier)
detail-where = Where
detail-address-open = The address is given on request.
detail-area = Serves: { $areas }
detail-formats = { $formats }
detail-hybrid = { $formats } (hybrid: choose one)
detail-format-unknown = How it meets is not stated; please ask.
detail-online-open = The link is given on request.
detail-contact-none = Contact: only the address is given.
detail-call = Call { $number }
detail-code = When asked, type { $codes }
detail-phone = Phone: { $number }
detail-phone-name = Phone: { $number } ({ $name })
detail-ask-for = Ask for { $name }
detail-hours = Hours: { $hours }
detail-email = E-mail: { $address }
detail-web = Web: { $address }
detail-organisation = Organisation: { $name }
detail-route-contact-point = The contact point knows the way: ask it and mention this group.
detail-route-ask = Ask { $name } and mention this group: { $group }
detail-route-plain = This listing gives no address and no number, as many do. Ask the contact point for self-help near you and mention this group: { $group }
detail-route-listing = This listing gives no address and no number. A contact point for self-help near you knows more.
detail-route-walk-in = Just come along.
detail-route-organisation = The organisation knows the way: ask it and mention this group.
detail-access = Access
detail-languages = Languages
detail-cost = Cost
detail-led = How it works
detail-faith = Faith is part of it.
detail-no-faith = Faith is no part of it.
detail-source = Source
detail-source-read = { $name }, read { $date }
detail-source-list = From a public list, read on { $date }
detail-also = Also listed by { $name } (the same { $common })
detail-also-times = times
detail-also-name = name
detail-also-place = place
detail-also-contact = contact
detail-unchecked = Found in one place only; not re-checked.
detail-verified-half-year = Checked { $age } ({ $date })
detail-verified-year = Checked { $age } ({ $date }); things may have changed
detail-verified-two-years = Last checked { $age } ({ $date }); please ask before you go
detail-verified-older = Last checked { $age } ({ $date }); please make sure before you go
detail-verified-unknown = When it was last checked is not known; please ask before you go
detail-verified-as-read = As read on the page named; not checked since
detail-claimed-kind = Called { $kind } only by the source it comes from; nobody vouches for it, and it is not in the built-in directory
detail-claimed-name = Bears the name of "{ $name }" in the built-in directory, but is reached in other ways; it may be somebody else
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
detail-treatment = Self-help supplements treatment and does not replace it.

## Commands
crisis-command = Say which: groupfinder crisis --country DE
crisis-unknown = No crisis lines are known for "{ $asked }". Known: { $countries }
topics-none = No topic has "{ $words }" among its names.
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
error-fault = groupfinder stopped because of a mistake in the program. Nothing was lost; please start it again.
error-no-terminal = There is no terminal to draw on. Without one: groupfinder --plain, or groupfinder search, show, topics, crisis.
exit-done = Done.
exit-failed = Failed, for instance because another sync is running.
exit-usage = Wrong usage, a mistake in the configuration, or no terminal.
exit-refused = Data was refused; the old data is kept.
exit-expired = Data was kept although it is past the date of its publisher.
exit-unreachable = A source cannot be reached: network, server, certificate, or no such page; the old data is kept.
exit-disk = Something here cannot be read or written: no permission, disk full, no directory; the old data is kept.

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

value-unknown = { $option }: "{ $asked }" is not known.
value-unknown-near = { $option }: "{ $asked }" is not known. Nearest: { $near }
search-corrected = No listing has "{ $from }". Showing "{ $to }".
search-near = Near { $place }
search-near-others = Others of that name, with --near as written here: { $places }
search-abroad = { $name }. --abroad lists them.
explain-read = How "{ $query }" was read
explain-part = { $kind }: { $label }
explain-part-words = { $kind }: { $label } (from "{ $words }")
explain-home = Where you are: { $place } ({ $source })
explain-home-none = Where you are is not known
explain-left-out = Nothing known about: { $words }
explain-order = Why the first stand where they do
explain-fit = fits { $share } of 100
explain-main-topic = what is asked for is its main topic
explain-side-topic = what is asked for is one of its side topics
home-unknown = No place is called "{ $place }". Name a country, region, town or postal code, such as --home Bergen
home-unknown-set = The configuration says place = "{ $place }", which is no known country, region, town or postal code.
zone-unread = TZ is "{ $zone }", which is no known time zone, so times online and by phone are shown in UTC. A name such as Europe/London is understood.
search-none-has = No listing here has { $facet } "{ $value }".
search-nothing = Nothing found.
search-article = { $title }: groupfinder topics { $id }
danger-notice = Help now, { $country }: { $numbers }
danger-notice-short = Help now: { $numbers }
danger-notice-anywhere = In danger, call the emergency number first; in the European Union it is 112. Numbers by country: groupfinder crisis
search-nothing-crisis = In a crisis: groupfinder crisis
search-found = { $count ->
    [one] 1 listing
   *[other] { $all } listings
}
search-found-shown = { $all } listings, the first { $shown } shown (--limit shows more)
show-unknown = No listing has the id "{ $id }". groupfinder search prints ids in square brackets.
facets-more = and { $count } more; --output json lists all
store-current-missing = { $path } is missing.
store-current-damaged = { $path } cannot be used: { $why }.
store-previous-damaged = { $path } cannot be used either: { $why }.
store-using-previous = Using the data from before: { $path }, written { $why }. Sync again to mend it.
store-using-embedded = Using the built-in directory alone. Sync again to mend it.
store-index-rebuilt = The search index was rebuilt: { $path }
store-index-unwritable = The search index cannot be kept, so each start takes longer: { $path }: { $why }
store-records-lost = records of other sources ({ $why }) could not be read any more and were left out: { $path }
store-withdrawn = withdrawn listings taken out ({ $why }): { $path }
store-not-withdrawn = What was withdrawn could not be taken out ({ $path }): { $why }
store-words-omitted = The texts hold so many different words that { $why } of them cannot be searched: { $path }
store-same-version = { $path } has other contents than before under the same version number.
store-state-unwritable = The state cannot be written: { $path }: { $why }
store-clock-wrong = The clock of this computer looks wrong ({ $why }). Ages and expiry dates are not judged; set the clock.
value-unknown-of = { $option }: "{ $asked }" is not known. Known: { $near }
sync-from-where = There is no source yet. Name one (groupfinder sources add ADDRESS), or take a file in once: groupfinder sync --from FILE
sync-name-of-several = --name names one source, and --from was given several files; leave it out, or take them in one by one.
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
}, { $before } before; { $count-all ->
    [one] 1 group
   *[other] { $all } groups
} from all sources
sync-renamed = The id { $from } is another source's; here it is { $to }
sync-renamed-more = and { $count } more ids
sync-expired = { $source }: kept, but its publisher calls it current only until { $date }; it may be out of date
publish-reading = Reading { $from }
publish-packing = Packing
publish-version = { $dataset }, version { $version }: { $count ->
    [one] 1 group
   *[other] { $groups } groups
}, { $size } packed, current until { $until }
publish-changes = { $changed-count ->
    [one] 1 group new or changed
   *[other] { $changed } groups new or changed
}, { $gone } gone; anyone with the previous version downloads { $delta }
publish-renewed = { $dataset }, version { $version }: the same groups, now current until { $until }
publish-nothing = { $dataset }, version { $version }: nothing changed; current until { $until }
publish-followers = Signed by { $id }. Followers need this key: { $key }
publish-old-lost = The version before cannot be read ({ $why }), so everybody fetches the whole this time
publish-passphrase = Passphrase of { $path }:
publish-no-terminal = there is no terminal to ask for the passphrase; put it into the variable { $variable }
publish-key-passphrase = Passphrase for the new key:
publish-key-again = The same once more:
publish-key-empty = An empty passphrase protects nothing; --no-passphrase makes a key without one
publish-key-differ = The two are not the same; no key was made
publish-key-made = Secret key { $id }: { $path }
publish-key-public = Public key, for followers: { $key } (also in { $public })
publish-key-care = Copy the secret key to a second place that is not on the network. Whoever has it can publish in your name; without it you cannot publish any more.
size-kb = { $n } kB
follow-taken = { $source }: version { $version } of { $dataset }, signed by { $id }; { $size } fetched ({ $way })
follow-way-kept = from files kept here
follow-way-delta = what changed
follow-way-regions = regions
follow-way-full = the whole
follow-clock = { $path }: made at { $why }, which lies ahead; the clock of this computer looks wrong, so the age of the data is not judged
follow-delta-failed = { $path }: what changed did not lead to the published data ({ $why }); the whole was fetched instead
follow-key-changed = { $path }: its publisher has changed keys, as announced before: { $why }. Compare the new key with what the publisher says, and put it into the settings of this source as public_key.
follow-region-missing = { $path }: there is nothing for the region { $why }
sync-unchanged = { $source }: nothing has changed there
sync-not-due = { $source }: not asked before { $time }; groupfinder sync { $source } asks now
sync-next = { $source }: asked again { $time }
sync-changes = { $added } added, { $changed } changed, { $removed } removed
sync-unknown-name = No source is called { $name } in the configuration. Known: { $known }
sync-unknown-name-none = No source is called { $name }, and none is in the configuration. Take a file in once: groupfinder sync --from { $name }
sync-held-on = { $source }: it is taken automatically once the same data has come on { $needed } days (so far: { $days })
error-no-groups = { $given }: no groups in it; nothing is replaced by nothing
error-shrunk = { $given }: held back, { $count ->
    [one] { $lost } of 1 group would vanish
   *[other] { $lost } of { $before } groups would vanish
}; if that is right, run it again with --allow-shrink
error-replaced = { $given }: held back, all { $before } groups would be replaced by others, as if it were another feed; if that is right, run it again with --allow-shrink
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
error-no-directory = there is no home directory to keep data in; say where with --data-dir DIR
error-no-source = no source is called { $name }; groupfinder sources list names them
error-scheme = { $given }: cannot read addresses of the kind { $scheme }:, expected a path, file: or https:
error-file-address = { $given }: expected file:/// and an absolute path on this computer
error-web-address = expected https:// with a host such as example.org, without a user name or spaces
error-web-wait = { $why } (the server asks to { $seconds ->
    [one] wait 1 second
   *[other] wait { $seconds } seconds
})
error-larger = { $given }: more than { $limit } MiB, expected a feed of at most that size
error-io-missing = there is no such file; check the path
error-io-permission = no permission; check who may read and write it
error-io-full = the disk is full; make room and try again
error-io-quota = the quota is used up; make room and try again
error-io-read-only = the file system is read-only
error-io-not-regular = not a regular file
error-io-directory = a directory, expected a file
error-io-not-directory = a part of the path is no directory; check the path
error-io-exists = there is a file already; name another one
error-io-other = the system says: { $said }
error-feed-empty = empty file (0 bytes), expected a feed in JSON, CSV or a spreadsheet
error-feed-blank = only whitespace, expected a feed in JSON, CSV or a spreadsheet
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
error-config-read = { $path }: cannot read the configuration: { $why }
error-config-large = { $path }: larger than 1 MiB, expected a configuration; check the path
error-config-unknown = unknown setting "{ $found }", expected one of { $known }
error-config-value = found "{ $found }", expected { $expected }
error-config-table = a source begins with two brackets: [[source]]
error-config-edit = { $path }: cannot be edited ({ $why }); change it by hand
error-config-write = { $path }: cannot write the configuration ({ $why }); it is as it was
error-config-twice = { $path }: two sources are called "{ $name }", expected a name of its own for each
sync-phase-asking = { $source }: asking
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
booklet-means-phone = by telephone
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
register-as-code = As a code for a telephone: the message, ready to send
register-as-file = As a file in the current directory
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
register-hint-whom = People affected, relatives, parents, women, everybody ...
register-ask-when = When does it meet, and how often?
register-hint-when = Every Tuesday 18:30-20:00; first Monday of the month 19:00
register-ask-where = Where does it meet?
register-hint-where = House, street, postal code and town in one line. The town alone will do.
register-ask-country = In which country?
register-hint-country = A name or two letters; Enter = where you are
register-ask-online = Can one join online?
register-hint-online = The link, if everybody may know it
register-ask-reach = How can people reach the group?
register-hint-reach = Telephone, e-mail or website, and a first name. No surnames, please.
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
register-no-code = This is too long for a code.
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
check-unmapped = Topics of the feed without one of ours: { $labels }
check-phase = { $file }: { $groups } records read
directory-title = The built-in directory
directory-total = { $records } organisations: { $reachable } can be reached, { $rest } cannot
directory-grades = Grades of their sources: { $grades }
directory-read-on = Read on { $day }: { $count }
directory-ages = The year of the page is known of { $known }; { $old } of these pages are of { $year } or older
directory-old = Oldest pages
directory-unreachable = No way to reach them
directory-undescribed = No description in { $language }
directory-coverage = What each country has
directory-legend = N = an organisation for the whole country, R = for a part of it, x = one that cannot be reached, - = none; + = a crisis line helps too
status-embedded = Built-in directory: { $count } listings, put together { $date }
status-demo = Demo: { $count } invented groups; nothing is read from or written to the data directory
status-directory = Data directory: { $path }
status-no-directory = Data directory: none, because there is no home directory; --data-dir DIR sets one
status-no-dataset = No groups were synced yet: groupfinder sync --from FILE
status-intact = The dataset is as the last sync wrote it.
status-changed = The dataset is not as the last sync wrote it. Sync again to mend it.
status-intact-unknown = Whether the dataset is as the last sync wrote it cannot be said.
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
status-check-oldest = oldest good answer { $age }
status-check-settings = the configuration is not understood: { $why }
status-check-damaged = the dataset is not as the last sync wrote it
status-check-clock = the clock of this computer looks wrong
status-check-nothing = no source and no data yet
status-check-never = { $source }: has given nothing yet
status-check-expired = { $source }: past its date
status-check-failing = { $source }: { $trouble } (since { $time })
status-check-held = { $source }: an answer is held back
status-check-old = { $source }: last good answer { $age }
sources-none = No source has given data yet: groupfinder sync --from FILE
sources-line = { $name }: { $count ->
    [one] 1 group
   *[other] { $groups } groups
} ({ $form }), read { $date }
sources-counts = { $repaired } repaired, { $quarantined } left out
sources-expired = Past its date: current until { $date }, says its publisher
sources-removed = { $name } taken out: { $count ->
    [one] 1 group
   *[other] { $groups } groups
} fewer
sources-added = { $name } added to { $path }. Fetch it with: groupfinder sync { $name }
sources-exists = A source is already called { $name }; choose another name with --name
sources-not-a-name = { $name } cannot be a name. Expected small letters, digits and hyphens, with --name
sources-no-config = There is no place for a configuration file; say where with --config FILE
sources-unconfigured = { $name } taken out of { $path }
sources-changed = { $name } changed in { $path }
sources-enabled = { $name } is fetched by itself again ({ $path })
sources-disabled = { $name } is not fetched by itself any more; what it gave stays ({ $path })
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
sources-bad-value = { $option }: "{ $asked }" is not understood; expected { $expected }
sources-catalogue-note = Public feeds; none was asked anything. To follow one: groupfinder sources add NAME
sources-catalogue-none = No public feed that is known here fits. groupfinder sources catalogue shows all of them; you follow a list of your own with groupfinder sources add ADDRESS.
data-title = Where the listings are from
data-synced = Synced: { $groups ->
    [one] 1 group
   *[other] { $count } groups
}, written { $time }
data-clock-wrong = The clock of this computer looks wrong: it says { $time }. Ages and expiry dates are not judged; please set it.
data-groups = { $count ->
    [one] 1 group
   *[other] { $groups } groups
} ({ $form })
data-publisher = Published by { $name }
data-licence = Licence: { $licence }
data-version = Dataset { $dataset }, version { $version }
data-signer = Signed by { $id }
data-current = Current until { $date }, says its publisher
data-past = { $source }: its publisher calls it current only until { $date }; its listings may be out of date
data-nothing-yet = Has given nothing yet.
data-succeeded = Last good answer: { $time } ({ $age })
data-failing-since = Has not worked since { $time }. What it gave before is still here.
data-failing-first = Has not worked since { $time }.
data-failing-long = Has not worked since { $time }. The address may have changed: correct it in the configuration, or take the source out: groupfinder sources remove { $name }
data-held = An answer is held back because too much would vanish. It is taken once the same data has come on { $needed } days (so far: { $days }), or with --allow-shrink.
data-next = Asked next: { $time }
data-next-now = Asked next: now
data-next-never = Taken in once; not asked by itself.
data-next-disabled = Disabled, so not asked by itself. groupfinder sources enable { $name } changes that.
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
trouble-network = The server cannot be reached, or the connection broke off.
trouble-server = The server has trouble of its own.
trouble-access = The server refuses access.
trouble-too-often = The server was asked too often.
trouble-gone = There is no such page at this address.
trouble-login = A web page came instead of data. The network may want a login.
trouble-certificate-expired = The server's certificate has run out, or the clock here is wrong.
trouble-certificate-unknown = The server's certificate is not trusted.
trouble-certificate-name = The server's certificate belongs to another name.
trouble-tls-protocol = No secure connection could be made.
trouble-redirect = The server sends on to a place that is not followed.
trouble-answer = The server's answer makes no sense.
trouble-too-large = More data came than a feed may have.
trouble-file = The file cannot be read.
trouble-feed = The data is not usable.
trouble-empty = The data holds no group at all.
trouble-held = Held back: too many groups would vanish.
trouble-older = The data is older than what is here, or belongs to another dataset.
trouble-duplicate = Another source here gives the same data.
trouble-signature = Not signed by the key of its publisher.
trouble-disk = The data cannot be kept here.
trouble-busy = Another sync was running.
trouble-setting = A setting of the source is not right.
trouble-unknown = Something went wrong.

## Lines instead of a screen
plain-welcome = groupfinder. { $count } listings. For crisis help type /c and press Enter.
plain-topics = Type the digit of a topic: { $topics }.
plain-example = Or say what it is about, for example: { $example }.
plain-offers = Sources of groups near you: { $sources }. Follow one: groupfinder sources add NAME
plain-prompt-search = Search (Enter = all, /g = guided search, /i = read about self-help, /f = filters, /c = crisis help, ? = help, /q = quit):
plain-prompt-list = Number = details, n = next 10, m = by distance, w = by day, f = filters, s = new search, c = crisis help, q = quit:
plain-prompt-view = Number = details, n = next 10, p = back 10, b = list, m = by distance, w = by day, s = new search, c = crisis help, q = quit:
plain-by-distance = By distance from { $place }:
plain-no-place = Name a town in your search to hear them by distance:
plain-prompt-group = Enter = back to the list, or another number, a = mark, t = tell a friend, r = report a change, s = new search, c = crisis help, q = quit:
plain-prompt-panes = Number of a filter, Enter = to the groups:
plain-prompt-values = Number = choose or take back, letters = narrow down, Enter = to the groups:
plain-prompt-crisis = Number or name of the country, Enter = to the groups:
plain-prompt-guide = Number = answer, letters = a place, Enter = skip, s = search in words, c = crisis help, q = quit:
plain-prompt-home = Country, region, town or postal code, or the number of one offered, Enter = to the groups:
plain-prompt-register = Answer, Enter = skip, s = new search, q = quit:
plain-prompt-marked = Number = read the group, d = compare them, Enter = to the groups, s = new search, q = quit:
plain-prompt-reason = Number of what is wrong, Enter = nothing:
plain-prompt-words = Your own words, Enter = none:
plain-marked = Marked. v reads all that are marked.
plain-unmarked = No longer marked.
plain-marked-full = Twenty groups are marked, and there is room for no more.
plain-marked-none = Nothing is marked. a marks the group that was read last.
plain-marked-gone = The data no longer has this group.
plain-letter = As a letter: { $link }
plain-prompt-subjects = Number of a page or the beginning of its title, Enter = to the groups:
plain-prompt-subject = Number = go on, Enter = all pages, s = new search, q = quit:
plain-home = Where you are: { $place }. Type another country, region, town or postal code, or - for none.
plain-home-none = It is not known where you are. Type a country, region, town or postal code.
plain-caution = What is printed here stays in the terminal until you clear it. Nor can leaving the program hide:
plain-corrected = No listing has "{ $from }". Showing "{ $to }".
plain-end = That was the last one.
plain-unknown = That is not one of the choices.
plain-nothing-fits = Nothing fits "{ $typed }".
plain-help = Type what it is about and press Enter. A number reads the details of that group. f lists the filters; choosing a value takes its number. g asks three questions that lead to groups. e registers a group. i reads what topics and words of self-help mean. m reads the groups by distance and direction, w by day of the next week. After a group was read, a marks it, t writes a message to a friend and r one to whoever publishes the listing; v reads the marked groups and d compares them. o says where you are, c is crisis help, l changes the language, p goes back ten, s begins a new search, q or x leaves. On the search line commands begin with a slash: /g /i /e /f /o /c /l /q. Nothing you type is kept. What was printed stays in the terminal.
