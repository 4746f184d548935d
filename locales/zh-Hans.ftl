# 门户里说的每一句话，中文。每条消息的名字与 en.ftl 相同。
# 名为 count、total、number、minutes、hours、page、pages 的参数是数字，其余是文字。

## 站点
site-name = 终身学堂
window-title = { $title } – 终身学堂
footer-about = 关于本站和隐私
footer-words = 这个词是什么意思？
footer-for-institutions = 办学机构：建一个自己的学堂
footer-promise = 免费使用，不用注册。您在这里的学习记录，只留在这台设备上。

## 行走
skip-to-content = 跳到正文
nav-label = 主菜单
nav-bottom-label = 快捷菜单
nav-home = 首页
nav-find = 找课程
nav-find-short = 找课程
nav-micro = 五分钟小课
nav-reading = 阅读
nav-columns = 专栏
nav-events = 活动
nav-institutions = 学校
nav-mine = 我的
nav-help = 帮助
nav-settings = 设置
crumbs-label = 当前位置
caring-mode = 关怀模式
try-again = 再试一次
load-anew = 重新打开本页
on = 开
off = 关
open-label = 打开专栏《{ $title }》
list-separator = 、

## 首页
home-title = 首页
greeting-morning = 早上好
greeting-day = 您好
greeting-evening = 晚上好
home-question = 今天想学点什么？
home-count = 这里有 { $count } 门课程，随您挑选。
home-continue = 上次学到这里
home-continue-button = 接着学
home-continue-label = 接着学《{ $title }》
home-areas = 六大学习领域
home-micro = 有五分钟吗
home-micro-all = 全部五分钟小课
home-column-open = 打开专栏
home-read = 读一页书
home-read-on = 接着读
home-read-label = 接着读《{ $title }》
home-institutions = 开课的学校
home-institutions-all = 全部学校

## 领域、类型、程度
area-life-skills = 生活技能
area-hobbies = 兴趣爱好
area-workplace = 职场通用能力
area-professional = 专业技能
area-elderly = 长者学堂
area-continuing-education = 继续教育
area-other = 其他
kind-own = 就在这里学
kind-partner = 合作学校，在别处打开
kind-platform = 在别处打开
kind-micro = 五分钟，就在这里学
level-beginner = 零基础
level-intermediate = 需要一些基础
level-advanced = 进阶
free-yes = 免费
free-no = 收费
format-text = 图文
format-video = 视频
format-audio = 音频
format-online = 在线
format-onsite = 面授
format-blended = 线上线下结合
value-unknown = 未说明
length-minutes = { $minutes } 分钟
length-hours = { $hours } 小时
length-class-5min = 五分钟以内
length-class-1h = 一小时以内
length-class-10h = 十小时以内
length-class-40h = 四十小时以内
length-class-long = 四十小时以上
language-zh = 中文
language-en = 英语
language-ru = 俄语
language-es = 西班牙语
language-fr = 法语
language-de = 德语
language-ja = 日语
language-ko = 韩语
language-pt = 葡萄牙语
language-ar = 阿拉伯语
language-it = 意大利语

## 各样东西的叫法
item-course = 课程
item-topic = 主题
item-book = 书
item-chapter = 章节
item-column = 专栏
item-event = 活动
item-help = 帮助
item-institution = 学校

## 找课程
find-title = 找课程
search-label = 搜索课程
search-placeholder = 想学什么，写在这里
search-button = 搜索
suggestions-label = 搜索建议
results-total = { $count } 门课程
results-about = 约 { $count } 门课程
results-for = “{ $query }”：{ $found }
results-page = { $found }，第 { $page } 页
results-searching = 正在查找……
results-announced = { $count ->
    [0] 没有找到课程。
   *[other] 找到 { $count } 门课程。
}
results-corrected = 没有找到您输入的词。下面是“{ $query }”的结果。
caring-found = 本站就有：关怀模式，字更大、更清楚，一次只看一件事。开关在每一页的顶上，设置里也有。
caring-names = 长辈版,长辈模式,长者版,长者模式,亲情版,关爱版,关爱模式,关怀版,关怀模式,老年版,老年模式,老人模式,适老版,大字版,大字,大字体,字大一点,large text,larger text,large print,big text,bigger text,bigger letters,caring mode,caring,senior mode,seniors mode,easy mode,care mode
results-partial = 没有课程包含您输入的全部词。下面是最接近的课程。
sort-label = 排序
sort-relevance = 最相关
sort-popular = 学的人多
sort-new = 最新
sort-shortest = 时间最短
filters-label = 筛选
filters-chosen = 筛选：已选 { $count } 项
filters-counting = 正在统计各项的课程数……
filters-clear = 清除全部筛选
filter-remove = 去掉筛选条件“{ $name }”
facet-area = 领域
facet-kind = 在哪里学
facet-institution = 学校
facet-topic = 主题
facet-format = 形式
facet-level = 程度
facet-language = 授课语言
facet-length = 时长
facet-free = 费用
facet-more = 显示全部 { $count } 项
facet-fewer = 收起
facet-largest = 显示课程最多的 { $count } 所
facet-below = “{ $name }”下面的主题
facet-find = 按名称查找（共 { $total } 所）
facet-found = { $count ->
    [0] 这里没有叫这个名字的学校。
   *[other] 找到 { $count } 所学校。
}
facet-found-many = 课程最多的 { $count } 所。再多写几个字，可以找到其他学校。
matched-institution = 学校名称里有您找的词
matched-topic = 课程主题里有您找的词
matched-code = 课程编号与您找的一致
matched-description = 课程介绍里有您找的词
nothing-title = 没有找到
nothing-text = 换一个短一点的词，检查一下有没有错字，或者少选几个筛选条件。
nothing-all = 看全部课程
pages-label = 结果分页
pages-previous = 上一页
pages-next = 下一页
pages-back = 上一页
pages-on = 下一页
pages-here = 第 { $page } 页，共 { $pages } 页
pages-about = 第 { $page } 页，共约 { $pages } 页
pages-one = 第 { $page } 页
pages-go = 跳到第几页
pages-go-button = 跳转
pages-beyond = 结果一共只有 { $pages } 页。
pages-last = 到最后一页

