//! Why a spreadsheet cannot be read.

/// Why a spreadsheet cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// The archive is damaged.
    #[error("the spreadsheet is damaged or was cut off ({0}); open it, save it anew, and give that")]
    Archive(#[from] zip::result::ZipError),
    /// A part cannot be unpacked, or a compound file not be read.
    #[error("the spreadsheet is damaged or was cut off ({0}); open it, save it anew, and give that")]
    Part(#[from] std::io::Error),
    /// A part is no XML.
    #[error("the spreadsheet is damaged ({0}); open it, save it anew, and give that")]
    Xml(#[from] quick_xml::Error),
    /// An `.xlsx` cannot be read.
    #[error("the spreadsheet cannot be read ({0}); open it, save it anew, and give that")]
    Xlsx(#[from] calamine::XlsxError),
    /// An attribute of an `.ods` is not written as XML has it.
    #[error("the spreadsheet is damaged ({0}); open it, save it anew, and give that")]
    Escape(#[from] quick_xml::escape::EscapeError),
    /// It is locked with a password.
    #[error("the spreadsheet is locked with a password; save a copy without one")]
    Locked,
    /// It contradicts itself.
    #[error("the spreadsheet is damaged or was cut off; open it, save it anew, and give that")]
    Damaged,
    /// It unpacks to more bytes than allowed.
    #[error("more than {limit_mib} MiB after unpacking")]
    TooLarge {
        /// The limit that was passed, in MiB.
        limit_mib: u64,
    },
    /// Its filled cells lie further apart than in any list.
    #[error(
        "the spreadsheet has more than {0} cells between its first and its last filled one; copy the list into a \
         sheet of its own"
    )]
    TooManyCells(usize),
    /// Its texts come to more than any list once each stands in every cell that shows it.
    #[error(
        "the texts of the spreadsheet come to more than {0} MiB, because long ones stand in many cells; shorten those, \
         or give each row its own"
    )]
    TooMuchText(usize),
    /// It has more sheets than any list.
    #[error("the spreadsheet has more than {0} sheets; copy the list into a spreadsheet of its own")]
    TooManySheets(usize),
    /// Its formats of cells would fill the memory.
    #[error(
        "the spreadsheet has more formats of cells than any list; copy the list into a new spreadsheet, as values only"
    )]
    TooManyFormats,
    /// It is another document.
    #[error("{found}; {hint}")]
    NoSpreadsheet {
        /// What it is.
        found: &'static str,
        /// What to do.
        hint: &'static str,
    },
}
