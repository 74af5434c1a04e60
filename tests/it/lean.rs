//! What the page is served as: the lean form of scripts and styles says the same as what was written.

use std::path::Path;

#[path = "../../src/bin/dev/lean.rs"]
mod stripper;

/// Written, and what is left of it.
fn script(cases: &[(&str, &str)]) {
    for (written, left) in cases {
        assert_eq!(stripper::script(written), *left, "{written}");
    }
}

fn style(cases: &[(&str, &str)]) {
    for (written, left) in cases {
        assert_eq!(stripper::style(written), *left, "{written}");
    }
}

#[test]
fn comments_and_blanks_go_and_lines_stay() {
    script(&[
        (
            "/** What\n it is. */\nexport  const a = 1; // one\n\n  b();\n",
            "\n\nexport const a=1;\n\nb();\n",
        ),
        ("a /* here */ b", "a b"),
        ("a/* here */b", "a b"),
        ("return /* no\nvalue */ 1", "return\n1"),
        ("if (a) { b } else { c }", "if(a){b}else{c}"),
        ("x = a / b / c", "x=a/b/c"),
        ("a // b /* c\nd", "a\nd"),
    ]);
}

#[test]
fn blanks_that_part_signs_stay() {
    script(&[
        ("a + +b - -c + ++d", "a+ +b- -c+ ++d"),
        ("a / /b/.c", "a/ /b/.c"),
        ("1 .toFixed() + 1.5", "1 .toFixed()+1.5"),
        ("#a in b; get #c() {}", "#a in b;get #c(){}"),
        ("typeof x, in y, $ in _z", "typeof x,in y,$ in _z"),
        ("« é in ö", "« é in ö"),
        ("a\u{a0}b\tc", "a b c"),
    ]);
}

#[test]
fn strings_are_as_they_were() {
    script(&[
        (
            r#"a = "http://b  c" + 'it\'s // not' + "\\" // is"#,
            r#"a="http://b  c"+'it\'s // not'+"\\""#,
        ),
        (r#"a = "/* no */" /* yes */ + '"  "'"#, r#"a="/* no */"+'"  "'"#),
        ("import a from \"./b.js\"", "import a from\"./b.js\""),
    ]);
}

#[test]
fn templates_are_as_they_were() {
    script(&[
        ("a = `  // no ${ b /* yes */ } /* no */ `", "a=`  // no ${b} /* no */ `"),
        (
            "`${ a ? `  ${ { b : `//` }.b }  ` : \"}\" }  //`  + c",
            "`${a?`  ${{b:`//`}.b}  `:\"}\"}  //`+c",
        ),
        (r"`\`  \${  // a` ; b", r"`\`  \${  // a`;b"),
        ("`$  {a}  $$ ${ b }`", "`$  {a}  $$ ${b}`"),
        ("`a\n  b` / c", "`a\n  b`/c"),
        ("`${ a }` / b / `${ /\\}  `/ }  `", "`${a}`/b/`${/\\}  `/}  `"),
    ]);
}

#[test]
fn regular_expressions_are_as_they_were() {
    script(&[
        (r#"a = /["'`]  \/\/ [/]  x/g . test(b) // c"#, r#"a=/["'`]  \/\/ [/]  x/g.test(b)"#),
        ("return /  a/ ; typeof /'/", "return/  a/;typeof/'/"),
        ("f(/  \"/, x => /  '/)", "f(/  \"/,x=>/  '/)"),
        ("a.in / b  / c; (a) / b  / c; a[0] / b  / c", "a.in/b/c;(a)/b/c;a[0]/b/c"),
        ("a = b ? /  x/ : !/  y/", "a=b?/  x/:!/  y/"),
    ]);
}

#[test]
fn styles_say_the_same() {
    style(&[
        ("/* a */\na , b > c { d : e ; f: g h; }\n", "\na,b > c{d :e;f:g h}\n"),
        (
            ".a :hover, .a:hover { b: calc(1px + (2px - 3px)) }",
            ".a :hover,.a:hover{b:calc(1px + (2px - 3px))}",
        ),
        (
            r#"a::after { content: "/* no */  ; } \" "; }"#,
            r#"a::after{content:"/* no */  ; } \" "}"#,
        ),
        ("a { b: url( //c.d/*e*/  f ) , url(\"  g\") }", "a{b:url( //c.d/*e*/  f ),url(\"  g\")}"),
        ("a/* b */c { d: e !important }", "a c{d:e!important}"),
        ("@media (a: b) and (c) {\n  d {}\n}", "@media (a:b) and (c){\nd{}\n}"),
    ]);
}

/// What is left out of a file of the page is only comments and blanks: nothing of it is lost, and doing it twice changes nothing.
#[test]
fn the_pages_own_files_stay_whole() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let mut seen = 0;
    for entry in std::fs::read_dir(&www).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let Some(lean) = stripper::lean(&path, &text) else { continue };
        let name = path.display();
        assert_eq!(stripper::lean(&path, &lean).unwrap(), lean, "{name}");
        assert_eq!(lean.lines().count(), text.lines().count(), "{name}");
        assert!(lean.len() > text.len() / 3, "{name}");
        assert!(!lean.contains("/**") && !lean.contains("@param"), "{name}");
        seen += 1;
    }
    assert!(seen > 20);
    assert_eq!(stripper::lean(Path::new("a.csv"), "1, 2"), None);
    assert_eq!(stripper::lean(Path::new("a.d.ts"), "a  b"), None);
}
