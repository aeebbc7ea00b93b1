// what: Hides data beside a file.
// both: SH3112 unsafe
// alone: violation setxattr {outside}/victim EPERM
// use: raw
Raw.Paths(188, "{outside}/victim", "user.owned");
