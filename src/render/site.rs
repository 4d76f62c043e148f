//! A site: addresses to files, each of them bytes at hand or bytes that are made when they are asked for.
//!
//! Nearly all files are deferred: pages, data for other programs, workbooks, documents for print, `site.json`. A server
//! makes what somebody asks for, so that no save waits for the rest; a build makes each file, writes it and lets it go, so
//! that no site need fit into memory. Whenever and however often they are made, the bytes are the same.

use super::file::File;
use super::memo::Key;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::{Bound, Index};
use std::sync::Arc;

/// What makes the file that speaks of all others.
type MakeSeal = Arc<dyn Fn(&Site) -> Vec<u8> + Send + Sync>;

/// A site: address relative to its root, with `/`, to file.
#[derive(Clone, Default)]
pub struct Site {
    /// Every file but the seal; shared with the seal, which speaks of all of them.
    files: Arc<BTreeMap<Arc<str>, File>>,
    seal: Option<Seal>,
}

/// The file that speaks of all others.
#[derive(Clone)]
struct Seal {
    address: Arc<str>,
    make: MakeSeal,
    file: File,
}

impl Site {
    /// Adds a file whose bytes are known.
    pub fn insert(&mut self, address: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) {
        self.add(address, File::at_hand(bytes.into()));
    }

    /// Adds a file that `make` makes when somebody asks for it.
    ///
    /// `make` owns what it needs ([`crate::plan::Material`] is cheap to clone and holds all that pages are made from), is
    /// pure, and does not use rayon, as it may run where others wait for it. `ground` is a hash of everything that the
    /// bytes follow from: while it stays the same from one build to the next, so does the file, made or not.
    /// [`super::Grounds::whole`] is always right; [`super::Grounds::of_unit`] keeps files of one unit longer.
    ///
    /// ```
    /// # let (mut site, ground) = (nenep::render::Site::default(), [0; 32]);
    /// site.defer("data/x.csv", ground, move || b"a;b\r\n".to_vec());
    /// assert!(site.file("data/x.csv").is_some_and(|file| file.made().is_none()));
    /// assert_eq!(site["data/x.csv"][..], b"a;b\r\n"[..]);
    /// ```
    pub fn defer(
        &mut self,
        address: impl Into<Arc<str>>,
        ground: Key,
        make: impl Fn() -> Vec<u8> + Send + Sync + 'static,
    ) {
        self.add(address, File::deferred(ground, make));
    }

    /// Adds a file, as it may be of an earlier site.
    pub fn add(&mut self, address: impl Into<Arc<str>>, file: File) {
        Arc::make_mut(&mut self.files).insert(address.into(), file);
    }

    /// Takes the very files of `earlier` for those that hold the same: what was made of them stays made.
    pub(super) fn recall(&mut self, earlier: &Self) {
        for (address, file) in Arc::make_mut(&mut self.files).iter_mut().filter(|(_, file)| file.template().is_none()) {
            let known = earlier.files.get(address).filter(|known| known.made().is_some() && known.is_same(file));
            known.into_iter().for_each(|known| *file = known.clone());
        }
    }

    /// Closes the site with the file that speaks of all others, which `make` is given.
    pub(super) fn seal(&mut self, address: &str, make: impl Fn(&Self) -> Vec<u8> + Send + Sync + 'static) {
        self.seal_with(address.into(), Arc::new(make));
    }

    fn seal_with(&mut self, address: Arc<str>, make: MakeSeal) {
        let (others, making) = (Self { files: self.files.clone(), seal: None }, make.clone());
        let file = File::speaking_of_others(move || making(&others));
        self.seal = Some(Seal { address, make, file });
    }

    /// Takes files out, and closes the site anew.
    #[must_use]
    pub fn without(mut self, addresses: &BTreeSet<Arc<str>>) -> Self {
        let files = Arc::make_mut(&mut self.files);
        addresses.iter().for_each(|address| drop(files.remove(address)));
        if let Some(Seal { address, make, .. }) = self.seal.take() {
            self.seal_with(address, make);
        }
        self
    }

