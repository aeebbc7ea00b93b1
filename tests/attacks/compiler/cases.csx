// what: Has ten thousand cases.
// both: -
// alone: error,crashed,harmless
Log(3 switch { {repeat 1_or_ 2000}2 => "a", _ => "b" });
