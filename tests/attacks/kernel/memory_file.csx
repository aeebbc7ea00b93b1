// what: Makes a file without a name, to execute it.
// both: SH3112 unsafe
// alone: violation memfd_create planted EPERM
// use: raw
Raw.Path(319, "planted", 0);
