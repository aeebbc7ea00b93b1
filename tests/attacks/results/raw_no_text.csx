// what: Answers with bytes that are no text.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.AnswerBytes([0xFF, 0xFE, 0x00, 0xD8]);