## 一个领域，一个主题
area-all = 查看全部 { $count } 门课程
area-topics = 主题
area-begin = 从这里学起
area-institutions = 谁在这里开课
area-none = 这里还没有课程。

## 课程
course-by = 开课：
course-start = 从第一课开始
course-open-at = 到 { $host } 打开
course-leaves = 这门课在另一个网站上。打开后，请以那个网站的规定为准。
course-no-address = 学校没有给出这门课的网址。请向学校询问怎样报名。
course-about = 课程介绍
course-lessons = 课程目录
course-outcomes = 您将学到
course-runs = 开课时间
course-facts = 课程信息
course-related = 可以接着学
run-from-to = { $first } 至 { $last }
run-begins = { $first } 开始
run-any-time = 随时可学
fact-duration = 时长
fact-languages = 授课语言
fact-teachers = 授课教师
fact-price = 费用
fact-rating = 评分
fact-enrolled = 已学人数
fact-codes = 课程编号
fact-licence = 许可
fact-modified = 更新日期
rating-of-five = { $rating } 分（满分 5 分）

## 一课
lesson-place = 第 { $number } 课，共 { $total } 课
lesson-goal = 学完您就会
lesson-steps = 一步一步来
slides-open = 一步一步看
slides-place = 第 { $number } 页，共 { $total } 页
slides-back = 上一页
slides-next = 下一页
slides-end = 看完了
lesson-key-points = 记住这几点
lessons-label = 前一课和后一课
lesson-previous = 上一课
lesson-next = 下一课：
lesson-last = 回到课程
check-title = 考考自己
check-lead = 选一个答案，马上就知道为什么。可以反复试。
check-right = 答对了。
check-wrong = 再想想。
check-all-right = 全部答对，真不错！

## 五分钟小课
micro-title = 五分钟小课
micro-lead = 一次只学一件小事。每课五分钟，就在这里学。

## 阅读
reading-title = 阅读
reading-lead = 字大行宽，慢慢读。
reading-none = 这里还没有书。
book-chapters = 共 { $count } 章
book-start = 开始读
book-contents = 目录
chapter-place = 第 { $number } 章，共 { $total } 章
chapters-label = 前一章和后一章
chapter-previous = 上一章
chapter-next = 下一章
chapter-last = 回到这本书
read-on = 接着看

## 专栏、活动、学校
columns-title = 专栏
columns-lead = 围绕一个主题，把课程、文章和帮助挑好、排好。
columns-none = 这里还没有专栏。
events-title = 活动
events-lead = 约好一段时间，大家一起学。
events-none = 这里还没有活动。
event-any-day = 哪天开始都可以
event-by = 主办：
institutions-title = 学校
institutions-lead = 开课的大学、社区学院、老年学校和学习平台。
institutions-none = 这里还没有学校。
institutions-more = 再显示一些（还有 { $count } 所）
institution-university = 大学
institution-community = 社区学院
institution-senior = 老年学校
institution-platform = 学习平台
institution-example = 示例
institution-example-notice = 这所学校是示例，让您看看自己学校的页面可以是什么样子。
institution-courses = 看这里的课程
institution-site = 学校网站

