// What nearly every plugin does, once, on nothing: read each kind of column, select rows, tell what was found.
var numbers = Dataset.Numbers(Role("value"));
List<int> large = [.. numbers.PresentRows().Where(row => numbers.Values[row] > Config.Share)];
var wholes = new[] { "tiny", "short", "whole" }.Select(name => Dataset.Numbers(Dataset.Column(name)).Present().Sum()).ToList();
var first = Dataset.Timestamps(Dataset.Column("at")).Instants()[0];
var most = Dataset.Labels(Dataset.Column("label")).ByCount();
var yes = Dataset.Labels(Dataset.Column("rare")).ByCount();

string Words(int count)
{
    try
    {
        return count > Config.Top ? $"{count} rows" : $"{count} rows of {numbers.Count}";
    }
    catch (OverflowException)
    {
        return "";
    }
}

Report.Output(new { numbers.Count, Text = Words(large.Count), Config.Share, Items = Enumerable.Range(0, 2), Sum = wholes.Sum(), Most = most.Count(), Yes = yes.Count() });
Report.Table("t", "T", [("a", null)], [[1L], ["x"]]);
Report.Measured("warm",
    subject: ("column", numbers.Name),
    statement: $"{large.Count} of {numbers.Count}.",
    value: Config.Top, unit: "rows",
    severity: Severity.Low,
    metrics: new { Share = (double)large.Count / numbers.Count },
    evidence: Rows(large, query: "value > share"),
    statistics: Report.Tested("t", "f", 3, "row", estimate: 0.5, pValue: 0.5));
