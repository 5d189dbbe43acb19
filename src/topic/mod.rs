//! STUB by the lead until branch `data` lands: replaced as a whole by it.

crate::group::coded! {
    /// The ten categories of `data/topics.json`, and the one for what fits none of them.
    pub enum Category: "category" {
        /// Illness.
        Illness = "illness",
        /// Disability.
        Disability = "disability",
        /// Mental health.
        MentalHealth = "mental-health",
        /// Addiction.
        Addiction = "addiction",
        /// Grief and loss.
        Grief = "grief",
        /// Violence and abuse.
        Violence = "violence",
        /// Family and parenting.
        Family = "family",
        /// Relatives and carers.
        Caregiving = "caregiving",
        /// Gender, sexuality, generations.
        Identity = "identity",
        /// Life situations and society.
        Life = "life",
        /// None of the above.
        Other = "other",
    }
}