## 我的、帮助、设置
mine-title = 我的学习
mine-lead = 上次学到哪里，从这里接着学。
mine-recent-none = 这里还是空的。打开一课或一章，就会记在这里。
mine-begin = 先学五分钟
mine-remove = 从学习记录里移除
mine-remove-label = 从学习记录里移除：{ $title }
mine-removed-text = 一天之内可以放回去，之后就不再保留。
mine-removed = 移除过的
mine-give-back = 放回去
mine-give-back-label = 放回去：{ $title }
mine-kept-here = 您的设置和学习记录只保存在这台设备上。除非您自己发送，不会发到任何地方。
help-title = 帮助
help-lead = 大家常问的问题，简短的回答。
help-search = 在帮助里找
help-found = { $count ->
    [0] 没有找到。少写几个字，或者换个说法试试。
   *[other] 找到 { $count } 条。
}
help-none = 这里还没有帮助文章。
settings-title = 设置
settings-lead = 调成您用着顺手的样子。每次改动马上生效。
settings-size = 字号
settings-language = 语言
settings-theme = 浅色或深色
settings-not-kept = 这个浏览器不允许保存设置。关闭本页之后，设置会恢复原样。
caring-explained = 字更大，对比更强，按钮更大，一次只做一件事。功能一个不少。
size-normal = 标准
size-large = 大
size-largest = 特大
size-sample = 现在的文字有这么大。
settings-contrast = 对比度
contrast-more = 强
theme-auto = 跟随设备
theme-light = 浅色
theme-dark = 深色
lost-title = 没有这个页面
lost-text = 网址可能打错了，或者页面搬走了。您的东西都还在。
lost-search = 搜索“{ $words }”
lost-home = 回首页

## 等待和出错
loading-slow = 比平时慢一点，请稍等。
loading-long = 网络很慢。您可以再等等，或者重新打开本页。
error-network-title = 没有连上网络
error-network-text = 暂时连不上网络。请看看设备是否联网。您正在看的内容不会丢。
error-slow-title = 等得太久了
error-slow-text = 现在网络很慢。什么都没有丢。请过一会儿再试一次。
error-missing-title = 这一页缺了一部分
error-missing-text = 网站没有把这里需要的文件送来。您的东西都还在。请再试一次；如果还是不行，请告诉网站的管理人员。
error-corrupt-title = 收到的文件坏了
error-corrupt-text = 目录里有一部分读不出来。您的东西都还在。请再试一次；如果还是这样，请告诉网站的管理人员。
error-newer-title = 目录比这个页面新
error-newer-text = 请重新打开本页，换成新版本。如果还是不行，请告诉网站的管理人员。
error-no-item-title = 目录里没有这一项了
error-no-item-text = 它可能搬走了，或者已经撤下。请用搜索找找类似的内容。

## A first visit
offer-text = 字大一些、一次只看一件事，会不会更方便？
offer-yes = 打开关怀模式
offer-no = 不用，谢谢

## Start here: the home page of caring mode
start-question = 您想做什么？
start-continue = 接着上次学
start-micro = 学个五分钟小课
start-micro-text = 一课讲一件事，很短
start-read = 听一本书
start-read-text = 打开一页，让它读给您听
start-phone = 手机上的事
start-phone-text = 网上购物、买票、视频通话
start-mine = 看我的课程
start-mine-text = 打开过的、学过的都在这里
start-help = 看帮助
start-help-text = 常见问题，还有怎么用
start-find = 找一门课
start-find-text = 输入一个词，或者挑个主题
start-whole = 看完整的首页
start-back = 回到六个大按钮

## In the frame of every page
back = 返回
read-aloud = 朗读
print-page = 打印本页
show-how = 教我怎么做
hand-over = 把设置带到另一台设备
companion-failed = 这项帮助没能打开。请检查网络，再按一次。

## Reading aloud
reader-label = 正在朗读
reader-pause = 暂停
reader-go-on = 继续
reader-back = 上一句
reader-next = 下一句
reader-stop = 停止
reader-speed = 语速：{ $speed }
reader-slow = 慢
reader-normal = 正常
reader-fast = 快
reader-at = 第 { $number } 句，共 { $total } 句
reader-done = 这一页读完了。
reader-no-voice = 没有声音。请按“继续”再试一次。如果还是没有，说明这台设备还没有朗读用的声音，可以在设备设置的“文字转语音”里添加。
reader-cannot = 这个浏览器不能朗读，换一个浏览器也许可以。
reader-no-voice-here = { $language }的部分跳过了：这台设备没有这种语言的声音。
reader-nothing = 这里暂时没有可以读的内容。

## Leaving the portal
leave-title = 您要离开本站了
leave-to = 这个链接会打开
leave-text = 这是别人的网站，样子可能不同，也可能要您注册或付钱。那边如果有人问您银行密码，请不要相信。
leave-not-secret = 它的连接没有加密：您在那里输入的内容可能被别人看到。
leave-stay = 留在这里
leave-go = 打开 { $host }

