# Every word the portal says, in English. One message a line; the same ids stand in zh-Hans.ftl.
# Arguments named count, total, number, minutes, hours, page or pages are numbers; all others are words.

## The site
site-name = Lifelong
window-title = { $title } – { $site }
footer-contact = Do you have a question?
footer-about = What this is, and your privacy
footer-words = What does this word mean?
footer-for-institutions = For institutions: a portal of your own
footer-promise = Free to use, without an account. What you do here stays on this device.

## Getting around
skip-to-content = Skip to the content
nav-label = Main menu
nav-bottom-label = Quick menu
nav-home = Home
nav-find = Find courses
nav-find-short = Find
nav-micro = Five minutes
nav-reading = Reading
nav-columns = Columns
nav-events = Events
nav-institutions = Institutions
nav-mine = Mine
nav-help = Help
nav-settings = Settings
crumbs-label = You are here
caring-mode = Caring mode
try-again = Try again
load-anew = Load the page again
on = On
off = Off
open-label = Open the column “{ $title }”
list-separator = {", "}

## Home
home-title = Home
greeting-morning = Good morning
greeting-day = Good day
greeting-evening = Good evening
home-question = What would you like to learn?
home-count = { $count ->
    [one] One course to choose from.
   *[other] { $count } courses to choose from.
}
home-continue = Where you were
home-continue-button = Continue
home-continue-label = Continue with “{ $title }”
home-areas = Six areas of learning
home-areas-some = Areas of learning
home-micro = You have five minutes
home-micro-all = All five-minute courses
home-column-open = Open the column
home-read = A page to read
home-read-on = Read on
home-read-label = Read on in “{ $title }”
home-institutions = Who offers courses
home-institutions-all = All institutions

## Areas, kinds, levels
area-life-skills = Life skills
area-hobbies = Hobbies
area-workplace = Skills for any job
area-professional = Professional skills
area-elderly = For older learners
area-continuing-education = Continuing education
area-other = Other
kind-own = Learn here
kind-partner = At a partner, opens elsewhere
kind-platform = Opens elsewhere
kind-micro = Five minutes, here
level-beginner = For beginners
level-intermediate = Some knowledge needed
level-advanced = Advanced
free-yes = Free
free-no = With a fee
format-text = Reading
format-video = Video
format-audio = Audio
format-online = Online
format-onsite = In a classroom
format-blended = Online and in a classroom
value-unknown = Not stated
length-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
length-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
length-class-5min = Up to 5 minutes
length-class-1h = Up to an hour
length-class-10h = Up to 10 hours
length-class-40h = Up to 40 hours
length-class-long = More than 40 hours
language-zh = Chinese
language-en = English
language-ru = Russian
language-es = Spanish
language-fr = French
language-de = German
language-ja = Japanese
language-ko = Korean
language-pt = Portuguese
language-ar = Arabic
language-it = Italian

## What things are called
item-course = Course
item-topic = Topic
item-book = Book
item-chapter = Chapter
item-column = Column
item-event = Event
item-help = Help
item-institution = Institution

## Finding courses
find-title = Find courses
search-label = Search for courses
search-placeholder = A word, a topic, a place
search-button = Search
suggestions-label = Suggestions
results-total = { $count ->
    [one] 1 course
   *[other] { $count } courses
}
results-about = About { $count } courses
results-for = { $found } for “{ $query }”
results-page = { $found }, page { $page }
results-searching = Searching …
results-announced = { $count ->
    [0] No courses found.
    [one] One course found.
   *[other] { $count } courses found.
}
results-corrected = Nothing was found for what you typed. These results are for “{ $query }”.
caring-found = This portal has it: caring mode, with larger text, stronger contrast and one thing at a time. Its switch is at the top of every page, and in Settings.
caring-names = 长辈版,长辈模式,长者版,长者模式,亲情版,关爱版,关爱模式,关怀版,关怀模式,老年版,老年模式,老人模式,适老版,大字版,大字,大字体,字大一点,large text,larger text,large print,big text,bigger text,bigger letters,caring mode,caring,senior mode,seniors mode,easy mode,care mode
results-partial = No course has all of your words. These have the most of them.
sort-label = Sort by
sort-relevance = Best match
sort-popular = Most learners
sort-new = Newest
sort-shortest = Shortest
filters-label = Filters
filters-chosen = { $count ->
    [one] One filter chosen
   *[other] { $count } filters chosen
}
filters-counting = Counting the courses for each filter …
filters-clear = Clear all filters
filter-remove = Take away the filter “{ $name }”
facet-area = Area
facet-kind = Where you learn
facet-institution = Institution
facet-topic = Topic
facet-format = Form
facet-level = Level
facet-language = Taught in
facet-length = Length
facet-free = Price
facet-more = Show all { $count }
facet-fewer = Show fewer
facet-largest = Show the { $count } with most courses
facet-below = Topics below “{ $name }”
facet-find = Find one of { $total } by name
facet-found = { $count ->
    [0] No institution of this name here.
    [one] One institution found.
   *[other] { $count } institutions found.
}
facet-found-many = The { $count } with most courses. Type more to find others.
matched-institution = Found in the name of the institution
matched-topic = Found among its topics
matched-code = Found by its course number
matched-description = Found in the description
nothing-title = Nothing found
nothing-text = Try a shorter word, another spelling, or fewer filters.
nothing-all = See all courses
pages-label = Pages of results
pages-previous = Previous page
pages-next = Next page
pages-back = Previous
pages-on = Next
pages-here = Page { $page } of { $pages }
pages-about = Page { $page } of about { $pages }
pages-one = Page { $page }
pages-go = Go to page
pages-go-button = Go
pages-beyond = { $pages ->
    [one] There is only one page of results.
   *[other] There are only { $pages } pages of results.
}
pages-last = Go to the last page

## An area, a topic
area-all = { $count ->
    [one] See the one course
   *[other] See all { $count } courses
}
area-topics = Topics
area-begin = Begin with these
area-institutions = Who offers courses here
area-none = There are no courses here yet.

