//! What only a panic needs leaves the wasm. A panic ends in a trap either way, and the page then starts the program afresh; the code
//! that would first find words for it need not be loaded. Native builds, where the tests run, keep the words.

use crate::names;
use crate::split::calls;
use std::collections::HashSet;
use std::ops::Range;
use walrus::ir::{Call, Instr, InstrSeq, InstrSeqId, Unreachable, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, ElementItems, FunctionId, LocalFunction, Module};

/// Turns every call that ends in a panic into a trap, and drops what nothing needs any more.
pub fn slim(module: &mut Module) {
    let panics: HashSet<FunctionId> = module
        .functions()
        .filter(|function| function.name.as_deref().is_some_and(names::panics))
        .map(|function| function.id())
        .collect();
    for (id, function) in module.funcs.iter_local_mut() {
        if panics.contains(&id) {
            let entry = function.entry_block();
            function.block_mut(entry).instrs.clear();
            function.builder_mut().func_body().unreachable();
        } else {
            for block in blocks(function) {
                trap(function.block_mut(block), &panics);
            }
        }
    }
    forget_formatting(module, &panics);
    walrus::passes::gc::run(module);
    forget_places(module);
}

/// The first call that panics becomes a trap. What stands after it goes, and what stands before it only to feed it.
fn trap(block: &mut InstrSeq, panics: &HashSet<FunctionId>) {
    let is_panic =
        |instr: &Instr| matches!(instr, Instr::Call(Call { func }) if panics.contains(func));
    let Some(call) = block.iter().position(|(instr, _)| is_panic(instr)) else { return };
    let (_, place) = block[call];
    block.truncate(call);
    while block.last().is_some_and(|(instr, _)| only_computes(instr)) {
        block.pop();
    }
    block.push((Unreachable {}.into(), place));
}

/// Whether an instruction is without effect when a trap follows.
fn only_computes(instr: &Instr) -> bool {
    use Instr::{Binop, Const, GlobalGet, LocalGet, LocalSet, LocalTee, Unop};
    matches!(
        instr,
        Const(_) | LocalGet(_) | LocalSet(_) | LocalTee(_) | GlobalGet(_) | Binop(_) | Unop(_)
    )
}

/// Every block of a function.
fn blocks(function: &LocalFunction) -> Vec<InstrSeqId> {
    #[derive(Default)]
    struct Blocks(Vec<InstrSeqId>);
    impl<'a> Visitor<'a> for Blocks {
        fn start_instr_seq(&mut self, block: &'a InstrSeq) {
            self.0.push(block.id());
        }
    }
    let mut blocks = Blocks::default();
    dfs_in_order(&mut blocks, function, function.entry_block());
    blocks.0
}

/// Where nothing but panics wrote numbers and texts by `core::fmt`, its functions leave the table too: calls through it would trap.
fn forget_formatting(module: &mut Module, panics: &HashSet<FunctionId>) {
    let formats: HashSet<FunctionId> = module
        .functions()
        .filter(|function| function.name.as_deref().is_some_and(names::formats))
        .map(|function| function.id())
        .collect();
    let others =
        module.functions().map(|function| function.id()).filter(|id| !formats.contains(id));
    let used = others.into_iter().any(|id| calls(module, id).iter().any(|id| formats.contains(id)));
    let Some(&trap) = panics.iter().min_by_key(|id| id.index()).filter(|_| !used) else { return };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            functions.iter_mut().filter(|id| formats.contains(id)).for_each(|id| *id = trap);
        }
    }
}

/// Panics told their place in the source: address and length of a file's name, line and column. Nothing reads that any more.
fn forget_places(module: &mut Module) {
    let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            continue;
        };
        let mut names = Vec::new();
        for at in (0..data.value.len()).filter(|at| (at + start as usize).is_multiple_of(4)) {
            if let Some(name) = source_file(&data.value, at, start as usize) {
                data.value[at..at + 16].fill(0);
                names.push(name);
            }
        }
        for name in names {
            data.value[name].fill(0);
        }
    }
}

/// The name of the source file that a place at this offset of a segment tells, where there is such a place.
fn source_file(segment: &[u8], at: usize, start: usize) -> Option<Range<usize>> {
    let word =
        |at: usize| Some(u32::from_le_bytes(segment.get(at..at + 4)?.try_into().ok()?) as usize);
    let begin = word(at)?.checked_sub(start)?;
    let name = begin..begin.checked_add(word(at + 4)?)?;
    let is_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let text = segment.get(name.clone())?;
    let fits = segment.len() >= at + 16 && text.ends_with(b".rs") && text.iter().all(is_path);
    fits.then_some(name)
}
