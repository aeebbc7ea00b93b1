// what: Reads the zone of the machine.
// both: SH3111 System.TimeZoneInfo
// alone: harmless
Log(TimeZoneInfo.Local.Id);
