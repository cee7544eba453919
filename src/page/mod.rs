//! Bytes of any kind become a `Page`: charset, kind, parts. No article is known here.