## A course
course-by = Offered by
course-start = Start the first lesson
course-open-at = Open at { $host }
course-leaves = This course is at another site. It opens there, and that site’s own rules apply.
course-no-address = The institution has not given an address for this course. Ask the institution how to take part.
course-about = About this course
course-lessons = Lessons
course-outcomes = What you will learn
course-runs = Dates
course-facts = Facts
course-related = Goes well with this
run-from-to = { $first } to { $last }
run-begins = Begins { $first }
run-any-time = Any time
fact-duration = Length
fact-languages = Taught in
fact-teachers = Taught by
fact-price = Price
fact-rating = Rating
fact-enrolled = Learners so far
fact-codes = Course number
fact-licence = Licence
fact-modified = Last changed
rating-of-five = { $rating } out of 5

## A lesson
lesson-place = Lesson { $number } of { $total }
lesson-goal = What you can do afterwards
lesson-steps = Step by step
slides-open = One at a time
slides-place = { $number } of { $total }
slides-back = Back
slides-next = Next
slides-end = That was all
lesson-key-points = To remember
lessons-label = Before and after this lesson
lesson-previous = Lesson before
lesson-next = Next:{" "}
lesson-last = Back to the course
check-title = Check yourself
check-lead = Choose an answer. You will see at once why. You can try as often as you like.
check-right = That’s right.
check-wrong = Not quite.
check-all-right = You have answered every question. Well done!

## Five-minute courses
micro-title = Five-minute courses
micro-lead = One small thing at a time. Each takes five minutes, and you learn it right here.

## Reading
reading-title = Reading
reading-lead = Books to read at your own pace, in large clear type.
reading-none = There are no books here yet.
book-chapters = { $count ->
    [one] 1 chapter
   *[other] { $count } chapters
}
book-start = Begin to read
book-contents = Contents
book-panel = Your reading
book-go-on = Go on reading:{" "}
book-finished = You have read all of it. Well done!
book-licence = Licence:{" "}
book-terms-free = It belongs to everybody. You may do with it what you like.
book-terms-by = You may pass it on and change it, if you name its author.
book-terms-by-sa = You may pass it on and change it, if you name its author and give what you make the same licence.
book-terms-by-nd = You may pass it on as it is, if you name its author.
book-terms-by-nc = You may pass it on and change it, if you name its author and earn nothing by it.
book-terms-by-nc-sa = You may pass it on and change it, if you name its author, earn nothing by it and give what you make the same licence.
book-terms-by-nc-nd = You may pass it on as it is, if you name its author and earn nothing by it.
book-terms-other = It says what you may do with the book.
book-download = Download the original ({ $format })
book-download-sized = Download the original ({ $format }, { $size })
book-download-at = It comes from another site, { $host }. You are asked before you go there.
book-recorded = There is a recording of this book: press “Listen” in a chapter.
shelf-day = Ten minutes of reading
shelf-day-read = Read
shelf-day-read-label = Read “{ $title }”
shelf-day-done = You have read it today. Another one comes tomorrow.
shelf-label = Find a book
shelf-words = Title, author or words
shelf-search = Search in the texts
shelf-collections = Put together for you
shelf-choices = Choose by subject or length
shelf-topic = Subject
shelf-language = Language
shelf-length = Length
shelf-length-half = Up to 30 minutes
shelf-length-two = Up to 2 hours
shelf-length-long = Longer
shelf-order = Order
shelf-order-arranged = As arranged here
shelf-order-new = Newest first
shelf-order-popular = Most read first
shelf-any = All
shelf-option = { $name } ({ $count })
shelf-count = { $count ->
    [0] No book
    [one] 1 book
   *[other] { $count } books
}
shelf-looking = Looking through all { $total } books.
shelf-all-seen = { $found }. All { $total } books were looked through.
shelf-short = { $found }. Only { $number } of { $total } books could be looked through. Check your connection, then try again.
shelf-shown = { $number } of { $total } books are shown.
shelf-more-books = Show more books
shelf-short-more = The next books did not come. Check your connection, then try again.
shelf-choices-part = The numbers count { $number } of { $total } books. When you choose, all of them are looked through.
shelf-clear = Clear all
shelf-none = No book here fits
shelf-none-words = No title and no author has these words. Try a shorter word, or press “Search in the texts”.
shelf-none-choice = No book is all that you chose. Take one of your choices back, or clear all.
shelf-texts = In the texts:{" "}
shelf-texts-looking = Looked through { $number } of { $total } books so far.
shelf-texts-stopped = Stopped. Looked through { $number } of { $total } books.
shelf-texts-done = { $count ->
    [one] Looked through the whole book.
   *[other] Looked through all { $count } books.
}
shelf-texts-much = To look through these books, up to { $size } would be loaded. Do you want that?
shelf-texts-go = Yes, look through them
shelf-texts-on = Go on looking
shelf-texts-stop = Stop
shelf-texts-more = { $count ->
    [one] And in one more place of this chapter.
   *[other] And in { $count } more places of this chapter.
}
shelf-apps = For other reading apps
shelf-apps-text = Other reading apps find all books of this shelf at this address (OPDS). Copy it, and add it there as a catalogue.
shelf-apps-copy = Copy the address
shelf-apps-not-copied = This browser did not copy it. Mark the address above and copy it yourself.
reader-look = Text
reader-left = { $minutes ->
    [one] About 1 minute left in the chapter
   *[other] About { $minutes } minutes left in the chapter
}
reader-end = Nearly at the end of the chapter
reader-size = { $percent } %
reader-smaller = Smaller
reader-larger = Larger
reader-usual = Usual
reader-face = Type face
reader-face-serif = With serifs
reader-face-sans = Without
reader-face-kai = Wide and round
reader-space = Room between lines
reader-space-wide = More
reader-space-widest = Most
reader-width = Length of lines
reader-width-narrow = Short
reader-paper = Paper
reader-paper-light = White
reader-paper-sepia = Warm
reader-paper-dark = Dark
reader-paper-contrast = White on black
reader-pages = Go to a page of the printed book
reader-search = Words to look for in this book
reader-find = Find
reader-searching = Looking: { $number } of { $total } chapters.
reader-found = { $count ->
    [one] Found in one place.
   *[other] Found in { $count } places.
}
reader-found-first = These are the first { $count } places.
reader-missing = { $count ->
    [one] One chapter could not be loaded, so it was not looked through.
   *[other] { $count } chapters could not be loaded, so they were not looked through.
}
reader-lines = Lines
reader-lines-down = From top to bottom
reader-lines-across = Across
reader-flow = Reading on
reader-flow-scroll = Scroll
reader-flow-pages = Turn pages
reader-page = Page { $number } of { $total }
reader-page-before = Previous page
reader-page-after = Next page
reader-bookmark = Bookmark
reader-listen = Listen
reader-bookmark-on = Bookmarked. You find the place again under “Contents”.
reader-bookmark-off = The bookmark is removed. Press once more to put it back.
reader-bookmark-one = Bookmark
reader-bookmarks = My bookmarks
reader-bookmark-gone = The bookmark is removed.
reader-back-there = Back to where I was
reader-enlarge = Enlarge the picture
reader-picture = The picture, large
reader-goto = Go to
reader-goto-far = How far in the book, in per cent
reader-goto-far-unknown = Write a number from 0 to 100.
reader-goto-page = Printed page, or per cent such as 50 %
reader-goto-page-unknown = The book has no such page. Write a page, or a number up to 100 with %.
chapter-place = Chapter { $number } of { $total }
chapters-label = Before and after this chapter
chapter-previous = Chapter before
chapter-next = Next chapter
chapter-last = Back to the book
read-on = Read on