    /// Makes every deferred file, in parallel; the seal last.
    pub fn make_all(&self) {
        let waiting: Vec<&File> = self.files.values().filter(|file| file.made().is_none()).collect();
        waiting.into_par_iter().with_max_len(1).for_each(|file| drop(file.bytes().clone()));
        if let Some(seal) = &self.seal {
            let _ = seal.file.bytes();
        }
    }

    /// Returns every file but the seal in an order that keeps all processors busy to the end: the few that take long first.
    #[must_use]
    pub fn in_order_of_work(&self) -> Vec<(&Arc<str>, &File)> {
        let weight = |address: &str, file: &File| match () {
            () if file.made().is_some() => 3,
            () if address.ends_with(".xlsx") => 0,
            () => 1 + usize::from(file.template().is_some()),
        };
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(address, file)| weight(address, file));
        files
    }

    /// Returns the file that speaks of all others; it is made from their digests.
    #[must_use]
    pub fn sealed_with(&self) -> Option<(&Arc<str>, &File)> {
        self.seal.as_ref().map(|seal| (&seal.address, &seal.file))
    }

    /// Returns the number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len() + usize::from(self.seal.is_some())
    }

    /// Says whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Says whether both are the very same in memory but for the seal, which follows from the rest.
    #[must_use]
    pub fn is_identical(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.files, &other.files)
    }

    /// Returns the file at `address` with the address as it is kept; makes nothing.
    #[must_use]
    pub fn entry(&self, address: &str) -> Option<(&Arc<str>, &File)> {
        let seal = self.sealed_with().filter(|(of_seal, _)| ***of_seal == *address);
        seal.or_else(|| self.files.get_key_value(address))
    }

    /// Returns the file at `address`; makes nothing.
    #[must_use]
    pub fn file(&self, address: &str) -> Option<&File> {
        self.entry(address).map(|(_, file)| file)
    }

    /// Says whether there is a file at `address`.
    #[must_use]
    pub fn contains_key(&self, address: &str) -> bool {
        self.entry(address).is_some()
    }

    /// Returns every file in the order of the addresses; makes nothing.
    pub fn files(&self) -> impl Iterator<Item = (&Arc<str>, &File)> {
        let seal = self.sealed_with();
        let after = seal.map_or("", |(address, _)| address);
        let before = self.files.range::<str, _>((Bound::Unbounded, Bound::Excluded(after)));
        before.chain(seal).chain(self.files.range::<str, _>((Bound::Included(after), Bound::Unbounded)))
    }

    /// Returns the files whose address begins with `prefix`; makes nothing.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a File)> {
        let from = self.files.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        from.take_while(move |(address, _)| address.starts_with(prefix))
    }

    /// Returns the pages in the order of their addresses.
    pub fn pages(&self) -> impl Iterator<Item = (&Arc<str>, &File)> {
        self.files.iter().filter(|(address, _)| is_page(address))
    }

    /// Returns the addresses in order.
    pub fn keys(&self) -> impl Iterator<Item = &Arc<str>> {
        self.files().map(|(address, _)| address)
    }

    /// Returns the bytes of the file at `address`, made if need be.
    #[must_use]
    pub fn get(&self, address: &str) -> Option<&Arc<[u8]>> {
        self.file(address).map(File::bytes)
    }

    /// Returns every file with its bytes, made if need be, in the order of the addresses.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<[u8]>)> {
        self.make_all();
        self.files().map(|(address, file)| (address, file.bytes()))
    }

    /// Returns the bytes of every file, made if need be, in the order of the addresses.
    pub fn values(&self) -> impl Iterator<Item = &Arc<[u8]>> {
        self.iter().map(|(_, bytes)| bytes)
    }
}

/// An address at which two sites are not the very same, with the file of each.
pub type Differing<'s> = (&'s Arc<str>, Option<&'s File>, Option<&'s File>);

