namespace StatHarness.Storage;

/// <param name="Kind">run or dataset.</param>
public sealed record Pin(string Kind, string Subject, string Reason, DateTimeOffset At);

/// <summary>What no command deletes.</summary>
public sealed class PinStore
{
    private readonly StateDatabase _state;

    internal PinStore(StateDatabase state) => _state = state;

    public IReadOnlyList<Pin> List() => _state.Read(All);

    public Pin? Find(string kind, string subject) => _state.Read(sql => Of(sql, kind, subject));

    /// <summary>Pins, or gives a pin another reason.</summary>
    public void Set(string kind, string subject, string reason) => _state.Write(sql =>
    {
        var now = _state.Time.GetUtcNow();
        Write(sql, new Pin(kind, subject, reason, now));
        sql.Event(now, "pinned", subject, new System.Text.Json.Nodes.JsonObject { ["kind"] = kind, ["reason"] = reason }.ToJsonString(Core.Json.HarnessJson.Options));
        return true;
    });

    /// <returns>Whether it was pinned.</returns>
    public bool Remove(string kind, string subject) => _state.Write(sql =>
    {
        var removed = sql.Execute("DELETE FROM pins WHERE kind = ?1 AND subject = ?2", kind, subject) > 0;
        if (removed) sql.Event(_state.Time.GetUtcNow(), "unpinned", subject);
        return removed;
    });

    internal static Pin? Of(Statements sql, string kind, string subject) => All(sql).FirstOrDefault(pin => pin.Kind == kind && pin.Subject == subject);

    internal static void Write(Statements sql, Pin pin) => sql.Execute(
        "INSERT INTO pins (kind, subject, reason, pinned_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, subject) DO UPDATE SET reason = excluded.reason",
        pin.Kind, pin.Subject, pin.Reason, Statements.Stamp(pin.At));

    internal static List<Pin> All(Statements sql) => sql.Query("SELECT kind, subject, reason, pinned_at FROM pins ORDER BY kind, subject",
        row => new Pin(row.GetString(0), row.GetString(1), row.GetString(2), Statements.At(row.GetString(3))));
}
