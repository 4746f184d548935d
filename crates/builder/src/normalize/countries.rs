//! Countries as sources write them: a code of two letters, a name in English or Chinese. One country has the same words
//! everywhere, so that learners can choose by it.

use super::fold;
use lifelong_api::Text;
use std::collections::HashMap;
use std::sync::LazyLock;

/// ISO 3166 code, Chinese name, English name with others that people write.
const COUNTRIES: &[(&str, &str, &[&str])] = &[
    ("AE", "阿联酋", &["United Arab Emirates", "UAE"]),
    ("AR", "阿根廷", &["Argentina"]),
    ("AT", "奥地利", &["Austria", "Österreich"]),
    ("AU", "澳大利亚", &["Australia"]),
    ("BD", "孟加拉国", &["Bangladesh"]),
    ("BE", "比利时", &["Belgium"]),
    ("BR", "巴西", &["Brazil", "Brasil"]),
    ("CA", "加拿大", &["Canada"]),
    ("CH", "瑞士", &["Switzerland", "Schweiz", "Suisse"]),
    ("CL", "智利", &["Chile"]),
    (
        "CN",
        "中国",
        &["China", "People's Republic of China", "PRC"],
    ),
    ("CO", "哥伦比亚", &["Colombia"]),
    ("CZ", "捷克", &["Czechia", "Czech Republic"]),
    ("DE", "德国", &["Germany", "Deutschland"]),
    ("DK", "丹麦", &["Denmark", "Danmark"]),
    ("EE", "爱沙尼亚", &["Estonia"]),
    ("EG", "埃及", &["Egypt"]),
    ("ES", "西班牙", &["Spain", "España"]),
    ("FI", "芬兰", &["Finland", "Suomi"]),
    ("FR", "法国", &["France"]),
    (
        "GB",
        "英国",
        &[
            "United Kingdom",
            "UK",
            "Great Britain",
            "England",
            "Scotland",
            "Wales",
            "Northern Ireland",
        ],
    ),
    ("GH", "加纳", &["Ghana"]),
    ("GR", "希腊", &["Greece"]),
    ("HU", "匈牙利", &["Hungary"]),
    ("ID", "印度尼西亚", &["Indonesia"]),
    ("IE", "爱尔兰", &["Ireland"]),
    ("IL", "以色列", &["Israel"]),
    ("IN", "印度", &["India"]),
    ("IR", "伊朗", &["Iran"]),
    ("IS", "冰岛", &["Iceland"]),
    ("IT", "意大利", &["Italy", "Italia"]),
    ("JP", "日本", &["Japan"]),
    ("KE", "肯尼亚", &["Kenya"]),
    ("KR", "韩国", &["South Korea", "Korea", "Republic of Korea"]),
    ("LT", "立陶宛", &["Lithuania"]),
    ("LU", "卢森堡", &["Luxembourg"]),
    ("LV", "拉脱维亚", &["Latvia"]),
    ("MX", "墨西哥", &["Mexico", "México"]),
    ("MY", "马来西亚", &["Malaysia"]),
    ("NG", "尼日利亚", &["Nigeria"]),
    (
        "NL",
        "荷兰",
        &["Netherlands", "The Netherlands", "Nederland", "Holland"],
    ),
    ("NO", "挪威", &["Norway", "Norge"]),
    ("NZ", "新西兰", &["New Zealand"]),
    ("PE", "秘鲁", &["Peru", "Perú"]),
    ("PH", "菲律宾", &["Philippines", "The Philippines"]),
    ("PK", "巴基斯坦", &["Pakistan"]),
    ("PL", "波兰", &["Poland", "Polska"]),
    ("PT", "葡萄牙", &["Portugal"]),
    ("RO", "罗马尼亚", &["Romania"]),
    ("RU", "俄罗斯", &["Russia", "Russian Federation", "Россия"]),
    ("SA", "沙特阿拉伯", &["Saudi Arabia"]),
    ("SE", "瑞典", &["Sweden", "Sverige"]),
    ("SG", "新加坡", &["Singapore"]),
    ("SI", "斯洛文尼亚", &["Slovenia"]),
    ("SK", "斯洛伐克", &["Slovakia"]),
    ("TH", "泰国", &["Thailand"]),
    ("TR", "土耳其", &["Türkiye", "Turkey"]),
    ("UA", "乌克兰", &["Ukraine"]),
    (
        "US",
        "美国",
        &[
            "United States",
            "USA",
            "United States of America",
            "U.S.A.",
            "U.S.",
        ],
    ),
    ("VN", "越南", &["Vietnam", "Viet Nam"]),
    ("ZA", "南非", &["South Africa"]),
];

