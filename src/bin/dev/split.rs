//! The wasm in two parts: what draws the first picture, and the rest, which the page fetches while that picture is looked at. Both share
//! one memory and one table. Where the first part calls the rest, it does so through the table: its slots are filled when the rest arrives.

use crate::later::{LATER, LATER_EXPORTS};
use crate::names;
use crate::project::Outcome;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportedFunction, Module, TableId,
};

/// What the rest imports from.
const FIRST: &str = "first";

/// Splits a module whose functions still have their names.
pub fn split(wasm: &[u8]) -> Outcome<[Module; 2]> {
    let [mut first, mut rest] = [Module::from_buffer(wasm)?, Module::from_buffer(wasm)?];
    refuse_dead(&first)?;
    let later = later(&first);
    let slots = slots(&first, &later)?;
    let needed = cut_rest(&mut rest, &later, &slots)?;
    cut_first(&mut first, &later, &slots, &needed)?;
    Ok([first, rest])
}

/// The functions that only the rest has, by their place in the module: those to which neither the exports of the first picture nor the
/// table lead.
fn later(module: &Module) -> BTreeSet<usize> {
    let mut open: Vec<FunctionId> = module.start.into_iter().collect();
    open.extend(
        exported(module).filter(|(name, _)| !LATER_EXPORTS.contains(name)).map(|(_, id)| id),
    );
    open.extend(in_table(module).into_iter().map(|(id, _)| id));
    let mut first = HashSet::new();
    while let Some(id) = open.pop() {
        if !waits(module, id) && first.insert(id) {
            open.extend(calls(module, id));
        }
    }
    module
        .funcs
        .iter_local()
        .filter(|(id, _)| !first.contains(id))
        .map(|(id, _)| id.index())
        .collect()
}

fn waits(module: &Module, id: FunctionId) -> bool {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    LATER.iter().any(|part| names::begins(name, part))
}

/// An entry with which no name begins keeps nothing for later: the function was renamed, or is no function of its own any more.
fn refuse_dead(module: &Module) -> Outcome {
    let names: Vec<&str> = module.functions().filter_map(|f| f.name.as_deref()).collect();
    let dead = names::dead(LATER, &names);
    if dead.is_empty() {
        return Ok(());
    }
    Err(format!("no function begins with these entries of LATER: {}", dead.join(", ")).into())
}

/// The functions that a function calls.
pub fn calls(module: &Module, id: FunctionId) -> Vec<FunctionId> {
    #[derive(Default)]
    struct Calls(Vec<FunctionId>);
    impl Visitor<'_> for Calls {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let mut calls = Calls::default();
    if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
        dfs_in_order(&mut calls, function, function.entry_block());
    }
    calls.0
}

/// Where the later functions that the first part knows of stand in the table of functions.
struct Slots {
    /// By place in the table, the function that belongs there.
    filled: BTreeMap<i32, usize>,
    /// By function, one of its places.
    of: HashMap<usize, i32>,
    /// How long the table becomes.
    length: i32,
}

/// Gives every later function that the first part calls or exports a place in the table, unless it has one.
fn slots(module: &Module, later: &BTreeSet<usize>) -> Outcome<Slots> {
    let length = module.tables.get(table(module)?).initial as i32;
    let mut slots = Slots { filled: BTreeMap::new(), of: HashMap::new(), length };
    let mut fill = |slot, index| {
        slots.filled.insert(slot, index);
        slots.of.insert(index, slot);
    };
    for (id, slot) in in_table(module) {
        if later.contains(&id.index()) {
            fill(slot, id.index());
        }
    }
    let called = module.functions().map(|function| function.id());
    let called = called.filter(|id| !later.contains(&id.index())).flat_map(|id| calls(module, id));
    let known: BTreeSet<usize> =
        exported(module).map(|(_, id)| id).chain(called).map(|id| id.index()).collect();
    for &index in known.intersection(later) {
        if !slots.of.contains_key(&index) {
            slots.filled.insert(slots.length, index);
            slots.of.insert(index, slots.length);
            slots.length += 1;
        }
    }
    Ok(slots)
}

