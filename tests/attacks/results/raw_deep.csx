// what: Answers with brackets without end.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer(new string((char)91, 1_000_000));
