//! STUB by branch `feeds` until branch `text` lands: replaced as a whole by it.
