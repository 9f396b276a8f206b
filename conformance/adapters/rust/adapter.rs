//! An adapter that lets softproof judge a softmax cross-entropy written in Rust.
//!
//! Copy this file, put your own code into the first part, and run
//!
//!     rustc --edition 2021 -O adapter.rs && npx softproof certify -- ./adapter
//!
//! It needs nothing but the standard library; in a Cargo project it is an example or a binary that uses your crate. The
//! protocol that the second part speaks is written down in softproof's spec/adapter-protocol.md; you need not read it.

use std::io::{self, BufRead, Write};

// --- Replace this part -------------------------------------------------------------------------------------------
//
// Each function is given one problem and returns rows * classes numbers, row after row, or a single one for the loss.
// To turn an input down, return an error. Delete the functions that you do not have, and their lines in MINE.
//
// For a float32 implementation write f32 in place of f64, and "float32".

type Real = f64;
const DTYPE: &str = "float64";
const NAME: &str = "textbook Rust";
const VERSION: &str = "1";

pub struct Problem {
    pub rows: usize,
    pub classes: usize,
    /// rows * classes numbers, row after row.
    pub logits: Vec<Real>,
    /// One class a row, counted from 0; empty where there are no labels.
    pub labels: Vec<i64>,
}

impl Problem {
    /// The class that each row is labelled with, or what is wrong.
    fn targets(&self) -> Result<Vec<usize>, String> {
        let known = |&label: &i64| usize::try_from(label).ok().filter(|&class| class < self.classes);
        self.labels.iter().map(known).collect::<Option<_>>().ok_or_else(|| "a label names no class".into())
    }
}

type Answer = Result<Vec<Real>, String>;

const MINE: &[(&str, fn(&Problem) -> Answer)] = &[
    ("softmax", softmax),
    ("log_softmax", log_softmax),
    ("cross_entropy", cross_entropy),
    ("cross_entropy_grad", cross_entropy_grad),
];

fn softmax(problem: &Problem) -> Answer {
    Ok(log_softmax(problem)?.iter().map(|x| x.exp()).collect())
}

fn log_softmax(problem: &Problem) -> Answer {
    let rows = problem.logits.chunks(problem.classes.max(1));
    Ok(rows
        .flat_map(|row| {
            let largest = row.iter().fold(Real::NEG_INFINITY, |a, &b| if a > b { a } else { b });
            let log_sum = row.iter().map(|x| (x - largest).exp()).sum::<Real>().ln();
            row.iter().map(move |x| x - largest - log_sum)
        })
        .collect())
}

fn cross_entropy(problem: &Problem) -> Answer {
    let log_p = log_softmax(problem)?;
    let targets = problem.targets()?;
    let rows = log_p.chunks(problem.classes).zip(&targets);
    Ok(vec![-rows.map(|(row, &target)| row[target]).sum::<Real>() / problem.rows as Real])
}

fn cross_entropy_grad(problem: &Problem) -> Answer {
    let mut gradient = softmax(problem)?;
    for (row, &target) in gradient.chunks_mut(problem.classes).zip(&problem.targets()?) {
        row[target] -= 1.0;
    }
    Ok(gradient.iter().map(|g| g / problem.rows as Real).collect())
}

// --- From here on nothing needs to be changed --------------------------------------------------------------------

const DIGITS: usize = 2 * std::mem::size_of::<Real>();

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let message = Json(&line);
        match message.member("cmd").map(|cmd| cmd.text()) {
            Some("stop") => break,
            Some("start") => writeln!(out, "{}", hello())?,
            _ => writeln!(out, "{}", run(message))?,
        }
        out.flush()?;
    }
    Ok(())
}

fn hello() -> String {
    let quantities: Vec<String> = MINE.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    format!(
        r#"{{"name":"{NAME}","version":"{VERSION}","protocol":1,"capabilities":{{"dtypes":["{DTYPE}"],"quantities":[{}]}}}}"#,
        quantities.join(",")
    )
}

fn run(message: Json) -> String {
    let problem = read_problem(message.get("problem"));
    let answers: Vec<String> = message
        .get("quantities")
        .elements()
        .map(|quantity| format!("\"{}\":{}", quantity.text(), answer(quantity.text(), &problem)))
        .collect();
    format!("{{\"id\":{},\"answers\":{{{}}}}}", message.get("id").0, answers.join(","))
}

fn answer(quantity: &str, problem: &Problem) -> String {
    let Some((_, function)) = MINE.iter().find(|(name, _)| *name == quantity) else {
        return r#"{"unsupported":"there is no such function"}"#.to_string();
    };
    let attempt = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| function(problem)));
    match attempt.unwrap_or_else(|_| Err("it panicked".to_string())) {
        Err(reason) => format!("{{\"refused\":\"{}\"}}", escaped(&reason)),
        Ok(numbers) => {
            let shape = if quantity == "cross_entropy" {
                String::new()
            } else {
                format!("{},{}", problem.rows, problem.classes)
            };
            let bits: String = numbers.iter().map(|x| format!("{:0DIGITS$x}", x.to_bits())).collect();
            format!(r#"{{"value":{{"dtype":"{DTYPE}","shape":[{shape}],"bits":"{bits}"}}}}"#)
        }
    }
}

fn read_problem(text: Json) -> Problem {
    let whole = |number: Json| number.0.parse::<usize>().expect("a whole number");
    let label = |number: Json| number.0.parse::<i64>().expect("a label");
    let logits = text.get("logits");
    let shape: Vec<usize> = logits.get("shape").elements().map(whole).collect();
    let bits = logits.get("bits").text();
    let real = |at: usize| {
        let digits = u64::from_str_radix(&bits[at..at + DIGITS], 16).expect("hexadecimal digits");
        Real::from_bits(digits.try_into().expect("as wide"))
    };
    Problem {
        rows: shape[0],
        classes: shape[1],
        logits: (0..bits.len()).step_by(DIGITS).map(real).collect(),
        labels: text.member("labels").map_or(Vec::new(), |labels| labels.elements().map(label).collect()),
    }
}

fn escaped(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(plain).collect::<String>().replace('\\', "\\\\").replace('"', "\\\"")
}

/// A JSON value, as it stands in a message.
#[derive(Clone, Copy)]
struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    fn get(self, name: &str) -> Json<'a> {
        self.member(name).unwrap_or_else(|| panic!("the message has no {name}: {}", self.0))
    }

    fn member(self, name: &str) -> Option<Json<'a>> {
        let mut parts = self.parts();
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            if key.text() == name {
                return Some(value);
            }
        }
        None
    }

    fn elements(self) -> impl Iterator<Item = Json<'a>> {
        self.parts()
    }

    /// What stands between the quotes, as it stands there.
    fn text(self) -> &'a str {
        self.0.trim_matches('"')
    }

    /// The elements of an array, or the names and values of an object in turns.
    fn parts(self) -> impl Iterator<Item = Json<'a>> {
        let mut rest = &self.0[1..self.0.len() - 1];
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ':');
            if rest.is_empty() {
                return None;
            }
            let (part, after) = rest.split_at(length(rest));
            rest = after;
            Some(Json(part))
        })
    }
}

/// How long the JSON value is that a text begins with.
fn length(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in text.bytes().enumerate() {
        if quoted {
            quoted = escaped || c != b'"';
            escaped = !escaped && c == b'\\';
            if !quoted && depth == 0 {
                return at + 1;
            }
            continue;
        }
        match c {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b',' | b':' | b' ' if depth == 0 => return at,
            _ => continue,
        }
        if depth == 0 && !quoted {
            return at + 1;
        }
    }
    text.len()
}
