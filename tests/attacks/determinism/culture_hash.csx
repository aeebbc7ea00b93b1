// what: Hashes a text by the rules of a culture.
// both: SH3111 GetHashCode
// alone: harmless
Log(System.Globalization.CultureInfo.InvariantCulture.CompareInfo.GetHashCode("a", System.Globalization.CompareOptions.None).ToString());
