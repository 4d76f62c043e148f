//! Enumerated values that more than one kind of record uses.

use crate::model::{Form, Level};

/// Forms of meeting.
pub const FORMS: &[(&str, Form)] = &[
    ("truc_tiep", Form::InPerson),
    ("truc_tuyen", Form::Online),
    ("ket_hop", Form::Hybrid),
    ("to_dang", Form::ByGroup),
];

/// Levels of meeting.
pub const LEVELS: &[(&str, Level)] = &[("toan_the", Level::Plenary), ("cap_uy", Level::Committee)];