## Columns, events, institutions
columns-title = Columns
columns-lead = Courses, texts and help on one theme, chosen and put in order.
columns-none = There are no columns here yet.
columns-archive = Archive
part-more = Show more ({ $count })
part-all = See all courses like these
views = { $count ->
    [one] 1 view
   *[other] { $count } views
}
likes = { $count ->
    [one] 1 like
   *[other] { $count } likes
}
participants = { $count ->
    [one] 1 person takes part
   *[other] { $count } people take part
}
events-title = Events
events-lead = Learn together, for a while, with a plan.
events-none = There are no events here yet.
event-any-day = Begin on any day you like
event-by = Held by
event-calendar = Add to my calendar
events-now = On now and coming
events-past = What has been
event-results = What came of it
event-today = Today
event-tomorrow = Tomorrow
event-in-days = { $count ->
    [one] In 1 day
   *[other] In { $count } days
}
event-in-months = { $count ->
    [one] In about a month
   *[other] In about { $count } months
}
event-on = On now
event-until = On now, until { $day }
event-last-day = Today is the last day
event-over = Over
event-there = On the clocks there ({ $zone }): { $when }
event-when = When
event-where = Where
event-online = Online
event-online-open = Open the event’s page
event-audience = For whom
event-programme = Programme
event-speakers = Who speaks
event-before = Learn this first
event-challenge = The challenge
event-challenge-minutes = Learn { $length } in all. Whatever you learn here counts.
event-challenge-courses = { $count ->
    [one] Finish this course.
   *[other] Finish these { $count } courses.
}
event-feed = All events in my calendar
event-feed-text = Add this address to your calendar app, and new events come by themselves. A press on it marks all of it, so that you can copy it.
event-feed-open = Open the calendar app
part-take = I take part
part-take-not = I no longer take part
part-since = You have taken part since { $day }.
part-own = Only this device knows. Nobody else sees it.
part-left = You no longer take part.
part-tells = When you press “{ $button }”, { $host } is told that one more person takes part in this event: no name, and nothing else. What you learn stays on this device.
part-telling = { $host } is being told.
part-counted = You are counted at { $host }. When you no longer take part, or delete everything here, you are taken out again.
part-not-counted = Not counted yet: { $host } does not answer. It is tried again when you come here next.
part-still-counted = { $host } does not answer, and may still count you. It is tried again when you come here next.
part-count = Count me, too
part-later = It begins on { $day }. From then on, what you learn here counts.
part-courses = { $count ->
    [one] { $done } of 1 course finished
   *[other] { $done } of { $count } courses finished
}
part-minutes = { $done } of { $all } learned
part-done = You have done the whole challenge. Well done!
part-mine = What I take part in
institutions-title = Institutions
institutions-lead = Universities, community colleges, schools for older people and platforms that offer the courses.
institutions-none = There are no institutions here yet.
institutions-label = Find an institution
institutions-words = Name or place
institutions-choices = Choose by kind, country or subject
institutions-kind = Kind
institutions-region = Country or region
institutions-subject = Subject
institutions-count = { $count ->
    [0] No institution
    [one] 1 institution
   *[other] { $count } institutions
}
institutions-looking = Looking through all { $total } institutions.
institutions-short = { $found }. Only { $number } of { $total } institutions could be looked through. Check your connection, then try again.
institutions-part = The numbers count { $number } of { $total } institutions. When you choose, all of them are looked through.
institutions-shown = { $number } of { $total } institutions are shown.
institutions-go-on = Show more institutions
institutions-clear = Show all institutions
institutions-nothing = No institution here fits
institutions-nothing-words = No name and no place has these words. Try a shorter word, or take a choice back.
institutions-nothing-choice = No institution is all that you chose. Take one of your choices back, or show all.
institution-university = University
institution-community = Community college
institution-senior = School for older people
institution-platform = Platform
institution-other = Other provider
institution-kind = Kind
institution-place = Place
institution-offer = Courses here
institution-subjects = What it teaches
institution-topics = Its most frequent topics
institution-first = Courses to begin with
institution-all = { $count ->
    [one] See its course
   *[other] See all { $count } courses
}
institution-pages = Columns and events
institution-feed = New courses as a feed
institution-feed-text = A feed reader shows you what is new, as soon as it is here.
institution-example = Example
institution-example-notice = This institution is an example. It shows what a page of your own institution could look like.
institution-courses = See its courses
institution-site = Its own site