## Show me how
guide-label = 教我怎么做
guide-title = 想看哪一件？
guide-lead = 选一件，在真的页面上一步一步自己做，不会弄坏什么。
guide-step = 第 { $number } 步，共 { $total } 步
guide-next = 下一步
guide-stop = 停止
guide-close = 关闭
guide-done = 好了，您已经会了。
guide-more = 再看一件
guide-not-here = 这一页上暂时没有它。请按“下一步”。
guide-press = 按“{ $name }”。
guide-find = 找一门课
guide-find-2 = 输入一个词，比如“茶”，然后按“搜索”。
guide-find-3 = 这些就是找到的课。按标题打开一门。
guide-size = 把字调大
guide-size-2 = 选一个大小，字马上就变。
guide-caring = 打开或关闭关怀模式
guide-caring-1 = 按“关怀模式”，字会变大，页面更清爽。再按一次就变回来。
guide-language = 换一种语言
guide-language-1 = 按另一种语言的名字。
guide-micro = 学一个五分钟小课
guide-micro-2 = 按您喜欢的小课的标题。
guide-micro-3 = 从上往下读，读到底就学完了。
guide-continue = 接着上次学
guide-continue-2 = 这是您上次打开的。按一下就接着学。
guide-listen = 听一页
guide-listen-2 = 在这里可以暂停、回到上一句、换语速，也可以停止。
guide-print = 打印一页
guide-print-1 = 每页最下面都有“打印本页”。打印机准备好了就按它。
guide-help = 打开帮助
guide-help-1 = 按“帮助”。它在每一页的同一个地方。
guide-help-2 = 这里是常见问题。按一个问题打开。
guide-read = 读一本书
guide-read-2 = 按一本书的书名。
guide-read-3 = 按一章，开始读。
guide-note = 写一条笔记
guide-note-2 = 按您喜欢的小课的标题。
guide-note-4 = 在这里写，写完按“保存”。以后在“我的”里能找到。
guide-save = 把课程收藏起来
guide-save-3 = 按“收藏”，选一个清单，或者新建一个。
guide-save-4 = 您的清单都在“我的”里。按一下就能看到。

## To another device
hand-title = 带到另一台设备
hand-text = 用另一台手机或平板的相机对准这个二维码。那边会打开本站，字号、关怀模式、语言和现在这一页都和这里一样。别的什么也不会带过去。
hand-text-print = 也可以把这一页打印出来，放在电脑旁边。
hand-picture = 二维码，内容是下面的网址
hand-address = 或者输入这个网址
hand-long = 这一页的网址太长，放不进二维码。请换一页再试。

## Sharing
share-title = 把这一页分享给别人
share-code = 请对方用手机或平板的相机对准这个二维码，就能打开这一页。
share-text = 也可以把这个网址发给对方，里面没有您的任何信息。
share-copy = 复制网址
share-copied = 已复制。
share-copy-failed = 浏览器没能复制。网址已经选中：请同时按 Ctrl 键和 C 键（苹果电脑按 Command 键和 C 键），或者用手指按住网址，再选“复制”。
share-send = 用这台设备发送……
share-failed = 没有发送成功。请复制网址，再粘贴到消息里发出去。

## Speaking instead of typing
voice-title = 用说话代替打字
voice-ask = 浏览器会用麦克风听您说话。多数浏览器会把声音发给自己的公司（比如谷歌、苹果）变成文字。本站只拿到文字。可以吗？
voice-yes = 可以，现在听
voice-no = 不用，我打字
voice-listening = 请说话，说您想学什么。
voice-again = 再听一次
voice-heard-nothing = 没有听到声音。请按“再听一次”，靠近一点说。
voice-forbidden = 麦克风没有打开权限。可以在浏览器设置里允许，或者打字。
voice-failed = 语音输入没有成功。请打字吧。

## Recordings
player-elsewhere = 从 { $host } 播放
player-elsewhere-text = 这段录像或录音在 { $host }。按下按钮，浏览器才去那里取，办那个网站的人就会知道您在播放。
player-frame = { $host } 的播放器
player-close = 关上播放器
player-failed = 这段录像或录音没有打开。请检查网络，再重新打开本页。
player-play = 播放
player-back = 后退 10 秒
player-on = 前进 10 秒
player-speed = 速度：{ $speed }
player-captions-on = 显示字幕
player-captions-off = 隐藏字幕
player-larger = 放大字幕
player-chapters = 章节
player-transcript = 文字稿
player-keys = 快捷键

## The player, more
player-keys-title = 播放器的快捷键
player-keys-text = 先按一下播放器上的任意按钮，再按下面这些键。
player-key-play = 播放或暂停
player-key-captions = 显示或隐藏字幕
player-key-slower = 放慢
player-key-faster = 加快
player-key-window = 放进小窗，再按回到原处
player-key-help = 打开这张表
player-window = 小窗播放
player-window-failed = 小窗没有打开。请再按一次“小窗播放”，或者就在这里看。
player-sound-only = 只听声音
player-sound-said = 画面收起来了，声音照常播放。想看画面，请再按一次“只听声音”。
player-picture-back = 画面又出来了。
player-search = 在文字稿里查找
player-search-found = { $count ->
    [0] 没有找到同时有这些词的句子。
   *[other] 找到 { $count } 句。
}

