namespace StatHarness.Ingest.Roles;

/// <summary>Clues for what names a row, a case, an activity, an agent.</summary>
internal static class KeyRoles
{
    private static readonly string[] Identifiers = ["id", "key", "uuid", "guid", "eid", "number", "nr", "no", "seq", "row", "rownames", "index", "instance"];
    private static readonly string[] Courses = ["trace", "ticket", "incident", "claim", "application", "patient", "chain", "batch", "document", "request", "order"];

    private static readonly string[] Money = ["amount", "amt", "price", "cost", "costs", "payment", "salary", "revenue", "fee", "gross", "net", "grossamount", "netamount"];
    private static readonly string[] Machines = ["host", "hostname", "machine", "server", "node", "workstation", "computer", "terminal"];
    private static readonly string[] Persons = ["user", "username", "employee", "agent", "operator", "person", "assignee", "worker", "clerk", "staff"];

    public static IEnumerable<Candidate> Of(ColumnTraits column)
    {
        if (column.IsKeyLike && MayNameRows(column)) yield return RowId(column);
        if (column.IsKeyLike && MayNameCases(column)) yield return Case(column);
        if (column.IsNumber && column.Says(Money)) yield return Amount(column);
        if (!column.IsText && column.Column.Type != Data.ColumnType.Int64) yield break;
        yield return Activity(column);
        yield return Lifecycle(column);
        if (column.Says(Machines)) yield return Host(column);
        if (column.Says(Persons) || column.Says("resource", "responsible", "owner")) yield return Resource(column);
    }

    /// <summary>Without one of these no other clue is enough, and whether values are unique need not be worked out.</summary>
    private static bool MayNameRows(ColumnTraits column) =>
        column.Record.Index == 0 || column.Says(Identifiers) || column.EndsAsIdentifier || column.CountsRows || (column.MayBeUnique && column.HoldsCodes);

    private static bool MayNameCases(ColumnTraits column) => column.Says("case") || column.Says("process") || column.Says(Courses) || column.Says(Identifiers);

    private static Candidate RowId(ColumnTraits column) => new Candidate("row_id", column)
        .If(column.IsUnique && column.Fill >= 0.999, "unique in every row", 40)
        .If(!column.IsUnique || column.Fill < 0.999, "not unique", -100)
        .If(column.Says(Identifiers), "name says identifier", 30)
        .If(column.EndsAsIdentifier && !column.Says(Identifiers), "name ends as an identifier", 20)
        .If(column.CountsRows, "counts the rows", 20)
        .If(column.HoldsCodes, "values are codes", 10)
        .If(column.Record.Index == 0, "first column", 10)
        .If(column.Record.Index == 0 && column.Name == "column_1", "unnamed first column: an exported index", 20)
        .If(column.IsText && column.HoldsLabels, "holds labels", -20);

    private static Candidate Case(ColumnTraits column) => new Candidate("case", column)
        .If(column.Name == "case:concept:name", "standard name of the case", 60)
        .If(column.Says("case") && !column.IsCaseAttribute, "name says case", 50)
        .If(column.Says(Courses), "name says something that has a course", 35)
        .If(column.Says("process") && column.HoldsCodes, "name says process, values are codes", 35)
        .If(column.Says("id", "key", "number", "nr", "no"), "name says identifier", 10)
        .If(column.HoldsCodes, "values are codes", 10)
        .If(column.Repeats && column.HasSeveralValues, "values repeat", 20)
        .If(column.IsUnique, "never repeats", -30)
        .If(column.IsCaseAttribute && column.Name != "case:concept:name", "an attribute of the case", -40)
        .If(column.Says("queue", "event", "activity", "handling", "instance", "user", "resource", "host", "machine", "server", "type", "parent", "dependency", "group", "role"), "name says something else", -30)
        .If(column.Fill < 0.5, "is mostly missing", -10)
        .If(column.HoldsTransitions, "holds transitions", -40);

    private static Candidate Activity(ColumnTraits column) => new Candidate("activity", column)
        .If(column.Name is "concept:name" or "ocel:activity", "standard name of the activity", 60)
        .If(column.Says("activity") && !column.Says("instance", "id"), "name says activity", 60)
        .If(column.Says("task", "step", "operation", "action", "stage"), "name says a step", 35)
        .If(column.Says("process", "job", "program", "procedure"), "name says process", 25)
        .If(column.Says("event") && column.Says("name", "type"), "name says event", 35)
        .If(column.Says("name", "code") && column.Says("process", "job", "task", "step"), "name says its name", 10)
        .If(column.HoldsLabels, "holds labels", 30)
        .If(!column.HoldsLabels, "holds no labels", -40)
        .If(column.Says("type", "class", "category", "group", "status", "module"), "name says a coarser attribute", -15)
        .If(column.Says("user", "resource", "employee", "host", "machine", "server", "role", "org", "lifecycle", "transition"), "name says something else", -40)
        .If(column.IsCaseAttribute, "an attribute of the case", -60)
        .If(column.HoldsTransitions, "holds transitions", -60);

    private static Candidate Lifecycle(ColumnTraits column) => new Candidate("lifecycle", column)
        .If(column.Says("lifecycle", "transition"), "name says lifecycle", 60)
        .If(column.HoldsTransitions, "holds transitions", 50)
        .If(column.Says("registration", "status", "state") && column.HoldsTransitions, "name says state", 10);

    private static Candidate Host(ColumnTraits column) => new Candidate("host", column)
        .If(column.Says(Machines), "name says machine", 60)
        .If(column.Repeats, "values repeat", 20)
        .If(column.Says("type", "class", "model"), "name says an attribute of it", -25)
        .If(column.IsCaseAttribute, "an attribute of the case", -40);

    private static Candidate Resource(ColumnTraits column) => new Candidate("resource", column)
        .If(column.Name == "org:resource", "standard name of the resource", 30)
        .If(column.Says("resource"), "name says resource", 60)
        .If(column.Says(Persons), "name says person", 55)
        .If(column.Says("responsible", "owner"), "name says responsible", 30)
        .If(column.Repeats, "values repeat", 20)
        .If(column.Says("country", "group", "role", "type", "division", "department", "org") && column.Name != "org:resource", "name says an attribute of it", -40)
        .If(column.IsCaseAttribute, "an attribute of the case", -40);

    private static Candidate Amount(ColumnTraits column) => new Candidate("amount", column)
        .If(column.Says(Money), "name says money", 50)
        .If(column.Says("total", "value", "sum", "expense", "tax"), "name says a sum", 15)
        .If(column.IsOneWord, "name is nothing else", 20)
        .If(column.IsNumber, "is a number", 20)
        .If(column.HasFewNumbers, "few whole numbers", -40)
        .If(column.Says("id", "count", "rate", "pct", "percent"), "name says something else", -40);

}
