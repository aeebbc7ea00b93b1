// what: Has a serializer make objects.
// both: SH3110 System.Text.Json
// alone: harmless,error
Log(System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, int>>("{\"a\":1}")!.Count.ToString());