## 学习记录
study-failed = 您的笔记和学习进度没有加载出来。它们好好地存在这台设备上。请检查网络，然后重新打开本页。
record-kept = 已存在这台设备上。
record-denied = 这个浏览器不让本站保存任何东西。您在这里做的一切，关掉本页就没有了。
record-passing = 这个浏览器留不住本站的内容，也许您开的是无痕窗口。您做的一切，关掉本页就没有了。离开前可以先存成一个文件。
record-cleared = 浏览器把以前存在这里的内容清掉了。如果您存过记录文件，可以重新导入。
record-full = 设备上没有空间了，这次没有存上。请先把学习记录存成文件，再给设备腾出空间。
record-newer = 另一个标签页里打开了本站的新版本。请重新打开本页。
record-failed = 这次没有存上。以前存的都还在。请再试一次。
notes-title = 我的笔记
lists-title = 我的清单
review-title = 温习
works-title = 我的课程和书
data-title = 带走我的学习记录
data-export = 把学习记录存成文件
certificate-title = 结业证明

## 课程页和课文页
work-panel = 您的学习
work-far = 共 { $total } 部分，学完 { $count } 部分
work-finished = 全部学完了，真好！
work-go-on = 接着学：
work-like = 喜欢
work-share = 分享
work-said = 我学完了
work-said-on = 您是{ $title }学完的。
work-said-not = 还没学完
save-save = 收藏
save-saved = 已收藏
save-which = 放进哪个清单？
save-new = 新清单
save-add = 建清单并收藏
save-first-list = 以后看
lesson-panel = 学完与笔记
lesson-finish = 这一课我学完了
chapter-finish = 这一章我读完了
lesson-finished = 学完了，真好！
lesson-reopen = 还没学完
resume-paragraph = 从上次停下的地方接着看
resume-moment = 录音（录像）从 { $time } 接着放。
resume-anew = 从头开始

## 几分钟学点什么
minutes-failed = 等课程列表加载出来，这里会给您推荐几课。
minutes-today = 今天的五分钟
minutes-today-done = 今天这一课，您已经学完了。
minutes-today-all = 五分钟小课您全都学过了。好的内容，不妨再看一遍。
minutes-begin = 开始学
minutes-begin-label = 开始学：{ $title }
minutes-look-again = 再看一遍
minutes-look-again-label = 再看一遍：{ $title }
minutes-ask = 您有几分钟？
minutes-about = 想学哪方面？
minutes-anything = 都可以
minutes-all-of = { $area }（全部）
minutes-choose-time = 再选一下您有几分钟。
minutes-shortest = 没有这么短的课，最短的也要 { $minutes } 分钟。您随时可以停下，下次从停的地方接着学。
minutes-shown = 给您推荐 { $total } 个。
minutes-shown-some = 第 { $number } 到第 { $count } 个，一共 { $total } 个。
minutes-shown-last = 第 { $number } 个，一共 { $total } 个。
minutes-shown-again = 全都看过了，又从头开始。
minutes-else = 换一批
minutes-two = 两课接着学，共 { $minutes } 分钟
minutes-finished = { $date }学完
minutes-remember = 学过的，还记得吗
minutes-remember-lead = 这些是您最近学完的。先自己回想一下，再打开卡片对一对。
minutes-remember-all = 学完的都在这里
minutes-next = 愿意的话，再学一课
minutes-next-none = 五分钟小课您全都学完了，真不简单！
minutes-enough = 今天就学到这里

