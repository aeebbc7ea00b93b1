// what: Reads the day through a generic interface.
// both: SH3111 System.IParsable
// alone: harmless
T Read<T>(string text) where T : IParsable<T> => T.Parse(text, null); Log(Read<DateTime>("10:00").ToString("O"));
