// what: Answers with nothing where its result must be.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Answer("null");
