// what: Opens by a file handle instead of a path.
// both: SH3112 unsafe
// alone: violation name_to_handle_at /etc/passwd *
// use: raw
Raw.Path(303, -100, "/etc/passwd", Raw.Zeros, Raw.Zeros, 0);
