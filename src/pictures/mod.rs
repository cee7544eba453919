//! Picture bytes become pixels, under limits; thumbnails. No files, no network, no window.
