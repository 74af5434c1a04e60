//! What nobody should write into a link, a file or a call, drawn from a seed.

use margin_lab::Rng;
use serde_json::json;

/// What nobody should give, as JavaScript.
const NONSENSE: [&str; 46] = [
    "NaN",
    "Infinity",
    "-Infinity",
    "-1",
    "-0",
    "0",
    "0.5",
    "1e12",
    "-1e12",
    "1.0001e12",
    "1e300",
    "-1e308",
    "5e-324",
    "2 ** 53",
    "2 ** 32",
    "255",
    "null",
    "undefined",
    "true",
    "''",
    "'1'",
    "'NaN'",
    "'hinge'",
    "'__proto__'",
    "'constructor'",
    "'\\u0000\\ud800'",
    "'x'.repeat(1e5)",
    "[]",
    "[1]",
    "[NaN, NaN]",
    "[[[[]]]]",
    "{}",
    "{ x: NaN, y: 1 }",
    "{ type: 'constructor' }",
    "{ length: 1e9 }",
    "JSON.parse('{\"__proto__\": {\"c\": 5}}')",
    "Object.create(null)",
    "new Map([[1, 2]])",
    "new Date(NaN)",
    "new Float64Array(3)",
    "() => 1",
    "10n",
    "Symbol('s')",
    "((a) => (a.a = a))({})",
    "{ get c() { throw new Error('not for you') } }",
    "new Proxy([], { get() { throw new Error('not for you') } })",
];

/// Patches of a scenario; `$` is nonsense.
const PATCHES: [&str; 31] = [
    "{ version: $ }",
    "{ c: $ }",
    "{ loss: $ }",
    "{ loss: { type: $ } }",
    "{ loss: { type: 'hinge', margin: $ } }",
    "{ loss: { type: 'smoothed-hinge', gamma: $ } }",
    "{ loss: { type: 'ramp', s: $ } }",
    "{ trainer: $ }",
    "{ trainer: { type: $ } }",
    "{ trainer: { type: 'subgradient', rate: $ } }",
    "{ trainer: { type: 'subgradient', rate: { type: 'constant', initial: $ } } }",
    "{ trainer: { type: 'pegasos', batch: $ } }",
    "{ data: $ }",
    "{ data: { preset: $ } }",
    "{ data: { preset: 'moons', n: $, noise: $ } }",
    "{ data: { points: $ } }",
    "{ data: { points: [[$, $, $]] } }",
    "{ data: { points: new Array(2 ** 32 - 1) } }",
    "{ data: { points: [[1, 2, 1], [1, 1, 0, $]] } }",
    "{ standardise: $ }",
    "{ holdout: { fraction: $ } }",
    "{ model: { type: $ } }",
    "{ model: { type: 'linear', initial: { w: [$, $], b: $ } } }",
    "{ class_weights: [$, $] }",
    "{ penalty: $ }",
    "{ regularise_bias: $ }",
    "{ seed: $ }",
    "{ steps: ((s) => (Number(s) > 1e4 ? -1 : s))($) }",
    "{ view: { x: [$, $], y: [$, $] } }",
    "{ constructor: $ }",
    "{ nonsense: $ }",
];