/// Returns where two sites differ in memory, in the order of the addresses; the seals, which follow from the rest, are
/// left aside. Makes nothing.
pub fn differing<'s>(old: &'s Site, new: &'s Site) -> impl Iterator<Item = Differing<'s>> {
    let (mut before, mut after) = (old.files.iter().peekable(), new.files.iter().peekable());
    let next = move || loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => return None,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            // What was taken over from the old site has the very same address, which is seen at a glance.
            (Some((one, _)), Some((other, _))) if Arc::ptr_eq(one, other) => Ordering::Equal,
            (Some((one, _)), Some((other, _))) => one.cmp(other),
        };
        let one = if order.is_le() { before.next() } else { None };
        let other = if order.is_ge() { after.next() } else { None };
        match (one, other) {
            (Some((_, one)), Some((_, other))) if one.is_identical(other) => {}
            (one, other) => {
                let address = other.or(one).map(|(address, _)| address)?;
                return Some((address, one.map(|(_, file)| file), other.map(|(_, file)| file)));
            }
        }
    };
    std::iter::from_fn(next)
}

/// Says whether an address is that of a page.
pub(super) fn is_page(address: &str) -> bool {
    address.ends_with(".html")
}

impl<'s> IntoIterator for &'s Site {
    type Item = (&'s Arc<str>, &'s Arc<[u8]>);
    type IntoIter = Box<dyn Iterator<Item = Self::Item> + 's>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Index<&str> for Site {
    type Output = Arc<[u8]>;

    fn index(&self, address: &str) -> &Arc<[u8]> {
        self.get(address).unwrap_or_else(|| panic!("the site has no {address}"))
    }
}

impl<B: Into<Arc<[u8]>>> FromIterator<(Arc<str>, B)> for Site {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, B)>>(files: I) -> Self {
        let files: BTreeMap<_, _> =
            files.into_iter().map(|(address, bytes)| (address, File::at_hand(bytes.into()))).collect();
        Self::from(files)
    }
}

impl From<BTreeMap<Arc<str>, File>> for Site {
    fn from(files: BTreeMap<Arc<str>, File>) -> Self {
        Self { files: Arc::new(files), seal: None }
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static MADE: AtomicUsize = AtomicUsize::new(0);

    fn site(ground: u8) -> Site {
        let mut site = Site::default();
        site.insert("a.html", *b"a");
        site.defer("z.csv", [ground; 32], move || {
            MADE.fetch_add(1, Ordering::SeqCst);
            vec![ground]
        });
        site.seal("site.json", |others| others.keys().map(|key| key.len() as u8).collect());
        site
    }

    #[test]
    fn a_deferred_file_is_made_once_and_only_when_asked_for() {
        let one = site(1);
        let mut two = site(1);
        two.recall(&one);
        assert_eq!(one.keys().map(|key| &**key).collect::<Vec<_>>(), ["a.html", "site.json", "z.csv"]);
        assert!(one.file("z.csv").is_some_and(|file| file.made().is_none()));
        assert_eq!(MADE.load(Ordering::SeqCst), 0);
        assert_eq!((&one["z.csv"][..], &two["site.json"][..]), (&[1][..], &[6, 5][..]));
        assert_eq!(one["z.csv"][..], [1]);
        assert_eq!(MADE.load(Ordering::SeqCst), 1);
        two.recall(&one);
        assert_eq!(two["z.csv"][..], [1]);
        assert_eq!(MADE.load(Ordering::SeqCst), 1, "files on the same ground are one");
        assert_eq!(two.file("z.csv").map(File::pass).as_deref(), Some(&[1][..]));
        let mut three = site(2);
        three.recall(&one);
        assert_eq!(three["z.csv"][..], [2]);
        three.insert("b.html", *b"b");
        let told = |old, new| -> Vec<(String, bool, bool)> {
            let told = |(address, one, other): Differing<'_>| (address.to_string(), one.is_some(), other.is_some());
            differing(old, new).map(told).collect()
        };
        let differ = |address: &str, is_old, is_new| (address.to_owned(), is_old, is_new);
        assert_eq!(told(&one, &two), [], "files on the same ground and of the same bytes are one");
        let expected = [differ("b.html", true, false), differ("z.csv", true, true)];
        assert_eq!(told(&three, &one), expected);
    }
}
