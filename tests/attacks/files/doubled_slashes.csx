// what: Spells a path in another way.
// both: SH3112 unsafe
// alone: violation openat //etc///passwd EACCES
// use: raw
Raw.Path(257, -100, "//etc///passwd", 0);