/// Calls; `$` is nonsense, `#` a patch.
const CALLS: [&str; 43] = [
    "element.addPoint($)",
    "element.addPoint({ x: $, y: $ })",
    "element.addPoint({ x: 1, y: 2, class: $ })",
    "element.movePoint($, { x: 1, y: 1 })",
    "element.movePoint(0, { x: $, y: $ })",
    "element.movePoint(0, $)",
    "element.removePoint($)",
    "element.setState($)",
    "element.setState({ version: 1, ...# })",
    "element.setState(#)",
    "element.state = 'v1.' + String.fromCharCode(33)",
    "element.stepForward(((n) => (n > 1e4 ? NaN : n))($))",
    "element.stepBack($)",
    "element.reset({ to: $ })",
    "element.undo($)",
    "element.redo($)",
    "lab.addPoint($, $, $)",
    "lab.addPoint($, $, 1, $)",
    "lab.addPoint(1e12, -1e12, 1)",
    "lab.movePoint($, $, $)",
    "lab.movePoint(0, $, $)",
    "lab.setLine($, $, $)",
    "lab.setClass($, $)",
    "lab.setClass(0, $)",
    "lab.setWeight(0, $)",
    "lab.removePoint($)",
    "lab.update($)",
    "lab.update(#)",
    "lab.update(#)",
    "lab.update(#)",
    "lab.seek($)",
    "lab.seekEnd($)",
    "lab.step(((n) => (n > 1e4 ? NaN : n))($))",
    "lab.tick($, 5)",
    "lab.solve($)",
    "lab.scores(new Float64Array([$, $, $].map((v) => (typeof v === 'number' ? v : 0))))",
    "lab.scores($)",
    "lab.report($)",
    "new module.Lab($)",
    "new module.Lab({ version: 1, ...# }).free()",
    "module.losses.value({ type: $ }, $)",
    "module.registerData($, $)",
    "module.parseCsv($)",
];

/// Attributes of the element.
const ATTRIBUTES: [&str; 22] = [
    "model",
    "degree",
    "coef0",
    "data",
    "n",
    "noise",
    "standardise",
    "loss",
    "margin",
    "gamma",
    "h",
    "s",
    "c",
    "class-weights",
    "penalty",
    "regularise-bias",
    "trainer",
    "rate",
    "batch",
    "seed",
    "state",
    "theme",
];

/// What is written into attributes.
const TEXTS: [&str; 22] = [
    "",
    " ",
    "NaN",
    "Infinity",
    "-1",
    "0",
    "1e309",
    "1,5",
    "constructor",
    "__proto__",
    "{",
    "[1, 2",
    "{\"type\": \"constant\"}",
    "{\"version\": 1, \"c\": -1}",
    "{\"version\": 2}",
    "v1.AAAA",
    "v9.AAAA",
    "%7B%22version%22%3A1",
    "null",
    "<img src=x onerror=alert(1)>",
    "\u{202e}\u{0}\u{feff}",
    "no-such-thing",
];

/// Whole documents as people could write them into a link; most are wrong.
pub const DOCUMENTS: [&str; 24] = [
    "",
    "null",
    "7",
    "\"text\"",
    "[]",
    "{}",
    "{\"version\":1,",
    "{\"version\":1,\"c\":1e999}",
    "{\"version\":1,\"c\":NaN}",
    "{\"version\":1,\"c\":\"NaN\"}",
    "{\"version\":\"1\"}",
    "{\"version\":1,\"__proto__\":{\"c\":9}}",
    "{\"version\":1,\"constructor\":{\"prototype\":{}}}",
    "{\"version\":1,\"data\":{\"points\":[[1e13,0,1]]}}",
    "{\"version\":1,\"data\":{\"points\":[[1e12,-1e12,1],[-1e12,1e12,0]]},\"steps\":5}",
    "{\"version\":1,\"data\":{\"points\":[[0,0,7]]}}",
    "{\"version\":1,\"data\":{\"points\":[[0,0]]}}",
    "{\"version\":1,\"data\":{\"points\":[[0,0,1,-1]]}}",
    "{\"version\":1,\"data\":{\"preset\":\"../../etc/passwd\"}}",
    "{\"version\":1,\"data\":{\"preset\":\"moons\",\"n\":99999999999}}",
    "{\"version\":1,\"data\":{\"preset\":\"outlier\"},\"trainer\":{\"type\":\"subgradient\",\"rate\":1e9},\"steps\":500}",
    "{\"version\":1,\"data\":{\"preset\":\"outlier\"},\"loss\":{\"type\":\"exponential\"},\"c\":1e9,\"steps\":100}",
    "{\"version\":1,\"loss\":{\"type\":\"zero-one\"},\"trainer\":{\"type\":\"perceptron\"}}",
    "{\"version\":1,\"view\":{\"x\":[5,5],\"y\":[1,-1]}}",
];