/// The rest: it brings the later functions, puts them into the table and imports all else. Gives the names of what it imports.
fn cut_rest(
    module: &mut Module,
    later: &BTreeSet<usize>,
    slots: &Slots,
) -> Outcome<BTreeSet<String>> {
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let ids = ids(module);
    let table = table(module)?;
    clear(module);
    for &id in ids.iter().filter(|id| !later.contains(&id.index())) {
        let (name, ty) = (name("f", id.index()), module.funcs.get(id).ty());
        match module.funcs.get(id).kind {
            FunctionKind::Import(ImportedFunction { import, .. }) => {
                let import = module.imports.get_mut(import);
                (import.module, import.name) = (FIRST.into(), name);
            }
            _ => {
                let import = module.imports.add(FIRST, &name, id);
                module.funcs.get_mut(id).kind =
                    FunctionKind::Import(ImportedFunction { import, ty });
            }
        }
    }
    for memory in module.memories.iter_mut() {
        memory.import =
            Some(module.imports.add(FIRST, &name("m", memory.id().index()), memory.id()));
    }
    for table in module.tables.iter_mut() {
        table.import = Some(module.imports.add(FIRST, &name("t", table.id().index()), table.id()));
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for id in globals {
        let import = module.imports.add(FIRST, &name("g", id.index()), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    lengthen(module, table, slots);
    for (start, functions) in runs(&slots.filled) {
        let functions = functions.into_iter().map(|index| ids[index]).collect();
        add_elements(module, table, start, functions);
    }
    walrus::passes::gc::run(module);
    Ok(module.imports.iter().map(|import| import.name.clone()).collect())
}

/// The first part: in place of a later function it has one that calls through the table.
fn cut_first(
    module: &mut Module,
    later: &BTreeSet<usize>,
    slots: &Slots,
    needed: &BTreeSet<String>,
) -> Outcome {
    let ids = ids(module);
    let table = table(module)?;
    let elements = in_table(module);
    clear_elements(module);
    for (start, functions) in runs(
        &elements
            .into_iter()
            .map(|(id, slot)| (slot, id))
            .filter(|(slot, _)| !slots.filled.contains_key(slot))
            .collect(),
    ) {
        add_elements(module, table, start, functions);
    }
    lengthen(module, table, slots);
    for &index in later {
        let Some(&slot) = slots.of.get(&index) else { continue };
        let ty = module.funcs.get(ids[index]).ty();
        let (params, results) = module.types.params_results(ty);
        let (params, results) = (params.to_vec(), results.to_vec());
        let mut through = FunctionBuilder::new(&mut module.types, &params, &results);
        let arguments: Vec<_> = params.iter().map(|&ty| module.locals.add(ty)).collect();
        let mut body = through.func_body();
        for &argument in &arguments {
            body.local_get(argument);
        }
        body.i32_const(slot).call_indirect(ty, table);
        module.funcs.get_mut(ids[index]).kind = FunctionKind::Local(through.local_func(arguments));
    }
    let functions = ids.into_iter().map(|id| ("f", id.index(), ExportItem::Function(id)));
    let ids = module.memories.iter().map(|memory| memory.id());
    let memories = ids.map(|id| ("m", id.index(), ExportItem::Memory(id)));
    let ids = module.tables.iter().map(|table| table.id());
    let tables = ids.map(|id| ("t", id.index(), ExportItem::Table(id)));
    let ids = module.globals.iter().map(|global| global.id());
    let globals = ids.map(|id| ("g", id.index(), ExportItem::Global(id)));
    let items: Vec<_> = functions.chain(memories).chain(tables).chain(globals).collect();
    for (kind, index, item) in items {
        let name = name(kind, index);
        if needed.contains(&name) {
            module.exports.add(&name, item);
        }
    }
    walrus::passes::gc::run(module);
    Ok(())
}

/// The name under which the first part hands something to the rest.
fn name(kind: &str, index: usize) -> String {
    format!("{kind}{index:x}")
}

fn ids(module: &Module) -> Vec<FunctionId> {
    module.functions().map(|function| function.id()).collect()
}

fn lengthen(module: &mut Module, table: TableId, slots: &Slots) {
    let table = module.tables.get_mut(table);
    table.maximum = table.maximum.map(|length| length + slots.length as u64 - table.initial);
    table.initial = slots.length as u64;
}

/// Without what memory and tables begin with: the first part brings it.
fn clear(module: &mut Module) {
    clear_elements(module);
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    data.into_iter().for_each(|id| module.data.delete(id));
    module.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
}

fn clear_elements(module: &mut Module) {
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|id| module.elements.delete(id));
    module.tables.iter_mut().for_each(|table| table.elem_segments.clear());
}

fn add_elements(module: &mut Module, table: TableId, start: i32, functions: Vec<FunctionId>) {
    let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(start)) };
    let id = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(id);
}

/// Entries whose places follow one another, together: where they begin, and what they are.
fn runs<T: Copy>(filled: &BTreeMap<i32, T>) -> Vec<(i32, Vec<T>)> {
    let mut runs: Vec<(i32, Vec<T>)> = Vec::new();
    for (&slot, &item) in filled {
        match runs.last_mut() {
            Some((start, items)) if *start + items.len() as i32 == slot => items.push(item),
            _ => runs.push((slot, vec![item])),
        }
    }
    runs
}

/// The functions in the table of functions, each with its place.
fn in_table(module: &Module) -> Vec<(FunctionId, i32)> {
    let mut found = Vec::new();
    for element in module.elements.iter() {
        if let (
            ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        {
            found.extend(functions.iter().copied().zip(*start..));
        }
    }
    found
}

/// The functions that JavaScript may call, by name.
fn exported(module: &Module) -> impl Iterator<Item = (&str, FunctionId)> {
    module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some((export.name.as_str(), id)),
        _ => None,
    })
}

/// The table of functions.
fn table(module: &Module) -> Outcome<TableId> {
    module.tables.main_function_table()?.ok_or_else(|| "the wasm has no table of functions".into())
}
