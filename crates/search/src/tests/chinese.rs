//! Every piece of every Chinese title is found, and nothing else is.

use super::{Files, ask, course, engine, ids};
use crate::{Document, Engine};
use lifelong_api::Text;
use std::collections::BTreeSet;

const TITLES: [&str; 12] = [
    "蒸一碗嫩如豆腐的鸡蛋",
    "银杏树下读唐诗",
    "机器学习入门：从零开始",
    "学习机器翻译",
    "人工智能与机器人",
    "太极拳二十四式（初学）",
    "手机支付，安全第一",
    "谨防电信诈骗",
    "老年人的膝盖保健",
    "Python 编程基础课",
    "花花草草养护养花",
    "春夜喜雨与春望",
];

/// The titles as courses `t0`, `t1` and so on.
fn titled() -> Engine<Files> {
    let courses = TITLES.iter().enumerate();
    let documents: Vec<Document> = courses
        .map(|(at, title)| course(&format!("t{at}"), "zh-Hans", title))
        .collect();
    engine(&documents)
}

#[test]
fn every_substring_of_every_title_is_found_and_only_where_it_stands() {
    let engine = titled();
    let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let mut tried = 0;
    for title in TITLES {
        let letters: Vec<char> = title.chars().collect();
        for start in 0..letters.len() {
            for end in start + 1..=letters.len() {
                let piece: String = letters[start..end].iter().collect();
                let response = ask(&engine, &piece);
                let found: BTreeSet<&str> = ids(&response).into_iter().collect();
                let has = |at: &usize| TITLES[*at].contains(&piece);
                let wanted: Vec<String> = (0..TITLES.len())
                    .filter(has)
                    .map(|at| format!("t{at}"))
                    .collect();
                let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
                if letters[start..end].iter().all(is_han) {
                    assert_eq!(found, wanted, "{piece}");
                    tried += 1;
                } else if letters[start..end].iter().any(is_han) {
                    assert!(found.is_superset(&wanted), "{piece}");
                }
            }
        }
    }
    assert!(tried > 250, "{tried}");
}

#[test]
fn pairs_that_only_overlap_elsewhere_are_no_match_in_titles() {
    // 机器学 needs 机器 and 器学: the second course has both pairs, but not in a row.
    let documents = [
        course("a", "zh", "机器学习"),
        course("b", "zh", "机器与武器学"),
    ];
    assert_eq!(ids(&ask(&engine(&documents), "机器学")), ["a"]);
}

#[test]
fn descriptions_match_by_pairs() {
    let mut described = course("a", "zh", "书");
    described.description = Text::of("zh", "先讲机器，再讲武器学派，学习愉快");
    let engine = engine(&[described]);
    assert_eq!(ask(&engine, "讲机器").total, 1);
    assert!(ask(&engine, "机器派").partial);
    assert!(ask(&engine, "机器派对学").partial, "the best that there is");
    // Pairs without positions: this over-match is their price, in descriptions only.
    assert_eq!(ask(&engine, "机器学习").total, 1);
}

#[test]
fn full_width_and_mixed_queries() {
    let engine = engine(&[
        course("a", "zh", "Ｐｙｔｈｏｎ编程入门"),
        course("b", "zh", "编程"),
    ]);
    for query in ["python编程", "Python 编程", "ＰＹＴＨＯＮ", "编程 python"] {
        assert_eq!(ids(&ask(&engine, query)), ["a"], "{query}");
    }
    let response = ask(&engine, "编程入门");
    assert_eq!(response.hits[0].marks["zh"], vec![18..30]);
}

#[test]
fn traditional_and_simplified_find_each_other() {
    let engine = engine(&[
        course("simplified", "zh-Hans", "机器学习入门"),
        course("traditional", "zh-Hant", "機器學習與養生"),
    ]);
    for query in ["机器学习", "機器學習", "機器", "学"] {
        assert_eq!(ask(&engine, query).total, 2, "{query}");
    }
    assert_eq!(ids(&ask(&engine, "养生")), ["traditional"]);
    assert_eq!(ask(&engine, "养生").hits[0].marks["zh-Hant"], vec![15..21]);
}

#[test]
fn pinyin_and_initials_find_titles() {
    let engine = titled();
    for (query, wanted) in [
        ("yinxing", &["t1"][..]),
        ("yx", &["t1"]),
        ("jiqixuexi", &["t2"]),
        ("jqxx", &["t2"]),
        ("taijiquan", &["t5"]),
        ("dianxinzhapian", &["t7"]),
        ("xuexi jiqi", &["t2", "t3"]),
        ("Python biancheng", &["t9"]),
        ("jiqif", &["t3"]),
    ] {
        let found = ask(&engine, query);
        let found: BTreeSet<&str> = ids(&found).into_iter().collect();
        assert!(
            wanted.iter().all(|id| found.contains(id)),
            "{query}: {found:?}"
        );
    }
    assert_eq!(ask(&engine, "yinxing").hits[0].marks["zh-Hans"], vec![0..6]);
    assert_eq!(ask(&engine, "yinxingshu").corrected, None);
}