## 我的学习
mine-unknown = 这里没有这一页。您的学习记录都在“我的学习”里。
mine-go-on = 接着学
mine-go-on-label = 接着学《{ $title }》
mine-next = 接下来：
mine-nothing-begun = 学过的都学完了。什么时候想学新的，随时可以开始。
mine-cards = 有 { $count } 张卡片可以温习了。
mine-cards-text = 花一点时间看一看，记得更牢。
mine-cards-open = 现在温习
mine-notes-none = 您在课里、书里写下的笔记，都会收在这里。
mine-all-notes = 全部笔记（{ $count }）
mine-all-lists = 全部清单（{ $count }）
mine-all-works = 全部课程和书
mine-finished-on = { $date }学完
mine-take-along = 把这里的全部内容存成一个文件，可以留作备份，也可以拿到别的设备上接着学。
mine-gone-note = 笔记
mine-gone-list = 清单
mine-gone-card = 卡片
mine-removed-on = { $date }移除
mine-just-removed = “{ $title }”已从学习记录里移除。一天之内可以放回去。
mine-given-back = “{ $title }”已经放回原处。
works-begun = 正在学
works-finished = 学完了
works-liked = 喜欢或打过分的
works-far-lessons = 共 { $total } 课，学完 { $count } 课
works-far-chapters = 共 { $total } 章，读完 { $count } 章
works-heart = 您喜欢
works-stars = 您打了 { $number } 星
works-certificate = 结业证明：{ $title }
works-more = 再看一些
works-more-of = 再看一些：{ $name }
lists-lead = 把课程放在一起，自己起个名字：冬天学的、推荐给朋友的、以后再看的，都行。
lists-all = 我的全部清单
lists-none = 您还没有清单。
lists-new = 新建清单
lists-name = 清单的名字
lists-name-needed = 请先写一个名字。
lists-make = 建一个清单
lists-count = { $count ->
    [0] 还是空的
   *[other] 共 { $count } 项
}
lists-changed = { $date }改过
lists-rename = 改名字
lists-save-name = 保存名字
lists-leave = 不改了
lists-delete = 删除这个清单
lists-deleted = 清单“{ $name }”已删除。一天之内可以放回去。
lists-missing = 这台设备上没有这个清单。
lists-empty = 这个清单还是空的。打开一门课，按“{ $button }”就能放进来。
lists-up = 上移
lists-up-label = 上移：{ $title }
lists-down = 下移
lists-down-label = 下移：{ $title }
lists-take-off = 从清单里拿走
lists-take-off-label = 从清单里拿走：{ $title }
lists-taken-off = 已把“{ $title }”从清单里拿走。
lists-moved = “{ $title }”现在排第 { $number }，一共 { $total } 项。
lists-first = “{ $title }”已经排在最前面了。
lists-last = “{ $title }”已经排在最后面了。
week-title = 这一周
week-none = 想学的时候，先学五分钟就好。
week-sum = 最近七天，您学了 { $length }。
week-cheer = 每一分钟都是您的收获。
week-table = 看表格
week-caption = 每天学了多久
week-day = 日期
week-learned = 学习时间
week-today = { $day }（今天）
goal-open = 想的话，可以定个每周目标
goal-is = 我的目标：每周 { $length }
goal-question = 我想每周学多久
goal-none = 不定目标
goal-far = 目标 { $goal }，已学 { $learned }
goal-reached = 这周的目标达到了，真好！
certificate-heading = 学习证明
certificate-did = 学完了
certificate-by = 开课方：
certificate-from-to = { $begin }至{ $end }
certificate-on = { $date }
certificate-minutes = 在本站学习：{ $length }
certificate-parts = 学习内容
certificate-all = 每一部分都学过了。
certificate-said = 学习者本人表示已经学完。
certificate-honest = 这是学习者自己保存的学习记录，不是学历证书，也没有经过考试。
certificate-issued = { $site }，{ $date }
certificate-name = 写在纸上的姓名
certificate-name-text = 姓名保存在这台设备上，存学习记录文件时也在里面。也可以空着，打印后自己写上。
certificate-print = 打印
certificate-not-yet = 您还没有学完。学完以后，结业证明就在这里。
certificate-nothing = 您的学习记录里没有这一项。

