//! Server-sent events: from the server to an open page only, never the other way.

use super::shown::Shown;
use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// A sign of life this often: a page that is gone is noticed when it cannot be sent.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The endless body of an answer to a listener.
pub struct Events(mpsc::Receiver<Bytes>);

impl Events {
    /// Tells the open page at `path` how things are, and again whenever that changes.
    #[must_use]
    pub fn of(mut shown: watch::Receiver<Arc<Shown>>, path: String) -> Self {
        // One message at a time: a page that reads slowly gets the latest state next, not every one in between.
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(async move {
            let mut last = String::new();
            loop {
                let (now, path) = (shown.borrow_and_update().clone(), path.clone());
                // The open page may have to be made, which is to hold up nobody else.
                // JSON on one line, as a line break would end the message.
                let told = move || serde_json::to_string(&now.told(&path)).unwrap_or_default();
                let Ok(json) = tokio::task::spawn_blocking(told).await else { return };
                // A build is shown once more when it is whole, which mostly says nothing new to an open page.
                if json != last {
                    let message = format!("retry: 1000\nevent: state\ndata: {json}\n\n");
                    if sender.send(Bytes::from(message)).await.is_err() {
                        return;
                    }
                    last = json;
                }
                while let Err(_elapsed) = tokio::time::timeout(HEARTBEAT, shown.changed()).await {
                    if sender.send(Bytes::from_static(b": here\n\n")).await.is_err() {
                        return;
                    }
                }
                if shown.has_changed().is_err() {
                    return;
                }
            }
        });
        Self(receiver)
    }
}

impl HttpBody for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|message| message.map(|bytes| Ok(Frame::data(bytes))))
    }
}