/// Fields of CSV lines.
const FIELDS: [&str; 20] = [
    "1",
    "-2.5",
    "0",
    "1e12",
    "1e13",
    "1e400",
    "NaN",
    "Infinity",
    "",
    " ",
    "x",
    "\"1",
    "\"a\"\"b\"",
    "a",
    "b",
    "c",
    "1,5",
    "−3",
    "0x10",
    "__proto__",
];

/// One of these.
fn one<'a>(rng: &mut Rng, of: &[&'a str]) -> &'a str {
    of[rng.below(of.len())]
}

/// A pattern with its holes filled.
fn fill(rng: &mut Rng, pattern: &str) -> String {
    let mut text = String::new();
    for c in pattern.chars() {
        match c {
            '#' => {
                let patch = one(rng, &PATCHES);
                text += &fill(rng, patch);
            }
            '$' => text = text + "(" + one(rng, &NONSENSE) + ")",
            c => text.push(c),
        }
    }
    text
}

/// A text as a link would carry it: percent-encoded, sometimes with a stray %, sometimes cut off.
fn percent(rng: &mut Rng, document: &str) -> String {
    let mut text: String = document.bytes().map(|byte| format!("%{byte:02X}")).collect();
    match rng.below(4) {
        0 => text.truncate(rng.below(text.len() + 1)),
        1 => text.insert(rng.below(text.len() + 1), '%'),
        _ => {}
    }
    text
}

/// Letters of base64url, and a few that are none.
pub fn garbage(rng: &mut Rng) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=*~";
    let length = [0, 1, 7, 60, 5000][rng.below(5)];
    (0..length).map(|_| char::from(LETTERS[rng.below(LETTERS.len())])).collect()
}

/// Lines of CSV, most of them wrong.
fn csv(rng: &mut Rng) -> String {
    let separator = [",", ",", ";", "\t", " "][rng.below(5)];
    let mut text =
        String::from(["", "", "x,y,class\n", "\u{feff}x;y;z\n", "\u{0}\n"][rng.below(5)]);
    for _ in 0..1 + rng.below(5) {
        let width = [3, 3, 3, 4, 2, 9][rng.below(6)];
        let fields: Vec<_> = (0..width).map(|_| one(rng, &FIELDS)).collect();
        text += &fields.join(separator);
        text += ["\n", "\r\n", "\r"][rng.below(3)];
    }
    if rng.below(10) == 0 { text.repeat(500) } else { text }
}

/// One attack: JavaScript over `element`, `lab`, `module`, `link`, `cut`, `hash`, `csv` and `attribute`.
pub fn attack(rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => {
            let document = one(rng, &DOCUMENTS);
            let text = percent(rng, document);
            format!("link({})", json!(text))
        }
        1 => format!(
            "link({})",
            json!(format!("{}{}", one(rng, &["v1.", "v1.", "v2.", "v.", "#v1."]), garbage(rng)))
        ),
        2 => {
            let letter = one(rng, &["''", "'A'", "'%'", "'\\u00e4'"]);
            format!("cut({{ ...home, c: {} }}, {:.3}, {letter})", 1 + rng.below(90), rng.uniform())
        }
        3 => {
            let document = one(rng, &DOCUMENTS);
            let text = if rng.below(2) == 0 {
                percent(rng, document)
            } else {
                format!("v1.{}", garbage(rng))
            };
            format!("hash({})", json!(text))
        }
        4 => format!("{}({})", one(rng, &["csv", "module.parseCsv"]), json!(csv(rng))),
        5 => format!("attribute({}, {})", json!(one(rng, &ATTRIBUTES)), json!(one(rng, &TEXTS))),
        _ => {
            let call = one(rng, &CALLS);
            fill(rng, call)
        }
    }
}
