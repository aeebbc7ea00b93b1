// What ingest decided about the meaning of each column, as findings that can be checked and overridden.
var roles = Dataset.Card["roles"]!.AsArray().Select(role => role!.AsObject()).ToList();
var columns = Dataset.Card["columns"]!.AsArray().Select(column => (string)column!["name"]!).ToList();

foreach (var role in roles.Where(role => (string)role["role"]! is not ("numeric" or "category" or "text")))
{
    var (name, column, confidence) = ((string)role["role"]!, (string)role["column"]!, (string)role["confidence"]!);
    var points = (int)role["points"]!;
    var runnerUp = (string?)role["runner_up"];
    var weak = confidence == "low";
    Report.Measured("role_assigned", new { role = name, column },
        weak ? $"{column} may be the {name}, but the evidence is weak ({points} points): check it before you rely on it."
             : $"{column} is the {name} ({points} points{(runnerUp is null ? "" : $", {(int)role["margin"]!} ahead of {runnerUp}")}).",
        value: points, unit: "points", severity: weak ? Severity.Low : Severity.Note, confidence: confidence,
        metrics: new { points, margin = (int)role["margin"]! }, attributes: new { confidence, runner_up = runnerUp },
        evidence: Rows(Array.Empty<int>(), [column]));
}

var unassigned = columns.Where(column => roles.All(role => (string)role["column"]! != column)).ToArray();
Report.Output(new { roles = roles.Select(role => new { role = (string)role["role"]!, column = (string)role["column"]!, points = (int)role["points"]!, confidence = (string)role["confidence"]! }).ToArray(), unassigned });
Report.Table("roles", "Roles with their evidence", [("role", null), ("column", null), ("points", "points"), ("margin", "points"), ("confidence", null), ("runner-up", null), ("clues", null)],
    roles.Select(role => new object?[]
    {
        (string)role["role"]!, (string)role["column"]!, (int)role["points"]!, (int)role["margin"]!, (string)role["confidence"]!, (string?)role["runner_up"],
        string.Join("; ", role["clues"]!.AsArray().Select(clue => $"{(string)clue!["clue"]!} {(int)clue["points"]!:+0;-0}")),
    }));
if (roles.All(role => (string)role["role"]! is "numeric" or "category" or "text"))
    Report.Clean("no_special_role", $"None of the {columns.Count} columns plays a role beyond number, category or text.");