## My page, help, settings
mine-title = My learning
mine-lead = Where you were, so that you can go on.
mine-recent-none = Nothing here yet. Open a lesson or a chapter, and you will find it here.
mine-begin = Begin with five minutes
mine-remove = Remove from my record
mine-remove-label = Remove from my record: { $title }
mine-removed-text = For one day you can put it back. After that it is forgotten.
mine-removed = What you removed
mine-give-back = Put it back
mine-give-back-label = Put it back: { $title }
mine-kept-here = Your settings and what you learn are kept on this device only. Nothing is sent anywhere unless you send it yourself.
help-title = Help
help-lead = Short answers to questions people ask.
help-search = Search in the help
help-found = { $count ->
    [0] No question has these words. Try one word, or another one.
    [one] One question has these words.
   *[other] { $count } questions have these words.
}
help-none = There are no help articles here yet.
settings-title = Settings
settings-lead = Make the portal fit you. Every change takes effect at once.
settings-size = Text size
settings-language = Language
settings-theme = Light or dark
settings-not-kept = This browser does not let the portal keep settings. They hold until you close this page.
caring-explained = Larger text, stronger contrast, bigger buttons, one thing at a time. Nothing is taken away.
size-normal = Normal
size-large = Large
size-largest = Largest
size-sample = This is how large the text is now.
settings-contrast = Contrast
contrast-more = Strong
theme-auto = As the device
theme-light = Light
theme-dark = Dark
lost-title = This page does not exist
lost-text = The address may have a typing error, or the page may have moved. Nothing of yours is lost.
lost-home = Go to the home page
lost-search = Search for “{ $words }”

## Waiting, and trouble
loading-slow = This is taking a little longer. Please wait a moment.
loading-long = The connection is very slow. You can go on waiting, or load the page again.
error-network-title = No connection
error-network-text = The portal could not reach the network. Check whether your device is online. What you were reading is safe.
error-slow-title = The answer took too long
error-slow-text = The network is very slow just now. Nothing is lost. Wait a moment, then try again.
error-missing-title = A part of this page is missing
error-missing-text = The site did not send a file that belongs here. Nothing of yours is lost. Try again; if it stays away, tell the people who run this site.
error-corrupt-title = A file arrived damaged
error-corrupt-text = A part of the catalogue could not be read. Nothing of yours is lost. Try again; if it happens again, tell the people who run this site.
error-newer-title = The catalogue is newer than this page
error-newer-text = Load the page again to get the new version. If that does not help, tell the people who run this site.
error-no-item-title = This is no longer in the catalogue
error-no-item-text = It may have been moved or taken out. Use the search to find something like it.

## A first visit
offer-text = Would larger text and one thing at a time be easier for you?
offer-yes = Turn on caring mode
offer-no = No, thank you

## Start here: the home page of caring mode
start-question = What would you like to do?
start-continue = Go on where I was
start-micro = Learn something in five minutes
start-micro-text = Short lessons, one idea each
start-read = Listen to a book
start-read-text = Open a page and let it be read aloud
start-phone = Get help with my phone
start-phone-text = Shopping, tickets, video calls
start-mine = See my courses
start-mine-text = What I opened and learned
start-help = Ask for help
start-help-text = Answers, and how things work here
start-find = Look for a course
start-find-text = Type a word, or choose a subject
start-whole = Show the whole home page
start-back = Back to the six large buttons

## In the frame of every page
back = Back
read-aloud = Read aloud
print-page = Print this page
show-how = Show me how
hand-over = Take my settings to another device
companion-failed = This help could not be loaded. Check your connection and press the button again.

## Reading aloud
reader-label = Reading aloud
reader-pause = Pause
reader-go-on = Go on
reader-back = Previous
reader-next = Next
reader-stop = Stop
reader-speed = Speed: { $speed }
reader-slow = slow
reader-normal = normal
reader-fast = fast
reader-at = Sentence { $number } of { $total }
reader-done = That was the whole page.
reader-no-voice = Nothing can be heard. Press “Go on” to try once more. If it stays silent, this device has no voice yet: you can add one in its settings, under “Text to speech”.
reader-cannot = This browser cannot read aloud. Another browser may.
reader-no-voice-here = Parts in { $language } are left out: this device has no voice for that language.
reader-nothing = There is nothing to read aloud here yet.
reader-from-here = From here
reader-sleep = Sleep timer
reader-sleep-after = Stop after { $minutes } minutes
reader-sleep-end = Stop at the end
reader-sleep-off = The sleep timer is off.
reader-slept = The time is over, and the reading has stopped. Press “Go on” to hear more.
reader-text-done = That was the end of the text.
reader-at-piece = Part { $number } of { $total }
reader-by-recording = Read by: a recording
reader-by-voice = Read by: this device
reader-sound-waits = The recording is on its way.
reader-sound-lost = The recording cannot be loaded just now. Press “Go on” to try again. If there is a button “Read by”, press it and this device reads instead.

## Leaving the portal
leave-title = You are leaving this site
leave-to = The link opens
leave-text = This is somebody else’s site. It may look different, and may ask for an account or for money. Do not trust anyone there who asks for your bank password.
leave-not-secret = Its connection is not encrypted: others could read what you type there.
leave-stay = Stay here
leave-go = Open { $host }

## Show me how
guide-label = Show me how
guide-title = What would you like to see?
guide-lead = Choose one. You do each step yourself, on the real page; nothing can go wrong.
guide-step = Step { $number } of { $total }
guide-next = Next step
guide-stop = Stop
guide-close = Close
guide-done = Done. Now you know how.
guide-more = Another one
guide-not-here = This is not on the page just now. Press “Next step”.
guide-press = Press “{ $name }”.
guide-find = Find a course
guide-find-2 = Type a word, such as “tea”. Then press “Search”.
guide-find-3 = These are the results. Press a title to open the course.
guide-size = Make the text larger
guide-size-2 = Choose a size. The text changes at once.
guide-caring = Turn caring mode on or off
guide-caring-1 = Press “Caring mode”. Everything becomes larger and calmer. Press again, and it is as before.
guide-language = Change the language
guide-language-1 = Press the name of the other language.
guide-micro = Take a five-minute course
guide-micro-2 = Press the title of a lesson that you like.
guide-micro-3 = Read it from top to bottom. When you are at the end, you are done.
guide-continue = Go on where I was
guide-continue-2 = This is what you opened last. Press it to go on.
guide-listen = Listen to a page
guide-listen-2 = Here you can pause, go back a sentence, change the speed, and stop.
guide-print = Print a page
guide-print-1 = At the foot of every page is “Print this page”. Press it when your printer is ready.
guide-help = Get help
guide-help-1 = Press “Help”. It is in the same place on every page.
guide-help-2 = Here are answers. Press a question to open it.
guide-read = Read a book
guide-read-2 = Press the title of a book.
guide-read-3 = Press a chapter and begin.
guide-note = Write a note
guide-note-2 = Press the title of a course that you like.
guide-note-4 = Write your words here, then press “Save”. You find them again under “Mine”.
guide-save = Save a course for later
guide-save-3 = Press “Save” and choose a list, or make one.
guide-save-4 = Your lists are under “Mine”. Press it to see them.

