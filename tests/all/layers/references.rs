//! Which file of a source tree refers to what: `use` trees, paths in code and in macros, followed through imports and
//! re-exports to the file that defines the name.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// A source tree: the text of each file by its path below `src`.
pub type Tree = BTreeMap<String, String>;

/// An absolute path of a module: no segment for the root of the crate.
type ModulePath = Vec<String>;

/// More hops than any chain of re-exports has: a chain that leads back to itself ends here.
const MOST_HOPS: u8 = 8;

/// A name that a file refers to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The file in which it stands.
    pub file: String,
    /// What it means in full: `group::text::Text::from_cleaned` for the crate's own, `std::fs::read` for others.
    pub full: String,
    /// The file that defines it; none for names of other crates and for modules.
    pub target: Option<String>,
    /// The modules directly below the root that were passed on the way to the definition.
    pub modules: BTreeSet<String>,
    /// Whether the file needs the file that defines the name. A re-export does not, nor does a module that hands a task
    /// to its own submodule by name (`submodule::run()`): its `mod` line says as much.
    pub ties_files: bool,
}

/// The module directly below the root to which a file belongs: `app` for `app/state.rs`, `cli` for `cli.rs`.
pub fn module_of(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// All references of a tree, tests aside.
pub fn references(tree: &Tree) -> BTreeSet<Reference> {
    let mut names = Names::default();
    let mut parsed = Vec::new();
    for (file, text) in tree {
        let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        parsed.push((file, module_path(file), syntax.items));
    }
    let mut tests = BTreeSet::new();
    for (file, module, items) in &parsed {
        names.declare(file, module, items, &mut tests);
    }
    let mut found = Found { names: &names, file: "", module: Vec::new(), references: BTreeSet::new() };
    for (file, module, items) in &parsed {
        if !tests.iter().any(|test| module.starts_with(test)) {
            (found.file, found.module) = (file, module.clone());
            for item in items {
                found.visit_item(item);
            }
        }
    }
    found.references
}

/// `app/kiosk/mod.rs` and `app/kiosk.rs` are `app::kiosk`; `main.rs` is a crate of its own, told apart by its name.
fn module_path(file: &str) -> ModulePath {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Whether an item is compiled for tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|argument| argument.is_ident("test"))
    })
}

/// What a module names.
#[derive(Default)]
struct Scope {
    file: String,
    items: BTreeSet<String>,
    imports: BTreeMap<String, Vec<Vec<String>>>,
    globs: Vec<Vec<String>>,
}

/// What all modules name.
#[derive(Default)]
struct Names {
    scopes: BTreeMap<ModulePath, Scope>,
}

/// Where following a path led.
struct Resolved {
    /// The absolute path of what was found, and what of the path followed it.
    full: Vec<String>,
    target: Option<String>,
    modules: BTreeSet<String>,
}

impl Names {
    fn declare(&mut self, file: &str, module: &ModulePath, items: &[Item], tests: &mut BTreeSet<ModulePath>) {
        let scope = self.scopes.entry(module.clone()).or_default();
        file.clone_into(&mut scope.file);
        for item in items {
            let scope = self.scopes.entry(module.clone()).or_default();
            let named = match item {
                Item::Const(item) => Some(&item.ident),
                Item::Enum(item) => Some(&item.ident),
                Item::Fn(item) => Some(&item.sig.ident),
                Item::Macro(item) => item.ident.as_ref(),
                Item::Static(item) => Some(&item.ident),
                Item::Struct(item) => Some(&item.ident),
                Item::Trait(item) => Some(&item.ident),
                Item::Type(item) => Some(&item.ident),
                Item::Union(item) => Some(&item.ident),
                _ => None,
            };
            scope.items.extend(named.map(ToString::to_string));
            match item {
                Item::Use(item) if !is_test(&item.attrs) => {
                    for leaf in leaves(&item.tree) {
                        match leaf.name {
                            Some(name) => scope.imports.entry(name).or_default().push(leaf.path),
                            None => scope.globs.push(leaf.path),
                        }
                    }
                }
                Item::Mod(item) => {
                    let mut path = module.clone();
                    path.push(item.ident.to_string());
                    if is_test(&item.attrs) {
                        tests.insert(path);
                    } else if let Some((_, items)) = &item.content {
                        self.declare(file, &path, items, tests);
                    }
                }
                _ => {}
            }
        }
    }

