// what: Fills a text with escapes.
// both: -
// alone: error,crashed,harmless
Log("{repeat \u0041 60000}".Length.ToString());
