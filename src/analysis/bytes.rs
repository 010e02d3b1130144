//! Numbers and texts to bytes and back, for files of weights: little-endian, each run after its length.

use super::model::ModelError;

pub(super) fn put_len(out: &mut Vec<u8>, len: usize) {
    out.extend((len as u32).to_le_bytes());
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_len(out, text.len());
    out.extend(text.bytes());
}

pub(super) fn put_floats(out: &mut Vec<u8>, floats: &[f32]) {
    put_len(out, floats.len());
    out.extend(floats.iter().flat_map(|float| float.to_le_bytes()));
}

/// Writes texts that stand in order, a line each: first, in one letter, how many bytes a text shares with the one before
/// it, then the rest of it.
pub(super) fn put_sorted<'t>(out: &mut Vec<u8>, texts: impl Iterator<Item = &'t str>) {
    let mut lines = String::new();
    let mut before = "";
    for text in texts {
        let pairs = before.bytes().zip(text.bytes()).take(MOST_SHARED);
        let mut shared = pairs.take_while(|(a, b)| a == b).count();
        while !text.is_char_boundary(shared) {
            shared -= 1;
        }
        // At most `MOST_SHARED`, so the letter is one of those that can be seen.
        lines.push(char::from(LEAST_LETTER + shared as u8));
        lines.push_str(&text[shared..]);
        lines.push('\n');
        before = text;
    }
    put_text(out, &lines);
}

/// The letter for nothing shared.
const LEAST_LETTER: u8 = b'!';
/// The most bytes that are shared.
const MOST_SHARED: usize = (b'~' - LEAST_LETTER) as usize;

pub(super) fn take<'b>(rest: &mut &'b [u8], n: usize) -> Result<&'b [u8], ModelError> {
    let (taken, left) = rest.split_at_checked(n).ok_or(ModelError::Damaged)?;
    *rest = left;
    Ok(taken)
}

pub(super) fn take_len(rest: &mut &[u8]) -> Result<usize, ModelError> {
    let bytes = take(rest, 4)?;
    let bytes = <[u8; 4]>::try_from(bytes).map_err(|_| ModelError::Damaged)?;
    Ok(u32::from_le_bytes(bytes) as usize)
}

pub(super) fn take_text<'b>(rest: &mut &'b [u8]) -> Result<&'b str, ModelError> {
    let n = take_len(rest)?;
    std::str::from_utf8(take(rest, n)?).map_err(|_| ModelError::Damaged)
}

pub(super) fn take_floats(rest: &mut &[u8]) -> Result<Vec<f32>, ModelError> {
    let n = take_len(rest)?.checked_mul(4).ok_or(ModelError::Damaged)?;
    let float = |four: &[u8]| f32::from_le_bytes([four[0], four[1], four[2], four[3]]);
    Ok(take(rest, n)?.chunks_exact(4).map(float).collect())
}

/// Reads texts that stand in order, and hands on each.
pub(super) fn take_sorted(rest: &mut &[u8], mut each: impl FnMut(&str)) -> Result<(), ModelError> {
    let mut text = String::new();
    for line in take_text(rest)?.split_terminator('\n') {
        let (letter, own) = line.split_at_checked(1).ok_or(ModelError::Damaged)?;
        let shared = letter.as_bytes()[0].checked_sub(LEAST_LETTER).ok_or(ModelError::Damaged)?;
        let shared = usize::from(shared);
        if shared > text.len() || !text.is_char_boundary(shared) {
            return Err(ModelError::Damaged);
        }
        text.truncate(shared);
        text.push_str(own);
        each(&text);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bytes: &[u8]) -> Result<Vec<String>, ModelError> {
        let mut all = Vec::new();
        take_sorted(&mut &bytes[..], |text| all.push(text.to_owned())).map(|()| all)
    }

    #[test]
    fn texts_in_order_come_back() {
        let long = "w:".to_owned() + &"very ".repeat(60);
        let longer = long.clone() + "long";
        let texts = ["", "c:_x", "c:_xy", "k:you feel", "k:you é", "k:you è", &long, &longer, "…"];
        let mut bytes = Vec::new();
        put_sorted(&mut bytes, texts.iter().copied());
        assert_eq!(taken(&bytes).unwrap(), texts);
        for n in 0..bytes.len() {
            assert_eq!(taken(&bytes[..n]), Err(ModelError::Damaged), "{n}");
        }
    }

    #[test]
    fn more_shared_than_there_is_is_damage() {
        let text = |lines: &str| {
            let mut bytes = Vec::new();
            put_text(&mut bytes, lines);
            taken(&bytes)
        };
        assert_eq!(text("!ab\n#c\n").unwrap(), ["ab", "abc"]);
        for damaged in ["\"ab\n", "!ab\n%c\n", "!é\n\"x\n", "\n", " ab\n", "éb\n"] {
            assert_eq!(text(damaged), Err(ModelError::Damaged), "{damaged:?}");
        }
    }
}