## To another device
hand-title = Take it to another device
hand-text = Point the camera of the other phone or tablet at this square. The portal opens there with your text size, your mode, your language, and the page you are on. Nothing else is handed over.
hand-text-print = Or print this page and keep it beside the computer.
hand-picture = A square code with the address below
hand-address = Or type this address
hand-long = This page’s address is too long for a code. Open another page and try again.

## Sharing
share-title = Pass this page on
share-code = Somebody else can point the camera of a phone or tablet at this square. The page opens there.
share-text = Or send this address. It says nothing about you.
share-copy = Copy the address
share-copied = Copied.
share-copy-failed = This browser did not copy it. The address is marked now: press the keys Ctrl and C together (on a Mac: Command and C), or hold a finger on the address and choose “Copy”.
share-send = Send with this device …
share-failed = It could not be sent from here. Copy the address, and put it into a message.

## Speaking instead of typing
voice-title = Speak instead of typing
voice-ask = Your browser listens through the microphone. Most browsers send the sound to their maker, such as Google or Apple, to turn it into words. This site gets only the words. Do you want that?
voice-yes = Yes, listen now
voice-no = No, I will type
voice-listening = Speak now. Say what you would like to learn.
voice-again = Listen again
voice-heard-nothing = Nothing was heard. Press “Listen again”, and speak a little louder.
voice-forbidden = The microphone is not allowed. You can allow it in the browser’s settings, or type instead.
voice-failed = Listening did not work. Please type instead.

## Recordings
player-elsewhere = Play from { $host }
player-elsewhere-text = This recording is at { $host }. When you press the button, your browser fetches it from there. The people who run that site then see that you play it.
player-frame = Player of { $host }
player-close = Close the player
player-failed = This recording could not be loaded. Check your connection, then load the page again.
player-play = Play
player-back = 10 seconds back
player-on = 10 seconds on
player-speed = Speed: { $speed }
player-captions-on = Show captions
player-captions-off = Hide captions
player-larger = Larger captions
player-chapters = Chapters
player-transcript = What is said
player-keys = Keys

## The player, more
player-keys-title = Keys of the player
player-keys-text = Press any button of the player first. Then these keys work.
player-key-play = Play or pause
player-key-captions = Show or hide captions
player-key-slower = Slower
player-key-faster = Faster
player-key-window = Small window, and back
player-key-help = This list
player-window = Small window
player-window-failed = The small window did not open. Press “Small window” once more, or go on watching here.
player-sound-only = Sound only
player-sound-said = The picture is hidden, the sound goes on. Press “Sound only” again to see the picture.
player-picture-back = The picture is back.
player-search = Find words in what is said
player-search-found = { $count ->
    [0] No sentence has all of these words.
    [one] One sentence found.
   *[other] { $count } sentences found.
}

## The learner's record
study-failed = Your notes and your progress could not be loaded. They are safe on this device. Check your connection and load the page again.
record-kept = Saved on this device.
record-denied = This browser does not let the portal keep anything. What you do here is kept only until you close this page.
record-passing = This browser keeps nothing here: perhaps this is a private window. What you do is kept only until you close this page. You can save it as a file before you go.
record-opening = Your device is busy, so your record takes longer to open. Please wait a moment. Nothing is lost.
record-cleared = This browser has cleared what was kept here. If you have saved your record as a file, you can take it in again.
record-full = There is no room left on this device, so this was not saved. Save your record as a file, then make room on the device.
record-newer = A newer version of this portal is open in another tab. Load this page again.
record-failed = This could not be saved. Nothing that was here before is lost. Try again.
notes-title = My notes
lists-title = My lists
review-title = Look back
works-title = My courses and books
data-title = Take my record along
data-export = Save my record as a file
certificate-title = Certificate

## On the page of a course or lesson
work-panel = Your learning
work-far = { $count } of { $total } done
work-finished = You have finished all of it. Well done!
work-go-on = Go on:{" "}
work-like = I like it
work-share = Share
work-said = I have finished it
work-said-on = You finished it on { $title }.
work-said-not = I have not finished it
save-save = Save
save-saved = Saved
save-which = On which list?
save-new = A new list
save-add = Make the list and save
save-first-list = For later
lesson-panel = Finished, and notes
lesson-finish = I have finished this lesson
chapter-finish = I have read this chapter
lesson-finished = Finished. Well done!
lesson-reopen = Not finished yet
resume-paragraph = Go on where you stopped
resume-moment = The recording goes on at { $time }.
resume-anew = From the beginning

## What to take in a few minutes
minutes-failed = Suggestions will stand here as soon as the list of courses can be loaded.
minutes-today = Today’s five minutes
minutes-today-done = You have done this one today.
minutes-today-all = You have finished every five-minute course. Some are good to see again.
minutes-begin = Begin
minutes-begin-label = Begin: { $title }
minutes-look-again = Look at it again
minutes-look-again-label = Look at it again: { $title }
minutes-ask = How many minutes have you?
minutes-about = About what?
minutes-anything = Anything
minutes-all-of = All of { $area }
minutes-choose-time = Now choose how many minutes you have.
minutes-shortest = None of these is as short as that. The shortest takes { $minutes } minutes. Stop whenever you like, and go on later where you were.
minutes-shown = { $total ->
    [one] One suggestion.
   *[other] { $total } suggestions.
}
minutes-shown-some = Suggestions { $number } to { $count } of { $total }.
minutes-shown-last = Suggestion { $number } of { $total }.
minutes-shown-again = You have seen them all. These are the first ones again.
minutes-else = Something else
minutes-two = Two after each other, { $minutes } minutes
minutes-finished = Finished on { $date }
minutes-remember = What you remember
minutes-remember-lead = You finished these lately. Try to recall what mattered, then open the card and compare.
minutes-remember-all = All that you have finished
minutes-next = Another one, if you like
minutes-next-none = You have finished every five-minute course. Well done!
minutes-enough = That is enough for today

