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
mine-recent = 最近学过
mine-recent-none = 这里还是空的。打开一门课或一本书，就会记在这里。
mine-begin = 先学五分钟
mine-clear = 清空这个列表
mine-remove = 移除
mine-remove-label = 把“{ $title }”从列表里移除
mine-removed-text = 一天之内可以放回去，之后就不再保留。
mine-removed = 移除过的
mine-removed-more = “{ $title }”和另外 { $count } 项
mine-give-back = 放回去
mine-give-back-label = 放回去：{ $title }
mine-kept-here = 您的设置和这个列表只保存在这台设备上，不会发送到任何地方，别人也看不到。
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

## To another device
hand-title = 带到另一台设备
hand-text = 用另一台手机或平板的相机对准这个二维码。那边会打开本站，字号、关怀模式、语言和现在这一页都和这里一样。别的什么也不会带过去。
hand-text-print = 也可以把这一页打印出来，放在电脑旁边。
hand-picture = 二维码，内容是下面的网址
hand-address = 或者输入这个网址
hand-long = 这一页的网址太长，放不进二维码。请换一页再试。

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
player-keys = 快捷键：K 播放或暂停，J、L 后退或前进十秒，C 开关字幕，< 和 > 调速度。
