// what: Asks about a file by the newest call.
// both: SH3112 unsafe
// alone: violation statx /etc/shadow *
// use: raw
Raw.Path(332, -100, "/etc/shadow", 0, 0xFFF, Raw.Zeros);