## My learning
mine-unknown = There is no such page here. What you keep is in “My learning”.
mine-go-on = Go on
mine-go-on-label = Go on with “{ $title }”
mine-next = Next:
mine-nothing-begun = Nothing is waiting to be finished. Choose something new whenever you like.
mine-cards = { $count ->
    [one] One card is ready.
   *[other] { $count } cards are ready.
}
mine-cards-text = A short look now, and it stays with you longer.
mine-cards-open = Look back now
mine-notes-none = What you write in a lesson or a book, you find here again.
mine-all-notes = All my notes ({ $count })
mine-all-lists = All my lists ({ $count })
mine-all-works = All courses and books
mine-finished-on = Finished on { $date }
mine-take-along = Save everything you have here as a file: to keep it safe, or to go on learning on another device.
mine-gone-note = Note
mine-gone-list = List
mine-gone-card = Card
mine-removed-on = Removed: { $date }
mine-just-removed = “{ $title }” is removed from your record. For one day you can put it back.
mine-given-back = “{ $title }” is back where it was.
works-begun = Begun
works-finished = Finished
works-liked = Liked or rated
works-far-lessons = { $total ->
    [one] { $count } of 1 lesson
   *[other] { $count } of { $total } lessons
}
works-far-chapters = { $total ->
    [one] { $count } of 1 chapter
   *[other] { $count } of { $total } chapters
}
works-heart = You like it
works-stars = { $number ->
    [one] You gave it 1 star
   *[other] You gave it { $number } stars
}
works-certificate = Certificate: { $title }
works-more = Show more
works-more-of = Show more: { $name }
lists-lead = Put courses together under a name of your own: for the winter, for a friend, for later.
lists-all = All my lists
lists-none = You have no list yet.
lists-new = A new list
lists-name = Name of the list
lists-name-needed = Please write a name first.
lists-make = Make a list
lists-count = { $count ->
    [0] Nothing on it yet
    [one] One course
   *[other] { $count } courses
}
lists-changed = Last changed on { $date }
lists-rename = Change the name
lists-save-name = Save the name
lists-leave = Leave it as it was
lists-delete = Delete this list
lists-deleted = The list “{ $name }” is deleted. For one day you can put it back.
lists-missing = There is no such list on this device.
lists-empty = Nothing is on this list yet. Open a course and press “{ $button }”.
lists-up = Up
lists-up-label = Up: { $title }
lists-down = Down
lists-down-label = Down: { $title }
lists-take-off = Take off the list
lists-take-off-label = Take off the list: { $title }
lists-taken-off = “{ $title }” is off the list.
lists-moved = “{ $title }” is now number { $number } of { $total }.
lists-first = “{ $title }” is already the first.
lists-last = “{ $title }” is already the last.
week-title = Your week
week-none = Five minutes are enough for a beginning, whenever you like.
week-sum = You learned { $length } in the last seven days.
week-cheer = Every minute of it is yours to keep.
week-table = Show it as a table
week-caption = How long you learned on each day
week-day = Day
week-learned = Learned
week-today = { $day } (today)
goal-open = Set a goal for the week, if you like
goal-is = My goal: { $length } a week
goal-question = I would like to learn this much in a week
goal-none = No goal
goal-far = { $learned } of the { $goal } you wished for
goal-reached = You have learned as much as you wished for this week. Well done!
certificate-heading = Record of learning
certificate-did = has finished
certificate-by = Offered by:
certificate-from-to = From { $begin } to { $end }
certificate-on = On { $date }
certificate-minutes = Time spent learning here: { $length }
certificate-parts = What was learned
certificate-all = Every part of it was gone through.
certificate-said = The learner says that they have finished it.
certificate-honest = This is a record of learning that its learner keeps. It is no degree, and no exam was taken.
certificate-issued = { $site }, { $date }
certificate-name = Your name, as you would like it on the paper
certificate-name-text = It is kept on this device, and in your record when you save it as a file. You can also leave it empty, and write it by hand.
certificate-print = Print
certificate-not-yet = You have not finished this yet. As soon as you have, its certificate is here.
certificate-nothing = Nothing about this is in your record.

