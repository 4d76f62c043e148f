//! Who may ask: the exact names of this server, and pages of this server only.
//!
//! Takes the head of a request, gives the reason to refuse it. A browser can be made to send requests here by any page
//! of the web and by any name that leads to the loopback address; neither may read a record.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use std::net::{IpAddr, SocketAddr};

/// The names under which this server is known.
#[derive(Clone, Debug)]
pub struct Hosts {
    names: Vec<String>,
    /// Port at which any address written in numbers is taken too: the server listens on every address.
    any_address: Option<u16>,
}

impl Hosts {
    /// Returns the names of a server that listens at `address`.
    #[must_use]
    pub fn of(address: SocketAddr) -> Self {
        let port = address.port();
        let (loopback, is_open) = (address.ip().is_loopback(), address.ip().is_unspecified());
        let mut names = vec![address.to_string()];
        if loopback || is_open {
            names.extend(["127.0.0.1", "localhost", "[::1]"].iter().map(|name| format!("{name}:{port}")));
        }
        if port == 80 {
            let bare = |name: &String| name.trim_end_matches(":80").to_owned();
            names.extend(names.iter().map(bare).collect::<Vec<_>>());
        }
        Self { names, any_address: is_open.then_some(port) }
    }

    /// Refuses a request whose `Host` is missing, repeated or not exactly one of ours.
    ///
    /// # Errors
    /// Gives the status to answer with.
    pub fn check_host(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let host = single(headers.get_all(HOST).iter()).ok_or(StatusCode::MISDIRECTED_REQUEST)?;
        if self.knows(host) { Ok(()) } else { Err(StatusCode::MISDIRECTED_REQUEST) }
    }

    /// Refuses a request that another site's page sends. One without `Origin` is a plain visit and may pass.
    ///
    /// # Errors
    /// Gives the status to answer with.
    pub fn check_origin(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        if !headers.contains_key(ORIGIN) || self.is_own_origin(headers) { Ok(()) } else { Err(StatusCode::FORBIDDEN) }
    }

    /// Refuses a listener to events unless it is surely a page of ours: by its `Origin`, or, as browsers send none with
    /// a request to the same origin, by `Sec-Fetch-Site`, which no page can write.
    ///
    /// # Errors
    /// Gives the status to answer with.
    pub fn check_listener(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let site = single(headers.get_all("sec-fetch-site").iter());
        let is_own = match headers.contains_key(ORIGIN) {
            true => self.is_own_origin(headers) && site.is_none_or(|site| site == "same-origin"),
            false => site == Some("same-origin"),
        };
        if is_own { Ok(()) } else { Err(StatusCode::FORBIDDEN) }
    }

    /// Says whether the page comes from the very name and port that it asks.
    fn is_own_origin(&self, headers: &HeaderMap) -> bool {
        let origin = single(headers.get_all(ORIGIN).iter()).and_then(|origin| origin.strip_prefix("http://"));
        origin.is_some_and(|origin| self.knows(origin))
    }

    fn knows(&self, name: &str) -> bool {
        let by_number = |port: u16| name.parse::<SocketAddr>().is_ok_and(|at| at.port() == port && is_plain(at.ip()));
        self.names.iter().any(|known| known == name) || self.any_address.is_some_and(by_number)
    }
}

/// Says whether an address is one that a machine may have.
fn is_plain(address: IpAddr) -> bool {
    !address.is_unspecified() && !address.is_multicast()
}

/// Returns the only value of a header.
fn single<'a>(mut values: impl Iterator<Item = &'a HeaderValue>) -> Option<&'a str> {
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).expect("a header of a test"));
        }
        headers
    }

    fn loopback() -> Hosts {
        Hosts::of(([127, 0, 0, 1], 3000).into())
    }

    #[test]
    fn only_the_exact_names_of_this_server_are_taken() {
        let hosts = loopback();
        for good in ["127.0.0.1:3000", "localhost:3000", "[::1]:3000"] {
            assert_eq!(hosts.check_host(&headers(&[("host", good)])), Ok(()), "{good}");
        }
        for bad in [
            "",
            "localhost",
            "localhost.:3000",
            "evil.example",
            "127.0.0.1.nip.io:3000",
            "127.0.0.1:3001",
            "127.1:3000",
        ] {
            assert!(hosts.check_host(&headers(&[("host", bad)])).is_err(), "{bad}");
        }
        assert!(hosts.check_host(&headers(&[])).is_err());
        let twice = headers(&[("host", "localhost:3000"), ("host", "localhost:3000")]);
        assert!(hosts.check_host(&twice).is_err());
    }

    #[test]
    fn a_listener_must_be_a_page_of_ours() {
        let hosts = loopback();
        for good in [
            &[("origin", "http://127.0.0.1:3000")][..],
            &[("origin", "http://localhost:3000"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin")],
        ] {
            assert_eq!(hosts.check_listener(&headers(good)), Ok(()), "{good:?}");
        }
        for bad in [
            &[][..],
            &[("origin", "null")],
            &[("origin", "http://evil.example")],
            &[("origin", "http://192.0.2.1")],
            &[("origin", "http://localhost:3000.evil.example")],
            &[("origin", "https://localhost:3000")],
            &[("origin", "http://localhost:3000"), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
        ] {
            assert!(hosts.check_listener(&headers(bad)).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_server_on_every_address_takes_numbers_but_no_foreign_name() {
        let hosts = Hosts::of(([0, 0, 0, 0], 3000).into());
        assert!(hosts.check_host(&headers(&[("host", "192.0.2.7:3000")])).is_ok());
        for bad in ["evil.example:3000", "192.0.2.7:3001", "0.0.0.0.nip.io:3000"] {
            assert!(hosts.check_host(&headers(&[("host", bad)])).is_err(), "{bad}");
        }
    }
}