## 带走学习记录
data-save-title = 留一份在手里
data-holds = 这里的学习记录里有 { $things }。
data-holds-nothing = 学习记录里还没有内容。您学着学着，它会自己记下来。
data-save-text = 全部内容会存成您设备上的一个文件。文件只归您：您不给，别人就拿不到。
data-making = 正在生成文件……
data-offered = 文件“{ $name }”好了，浏览器会放进“下载”里。
data-no-file = 没看到文件？
data-no-file-text = 有些浏览器不让网页存文件，比如聊天软件里打开的网页。可以复制下面的文字，贴到备忘录里，或者发给自己留着。
data-as-text = 文件里的文字
data-copy = 复制这段文字
data-copied = 已复制。
data-copy-failed = 浏览器没能复制。文字已经选中：请同时按 Ctrl 键和 C 键（苹果电脑按 Command 键和 C 键），或者用手指按住文字，再选“复制”。
data-forms-title = 别的格式
data-forms-text = 下面这些是给人看的，或者给别的软件用。要换设备，请用上面的文件。
data-form-notes = 我的笔记（Markdown 文本）
data-form-notes-text = 用来看笔记、打印笔记，或者在别的软件里接着写。
data-form-history = 每天学了什么（CSV 表格）
data-form-history-text = 用表格软件打开，能看到哪天学了什么、学了多久。
data-form-statements = 学完的内容（xAPI）
data-form-statements-text = 学校或单位的学习系统要“xAPI”时用。里面没有您的笔记和评分。
data-notes-at = 播放到
data-notes-written = 写于
data-notes-tags = 标签：
data-notes-untitled = 没有标题
data-kind-courses = { $count } 门课程
data-kind-books = { $count } 本书
data-kind-notes = { $count } 条笔记
data-kind-lists = { $count } 个清单
data-kind-days = { $count } 天的学习时间
data-kind-cards = { $count } 张温习卡片
data-kind-others = { $count } 项设置
data-and = { $first }和 { $last }
data-kilobytes = { $amount } KB
data-megabytes = { $amount } MB
data-gigabytes = { $amount } GB
data-take-title = 导入存好的文件
data-take-text = 这台设备或别的设备存的都可以。先给您看里面有什么，您同意了才导入。这里原有的不会丢，也不会重复。
data-choose = 选择文件
data-drop = 也可以把文件拖到这里。
data-paste-title = 没有文件，只有文字？
data-paste-look = 看看里面有什么
data-reading = 正在读取“{ $name }”……
data-looking = 正在看里面有什么。文件大的话，页面可能会停一会儿。
data-not-ours = 这不是本站存的学习记录。请找名字以“lifelong”开头、以“.json”结尾的文件。这里什么都没有改动。
data-damaged = 文件坏了，坏在第 { $line } 行第 { $column } 个位置，可能没有传完整。请在原来的设备上再存一次，或者换一份以前存的。这里什么都没有改动。
data-damaged-line = 文件坏了，坏在第 { $line } 行，可能没有传完整。请在原来的设备上再存一次，或者换一份以前存的。这里什么都没有改动。
data-too-new = 这个文件是更新的版本存的。请重新打开本页，再试一次。这里什么都没有改动。
data-too-large = 这个文件有 { $size }，而学习记录最多 { $most }。请看看是不是选错了。这里什么都没有改动。
data-unreadable = 文件读不出来，可能挪了地方，或者设备现在取不到它。请重新选一次。这里什么都没有改动。
data-preview-title = 文件里有这些
data-saved = 保存时间：{ $when }。
data-saved-here = 这台设备存的，时间：{ $when }。
data-saved-elsewhere = 另一台设备存的，时间：{ $when }。
data-saved-some-time = 文件里没有写是什么时候存的。
data-nothing-new = 文件里没有新内容。
data-new = 这里还没有：{ $things }
data-newer = 文件里的比这里新：{ $things }
data-removes = 那边删掉了，这里也会删掉：{ $things }
data-same = 这里已经有：{ $things }
data-future = 有 { $count } 条的日期还没到，可能是某台设备的时间不准。照样会导入。
data-refused = 有 { $count } 条坏了，不导入
data-bring-back = 把这里删掉过的找回来：{ $things }
data-settings = 字号、语言和颜色也照文件里的设置。页面会重新打开一次。
data-take = 导入
data-leave = 不导入
data-taking = 正在导入……
data-taken = { $count ->
   *[other] 好了，{ $things }已经在这里了。
}
data-taken-in = 好了，文件已经导入。
data-undo = 撤销
data-undone = 已经恢复原样。您后来改动的还在。
data-undo-title = 还能撤销的
data-undo-text = 都保留一天，过后就不再保留了。
data-undo-deleted = 全部删除：{ $when }
data-undo-taken = 导入文件：{ $when }
data-forget = 彻底删除
data-forget-text = 彻底删除后谁也找不回来，您自己也不行。和别人共用设备时，适合这样做。
data-forget-keep = 先留着
data-forgotten = 已经彻底删除。
data-room-title = 占用的空间
data-room-used = 本站在这里占用 { $used }，浏览器最多给 { $all }。
data-room-unknown = 这个浏览器不提供占用空间的数字。
data-room-short = 空间快用完了。请先把学习记录存成文件，再给设备腾出空间。
data-room-text = 无痕窗口一关，里面的内容就没有了；清除浏览器数据也会一起清掉。您存好的文件还在。
data-persist = 请浏览器一直保留
data-persist-yes = 浏览器答应一直保留您的学习记录，空间不够时也不清掉。
data-persist-no = 浏览器没有答应。空间不够，或者您很久没来，学习记录都可能被清掉。请隔一阵子存一次文件。
data-delete-title = 全部删除
data-delete-text = 和别人共用设备，或者想从头开始时用。
data-delete-open = 全部删除……
data-delete-ask = 这些全部删除吗？
data-delete-goes = 会删掉 { $things }，还有学到的位置、评分、目标、没写完的草稿和证明上的姓名。
data-delete-goes-all = 您在这里学的、写的、收藏的，都会删掉。
data-delete-stays = 字号、语言和颜色不变。
data-save-first = 先把学习记录存成文件
data-delete-now = 全部删除
data-delete-keep = 不删了
data-deleted = 已经全部删除。一天之内可以撤销。
data-delete-full = 没有空间再保留一天了。请先存成文件，然后可以彻底删除。

