// what: Doubles a text.
// both: passes
// alone: limit_exceeded
// budget: 20000 96
var text = "ab"; while (true) text += text;
