// what: Opens a guessed file handle.
// both: SH3112 unsafe
// alone: violation open_by_handle_at * EPERM
// use: raw
Raw.Call(304, -100, Raw.Zeros, 0);
