// what: Converts to the zone of the machine.
// both: SH3111 System.DateTime.ToLocalTime
// alone: harmless
Log(new DateTime(2020, 1, 1).ToLocalTime().ToString());
