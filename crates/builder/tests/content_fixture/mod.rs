//! A small whole content folder in a temporary place, to be spoilt by one change at a time.

use lifelong_builder::classify::Taxonomy;
use lifelong_builder::content::{ContentSet, load};
use lifelong_builder::record::{Finding, Severity};
use std::path::PathBuf;

/// A content folder that is removed when the test ends.
pub struct Fixture {
    _home: tempfile::TempDir,
    dir: PathBuf,
}

const EGG_EN: &str = "# Steam an egg

Warm water, low heat, a lid.

Egg white sets at 62 °C. See [bread](/course/bread) and **mind** the steam.

## Goal

You can steam a smooth egg.

## Steps

1. **Beat gently.** Two eggs, a pinch of salt.
2. **Add warm water.** Warm as a bath.

## Key points

- Warm water.
- Low heat.

## Check yourself

1. Why not boiling?
   - [ ] It takes longer.
   - [x] It sets the egg.
   > Egg white sets at 62 °C.
2. Which heat?
   - [x] Low.
   - [ ] High.
   > High heat makes holes.
3. Why a lid?
   - [ ] For looks.
   - [x] Against drops.
   > Drops make dents.
";

const EGG_ZH: &str = "# 蒸一碗嫩蛋

温水、小火、盖盖子。

蛋清六十二度凝固，
看看[面包](/course/bread)。

## 目标

你能蒸出光滑的蛋羹。

## 步骤

1. **轻轻打散。** 两个鸡蛋，一点盐。
2. **加温水。** 像洗澡水一样温。

## 要点

- 用温水。
- 用小火。

## 考考自己

1. 为什么不能用开水？
   - [ ] 时间更长。
   - [x] 蛋会立刻凝固。
   > 蛋清六十二度就凝固。
2. 用什么火？
   - [x] 小火。
   - [ ] 大火。
   > 大火会有洞。
3. 为什么盖盖子？
   - [ ] 好看。
   - [x] 挡水滴。
   > 水滴会砸出坑。
";