## Taking the record along
data-save-title = Keep a copy
data-holds = Your record here holds { $things }.
data-holds-nothing = Your record is still empty. It fills by itself while you learn.
data-save-text = Everything goes into one file on your device. It is yours alone: nobody else has it unless you pass it on.
data-making = Making the file …
data-offered = The file “{ $name }” is ready. Your browser puts it with your downloads.
data-no-file = No file came?
data-no-file-text = Some browsers do not let a page save a file, such as those inside chat programs. Copy this text instead, and keep it in a note or in a message to yourself.
data-as-text = The file as text
data-copy = Copy the text
data-copied = Copied.
data-copy-failed = This browser did not copy it. The text is marked now: press the keys Ctrl and C together (on a Mac: Command and C), or hold a finger on the text and choose “Copy”.
data-forms-title = Other forms
data-forms-text = These are for reading, and for other programs. To take your record to another device, save it as above.
data-form-notes = My notes as text (Markdown)
data-form-notes-text = To read your notes, to print them, or to go on writing elsewhere.
data-form-history = My days as a table (CSV)
data-form-history-text = To see in a spreadsheet what you learned, on which day, and how long.
data-form-statements = What I finished (xAPI)
data-form-statements-text = For a school or an employer whose system asks for “xAPI”. Your notes and your stars are not in it.
data-notes-at = At
data-notes-written = Written
data-notes-tags = Tags:
data-notes-untitled = Untitled
data-kind-courses = { $count ->
    [one] 1 course
   *[other] { $count } courses
}
data-kind-books = { $count ->
    [one] 1 book
   *[other] { $count } books
}
data-kind-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
data-kind-lists = { $count ->
    [one] 1 list
   *[other] { $count } lists
}
data-kind-days = { $count ->
    [one] 1 day of learning
   *[other] { $count } days of learning
}
data-kind-cards = { $count ->
    [one] 1 card to look back at
   *[other] { $count } cards to look back at
}
data-kind-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
data-kind-others = { $count ->
    [one] 1 setting
   *[other] { $count } settings
}
data-and = { $first } and { $last }
data-kilobytes = { $amount } KB
data-megabytes = { $amount } MB
data-gigabytes = { $amount } GB
data-take-title = Take in a saved file
data-take-text = It may come from this device or from another one. First you see what is in it. Nothing changes before you say so, nothing here is lost, and nothing will be there twice.
data-choose = Choose the file
data-drop = Or drag the file to this place.
data-paste-title = Do you have the text instead of a file?
data-paste-look = See what is in it
data-reading = Reading “{ $name }” …
data-looking = Looking at what is in it. With a large file, the page may stand still for a moment.
data-not-ours = This is not a record that the portal saved. Look for a file whose name begins with “lifelong” and ends with “.json”. Nothing was changed.
data-damaged = This file is damaged, in line { $line } at place { $column }. Perhaps it did not arrive whole. Save it once more on the device it came from, or take an older copy. Nothing was changed.
data-damaged-line = This file is damaged, in line { $line }. Perhaps it did not arrive whole. Save it once more on the device it came from, or take an older copy. Nothing was changed.
data-too-new = A newer version of the portal saved this file. Load this page again, then try once more. Nothing was changed.
data-too-large = This file has { $size }, and a record has { $most } at most. Please check that it is the right one. Nothing was changed.
data-unreadable = This file could not be read. Perhaps it was moved, or your device cannot reach it just now. Choose it again. Nothing was changed.
data-preview-title = This is in the file
data-saved = Saved: { $when }.
data-saved-here = Saved on this device: { $when }.
data-saved-elsewhere = Saved on another device: { $when }.
data-saved-some-time = The file does not say when it was saved.
data-nothing-new = There is nothing new in this file.
data-new = New here: { $things }
data-newer = Newer in the file: { $things }
data-removes = Removed there, and so removed here too: { $things }
data-same = The same here already: { $things }
data-future = { $count ->
    [one] One entry has a date that is still to come: perhaps the clock of a device was wrong. It is taken in all the same.
   *[other] { $count } entries have dates that are still to come: perhaps the clock of a device was wrong. They are taken in all the same.
}
data-refused = { $count ->
    [one] One entry is damaged and stays out
   *[other] { $count } entries are damaged and stay out
}
data-bring-back = Bring back what was removed here: { $things }
data-settings = Also take over text size, language and colours. The page is then loaded again.
data-take = Take it in
data-leave = Leave it
data-taking = Taking it in …
data-taken = { $count ->
    [one] Done. { $things } is here now.
   *[other] Done. { $things } are here now.
}
data-taken-in = Done. The file is taken in.
data-undo = Undo
data-undone = It is as it was before. What you changed since then stays.
data-undo-title = What you can still undo
data-undo-text = You have one day for each. After that it is forgotten.
data-undo-deleted = Everything deleted: { $when }
data-undo-taken = A file taken in: { $when }
data-forget = Delete for good
data-forget-text = Then nobody can bring it back, not even you. That is right on a device that others use too.
data-forget-keep = Keep it for the day
data-forgotten = It is deleted for good.
data-room-title = Room on this device
data-room-used = The portal uses { $used } here. The browser gives it { $all } at most.
data-room-unknown = This browser does not say how much room the portal uses.
data-room-short = Little room is left. Save your record as a file, then make room on the device.
data-room-text = A private window forgets everything when you close it. Clearing the browser’s data takes everything away, too. A file that you saved stays.
data-persist = Ask the browser to keep it
data-persist-yes = The browser promises to keep your record, even when room gets short.
data-persist-no = The browser does not promise it. It may clear your record when room gets short, or when you have not been here for a while. Save it as a file now and then.
data-delete-title = Delete everything
data-delete-text = For a device that others use too, or to start again from the beginning.
data-delete-open = Delete everything …
data-delete-ask = Delete all of this?
data-delete-goes = This will be deleted: { $things }, with your places, stars, goals and drafts, and the name on your certificates.
data-delete-goes-all = All that you learned, wrote and saved here will be deleted.
data-delete-stays = Your text size, your language and your colours stay.
data-save-first = Save my record as a file first
data-delete-now = Delete everything
data-delete-keep = Keep it
data-deleted = Everything is deleted. You can undo this for one day.
data-delete-full = There is no room left to keep it for a day. Save it as a file first. Then you can delete it for good.

## What one thinks of a course
feedback-title = What do you think of it?
feedback-stays = Your stars and your words stay on this device, unless you send them yourself.
feedback-legend = How many stars?
feedback-stars = { $number } of 5
feedback-take-back = Take my stars back
feedback-words = A few words
feedback-hint = What was good? What was hard to understand?
feedback-nowhere = This portal has no address to send them to, so they are kept for you alone.
feedback-look = Send it …
feedback-preview = This is what would be sent
feedback-to = To
feedback-subject-label = Subject
feedback-text = Text
feedback-form = To the form at
feedback-course = Course
feedback-stars-label = Stars
feedback-subject = About “{ $course }”
feedback-stars-line = Stars: { $number } of 5
feedback-mail-adds = Nothing else. Your mail program adds your own mail address. Nothing is sent until you say so there.
feedback-form-adds = Nothing else. The form may ask you for more. Nothing is sent until you say so there.
feedback-by-hand = The words do not go along by themselves. Copy them here, and paste them there.
feedback-mail = Send with my mail program
feedback-open-form = Open the form at { $host }
feedback-close = Do not send it
feedback-sent = Handed over to be sent: { $when }. It stays here too.

