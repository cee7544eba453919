# The reader.
reader-slots = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
reader-missing-remote = On the network: { $host }
