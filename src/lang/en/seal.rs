//! Problems of seals in English.

use crate::diag::SealFault;
use crate::lang::diagnostic::quoted;

/// What to do with a seal that was damaged.
pub(super) const RESTORE: &str = "take the file from git again (`git log -- <file>` tells which); if none is left, run \
    `nenep report unseal` and seal again";

/// What to do where text and seal have parted.
pub(super) const KEEP_TEXT: &str = "keep the figures of the text as they were issued; to issue it anew, run `nenep report \
    unseal`, mend the text, then `nenep report seal`";

/// Words why a seal does not belong to the report beside it.
pub(super) fn fault(fault: &SealFault) -> (String, &'static str) {
    match fault {
        SealFault::NoReport => (
            "no report of this name is beside the seal".to_owned(),
            "put back the `.md` file of the same name, or delete the seal if the report is gone",
        ),
        SealFault::OtherReport { slug } => (
            format!("this is the seal of the report {}", quoted(slug)),
            "give the file the name of its report again; each report is sealed by `nenep report seal`",
        ),
        SealFault::NotIssued => (
            "the report is sealed but has no day of issue".to_owned(),
            "write `ngay` and `so_hieu` as issued, or lift the seal by `nenep report unseal`",
        ),
        SealFault::OtherIssue { sealed, found } => (
            format!("it was sealed as {}, but the report says {}", quoted(sealed), quoted(found)),
            "write `so_hieu` and `ngay` as issued, or lift the seal by `nenep report unseal` and seal again",
        ),
    }
}
