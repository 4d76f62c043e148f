//! One file of a site: bytes at hand, or bytes that are made when somebody asks for them.

use super::memo::Key;
use sha2::{Digest, Sha256};
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What makes the bytes of a deferred file: owns all that it needs, and does not work in parallel by itself.
type Make = Arc<dyn Fn() -> Bytes + Send + Sync>;

/// The bytes of a file as they pass by.
pub enum Bytes {
    /// Somebody keeps them.
    Kept(Arc<[u8]>),
    /// They were made for whoever asked.
    Made(Vec<u8>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Kept(bytes) => bytes,
            Self::Made(bytes) => bytes,
        }
    }
}

impl From<Bytes> for Arc<[u8]> {
    fn from(bytes: Bytes) -> Self {
        match bytes {
            Bytes::Kept(bytes) => bytes,
            Bytes::Made(bytes) => bytes.into(),
        }
    }
}

/// One file of a site. Clones share its bytes, and that they were made.
#[derive(Clone)]
pub struct File(Arc<Inner>);

struct Inner {
    /// Hash of everything that the bytes follow from; none of bytes that were at hand.
    ground: Option<Key>,
    /// Name of the template, of a page.
    template: Option<&'static str>,
    bytes: OnceLock<Arc<[u8]>>,
    /// Gone once the bytes are kept, with all that it owns.
    make: Mutex<Option<Make>>,
    digest: OnceLock<Key>,
}

impl File {
    /// Returns a file whose bytes are known.
    #[must_use]
    pub fn at_hand(bytes: Arc<[u8]>) -> Self {
        Self::of(None, None, OnceLock::from(bytes), None)
    }

    /// Returns a file whose bytes `make` gives whenever they are asked for; see [`super::Site::defer`].
    #[must_use]
    pub fn deferred(ground: Key, make: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::of(Some(ground), None, OnceLock::new(), Some(Arc::new(move || Bytes::Made(make()))))
    }

    /// Returns a page that is rendered with `template` whenever it is asked for.
    pub(super) fn page(ground: Key, template: &'static str, make: impl Fn() -> Bytes + Send + Sync + 'static) -> Self {
        Self::of(Some(ground), Some(template), OnceLock::new(), Some(Arc::new(make)))
    }

    /// Returns a file that says something of all others of its site; it stands on no ground of its own.
    pub(super) fn speaking_of_others(make: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::of(None, None, OnceLock::new(), Some(Arc::new(move || Bytes::Made(make()))))
    }

    fn of(ground: Option<Key>, template: Option<&'static str>, bytes: OnceLock<Arc<[u8]>>, make: Option<Make>) -> Self {
        Self(Arc::new(Inner { ground, template, bytes, make: Mutex::new(make), digest: OnceLock::new() }))
    }

    fn maker(&self) -> Option<Make> {
        self.0.make.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the bytes; makes and keeps them if nobody has asked before.
    #[must_use]
    pub fn bytes(&self) -> &Arc<[u8]> {
        if let Some(bytes) = self.made() {
            return bytes;
        }
        let bytes = self.0.bytes.get_or_init(|| self.maker().map_or_else(Arc::default, |make| make().into()));
        *self.0.make.lock().unwrap_or_else(PoisonError::into_inner) = None;
        bytes
    }

    /// Returns the bytes and notes their digest; makes them if need be, and does not keep them.
    #[must_use]
    pub fn pass(&self) -> Bytes {
        let bytes = match self.made() {
            Some(bytes) => Bytes::Kept(bytes.clone()),
            // Whoever keeps them at this moment has them soon.
            None => self.maker().map_or_else(|| Bytes::Kept(self.bytes().clone()), |make| make()),
        };
        self.0.digest.get_or_init(|| Sha256::digest(&*bytes).into());
        bytes
    }

    /// Returns the bytes if they need not be made.
    #[must_use]
    pub fn made(&self) -> Option<&Arc<[u8]>> {
        self.0.bytes.get()
    }

    /// Returns the hash of everything that the bytes follow from; none of bytes that were at hand.
    #[must_use]
    pub fn ground(&self) -> Option<&Key> {
        self.0.ground.as_ref()
    }

    /// Returns the name of the template, of a page.
    #[must_use]
    pub fn template(&self) -> Option<&'static str> {
        self.0.template
    }

    /// Returns the SHA-256 of the bytes, which are made for it if need be.
    #[must_use]
    pub fn digest(&self) -> Key {
        if let Some(digest) = self.0.digest.get() {
            return *digest;
        }
        let bytes = self.pass();
        *self.0.digest.get_or_init(|| Sha256::digest(&*bytes).into())
    }

    /// Notes the SHA-256 of a file whose bytes are known from elsewhere.
    pub fn note_digest(&self, digest: Key) {
        let _ = self.0.digest.set(digest);
    }

    /// Says, without making anything, whether both hold the same bytes. Of two files that are not made it says so when they
    /// stand on the same ground.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.is_identical(other) || (self.0.ground.is_some() && self.0.ground == other.0.ground) {
            return true;
        }
        let both = self.made().zip(other.made());
        both.is_some_and(|(one, two)| Arc::ptr_eq(one, two) || one == two)
    }

    /// Says whether both are the very same in memory.
    #[must_use]
    pub fn is_identical(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_in_passing_is_not_kept() {
        let file = File::deferred([0; 32], || vec![7]);
        assert_eq!((&*file.pass(), file.made()), (&[7][..], None));
        assert_eq!((file.digest(), &file.bytes()[..]), (Sha256::digest([7]).into(), &[7][..]));
        assert!(file.maker().is_none());
    }
}