## 对课程的看法
feedback-title = 您觉得怎么样？
feedback-stays = 您的评分和您写的话都只留在这台设备上，除非您自己发出去。
feedback-legend = 打几颗星？
feedback-stars = { $number } 星（满分 5 星）
feedback-take-back = 收回评分
feedback-words = 说几句
feedback-hint = 哪里好？哪里不好懂？
feedback-nowhere = 本站没有接收意见的地址，所以只留给您自己看。
feedback-look = 发出去……
feedback-preview = 会发出去的是这些
feedback-to = 收件人
feedback-subject-label = 主题
feedback-text = 正文
feedback-form = 表单所在网站
feedback-course = 课程
feedback-stars-label = 评分
feedback-subject = 关于《{ $course }》
feedback-stars-line = 评分：{ $number } 星（满分 5 星）
feedback-mail-adds = 别的都不会发。邮件程序会带上您自己的邮箱地址，您在那里按发送才会发出。
feedback-form-adds = 别的都不会发。表单可能还会问别的，您在那里提交才会发出。
feedback-by-hand = 这些话不会自动带过去。请在这里复制，再到那边粘贴。
feedback-mail = 用邮件程序发送
feedback-open-form = 打开 { $host } 的表单
feedback-close = 不发了
feedback-sent = 已经交给邮件程序或表单：{ $when }。这里也还留着。

## 笔记
note-write = 写笔记
note-bar-label = 选中的文字
note-bar-said = 已选中文字。按 Tab 键可以划线或写笔记。
note-highlight = 划线
note-highlighted = 已划线。在本页末尾的“我的笔记”里可以找到。
note-undo = 撤销
note-close = 关闭
note-words = 笔记内容
note-how = 文字两边各加两个星号，**像这样**，就会变粗。一行开头写 - 就成了列表。
note-tags = 标签，用逗号隔开
note-about = 这条笔记记的是
note-page = 这一页
note-moment = 录音（录像）的 { $time } 处
note-top = 屏幕最上面的一段：“{ $words }”
note-paragraph = 这一段：“{ $words }”
note-quote = 这些字：“{ $words }”
note-save = 保存
note-cancel = 取消
note-empty = 还没有写内容。写几个字，或者按“取消”。
note-begun = 您在这里写过一条笔记，还没有保存。
note-begun-before = 这是您之前写的，还没有保存。
note-as-saved = 恢复成保存过的笔记
note-go-on = 接着写笔记
note-throw = 不要了
note-thrown = 已丢掉。
note-give-back = 放回去
note-none = 这里还没有笔记。可以写一条，也可以选中文字来划线。
note-go = 看原文
note-go-moment = 从 { $time } 播放
note-edit = 修改
note-remove = 删除
note-removed = 笔记已删除。
note-ask = 以后再考考我
note-asked = 从明天起，会在“温习”里问您。
note-asked-not = 以后不再问您这条了。
note-label = { $name }：{ $title }
note-written = { $day }
note-place-gone = 这一页上已经找不到那一处了。您的笔记还在。
note-all = 全部笔记
note-more = 再显示一些（还有 { $count } 条）

## 全部笔记
notes-search = 在笔记里查找
notes-count = 共 { $count } 条笔记
notes-found = { $count ->
    [0] 没有找到。少写几个字，或者换个词试试。
   *[other] 找到 { $count } 条笔记。
}
notes-by-tag = 只看带某个标签的笔记
notes-all-tags = 全部标签（{ $count } 个）
notes-untitled = 没有标题
notes-export = 把笔记存成文件带走
notes-none-title = 还没有笔记
notes-none-text = 每一课、每一章下面都有“写笔记”按钮。您写的笔记和划的线，都会收在这里。

## 温习
review-lead = 拿学过的东西考考自己。隔一阵想一想，就记得牢。
review-place = 第 { $number } 题，共 { $total } 题
review-remember = 您还记得吗？
review-noted = 您在这里记了什么？
review-point = 要点 { $number }
review-show = 看答案
review-look = 回去看看
review-how = 您记得怎么样？
review-forgot = 忘了
review-hard = 有点难
review-knew = 记得
review-easy = 很容易
review-today = 今天
review-tomorrow = 明天
review-days = { $count } 天后
review-months = { $count } 个月后
review-years = { $count } 年后
review-never = 以后别问这条了
review-never-said = 以后不会再问您这条了。
review-next = 下一题
review-stop = 随时可以停下，答过的都已记下。
review-leave = 回到我的学习
review-done-title = 今天就到这里
review-done-text = 真不错！时不时温习一下，学过的东西最不容易忘。
review-more = 再来五题
review-nothing-title = 今天没有要温习的
review-nothing-text = 学过的您都还记得牢。祝您今天愉快。
review-next-day = { $when }会有下一题。
review-none-title = 还没有可以温习的
review-none-text = 学完一课，过一天这里就会问您那一课的要点。您的笔记，也可以过些天再拿来考考您。
