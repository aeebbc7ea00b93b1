// what: Leaves a readable folder by its parent.
// both: SH3112 unsafe
// alone: violation open passwd EACCES
// use: raw
Raw.Path(257, -100, Runtime + "/../../../../../../../../etc/passwd", 0);
