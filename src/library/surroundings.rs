//! Where a library stands: in a folder that a program copies away behind its back, or on another machine.

use std::path::Path;

/// What may harm a library that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surroundings {
    /// A folder that is synced by this service: it copies files while they change, and one without the other.
    Synced(&'static str),
    /// A network file system, whose locks cannot be relied on.
    Network,
}

/// Folders of services by how their names begin, in lower case, with the service's name.
const SYNCED: [(&str, &str); 12] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("坚果云", "坚果云"),
];
/// Types of network file systems as Linux names them.
const NETWORK: [&str; 10] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "fuse.rclone"];

/// Looks at the path of a library and at what is mounted there.
#[must_use]
pub fn surroundings(library: &Path) -> Option<Surroundings> {
    let whole = std::fs::canonicalize(library).or_else(|_| std::path::absolute(library)).ok()?;
    // Only Linux lists its mounts in a file; elsewhere the path alone tells.
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    synced(&whole).or_else(|| network(&whole, &mounts))
}

fn synced(path: &Path) -> Option<Surroundings> {
    path.components().find_map(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        SYNCED.iter().find(|(begin, _)| part.starts_with(begin)).map(|(_, name)| Surroundings::Synced(name))
    })
}

fn network(path: &Path, mounts: &str) -> Option<Surroundings> {
    let text = path.to_string_lossy();
    // `\\server\share` and `\\?\UNC\server\share` of Windows.
    if text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\")) {
        return Some(Surroundings::Network);
    }
    let mount = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (at, kind) = (words.next()?.replace("\\040", " "), words.next()?);
        path.starts_with(&at).then(|| (at.len(), kind.to_owned()))
    });
    // The deepest is the one that holds; of equals the last was mounted over the others.
    let (_, kind) = mount.max_by_key(|(depth, _)| *depth)?;
    NETWORK.contains(&kind.as_str()).then_some(Surroundings::Network)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_sync_services_are_known_by_their_names() {
        for (path, service) in [
            ("/home/li/Dropbox/剪報", Some("Dropbox")),
            ("/home/li/OneDrive - Firma/jianbao", Some("OneDrive")),
            ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/j", Some("iCloud")),
            ("/home/li/坚果云/剪报", Some("坚果云")),
            ("/home/li/.local/share/jianbao", None),
            ("/home/li/my dropbox notes/jianbao", None),
        ] {
            assert_eq!(synced(Path::new(path)), service.map(Surroundings::Synced), "{path}");
        }
    }

    #[test]
    fn a_network_mount_is_known_and_a_disk_inside_it_is_not_mistaken_for_one() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n\
                      //nas/x /mnt/my\\040share cifs rw 0 0\n/dev/sdb1 /home/li/disk ext4 rw 0 0\n";
        let of = |path| network(Path::new(path), mounts);
        assert_eq!(of("/home/li/jianbao"), Some(Surroundings::Network));
        assert_eq!(of("/mnt/my share/jianbao"), Some(Surroundings::Network));
        assert_eq!(of("/home/li/disk/jianbao"), None);
        assert_eq!(of("/var/jianbao"), None);
        assert_eq!(network(Path::new(r"\\nas\share\jianbao"), ""), Some(Surroundings::Network));
    }
}