## Notes
note-write = Write a note
note-bar-label = Selected words
note-bar-said = Words are selected. Press Tab to highlight them or to write a note.
note-highlight = Highlight
colour-choose = Another colour for the mark
colour-persimmon = Red
colour-celadon = Green
colour-indigo = Blue
colour-ochre = Yellow
note-copy = Copy
note-copied = Copied, with where it stands.
note-copy-failed = This browser did not copy it. The words are selected: press Ctrl and C together, or hold a finger on them.
note-cited = “{ $text }” { $title }, { $address }
note-cited-between = {", "}
note-highlighted = Highlighted. You find it under “My notes” at the end of this page.
note-undo = Undo
note-close = Close
note-words = Your note
note-how = **Two stars** on each side make words bold. Lines that begin with - become a list.
note-tags = Tags, with commas between them
note-about = What is it about?
note-page = This page
note-moment = { $time } in the recording
note-top = The paragraph at the top of the screen: “{ $words }”
note-paragraph = The paragraph “{ $words }”
note-quote = The words “{ $words }”
note-save = Save
note-cancel = Cancel
note-empty = There are no words yet. Write something, or press “Cancel”.
note-begun = You began a note here. It is not saved yet.
note-begun-before = You wrote this earlier. It is not saved yet.
note-as-saved = Back to the saved note
note-go-on = Go on with your note
note-throw = Throw it away
note-thrown = Thrown away.
note-give-back = Put it back
note-none = No notes here yet. Write one, or select words in the text to highlight them.
note-go = Show the place
note-go-moment = Play from { $time }
note-edit = Change
note-remove = Remove
note-removed = The note is removed.
note-ask = Ask me this again later
note-asked = You will be asked from tomorrow on, under “Look back”.
note-asked-not = You will not be asked this any more.
note-label = { $name }: { $title }
note-written = { $day }
note-place-gone = This place is not on the page any more. Your note stays.
note-all = All my notes
note-more = Show more ({ $count })

## All notes
notes-search = Search in my notes
notes-count = { $count ->
    [one] One note
   *[other] { $count } notes
}
notes-found = { $count ->
    [0] No notes found. Try one word, or another one.
    [one] One note found.
   *[other] { $count } notes found.
}
notes-by-tag = Show only notes with a tag
notes-all-tags = All tags ({ $count })
notes-untitled = Without a title
notes-export = Take my notes along as a file
notes-none-title = No notes yet
notes-none-text = Below each lesson and each chapter there is a button “Write a note”. What you write there, and words that you highlight, you find here again.

## Looking back
review-lead = A few questions about what you have learned. Look back now and then, and it stays with you.
review-place = Question { $number } of { $total }
review-remember = What do you remember?
review-noted = What did you note here?
review-point = Key point { $number }
review-show = Show the answer
review-look = Look it up
review-how = How well did you know it?
review-forgot = Forgot
review-hard = Hard
review-knew = Knew it
review-easy = Easy
review-today = later today
review-tomorrow = tomorrow
review-days = in { $count } days
review-months = { $count ->
    [one] in a month
   *[other] in { $count } months
}
review-years = { $count ->
    [one] in a year
   *[other] in { $count } years
}
review-never = Do not ask me this again
review-never-said = You will not be asked this again.
review-next = Next question
review-stop = You can stop at any time. Every answer is kept.
review-leave = Back to my learning
review-done-title = That is all for today
review-done-text = Well done. Looking back a little now and then is the best way to keep what you have learned.
review-more = Five more
review-nothing-title = Nothing to look back on today
review-nothing-text = Everything is still fresh. Enjoy your day.
review-next-day = The next question comes { $when }.
review-none-title = Nothing to look back on yet
review-none-text = A day after you finish a lesson, you are asked about its key points here. You can be asked about your notes, too.

## Keeping a work on the device
keep-now = Keep on this device
keep-before = It takes { $size } for the text, and then opens without a network.
keep-begun = It is coming to this device.
keep-far = { $done } of { $all } files are here, { $size }.
keep-stop = Stop
keep-done = Kept on this device: { $size }. It opens without a network.
keep-newer = There is a newer edition.
keep-renew = Keep the newer one
keep-remove = Remove from this device
keep-removed = Removed from this device.
keep-undo = Undo
keep-again = Try again
keep-full = There is not enough room on this device. Make room, then try again. Nothing else was lost.
keep-denied = This browser does not let the site keep anything.
keep-failed = It did not come. Check your connection, then try again. What has come already need not come again.
keep-title = Kept on this device
keep-all = These open without a network. They take { $size }.

## In a frame on another site
embed-open = Open in { $name }
embed-new-tab = Links open in a new tab.
embed-not-kept = Your browser keeps nothing for this part of the page. Your choice holds until you close it.
embed-silent = Nothing can be heard: this device has no voice for this text. Its settings may offer one, under “Text to speech”.
embed-nothing-title = There is nothing to show here
embed-nothing-text = The page around this one asks for something that is not here, or does not say what. Everything else is in the portal.
embed-courses = Courses
embed-courses-for = Courses for “{ $query }”
embed-search = Find a course
embed-none = Nothing fits these words. Try others, or look around in { $name }.
embed-all = { $total ->
    [one] Show the one course
   *[other] All { $total } courses
}
embed-alone = The page around this one does not let it search. With the button you get the same in the portal.
embed-check = There are questions to check yourself with. They are in { $name }.
embed-begins = How it begins

## Making a line for another site
maker-title = A piece of the portal for your page
maker-lead = Choose what your page should show, look at it, and copy one of the two lines at the end.
maker-back = For institutions
maker-what = What
maker-which = Which
maker-id = Or by its address
maker-id-hint = Paste the address of its page in the portal, or the last part of it.
maker-column = A column
maker-event = An event
maker-institution = An institution with its courses
maker-player = A five-minute course, with all of its text
maker-course = A course as a card
maker-courses = Courses about something
maker-search = The search
maker-book = A book with its first words
maker-words = Words to search for
maker-limit = How many courses
maker-limit-hint = From 1 to 20. Five, where you say nothing.
maker-language-auto = As the reader’s browser
maker-accent = Colour of links and buttons
maker-accent-hint = Such as 7A2E5D. It is made darker or lighter until it can be read.
maker-preview = Preview
maker-scripted = With a script
maker-scripted-text = As high as what it shows, and loaded when somebody comes near it.
maker-plain = Without a script
maker-plain-text = For pages that allow none. It scrolls; change the height as you like.
maker-copy = Copy this