    /// Follows a path that stands in a module; `None` for names that no module of the tree knows.
    fn resolve(&self, module: &[String], path: &[String], hops: u8) -> Option<Resolved> {
        let hops = hops.checked_sub(1)?;
        let mut module = module.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "groupfinder" => (module, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    module.pop()?;
                    rest = &rest[1..];
                }
            }
            _ => {}
        }
        let mut modules = BTreeSet::new();
        while let Some((segment, after)) = rest.split_first() {
            modules.extend(module.first().cloned());
            let scope = self.scopes.get(&module)?;
            let child = [module.as_slice(), std::slice::from_ref(segment)].concat();
            // A module and a function may have one name: what is followed by more is the module.
            let is_module = self.scopes.contains_key(&child);
            if is_module && !after.is_empty() {
                (module, rest) = (child, after);
                continue;
            }
            if scope.items.contains(segment) {
                let full = [module.as_slice(), rest].concat();
                return Some(Resolved { full, target: Some(scope.file.clone()), modules });
            }
            let named = scope.imports.get(segment).into_iter().flatten().map(Vec::clone);
            let spread =
                scope.globs.iter().map(|glob| [glob.as_slice(), std::slice::from_ref(segment)].concat());
            for import in named.chain(spread) {
                let path = [import.as_slice(), after].concat();
                // A module's own name of another crate's item: `Instant` for `std::time::Instant`.
                let found = self.resolve(&module, &path, hops).or_else(|| self.foreign(&module, &path));
                if let Some(mut found) = found {
                    found.modules.append(&mut modules);
                    return Some(found);
                }
            }
            if is_module {
                (module, rest) = (child, after);
                continue;
            }
            return None;
        }
        modules.extend(module.first().cloned());
        Some(Resolved { full: module, target: None, modules })
    }

    /// A path into another crate.
    fn foreign(&self, module: &[String], path: &[String]) -> Option<Resolved> {
        let first = path.first()?;
        let own = ["crate", "groupfinder", "self", "super", "Self"].contains(&first.as_str());
        let known = own || self.scopes.get(module).is_some_and(|scope| scope.items.contains(first));
        (!known && path.len() > 1).then(|| Resolved {
            full: path.to_vec(),
            target: None,
            modules: BTreeSet::new(),
        })
    }
}

/// One name of a `use`: its path and the name it gets here; none for a glob.
struct Leaf {
    path: Vec<String>,
    name: Option<String>,
}

fn leaves(tree: &UseTree) -> Vec<Leaf> {
    fn walk(tree: &UseTree, before: &[String], out: &mut Vec<Leaf>) {
        let with = |segment: &syn::Ident| [before, &[segment.to_string()]].concat();
        match tree {
            UseTree::Path(path) => walk(&path.tree, &with(&path.ident), out),
            UseTree::Name(name) if name.ident == "self" => {
                out.push(Leaf { path: before.to_vec(), name: before.last().cloned() });
            }
            UseTree::Name(name) => {
                out.push(Leaf { path: with(&name.ident), name: Some(name.ident.to_string()) });
            }
            UseTree::Rename(rename) => {
                let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                out.push(Leaf { path, name: Some(rename.rename.to_string()) });
            }
            UseTree::Glob(_) => out.push(Leaf { path: before.to_vec(), name: None }),
            UseTree::Group(group) => group.items.iter().for_each(|tree| walk(tree, before, out)),
        }
    }
    let mut out = Vec::new();
    walk(tree, &[], &mut out);
    out
}

/// Walks through the code of files and gathers what they refer to.
struct Found<'a> {
    names: &'a Names,
    file: &'a str,
    module: ModulePath,
    references: BTreeSet<Reference>,
}

impl Found<'_> {
    fn refer(&mut self, path: &[String], exported: bool) {
        let found = self.names.resolve(&self.module, path, MOST_HOPS);
        if let Some(found) = found.or_else(|| self.names.foreign(&self.module, path)) {
            let Resolved { full, target, modules } = found;
            let target = target.filter(|target| target != self.file);
            let submodule = [self.module.as_slice(), &path[..1]].concat();
            let ties_files = !exported && !self.names.scopes.contains_key(&submodule);
            let (file, full) = (self.file.to_owned(), full.join("::"));
            self.references.insert(Reference { file, full, target, modules, ties_files });
        }
    }

    /// A macro's tokens are no syntax yet: what looks like a path in them is one.
    fn refer_in_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        let mut after_dot = false;
        // One more token, so that a path at the end ends as well.
        let end = TokenTree::Punct(Punct::new(';', Spacing::Alone));
        for token in tokens.into_iter().chain([end]) {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() && colons < 2 => {
                    colons += 1;
                    continue;
                }
                TokenTree::Ident(ident) if colons == 2 || (path.is_empty() && !after_dot) => {
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                _ => {}
            }
            let called =
                matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
            if is_worth_a_look(&path, called) {
                self.refer(&path, false);
            }
            path.clear();
            colons = 0;
            after_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
            match token {
                TokenTree::Group(group) => self.refer_in_tokens(group.stream()),
                TokenTree::Ident(ident) if !after_dot => path.push(ident.to_string()),
                _ => {}
            }
        }
    }
}

/// A single word in small letters is a variable, unless it is called.
fn is_worth_a_look(path: &[String], called: bool) -> bool {
    match path {
        [] => false,
        [one] => called || one.starts_with(char::is_uppercase),
        _ => true,
    }
}

fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

impl<'ast> Visit<'ast> for Found<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Const(item) => &item.attrs,
            Item::Enum(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Trait(item) => &item.attrs,
            Item::Type(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let exported = !matches!(item.vis, Visibility::Inherited);
        for leaf in leaves(&item.tree) {
            self.refer(&leaf.path, exported);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(function) = &*call.func {
            let path = segments(&function.path);
            if path.len() == 1 {
                self.refer(&path, false);
            }
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let all = segments(path);
        if is_worth_a_look(&all, false) {
            self.refer(&all, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.refer_in_tokens(call.tokens.clone());
    }
}