/// The names of a country by its code or one of its names; none for other words.
fn known(word: &str) -> Option<Text> {
    // Every record may ask.
    static BY_NAME: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let all = COUNTRIES.iter().enumerate();
        let names = all.flat_map(|(at, (_, chinese, names))| {
            names
                .iter()
                .chain([chinese])
                .map(move |name| (fold(name), at))
        });
        names.collect()
    });
    // A code is written large: “in” and “us” are words.
    let by_code = || COUNTRIES.iter().position(|(code, ..)| *code == word);
    let at = BY_NAME.get(&fold(word)).copied().or_else(by_code)?;
    let (_, chinese, names) = COUNTRIES[at];
    let mut text = Text::of("en", names[0]);
    text.insert("zh-Hans", chinese.to_owned());
    Some(text)
}

/// What a source calls a country, as a region: in English and Chinese where it is known, else in its own words.
pub fn country(word: &str) -> Text {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    match known(&word) {
        Some(text) => text,
        // A code that nobody can read tells a learner nothing; more words than a name has are no name.
        None if word.chars().count() < 4 || word.chars().count() > 60 => Text::new(),
        None => Text::of("und", word),
    }
}

/// The country that a place ends with (`Bath, United Kingdom`), or in Chinese begins with (`英国巴斯`); none where its words
/// do not say a known one.
pub fn country_of(place: &Text) -> Text {
    let last = |place: &String| {
        let last = place.rsplit([',', '，', '、']).next().unwrap_or_default();
        known(last.trim())
    };
    let first = |place: &String| {
        let mut all = COUNTRIES.iter();
        let found = all.find(|(_, chinese, _)| place.starts_with(chinese))?;
        known(found.1)
    };
    let found = place.values().find_map(last);
    found
        .or_else(|| place.values().find_map(first))
        .unwrap_or_default()
}

/// Gives those regions that share a name in any language the same words: those of all of them, the first of equals.
pub fn unite<'a>(regions: impl Iterator<Item = &'a mut Text>) {
    let (mut groups, mut by_name) = (Vec::<Text>::new(), HashMap::<String, usize>::new());
    let mut members: Vec<(&mut Text, usize)> = Vec::new();
    for region in regions.filter(|text| !text.is_empty()) {
        let names: Vec<String> = region.values().map(|name| fold(name)).collect();
        let known = names.iter().find_map(|name| by_name.get(name).copied());
        let at = known.unwrap_or(groups.len());
        if at == groups.len() {
            groups.push(Text::new());
        }
        for (lang, name) in region.iter() {
            if groups[at].get(lang).is_none() {
                groups[at].insert(lang.clone(), name.clone());
            }
        }
        for name in names {
            by_name.entry(name).or_insert(at);
        }
        members.push((region, at));
    }
    for group in groups.iter_mut().filter(|group| group.len() > 1) {
        // A name of no language is only needed where there is no other.
        group.remove("und");
    }
    for (region, at) in members {
        region.clone_from(&groups[at]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_one_country() {
        for word in ["GB", "UK", " united  kingdom ", "英国", "England"] {
            let text = country(word);
            assert_eq!(text.pick("en"), "United Kingdom", "{word}");
            assert_eq!(text.pick("zh-Hans"), "英国", "{word}");
        }
        assert_eq!(country("Türkiye"), country("Turkey"));
        assert_eq!(country("Atlantis"), Text::of("und", "Atlantis"));
        for nothing in ["", "XX", "us", &"word ".repeat(20)] {
            assert!(country(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn a_place_tells_its_country_only_where_it_says_one() {
        let of = |place: &str| country_of(&Text::of("en", place)).pick("en").to_owned();
        assert_eq!(of("Bath, United Kingdom"), "United Kingdom");
        assert_eq!(of("英国巴斯"), "United Kingdom");
        assert_eq!(of("巴斯，英国"), "United Kingdom");
        assert_eq!(of("Harbour Street 5, Bath"), "");
        assert_eq!(of("Georgia"), "");
    }

    #[test]
    fn regions_with_a_common_name_have_the_same_words() {
        let mut both = Text::of("en", "Northland");
        both.insert("zh-Hans", "北地".to_owned());
        let mut all = [
            Text::of("und", "NORTHLAND"),
            both.clone(),
            Text::of("zh-Hans", "北地"),
            Text::new(),
            Text::of("en", "Southland"),
        ];
        unite(all.iter_mut());
        assert_eq!(all[0], both);
        assert_eq!(all[1], both);
        assert_eq!(all[2], both);
        assert!(all[3].is_empty());
        assert_eq!(all[4].pick("en"), "Southland");
    }
}
