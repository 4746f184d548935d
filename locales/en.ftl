# Every word the portal says, in English. One message a line; the same ids stand in zh-Hans.ftl.
# Arguments named count, total, number, minutes, hours, page or pages are numbers; all others are words.

## The site
site-name = Lifelong
window-title = { $title } – Lifelong
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
events-title = Events
events-lead = Learn together, for a while, with a plan.
events-none = There are no events here yet.
event-any-day = Begin on any day you like
event-by = Held by
institutions-title = Institutions
institutions-lead = Universities, community colleges, schools for older people and platforms that offer the courses.
institutions-none = There are no institutions here yet.
institutions-more = Show more ({ $count })
institution-university = University
institution-community = Community college
institution-senior = School for older people
institution-platform = Platform
institution-example = Example
institution-example-notice = This institution is an example. It shows what a page of your own institution could look like.
institution-courses = See its courses
institution-site = Its own site

## My page, help, settings
mine-title = My learning
mine-lead = Where you were, so that you can go on.
mine-recent = Lately
mine-recent-none = Nothing here yet. Open a course or a book, and you will find it here.
mine-begin = Begin with five minutes
mine-clear = Clear this list
mine-remove = Remove
mine-remove-label = Remove “{ $title }” from the list
mine-removed-text = You can put it back for one day. After that it is forgotten.
mine-removed = What you removed
mine-removed-more = { $count ->
    [one] “{ $title }” and one more
   *[other] “{ $title }” and { $count } more
}
mine-give-back = Put it back
mine-give-back-label = Put it back: { $title }
mine-kept-here = Your settings and this list are kept on this device only. Nothing is sent anywhere, and nobody else can see it.
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

## To another device
hand-title = Take it to another device
hand-text = Point the camera of the other phone or tablet at this square. The portal opens there with your text size, your mode, your language, and the page you are on. Nothing else is handed over.
hand-text-print = Or print this page and keep it beside the computer.
hand-picture = A square code with the address below
hand-address = Or type this address
hand-long = This page’s address is too long for a code. Open another page and try again.

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
player-elsewhere-text = This recording lies at { $host }. When you press the button, your browser fetches it from there. The people who run that site then see that you play it.
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
player-keys = Keys: K plays and pauses, J and L go ten seconds back and on, C is for captions, < and > for the speed.
