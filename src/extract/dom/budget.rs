//! What a page may cost. Real pages stay far below; pages made to hurt are cut off here.

/// Limits on one page's tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    /// Bytes of decoded text.
    pub(crate) bytes: usize,
    pub(crate) nodes: usize,
    pub(crate) depth: u16,
    /// Attributes in a single tag: each is compared with all before it.
    pub(crate) attributes: usize,
    /// Steps of the tree builder through the elements that are open. Time is counted in them, not in seconds: the same
    /// page must give the same article on a slow machine.
    pub(crate) steps: u64,
}

impl Default for Budget {
    /// The largest page of a thousand measured had 3 MB, 30,000 nodes and depth 90.
    fn default() -> Self {
        Self { bytes: 64 << 20, nodes: 400_000, depth: 512, attributes: 500, steps: 200_000_000 }
    }
}

/// Which limit a page broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OverBudget {
    Bytes,
    Nodes,
    Depth,
    Attributes,
    Steps,
}

impl OverBudget {
    /// What was too much, for a warning.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Bytes => "too large",
            Self::Nodes => "made of too many elements",
            Self::Depth => "nested too deeply",
            Self::Attributes => "made of tags with too many attributes",
            Self::Steps => "too slow to take apart",
        }
    }
}