const FILES: &[(&str, &str)] = &[
    (
        "site.toml",
        "languages = [\"zh-Hans\", \"en\"]\n[name]\nzh-Hans = \"学堂\"\nen = \"School\"\n[description]\nzh-Hans = \"来学。\"\nen = \"Learn.\"\n[areas.elderly.name]\nzh-Hans = \"长者\"\nen = \"Older\"\n[areas.elderly.description]\nzh-Hans = \"慢慢来。\"\nen = \"Slowly.\"\n",
    ),
    ("media/egg.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    (
        "institutions/ginkgo/institution.toml",
        "type = \"senior\"\nexample = true\n[location]\nzh-Hans = \"某地\"\nen = \"Somewhere\"\n",
    ),
    (
        "institutions/ginkgo/en.md",
        "# Ginkgo School\n\nA school for older adults.\n\nIt is an example.\n",
    ),
    (
        "institutions/ginkgo/zh-Hans.md",
        "# 银杏学校\n\n给老年人的学校。\n\n这是例子。\n",
    ),
    (
        "micro/egg/course.toml",
        "area = \"life-skills\"\ntopics = [\"cooking\"]\ninstitution = \"ginkgo\"\nlevel = \"beginner\"\nlicense = \"CC-BY-4.0\"\nrelated = [\"bread\"]\nimage = \"media/egg.svg\"\nupdated = 2026-11-20\n",
    ),
    ("micro/egg/en.md", EGG_EN),
    ("micro/egg/zh-Hans.md", EGG_ZH),
    (
        "courses/bread/course.toml",
        "area = \"life-skills\"\ntopics = [\"cooking\"]\ninstitution = \"ginkgo\"\nminutes = 30\n",
    ),
    (
        "courses/bread/en.md",
        "# Bread\n\nFlour, water, time.\n\nAbout the course.\n\nMore on it.\n",
    ),
    (
        "courses/bread/zh-Hans.md",
        "# 面包\n\n面粉、水、时间。\n\n课程介绍。\n\n再说一点。\n",
    ),
    (
        "courses/bread/01-dough/en.md",
        "# Dough\n\nMix.\n\n## Goal\n\nYou can mix dough.\n",
    ),
    (
        "courses/bread/01-dough/zh-Hans.md",
        "# 和面\n\n和。\n\n## 目标\n\n你会和面。\n",
    ),
    ("courses/bread/02-oven/en.md", "# Oven\n\nBake.\n"),
    ("courses/bread/02-oven/zh-Hans.md", "# 烤\n\n烤。\n"),
    (
        "books/evenings/book.toml",
        "topics = [\"cooking\"]\n[author]\nzh-Hans = \"编辑部\"\nen = \"The editors\"\n",
    ),
    ("books/evenings/en.md", "# Evenings\n\nThree stories.\n"),
    ("books/evenings/zh-Hans.md", "# 夜话\n\n三个故事。\n"),
    (
        "books/evenings/01-the-well/en.md",
        "# The well\n\nOnce there was a well.\n\n```verse\nWater,\n\nclear water.\n```\n\n![An egg](media/egg.svg \"From above\")\n\n## Read on\n\n- course:egg\n",
    ),
    (
        "books/evenings/01-the-well/zh-Hans.md",
        "# 井\n\n从前有一口井。\n\n## 接着读\n\n- course:egg\n",
    ),
    ("columns/start/column.toml", "featured = true\n"),
    (
        "columns/start/en.md",
        "# Start\n\nBegin here.\n\nHello.\n\n## First\n\nRead these.\n\n- course:egg\n- chapter:evenings/the-well\n- help:text\n",
    ),
    (
        "columns/start/zh-Hans.md",
        "# 开始\n\n从这里开始。\n\n你好。\n\n## 先看\n\n看看这些。\n\n- course:egg\n- chapter:evenings/the-well\n- help:text\n",
    ),
    (
        "events/week/event.toml",
        "start = 2026-12-01\nend = 2026-12-07\norganizer = \"ginkgo\"\n",
    ),
    (
        "events/week/en.md",
        "# Week\n\nA week.\n\n## Day one\n\nStart.\n\n- column:start\n",
    ),
    (
        "events/week/zh-Hans.md",
        "# 学习周\n\n一周。\n\n## 第一天\n\n开始。\n\n- column:start\n",
    ),
    (
        "help/text/help.toml",
        "keywords = [\"font\", \"字体\"]\norder = 1\n",
    ),
    (
        "help/text/en.md",
        "# How do I make it larger?\n\nPress A+.\n\nThe button is at the top.\n",
    ),
    (
        "help/text/zh-Hans.md",
        "# 怎么把字放大？\n\n点“大字”。\n\n按钮在最上面。\n",
    ),
];

impl Fixture {
    /// The whole folder.
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let fixture = Self {
            dir: home.path().to_owned(),
            _home: home,
        };
        FILES
            .iter()
            .for_each(|(name, text)| fixture.write(name, text.as_bytes()));
        fixture
    }

    /// Where it lies.
    #[allow(dead_code, reason = "not every test binary needs it")]
    pub fn dir(&self) -> &std::path::Path {
        &self.dir
    }

    /// Writes one file.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.dir.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }

    /// Replaces words in one file; they must be there.
    #[allow(dead_code, reason = "not every test binary needs it")]
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.dir.join(name)).expect("readable");
        assert!(text.contains(from), "{name} holds no {from:?}");
        self.write(name, text.replacen(from, to, 1).as_bytes());
    }

    /// Removes a file or a folder.
    #[allow(dead_code, reason = "not every test binary needs it")]
    pub fn remove(&self, name: &str) {
        let path = self.dir.join(name);
        if path.is_dir() {
            std::fs::remove_dir_all(path)
        } else {
            std::fs::remove_file(path)
        }
        .expect("removed");
    }

    /// Loads it.
    pub fn load(&self) -> (ContentSet, Vec<Finding>) {
        let mut findings = Vec::new();
        let set = load(&self.dir, &Taxonomy::embedded(), &mut |finding| {
            findings.push(finding)
        });
        (set, findings)
    }
}

/// Findings as `severity code file:line`, the file relative to the folder.
pub fn brief(fixture: &Fixture, findings: &[Finding]) -> Vec<String> {
    let root = format!("{}/", fixture.dir.display());
    findings
        .iter()
        .map(|one| {
            let severity = if one.severity == Severity::Error {
                "error"
            } else {
                "warning"
            };
            let file = one
                .position
                .file
                .strip_prefix(&root)
                .unwrap_or(&one.position.file);
            format!("{severity} {} {file}:{}", one.code, one.position.line)
        })
        .collect()
}
